import type { BankEntry } from "~graders";
import { findEntry } from "~/bank.server.ts";
import { readAssignment } from "./assignment.server.ts";
import { writeAudit } from "./course-audit.server.ts";
import { inTransaction, reader, type Transaction } from "./db.server.ts";
import { keepSnapshot } from "./question-snapshot.server.ts";

export const MOST_SLOTS = 20;
export const MOST_IN_POOL = 20;
export const MOST_WEIGHT = 100;

export type PaperOutcome = "done" | "started" | "released" | "unknown" | "twice" | "full";

interface Edit {
  assignmentId: string;
  by: string;
  now: Date;
}

/** Runs an edit of a paper that nobody has started, and writes it down. */
async function editPaper(
  { assignmentId, by, now }: Edit,
  detail: Record<string, unknown>,
  work: (
    tx: Transaction,
    paper: { courseId: string; questions: { id: string; slot: number; questionId: string }[] },
  ) => Promise<PaperOutcome>,
): Promise<PaperOutcome> {
  return inTransaction(async (tx): Promise<PaperOutcome> => {
    const assignment = await readAssignment(assignmentId, tx);
    if (!assignment) return "unknown";
    if (assignment.attempts > 0) return "started";
    const outcome = await work(tx, assignment);
    if (outcome !== "done") return outcome;
    const { courseId } = assignment;
    await writeAudit(tx, { courseId, by, kind: "assignment-changed", subject: assignmentId, detail, now });
    return "done";
  });
}

/**
 * The newest version of a question: the course's own before the bank's, which is read before the transaction begins: it
 * may take seconds. Null: there is none of that name.
 */
async function newestSnapshot(
  tx: Transaction,
  {
    courseId,
    questionId,
    entry,
    now,
  }: { courseId: string; questionId: string; entry: BankEntry | null; now: Date },
): Promise<string | null> {
  const own = await tx.courseQuestion.findFirst({
    where: { courseId, questionId },
    orderBy: { version: "desc" },
    select: { snapshotHash: true },
  });
  if (own) return own.snapshotHash;
  return entry && (await keepSnapshot(tx, entry, now)).hash;
}

/** Adds a question at its version of today: to a slot, where it makes a pool, or in a new one (`slot` null). */
export async function addQuestion({
  slot,
  questionId,
  weight,
  ...edit
}: Edit & { slot: number | null; questionId: string; weight: number }): Promise<PaperOutcome> {
  const { assignmentId, now } = edit;
  const entry = await findEntry(questionId);
  return editPaper(edit, { added: questionId }, async (tx, { courseId, questions }) => {
    const last = Math.max(0, ...questions.map((one) => one.slot));
    const at = slot ?? last + 1;
    if (at < 1 || at > Math.min(last + 1, MOST_SLOTS)) return at > MOST_SLOTS ? "full" : "unknown";
    if (questions.some((one) => one.questionId === questionId)) return "twice";
    const pool = questions.filter((one) => one.slot === at);
    if (pool.length >= MOST_IN_POOL) return "full";
    const snapshotHash = await newestSnapshot(tx, { courseId, questionId, entry, now });
    if (snapshotHash === null) return "unknown";
    await tx.assignmentQuestion.create({
      data: { assignmentId, slot: at, questionId, snapshotHash, weight },
    });
    // A slot has one weight, whichever of its questions a student gets.
    await tx.assignmentQuestion.updateMany({ where: { assignmentId, slot: at }, data: { weight } });
    return "done";
  });
}

/** Takes a question off; slots behind an emptied one move up. */
export async function removeQuestion({ id, ...edit }: Edit & { id: string }): Promise<PaperOutcome> {
  const { assignmentId } = edit;
  return editPaper(edit, { removed: id }, async (tx, { questions }) => {
    const gone = questions.find((one) => one.id === id);
    if (!gone) return "unknown";
    await tx.assignmentQuestion.delete({ where: { id } });
    if (questions.some((one) => one.slot === gone.slot && one.id !== id)) return "done";
    await tx.assignmentQuestion.updateMany({
      where: { assignmentId, slot: { gt: gone.slot } },
      data: { slot: { decrement: 1 } },
    });
    return "done";
  });
}

/** Pins every question at its version of today. */
export async function pinNewest(edit: Edit): Promise<PaperOutcome> {
  const { now } = edit;
  const paper = await readAssignment(edit.assignmentId);
  const entries = new Map<string, BankEntry | null>();
  for (const { questionId } of paper?.questions ?? []) entries.set(questionId, await findEntry(questionId));
  return editPaper(edit, { pinned: "newest" }, async (tx, { courseId, questions }) => {
    for (const { id, questionId } of questions) {
      const entry = entries.get(questionId) ?? null;
      const snapshotHash = await newestSnapshot(tx, { courseId, questionId, entry, now });
      if (snapshotHash !== null)
        await tx.assignmentQuestion.update({ where: { id }, data: { snapshotHash } });
    }
    return "done";
  });
}

/** A slot's share of the mark; it may change until marks are released. */
export async function setWeight({
  assignmentId,
  slot,
  weight,
  by,
  now,
}: Edit & { slot: number; weight: number }): Promise<PaperOutcome> {
  return inTransaction(async (tx): Promise<PaperOutcome> => {
    const assignment = await readAssignment(assignmentId, tx);
    const before = assignment?.questions.find((one) => one.slot === slot)?.weight;
    if (!assignment || before === undefined) return "unknown";
    if (assignment.releasedAt) return "released";
    if (before === weight) return "done";
    await tx.assignmentQuestion.updateMany({ where: { assignmentId, slot }, data: { weight } });
    const { courseId } = assignment;
    const detail = { slot, before: { weight: before }, after: { weight } };
    await writeAudit(tx, { courseId, by, kind: "assignment-changed", subject: assignmentId, detail, now });
    return "done";
  });
}

/** Ids and titles of a course's own questions, newest version each. */
export async function ownQuestions(courseId: string): Promise<{ id: string; title: string }[]> {
  const db = await reader();
  const rows = await db.courseQuestion.findMany({
    where: { courseId },
    orderBy: { version: "asc" },
    select: { questionId: true, snapshot: { select: { title: true } } },
  });
  return [...new Map(rows.map(({ questionId, snapshot }) => [questionId, snapshot.title]))].map(
    ([id, title]) => ({ id, title }),
  );
}
