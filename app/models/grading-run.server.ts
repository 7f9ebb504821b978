import { randomUUID } from "node:crypto";
import { type Report, ReportSchema, type Rubric } from "~graders";
import { inTransaction, reader, type Transaction } from "./db.server.ts";
import { inBatches, parseRubric } from "./grading.server.ts";

/** `rubric`: a rubric tried on a class's answers. `documents`: files that were uploaded. */
export type RunKind = "rubric" | "documents";

/** Document runs that a course keeps; older ones are deleted by hand. */
export const MOST_RUNS = 40;

export interface GradingRun {
  id: string;
  courseId: string;
  /** Null: documents to a question of the course's own. */
  assignmentId: string | null;
  slot: number | null;
  questionId: string;
  snapshotHash: string;
  kind: RunKind;
  /** Of rubric. */
  rubric: Rubric | null;
  by: string;
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601; null: nothing of it was put in force or kept. */
  keptAt: string | null;
  items: { all: number; waiting: number; failed: number };
}

export interface RunItem {
  number: number;
  /** Of rubric: the attempt. Of documents: the file. */
  name: string;
  userId: string | null;
  reportId: number | null;
  state: "waiting" | "graded" | "failed";
  mark: number | null;
  problem: string | null;
}

/** What a run begins with. An item with a `problem` is settled from the start. */
export interface NewItem {
  name: string;
  text?: string;
  userId?: string | null;
  reportId?: number | null;
  problem?: string;
}

type Begun = Pick<
  GradingRun,
  "courseId" | "assignmentId" | "slot" | "questionId" | "snapshotHash" | "kind" | "by"
> & {
  rubric: Rubric | null;
};

/** Begins a run. A rubric's trial takes the place of earlier ones of the same question. Null: the course has too many. */
export async function beginRun(
  { rubric, ...run }: Begun,
  items: readonly NewItem[],
  now: Date,
): Promise<string | null> {
  const { courseId, assignmentId, questionId, kind } = run;
  return inTransaction(async (tx) => {
    const same = { courseId, assignmentId, questionId, kind };
    if (kind === "rubric") await tx.gradingRun.deleteMany({ where: same });
    else if ((await tx.gradingRun.count({ where: { courseId, kind } })) >= MOST_RUNS) return null;
    const { id: runId } = await tx.gradingRun.create({
      data: { ...run, rubric: rubric && JSON.stringify(rubric), createdAt: now },
    });
    const rows = items.map(({ name, text, userId, reportId, problem }, index) => ({
      runId,
      number: index + 1,
      name,
      text: text ?? null,
      userId: userId ?? null,
      reportId: reportId ?? null,
      state: problem === undefined ? "waiting" : "failed",
      problem: problem ?? null,
    }));
    for (const batch of inBatches(rows, 50)) await tx.gradingRunItem.createMany({ data: batch });
    return runId;
  });
}

async function withCounts(row: {
  id: string;
  courseId: string;
  assignmentId: string | null;
  slot: number | null;
  questionId: string;
  snapshotHash: string;
  kind: string;
  rubric: string | null;
  by: string;
  createdAt: Date;
  keptAt: Date | null;
}): Promise<GradingRun> {
  const db = await reader();
  const counts = await db.gradingRunItem.groupBy({
    by: ["state"],
    where: { runId: row.id },
    _count: { _all: true },
  });
  const of = (state: string) => counts.find((one) => one.state === state)?._count._all ?? 0;
  const { id, courseId, assignmentId, slot, questionId, snapshotHash, by } = row;
  return {
    ...{ id, courseId, assignmentId, slot, questionId, snapshotHash, by },
    kind: row.kind === "rubric" ? "rubric" : "documents",
    rubric: row.rubric === null ? null : parseRubric(row.rubric),
    createdAt: row.createdAt.toISOString(),
    keptAt: row.keptAt?.toISOString() ?? null,
    items: {
      all: of("waiting") + of("graded") + of("failed"),
      waiting: of("waiting"),
      failed: of("failed"),
    },
  };
}

/** Null: the course has no such run. */
export async function readRun({
  courseId,
  id,
}: {
  courseId: string;
  id: string;
}): Promise<GradingRun | null> {
  const db = await reader();
  const row = await db.gradingRun.findFirst({ where: { id, courseId } });
  return row && withCounts(row);
}

