import { grade, markOf, type Report, type Rubric } from "~graders";
import { breathe } from "~/breathe.ts";
import { judgedSoFar } from "~/grading/judged.server.ts";
import { inTransaction } from "~/models/db.server.ts";
import { gradingsOf, takeAttempts } from "~/models/grading.server.ts";
import { noteMarking } from "~/models/marking-audit.server.ts";
import { appendReports, gradeAgain } from "~/models/regraded-report.server.ts";
import { appendRubricEdit } from "~/models/rubric-edit.server.ts";
import { attemptsOfWork, type SetWork } from "~/models/set-work.server.ts";
import { readSubmitted } from "~/models/submission.server.ts";
import { classResults, type StudentResult } from "./class-results.server.ts";
import { makeMarks } from "./make-marks.server.ts";
import { codeOf } from "./order.server.ts";
import { totalOf } from "./total.ts";
import { byAttempt, overridesOf } from "./winning.ts";

/** What a rubric would do to one answer. */
export interface ChangedMark {
  code: string;
  before: number | null;
  after: number | null;
  /** Of the whole paper. */
  totalBefore: number | null;
  totalAfter: number | null;
  /** The whole mark comes to the pass line, or falls below it. */
  crosses: "up" | "down" | null;
}

export interface DryRun {
  answers: number;
  /** Those whose mark would differ, the largest difference first. */
  changed: ChangedMark[];
}

interface Edit {
  work: SetWork;
  questionId: string;
  rubric: Rubric;
}

interface Regraded {
  attemptId: string;
  report: Report;
  gradingMs: number;
  after: number | null;
}

/** Every graded answer to the question graded again under the rubric, with persons' verdicts on top. Writes nothing. */
async function gradedUnder({ work, questionId, rubric }: Edit): Promise<Regraded[]> {
  const attempts = (await attemptsOfWork({ assignmentId: work.id, questionId })).filter(
    ({ submittedAt, needsGrading }) => submittedAt !== null && !needsGrading,
  );
  const gradings = byAttempt(await gradingsOf(attempts.map(({ id }) => id)));
  const regraded: Regraded[] = [];
  for (const { id: attemptId } of attempts) {
    const submission = await readSubmitted(attemptId);
    if (!submission) continue;
    const { snapshot, answerHash, userId: _, ...graded } = submission;
    const question = { ...snapshot.question, rubric };
    const judged = await judgedSoFar({ attemptId, answerHash, question });
    const startedMs = performance.now();
    const report = grade({ question, ...graded, ...(judged && { judged }) });
    const overrides = overridesOf(gradings.get(attemptId) ?? []);
    const after = markOf(report, { question, policy: work.scorePolicy, overrides });
    regraded.push({ attemptId, report, gradingMs: performance.now() - startedMs, after });
    await breathe();
  }
  return regraded;
}

const crossing = (
  before: number | null,
  after: number | null,
  passMark: number | null,
): ChangedMark["crosses"] => {
  if (passMark === null || before === null || after === null) return null;
  if (before >= passMark === after >= passMark) return null;
  return after >= passMark ? "up" : "down";
};

/** Shows every mark that a rubric would change, and every student whom it would take over the pass line. */
export async function dryRun(edit: Edit & { now: Date }): Promise<DryRun> {
  const { work, now } = edit;
  const regraded = new Map((await gradedUnder(edit)).map((one) => [one.attemptId, one]));
  const { students } = await classResults(work, now);
  const closed = now.toISOString() > work.closesAt;
  const changed = students.flatMap(({ slots, total }: StudentResult): ChangedMark[] => {
    const newSlots = slots.map((slot) => {
      const one = slot.attemptId === null ? undefined : regraded.get(slot.attemptId);
      return one ? { ...slot, mark: one.after } : slot;
    });
    const totalAfter = totalOf(newSlots, closed);
    return slots.flatMap((slot, index): ChangedMark[] => {
      const after = newSlots[index]?.mark ?? null;
      if (slot.attemptId === null || slot.mark === after) return [];
      return [
        {
          code: codeOf(slot.attemptId),
          before: slot.mark,
          after,
          totalBefore: total,
          totalAfter,
          crosses: crossing(total, totalAfter, work.passMark),
        },
      ];
    });
  });
  const distance = ({ before, after }: ChangedMark) => Math.abs((after ?? 0) - (before ?? 0));
  return { answers: regraded.size, changed: changed.sort((a, b) => distance(b) - distance(a)) };
}

export type RubricChanged = { kind: "changed"; marks: number } | { kind: "newer" };

/**
 * Puts a rubric in force for one question of an assignment: its reports are made again and kept behind the old ones, and
 * the marks with them, in one transaction. Persons' verdicts stay and win as before; attempts keep their snapshots.
 * `after`: the number of the newest edit that the editor saw.
 */
export async function putInForce({
  after,
  note,
  by,
  now,
  ...edit
}: Edit & { after: number; note: string; by: string; now: Date }): Promise<RubricChanged> {
  const { work, questionId, rubric } = edit;
  const regraded = await gradedUnder(edit);
  const ids = regraded.map(({ attemptId }) => attemptId);
  const [any] = regraded;
  const submission = any && (await readSubmitted(any.attemptId));
  return inTransaction(async (tx): Promise<RubricChanged> => {
    await takeAttempts(tx, ids);
    if (!(await appendRubricEdit(tx, { assignmentId: work.id, questionId, rubric, note, by, after, now })))
      return { kind: "newer" };
    await appendReports(tx, { reports: regraded, now });
    // Whatever was graded meanwhile was graded by the rubric before.
    await gradeAgain(tx, { where: { assignmentId: work.id, questionId, notAmong: ids }, now });
    const question = submission && { ...submission.snapshot.question, rubric };
    const made = await makeMarks(tx, {
      attemptIds: ids,
      questionOf: () => question ?? undefined,
      policy: work.scorePolicy,
      cause: "rubric",
      by,
      now,
    });
    const changed = made.filter(({ before, after: mark }) => before !== mark);
    await noteMarking(tx, {
      courseId: work.courseId,
      at: now,
      by,
      kind: "rubric-edited",
      subject: work.id,
      detail: { question: questionId, edit: after + 1, note, marks: changed },
    });
    return { kind: "changed", marks: changed.length };
  });
}
