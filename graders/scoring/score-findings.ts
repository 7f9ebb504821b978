import {
  type Cap,
  type Contradiction,
  type ErrorFinding,
  type Finding,
  type Question,
  type Report,
  weightsAt,
} from "../model/index.ts";
import { scoreAgainstBar } from "./bar.ts";
import { readLevel } from "./level.ts";
import { totalPenalty } from "./penalties.ts";
import { round9, roundScore } from "./round.ts";

export interface Findings {
  question: Pick<Question, "level" | "rubric">;
  findings: readonly Finding[];
  errors: readonly ErrorFinding[];
  contradictions: readonly Contradiction[];
  /** Lowest first. */
  caps: readonly Cap[];
}

export type Scored = Pick<
  Report,
  "score" | "rawScore" | "penalty" | "caps" | "dimensions" | "level" | "judged"
>;

/** Criteria that only the judge decides: their part of the score stands apart. */
export const isJudgedIn = ({ rubric }: Pick<Question, "rubric">): ((finding: Finding) => boolean) => {
  const judged = new Set(rubric.criteria.filter(({ check }) => check.kind === "judge").map(({ id }) => id));
  return ({ criterion }) => judged.has(criterion);
};

/** What counts in a mark: the checks' criteria alone, or those that the judge decides as well. */
export const SCORE_POLICIES = ["checks", "checks-and-judge"] as const;
export type ScorePolicy = (typeof SCORE_POLICIES)[number];

/** What a raw score comes to: less penalties, and within the caps. */
function settling({ errors, contradictions, caps }: Findings) {
  const penaltyOn = (raw: number) => round9(totalPenalty(errors, contradictions, raw));
  const settle = (raw: number) => Math.min(raw - penaltyOn(raw), ...caps.map(({ atMost }) => atMost));
  return { penaltyOn, settle };
}

/** The scores of a report from its findings. grade.ts and rescore.ts both end here, so that they cannot differ. */
export function scoreFindings(all: Findings): Scored {
  const { question, findings, caps } = all;
  const { rubric, level } = question;
  const isJudged = isJudgedIn(question);
  const checked = findings.filter((finding) => !isJudged(finding));
  const decided = findings.filter((finding) => isJudged(finding) && finding.points !== null);
  const possible = decided.reduce((sum, finding) => sum + finding.possible, 0);
  const { penaltyOn, settle } = settling(all);
  const { dimensions, raw } = scoreAgainstBar(checked, level, weightsAt(rubric, level), rubric.enough);
  return {
    score: raw === null ? null : roundScore(settle(raw)),
    rawScore: raw === null ? null : roundScore(raw),
    penalty: raw === null ? 0 : roundScore(penaltyOn(raw)),
    caps: [...caps],
    dimensions,
    level: readLevel({
      question,
      findings: checked,
      weightsAt: (at) => weightsAt(rubric, at),
      penaltyOn,
      caps,
    }),
    judged:
      possible > 0
        ? {
            // What caps the checks caps the judge: it may be talked into anything, they may not.
            score: roundScore(
              Math.min(
                (100 * decided.reduce((sum, finding) => sum + (finding.points ?? 0), 0)) / possible,
                ...caps.map(({ atMost }) => atMost),
              ),
            ),
            criteria: decided.length,
          }
        : null,
  };
}

/**
 * The mark under an assignment's policy, 0 to 100; null when nothing that counts was graded. With the judge, its criteria
 * stand in their dimensions like all others, and those it has not decided leave the denominator.
 */
export function markUnder(policy: ScorePolicy, all: Findings): number | null {
  const { question, findings } = all;
  const isJudged = isJudgedIn(question);
  const counted = policy === "checks" ? findings.filter((finding) => !isJudged(finding)) : findings;
  const weights = weightsAt(question.rubric, question.level);
  const { raw } = scoreAgainstBar(counted, question.level, weights, question.rubric.enough);
  return raw === null ? null : roundScore(settling(all).settle(raw));
}
