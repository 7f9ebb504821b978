/**
 * Rounded to 9 significant digits. Math.exp, pow and log differ between engines in the last bit, so every value is
 * rounded before it meets a threshold or leaves the graders.
 */
export function significant(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(9)) : value;
}
