import type { Dimension, Report } from "~graders";

/** What trying a rubric shows beside the findings, which stand at their criteria. */
export interface TriedView {
  score: number | null;
  dimensions: { dimension: Dimension; share: number | null; weight: number }[];
  met: number;
  partly: number;
  missed: number;
  /** What was capped, false or contradictory, in sentences. */
  remarks: string[];
}

export function triedView({ score, dimensions, findings, caps, errors, contradictions }: Report): TriedView {
  const count = (verdict: string) => findings.filter((finding) => finding.verdict === verdict).length;
  return {
    score,
    dimensions: dimensions.map(({ dimension, share, weight }) => ({ dimension, share, weight })),
    met: count("met"),
    partly: count("partly-met"),
    missed: count("not-met"),
    remarks: [
      ...caps.map(({ atMost, explanation }) => `Held at ${atMost} points. ${explanation}`),
      ...errors.map(({ says, truth, penalty }) => `“${says}” ${truth}${cost(penalty)}`),
      ...contradictions.map(({ explanation, penalty }) => `${explanation}${cost(penalty)}`),
    ],
  };
}

/** What was counted with another mistake costs nothing further. */
const cost = (penalty: number) => (penalty > 0 ? ` (−${penalty})` : "");
