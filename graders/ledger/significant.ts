/**
 * Rounded to 9 significant digits. Math.exp, pow and log differ between engines in the last bit, so every value is
 * rounded before it meets a threshold or leaves the graders.
 */
export function significant(value: number): number {
  /* Whole numbers of nine digits are what they are, and most numbers are such. */
  if (Number.isInteger(value) && value > -1e9 && value < 1e9) return value + 0;
  return Number.isFinite(value) ? Number(value.toPrecision(9)) : value;
}
