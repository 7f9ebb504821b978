import type { Rubric } from "~graders";
import { breathe } from "~/breathe.ts";
import { wakeGrading } from "~/grading/grading-queue.server.ts";
import { workRun } from "~/grading/runs/work-run.server.ts";
import { inTransaction } from "~/models/db.server.ts";
import { inBatches, takeAttempts } from "~/models/grading.server.ts";
import { beginRun, type GradingRun, itemContents, markKept, runItems } from "~/models/grading-run.server.ts";
import { newestReportIds } from "~/models/mark-row.server.ts";
import { noteMarking } from "~/models/marking-audit.server.ts";
import { appendReports, gradeAgain } from "~/models/regraded-report.server.ts";
import { appendRubricEdit } from "~/models/rubric-edit.server.ts";
import { attemptsOfWork, type SetWork } from "~/models/set-work.server.ts";
import { snapshotInForce } from "~/models/submission.server.ts";
import { classResults, type StudentResult } from "./class-results.server.ts";
import { makeMarks } from "./make-marks.server.ts";
import { codeOf } from "./order.server.ts";
import { totalOf } from "./total.ts";

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

/** Has every graded answer to the question graded under a rubric, behind the request; the run's id. Changes no mark. */
export async function beginTrial({
  work,
  questionId,
  rubric,
  by,
  now,
}: {
  work: SetWork;
  questionId: string;
  rubric: Rubric;
  by: string;
  now: Date;
}): Promise<string | null> {
  const { id: assignmentId, courseId } = work;
  const snapshotHash = work.questions.find((one) => one.questionId === questionId)?.snapshotHash;
  if (snapshotHash === undefined) return null;
  const attempts = (await attemptsOfWork({ assignmentId, questionId })).filter(
    ({ submittedAt, needsGrading }) => submittedAt !== null && !needsGrading,
  );
  const reports = await newestReportIds(attempts.map(({ id }) => id));
  const items = attempts.map(({ id }) => ({ name: id, reportId: reports.get(id) ?? null }));
  const run = {
    courseId,
    assignmentId,
    slot: null,
    questionId,
    snapshotHash,
    kind: "rubric" as const,
    rubric,
    by,
  };
  const id = await beginRun(run, items, now);
  if (id !== null) workRun({ courseId, id });
  return id;
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

/** Every mark that a trial's rubric would change, and every student whom it would take over the pass line. */
export async function dryRun({
  work,
  run,
  now,
}: {
  work: SetWork;
  run: GradingRun;
  now: Date;
}): Promise<DryRun> {
  const items = (await runItems(run.id)).filter(({ state }) => state === "graded");
  const marks = new Map(items.map(({ name, mark }) => [name, mark]));
  const { students } = await classResults(work, now);
  const closed = now.toISOString() > work.closesAt;
  const changed = students.flatMap(({ slots, total }: StudentResult): ChangedMark[] => {
    const newSlots = slots.map((slot) => {
      const mark = slot.attemptId === null ? undefined : marks.get(slot.attemptId);
      return mark === undefined ? slot : { ...slot, mark };
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
  return { answers: items.length, changed: changed.sort((a, b) => distance(b) - distance(a)) };
}

export type RubricChanged = { kind: "changed"; marks: number } | { kind: "newer" } | { kind: "not-yet" };

const AT_ONCE = 20;

/**
 * Puts a tried rubric in force for one question of an assignment: the trial's reports are kept behind the old ones, and the
 * marks made from them, in one transaction. What was graded anew since the trial, or came later, is graded again by the
 * queue. Persons' verdicts stay and win as before; attempts keep their snapshots.
 * `after`: the number of the newest edit that the editor saw.
 */
export async function putInForce({
  work,
  run,
  after,
  note,
  by,
  now,
}: {
  work: SetWork;
  run: GradingRun;
  after: number;
  note: string;
  by: string;
  now: Date;
}): Promise<RubricChanged> {
  const { rubric, questionId, items: counts } = run;
  if (rubric === null || counts.waiting > 0) return { kind: "not-yet" };
  const items = (await runItems(run.id)).filter(({ state }) => state === "graded");
  const { question } = await snapshotInForce({ snapshotHash: run.snapshotHash, assignmentId: null });
  const changed = await inTransaction(async (tx): Promise<RubricChanged> => {
    const ids = items.map(({ name }) => name);
    await takeAttempts(tx, ids);
    const edit = { assignmentId: work.id, questionId, rubric, note, by, after, now };
    if (run.keptAt !== null || !(await appendRubricEdit(tx, edit))) return { kind: "newer" };
    await markKept(tx, run.id, now);
    const reports = await newestReportIds(ids, tx);
    const current = items.filter(({ name, reportId }) => reports.get(name) === reportId);
    for (const batch of inBatches(current, AT_ONCE)) {
      const contents = await itemContents(
        run.id,
        batch.map(({ number }) => number),
        tx,
      );
      const graded = contents.flatMap(({ name, report, gradingMs }) =>
        report ? [{ attemptId: name, report, gradingMs }] : [],
      );
      await appendReports(tx, { reports: graded, now });
      await breathe();
    }
    const kept = current.map(({ name }) => name);
    await gradeAgain(tx, { where: { assignmentId: work.id, questionId, notAmong: kept }, now });
    const made = await makeMarks(tx, {
      attemptIds: kept,
      questionOf: () => ({ ...question, rubric }),
      policy: work.scorePolicy,
      cause: "rubric",
      by,
      now,
    });
    const marks = made.filter(({ before, after: mark }) => before !== mark);
    await noteMarking(tx, {
      courseId: work.courseId,
      at: now,
      by,
      kind: "rubric-edited",
      subject: work.id,
      detail: { question: questionId, edit: after + 1, note, marks },
    });
    return { kind: "changed", marks: marks.length };
  });
  wakeGrading();
  return changed;
}
