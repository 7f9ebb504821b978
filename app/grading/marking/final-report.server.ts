import { type Limit, limitsOf, type Question, type Report, rescore } from "~graders";
import { breathe } from "~/breathe.ts";
import { type Grading, gradingsOf, inBatches, type Method } from "~/models/grading.server.ts";
import { type Ruling, rulingsOf } from "~/models/limit-ruling.server.ts";
import { newestReports } from "~/models/newest-reports.server.ts";
import { handedIn, type HandedIn } from "~/models/set-work.server.ts";
import { snapshotInForce } from "~/models/submission.server.ts";
import { methodOf } from "./decide.server.ts";
import { amountsOf, byAttempt, decisionsOf, overridesOf, standingRulings, winnerOf } from "./winning.ts";

/** Who decided a finding, and what they wrote beside it. */
export interface Decider {
  method: Method;
  comment: string;
}

/** A cap or a penalty as the grader found it, with what a person ruled on it. */
export interface RuledLimit extends Limit {
  /** Null: it stands as found. */
  ruling: Ruling | null;
}

export interface FinalReport {
  /** With persons' verdicts and rulings in place of what checks and judge found. */
  report: Report;
  /** By criterion. */
  deciders: Record<string, Decider>;
  limits: RuledLimit[];
  /** Every decision that persons took, the oldest first. */
  gradings: Grading[];
}

/** The limits of a report as it was graded, each with what was ruled last. */
export function ruledLimits(
  report: Pick<Report, "errors" | "contradictions" | "caps">,
  rulings: readonly Ruling[],
): RuledLimit[] {
  const standing = standingRulings(rulings);
  return limitsOf(report).map((limit) => ({ ...limit, ruling: standing.get(limit.id) ?? null }));
}

/** A cap or penalty that a person changed, as its student sees it: not by whom. */
export interface ChangedLimit extends Limit {
  ruling: Pick<Ruling, "ruling" | "amount" | "comment">;
}

export const changedLimits = ({ limits }: Pick<FinalReport, "limits">): ChangedLimit[] =>
  limits.flatMap(({ ruling: ruled, ...limit }) => {
    if (ruled === null || ruled.ruling === "as-found") return [];
    const { ruling, amount, comment } = ruled;
    return [{ ...limit, ruling: { ruling, amount, comment } }];
  });

function finalOf(
  kept: Report,
  question: Question,
  gradings: Grading[],
  rulings: readonly Ruling[],
): FinalReport {
  const decisions = decisionsOf(gradings);
  const overrides = overridesOf(gradings);
  const amounts = amountsOf(rulings);
  const isAsGraded = Object.keys(overrides).length + Object.keys(amounts).length === 0;
  const report = isAsGraded ? kept : rescore(kept, { question, overrides, rulings: amounts });
  return {
    report,
    deciders: Object.fromEntries(
      report.findings.map(({ criterion }): [string, Decider] => {
        const winner = winnerOf(decisions.get(criterion) ?? {});
        return winner?.method === "person"
          ? [criterion, { method: "person", comment: winner.comment }]
          : [criterion, { method: methodOf(question.rubric, criterion), comment: winner?.comment ?? "" }];
      }),
    ),
    limits: ruledLimits(kept, rulings),
    gradings,
  };
}

const AT_ONCE = 20;

/** Attempts' reports as they count, one after the other; those that are not graded are left out. */
export async function* finalReports(
  attemptIds: readonly string[],
): AsyncGenerator<{ attemptId: string; final: FinalReport }> {
  const questions = new Map<string, Question>();
  const questionOf = async ({ snapshotHash, assignmentId }: HandedIn): Promise<Question> => {
    const key = `${snapshotHash} ${assignmentId}`;
    const question = questions.get(key) ?? (await snapshotInForce({ snapshotHash, assignmentId })).question;
    questions.set(key, question);
    return question;
  };
  for (const ids of inBatches(attemptIds, AT_ONCE)) {
    const attempts = new Map((await handedIn(ids)).map((one) => [one.id, one]));
    const reports = await newestReports(ids);
    const gradings = byAttempt(await gradingsOf(ids));
    const rulings = byAttempt(await rulingsOf(ids));
    for (const attemptId of ids) {
      const attempt = attempts.get(attemptId);
      const kept = reports.get(attemptId);
      if (!attempt || !kept) continue;
      const question = await questionOf(attempt);
      const own = gradings.get(attemptId) ?? [];
      yield { attemptId, final: finalOf(kept.report, question, own, rulings.get(attemptId) ?? []) };
      await breathe();
    }
  }
}

/** An attempt's report as it counts; null: it is not graded. Callers have checked who may see it. */
export async function finalReport(attemptId: string): Promise<FinalReport | null> {
  for await (const { final } of finalReports([attemptId])) return final;
  return null;
}
