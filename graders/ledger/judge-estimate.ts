import { classicFactor } from "./factors.ts";
import { significant } from "./significant.ts";

export type EstimateVerdict = "right" | "right-on-own-inputs" | "near" | "off";
export type EstimateReason = "none" | "slip" | "unit" | "assumption";

export interface EstimateJudgement {
  verdict: EstimateVerdict;
  /** Value over what was expected of it (on own inputs, where they explain it better). 1 is exact. */
  factor: number;
  reason: EstimateReason;
}

/**
 * Holds an estimate against the expected value, and against what the candidate's own inputs make of the same formula:
 * follow-through. `full` and `part` are factors (1.5 and 3); all values are in one unit. A slip is wrong by its own
 * inputs, a wrong unit is so by a classic factor, a bad assumption is right by its inputs and far from the expected.
 */
export function judgeEstimate({
  value,
  expected,
  expectedFromOwnInputs,
  full,
  part,
}: {
  value: number;
  expected: number;
  expectedFromOwnInputs: number | null;
  full: number;
  part: number;
}): EstimateJudgement {
  const distance = (from: number) => {
    const ratio = significant(value / from);
    return ratio > 0 && Number.isFinite(ratio) ? ratio : null;
  };
  const within = (ratio: number | null, factor: number) =>
    ratio !== null && significant(Math.max(ratio, 1 / ratio)) <= significant(factor);

  if (value === expected) return { verdict: "right", factor: 1, reason: "none" };
  const ratio = distance(expected);
  if (within(ratio, full)) return { verdict: "right", factor: ratio ?? 1, reason: "none" };

  const own = expectedFromOwnInputs === null ? null : distance(expectedFromOwnInputs);
  if (within(own, full)) return { verdict: "right-on-own-inputs", factor: own ?? 1, reason: "assumption" };

  const factor = own ?? ratio ?? 0;
  const reason = factor > 0 && classicFactor(factor) !== null ? "unit" : "slip";
  if (within(own, part) || within(ratio, part)) return { verdict: "near", factor, reason };
  return { verdict: "off", factor, reason };
}
