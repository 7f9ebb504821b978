import { type Finding, publicQuestion, referenceFor, renderTemplate, resolveQuantities } from "~graders";
import type { CriterionQueue, QueueItem } from "~/grading/marking/criterion-queue.server.ts";
import { versionOf } from "~/grading/marking/decide.server.ts";
import { ruledLimits } from "~/grading/marking/final-report.server.ts";
import { rulingsOf } from "~/models/limit-ruling.server.ts";
import { newestReport } from "~/models/report-row.server.ts";
import { readSubmitted } from "~/models/submission.server.ts";
import {
  type AnswerSection,
  answerView,
  spansByField,
} from "~/routes/attempts.$id.report/answer-view.server.ts";

/** What a marker has before them: one answer, and what was made of it so far. */
export async function readSheet({ question, criterion }: CriterionQueue, item: QueueItem) {
  const { attemptId, blind, decided } = item;
  const submission = await readSubmitted(attemptId);
  const kept = await newestReport(attemptId);
  if (!submission || !kept) return null;
  const { report } = kept;
  const { answer, variant, snapshot } = submission;
  const suggestion: Finding | null = blind
    ? null
    : (report.findings.find(({ criterion }) => criterion === item.suggestion.criterion) ?? null);
  const values = Object.fromEntries(
    Object.entries(resolveQuantities({ question, variant })).map(([name, { raw }]) => [name, raw]),
  );
  const given = publicQuestion(question, variant).sketch;
  const modelAnswer = referenceFor(snapshot.modelAnswers, variant);
  const spans = spansByField({ ...report, findings: suggestion ? [suggestion] : [] });
  const sections: AnswerSection[] = answerView(answer, { spans, ledger: report.ledger });
  return {
    attemptId,
    code: item.code,
    /* With this variant's numbers. */
    why: renderTemplate(criterion.why, values),
    advice: renderTemplate(criterion.advice, values),
    blind,
    part: item.part,
    seen: versionOf(decided ?? undefined),
    decided: decided && {
      verdict: decided.verdict,
      comment: decided.comment,
      method: decided.method,
      by: decided.by,
      at: decided.at,
    },
    suggestion,
    sections,
    sketch: given && answer.sketch.nodes.length === 0 ? given : answer.sketch,
    highlightedNodes: (suggestion?.evidence ?? []).flatMap((evidence) =>
      evidence.kind === "node" ? [evidence.id] : evidence.kind === "simulation" ? (evidence.nodes ?? []) : [],
    ),
    /* They tell what the checks made of the answer, so whoever marks blind does not see them. */
    limits: blind ? [] : ruledLimits(report, await rulingsOf([attemptId])),
    model: modelAnswer && { sections: answerView(modelAnswer), sketch: modelAnswer.sketch },
  };
}

export type Sheet = NonNullable<Awaited<ReturnType<typeof readSheet>>>;
