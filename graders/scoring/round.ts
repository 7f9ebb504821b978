import { significant } from "../ledger/significant.ts";

/** Nine significant digits: engines differ in the last bit of exp, pow and log, and reports must not. */
export const round9 = significant;

/** A score as shown: one decimal. */
export const roundScore = (value: number): number => Math.round(round9(value) * 10) / 10;
