import { type Report, rescore } from "~graders";
import { gradingsOf, type Method } from "~/models/grading.server.ts";
import { newestReport } from "~/models/report-row.server.ts";
import { readSubmitted } from "~/models/submission.server.ts";
import { methodOf } from "./decide.server.ts";
import { decisionsOf, overridesOf, winnerOf } from "./winning.ts";

/** Who decided a finding, and what they wrote beside it. */
export interface Decider {
  method: Method;
  comment: string;
}

export interface FinalReport {
  /** With persons' verdicts in place of those of checks and judge. */
  report: Report;
  /** By criterion. */
  deciders: Record<string, Decider>;
}

/** An attempt's report as it counts; null: it is not graded. Callers have checked who may see it. */
export async function finalReport(attemptId: string): Promise<FinalReport | null> {
  const kept = await newestReport(attemptId);
  const submission = kept && (await readSubmitted(attemptId));
  if (!submission) return null;
  const { question } = submission.snapshot;
  const gradings = await gradingsOf([attemptId]);
  const decisions = decisionsOf(gradings);
  const report = rescore(kept.report, { question, overrides: overridesOf(gradings) });
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
  };
}
