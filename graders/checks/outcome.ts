import { type Evidence, type Verdict } from "../model/index.ts";

/** What one check says of one answer. */
export interface Outcome {
  /** Share of the points earned, 0 to 1; null: not graded (a judge or engine failed or is off). */
  share: number | null;
  verdict: Verdict;
  evidence: Evidence[];
  /** What was found, in one sentence. */
  found: string;
}

/** Evidence beyond this many pieces tells a reader nothing more. */
const EVIDENCE_LIMIT = 4;

const verdictOf = (share: number | null): Verdict => {
  if (share === null) return "not-graded";
  if (share >= 0.995) return "met";
  return share > 0 ? "partly-met" : "not-met";
};

export const outcome = (share: number | null, found: string, evidence: Evidence[] = []): Outcome => ({
  share: share === null ? null : Math.min(1, Math.max(0, share)),
  verdict: verdictOf(share),
  evidence: evidence.slice(0, EVIDENCE_LIMIT),
  found,
});

export const met = (found: string, evidence: Evidence[] = []) => outcome(1, found, evidence);
export const partlyMet = (found: string, evidence: Evidence[] = [], share = 0.5) =>
  outcome(share, found, evidence);
export const notMet = (found: string, evidence: Evidence[] = []) => outcome(0, found, evidence);
export const notGraded = (found: string) => outcome(null, found);
