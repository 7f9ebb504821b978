/**
 * Rounds to 9 significant digits. Math.exp, pow and log differ between engines in the last bit; rounded figures are the
 * same everywhere, so thresholds and output never depend on the engine.
 */
export function round9(value: number): number {
  return Number.isFinite(value) && value !== 0 ? Number(value.toPrecision(9)) : value;
}
