import {
  DIMENSIONS,
  ENOUGH,
  LEVELS,
  type Dimension,
  type Finding,
  type Level,
  type Weights,
} from "../model/index.ts";
import { round9 } from "./round.ts";

export interface DimensionScore {
  dimension: Dimension;
  weight: number;
  earned: number;
  possible: number;
  /** Earned over enough, at most 1; null when nothing in it was graded. */
  share: number | null;
}

export interface BarScore {
  dimensions: DimensionScore[];
  /** 0 to 100, before penalties and caps; null when nothing was graded. */
  raw: number | null;
}

export const isExpectedAt = (finding: Pick<Finding, "level">, bar: Level): boolean =>
  LEVELS.indexOf(finding.level) <= LEVELS.indexOf(bar);

/**
 * Holds findings against one level's bar. What the level expects makes up `possible`; what only a higher level expects
 * may stand in for it but is never missed. Not-graded findings leave the denominator. Meeting one more criterion
 * raises `earned` and nothing else, so it never lowers the score.
 * @param enough share of a dimension's points that earns all of it
 */
export function scoreAgainstBar(
  findings: readonly Finding[],
  bar: Level,
  weights: Weights,
  enough = ENOUGH,
): BarScore {
  const dimensions = DIMENSIONS.flatMap((dimension): DimensionScore[] => {
    const weight = weights[dimension] ?? 0;
    if (weight <= 0) return [];
    const graded = findings.filter((finding) => finding.dimension === dimension && finding.points !== null);
    const expected = graded.filter((finding) => isExpectedAt(finding, bar));
    const possible = expected.reduce((sum, finding) => sum + finding.possible, 0);
    const earned = Math.min(
      possible,
      graded.reduce((sum, finding) => sum + (finding.points ?? 0), 0),
    );
    const share = possible > 0 ? round9(Math.min(1, earned / (enough * possible))) : null;
    return [{ dimension, weight, earned: round9(earned), possible: round9(possible), share }];
  });
  const total = dimensions.reduce((sum, { weight, share }) => sum + (share === null ? 0 : weight), 0);
  const sum = dimensions.reduce((acc, { weight, share }) => acc + weight * (share ?? 0), 0);
  return { dimensions, raw: total > 0 ? round9((100 * sum) / total) : null };
}
