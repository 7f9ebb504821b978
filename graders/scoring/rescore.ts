import { type Finding, type Question, type Report, type Verdict, weightsAt } from "../model/index.ts";
import { scoreAgainstBar } from "./bar.ts";
import { type LimitedPart, type Rulings, underRulings } from "./limits.ts";
import { round9 } from "./round.ts";
import { isJudgedIn, markUnder, scoreFindings, type ScorePolicy } from "./score-findings.ts";

/** What stands in place of a finding's own verdict. */
export interface Overriding {
  verdict: Verdict;
  /** Share of the criterion's points, 0 to 1; null leaves the criterion out of the score. */
  share: number | null;
}

/** What a verdict earns when nobody says otherwise. */
export const SHARE_OF_VERDICT: Readonly<Record<Verdict, number | null>> = {
  met: 1,
  "partly-met": 0.5,
  "not-met": 0,
  "not-graded": null,
};

/** By criterion. */
export type Overrides = Readonly<Record<string, Overriding>>;

function overridden(finding: Finding, by: Overriding | undefined): Finding {
  if (by === undefined) return finding;
  const { verdict, share } = by;
  return {
    ...finding,
    verdict,
    points: share === null ? null : round9(finding.possible * share),
    advice: verdict === "met" ? "" : finding.advice,
  };
}

const withOverrides = (findings: readonly Finding[], overrides: Overrides): Finding[] => {
  const own = new Map(Object.entries(overrides));
  return findings.map((finding) => overridden(finding, own.get(finding.criterion)));
};

type Marked = Pick<Question, "level" | "rubric">;

/** The raw score that the grader held its caps against. */
function rawAsFound(findings: readonly Finding[], question: Marked): number {
  const { rubric, level } = question;
  const isJudged = isJudgedIn(question);
  const checked = findings.filter((finding) => !isJudged(finding));
  return scoreAgainstBar(checked, level, weightsAt(rubric, level), rubric.enough).raw ?? 0;
}

const ruled = <T extends LimitedPart & Pick<Report, "findings">>(
  report: T,
  question: Marked,
  rulings: Rulings,
): T => underRulings(report, rulings, () => rawAsFound(report.findings, question));

/**
 * The report with these verdicts in place of its own, and these rulings on its caps and penalties, scored as the grader
 * scores: same weights and `enough`. Overriding nothing gives the same report, byte for byte. What is said of a criterion
 * or a limit that the report does not have counts for nothing.
 * @param question with the rubric that the report was graded by
 */
export function rescore(
  report: Report,
  { question, overrides, rulings = {} }: { question: Marked; overrides: Overrides; rulings?: Rulings },
): Report {
  const limited = ruled(report, question, rulings);
  const findings = withOverrides(report.findings, overrides);
  return { ...limited, ...scoreFindings({ ...limited, question, findings }), findings };
}

/** What of a report a mark is made from. */
export type MarkedPart = Pick<Report, "findings" | "errors" | "contradictions" | "caps">;

/**
 * The mark of a report under an assignment's policy, 0 to 100; null when nothing that counts was graded. Reads no level,
 * so that a class's marks are made at once.
 */
export const markOf = (
  report: MarkedPart,
  {
    question,
    policy,
    overrides = {},
    rulings = {},
  }: { question: Marked; policy: ScorePolicy; overrides?: Overrides; rulings?: Rulings },
): number | null =>
  markUnder(policy, {
    ...ruled(report, question, rulings),
    question,
    findings: withOverrides(report.findings, overrides),
  });
