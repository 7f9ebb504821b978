/** Nine significant digits: engines differ in the last bit of exp, pow and log, and reports must not. */
export const round9 = (value: number): number =>
  Number.isFinite(value) ? Number(value.toPrecision(9)) : value;

/** A score as shown: one decimal. */
export const roundScore = (value: number): number => Math.round(round9(value) * 10) / 10;