/** A course's runs over documents, the newest first. */
export async function documentRuns(courseId: string): Promise<GradingRun[]> {
  const db = await reader();
  const rows = await db.gradingRun.findMany({
    where: { courseId, kind: "documents" },
    orderBy: { createdAt: "desc" },
  });
  return Promise.all(rows.map(withCounts));
}

/** The items of a run in order, without texts and reports. */
export async function runItems(runId: string): Promise<RunItem[]> {
  const db = await reader();
  const rows = await db.gradingRunItem.findMany({
    where: { runId },
    orderBy: { number: "asc" },
    select: {
      number: true,
      name: true,
      userId: true,
      reportId: true,
      state: true,
      mark: true,
      problem: true,
    },
  });
  return rows.map(({ state, ...row }) => ({
    ...row,
    state: state === "graded" || state === "failed" ? state : "waiting",
  }));
}

/** Text and report of some items; a few at a time. */
export async function itemContents(
  runId: string,
  numbers: readonly number[],
  tx?: Transaction,
): Promise<{ number: number; name: string; text: string; report: Report | null; gradingMs: number }[]> {
  const db = tx ?? (await reader());
  const rows = await db.gradingRunItem.findMany({
    where: { runId, number: { in: [...numbers] } },
    orderBy: { number: "asc" },
  });
  return rows.map(({ number, name, text, report, gradingMs }) => ({
    number,
    name,
    text: text ?? "",
    report: report === null ? null : ReportSchema.parse(JSON.parse(report)),
    gradingMs: gradingMs ?? 0,
  }));
}

const LEASE_MS = 60_000;
const until = (now: Date) => new Date(now.getTime() + LEASE_MS);

/** Takes a run on; null: somebody works on it, or it is gone. */
export async function claimRun(id: string, now: Date): Promise<string | null> {
  const token = randomUUID();
  const { count } = await inTransaction((tx) =>
    tx.gradingRun.updateMany({
      where: { id, OR: [{ leaseUntil: null }, { leaseUntil: { lt: now } }] },
      data: { leaseToken: token, leaseUntil: until(now) },
    }),
  );
  return count === 1 ? token : null;
}

export async function letRunGo(id: string, token: string): Promise<void> {
  await inTransaction((tx) =>
    tx.gradingRun.updateMany({
      where: { id, leaseToken: token },
      data: { leaseToken: null, leaseUntil: null },
    }),
  );
}

/** The next item to grade; null: none waits. */
export async function nextItem(
  runId: string,
): Promise<{ number: number; name: string; text: string; userId: string | null } | null> {
  const db = await reader();
  const row = await db.gradingRunItem.findFirst({
    where: { runId, state: "waiting" },
    orderBy: { number: "asc" },
    select: { number: true, name: true, text: true, userId: true },
  });
  return row && { ...row, text: row.text ?? "" };
}

/** Settles an item and holds the run for longer. False: the run was deleted, or somebody else has it. */
export async function settleItem(
  { runId, token, number }: { runId: string; token: string; number: number },
  outcome: { report: Report; mark: number | null; gradingMs: number } | { problem: string },
  now: Date,
): Promise<boolean> {
  return inTransaction(async (tx) => {
    const { count } = await tx.gradingRun.updateMany({
      where: { id: runId, leaseToken: token },
      data: { leaseUntil: until(now) },
    });
    if (count === 0) return false;
    await tx.gradingRunItem.updateMany({
      where: { runId, number },
      data:
        "problem" in outcome
          ? { state: "failed", problem: outcome.problem }
          : {
              state: "graded",
              report: JSON.stringify(outcome.report),
              mark: outcome.mark,
              gradingMs: outcome.gradingMs,
            },
    });
    return true;
  });
}

/** Marks a run as put in force or kept. False: it was, or it is gone. */
export async function markKept(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.gradingRun.updateMany({ where: { id, keptAt: null }, data: { keptAt: now } });
  return count === 1;
}

/** Deletes a run with its documents and reports; what was kept of it as attempts stays. */
export async function deleteRun({ courseId, id }: { courseId: string; id: string }): Promise<void> {
  await inTransaction((tx) => tx.gradingRun.deleteMany({ where: { id, courseId, kind: "documents" } }));
}
