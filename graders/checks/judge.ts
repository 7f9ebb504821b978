import { type CheckContext } from "./context.ts";
import { notGraded, outcome, type Outcome } from "./outcome.ts";

/** Decided by the LLM elsewhere and handed in; without one the criterion leaves the denominator. */
export function checkJudge({ judged }: CheckContext): Outcome {
  if (judged === null) return notGraded("Decided by the judge, which is off.");
  return outcome(judged.share, judged.found, judged.evidence);
}
