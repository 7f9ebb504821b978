import { type Contradiction, type ErrorFinding } from "../model/index.ts";

/** Errors and contradictions together cost at most this … */
export const MOST_PENALTY = 40;
/**
 * … and at most a quarter of the first twenty points earned and 45% of the rest: what is false has earned nothing in the
 * first place, so that an answer left with little keeps most of it.
 */
const KEPT = 20;
const SHARE_OF_KEPT = 0.25;
const SHARE_ABOVE = 0.45;

const mostOf = (raw: number) => SHARE_OF_KEPT * Math.min(raw, KEPT) + SHARE_ABOVE * Math.max(0, raw - KEPT);

/** Points that errors and contradictions take off a raw score. Never falls faster than the raw score rises. */
export function totalPenalty(
  errors: readonly ErrorFinding[],
  contradictions: readonly Contradiction[],
  raw: number,
): number {
  const sum = [...errors, ...contradictions].reduce((total, { penalty }) => total + penalty, 0);
  return Math.min(MOST_PENALTY, sum, mostOf(raw));
}

/** An arithmetic slip costs 1 to 4 points by how far off it is; ten per cent is rounding, not a slip. */
export function slipPenalty(factor: number): number {
  const off = factor >= 1 ? factor : 1 / factor;
  if (!(off > 1.25)) return 0;
  if (off < 2) return 1;
  if (off < 8) return 2;
  return off < 80 ? 3 : 4;
}
