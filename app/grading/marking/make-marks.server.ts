import { markOf, type Question, type ScorePolicy } from "~graders";
import { inTransaction, type Transaction } from "~/models/db.server.ts";
import { gradingsOf, takeAttempts } from "~/models/grading.server.ts";
import { rulingsOf } from "~/models/limit-ruling.server.ts";
import {
  appendMark,
  type Mark,
  type MarkCause,
  newestMarks,
  newestReportIds,
} from "~/models/mark-row.server.ts";
import { markedParts } from "~/models/marked-part.server.ts";
import { readSetWork, type SetAttempt, type SetWork, workOfAttempt } from "~/models/set-work.server.ts";
import { snapshotInForce } from "~/models/submission.server.ts";
import { amountsOf, byAttempt, overridesOf } from "./winning.ts";

export interface MadeMark {
  attemptId: string;
  /** Null: there was none, or nothing that counts could be graded. */
  before: number | null;
  after: number | null;
}

type Marked = Pick<Question, "level" | "rubric">;

/**
 * Makes the marks of these attempts from their newest reports and what persons decided, and appends those that came out
 * different. `questionOf`: the question of each, with the rubric in force.
 */
export async function makeMarks(
  tx: Transaction,
  {
    attemptIds,
    questionOf,
    policy,
    cause,
    by,
    now,
  }: {
    attemptIds: readonly string[];
    questionOf: (attemptId: string) => Marked | undefined;
    policy: ScorePolicy;
    cause: MarkCause;
    by: string | null;
    now: Date;
  },
): Promise<MadeMark[]> {
  await takeAttempts(tx, attemptIds);
  const reports = await newestReportIds(attemptIds, tx);
  const parts = await markedParts(reports, tx);
  const marks = await newestMarks(attemptIds, tx);
  const gradings = byAttempt(await gradingsOf(attemptIds, tx));
  const rulings = byAttempt(await rulingsOf(attemptIds, tx));
  const made: MadeMark[] = [];
  for (const attemptId of attemptIds) {
    const reportId = reports.get(attemptId);
    const part = parts.get(attemptId);
    const question = questionOf(attemptId);
    if (reportId === undefined || !part || !question) continue;
    const after = markOf(part, {
      question,
      policy,
      overrides: overridesOf(gradings.get(attemptId) ?? []),
      rulings: amountsOf(rulings.get(attemptId) ?? []),
    });
    const last = marks.get(attemptId);
    if (last?.reportId === reportId && last.mark === after) continue;
    await appendMark(tx, { attemptId, reportId, mark: after, cause, by, at: now });
    made.push({ attemptId, before: last?.mark ?? null, after });
  }
  return made;
}

/** The questions of a paper with the rubrics in force, by slot and id. */
async function questionsInForce(work: SetWork): Promise<Map<string, Question>> {
  const questions = new Map<string, Question>();
  for (const { questionId, snapshotHash } of work.questions) {
    const { question } = await snapshotInForce({ snapshotHash, assignmentId: work.id });
    questions.set(questionId, question);
  }
  return questions;
}

/**
 * The mark of each of these attempts that is graded. Those made from an older report than the newest are made again and
 * kept; mostly there are none, because grading makes them.
 */
export async function currentMarks(
  work: SetWork,
  attempts: readonly SetAttempt[],
  now: Date,
): Promise<Map<string, Mark>> {
  const ids = attempts.filter(({ needsGrading }) => !needsGrading).map(({ id }) => id);
  const marks = await newestMarks(ids);
  const reports = await newestReportIds(ids);
  const stale = ids.filter((id) => reports.has(id) && marks.get(id)?.reportId !== reports.get(id));
  if (stale.length === 0) return marks;
  const questions = await questionsInForce(work);
  const questionIds = new Map(attempts.map(({ id, questionId }) => [id, questionId]));
  await inTransaction((tx) =>
    makeMarks(tx, {
      attemptIds: stale,
      questionOf: (id) => questions.get(questionIds.get(id) ?? ""),
      policy: work.scorePolicy,
      cause: "report",
      by: null,
      now,
    }),
  );
  return newestMarks(ids);
}

/** After grading: an attempt of an assignment gets its mark; a round of one's own has none. */
export async function markGraded({ attemptId, now }: { attemptId: string; now: Date }): Promise<void> {
  const of = await workOfAttempt(attemptId);
  const work = of && (await readSetWork(of));
  if (!work) return;
  const questions = await questionsInForce(work);
  await inTransaction((tx) =>
    makeMarks(tx, {
      attemptIds: [attemptId],
      questionOf: () => questions.get(of.questionId),
      policy: work.scorePolicy,
      cause: "report",
      by: null,
      now,
    }),
  );
}
