import { randomUUID } from "node:crypto";
import { type Answer, ANSWER_FIELDS, AnswerSchema, BUILT_IN_PRICES, drawVariant } from "~graders";
import type { Assignment } from "./assignment.server.ts";
import { startRound } from "./attempt.server.ts";
import { lockAttempt } from "./attempt-lock.server.ts";
import { recordClockEvent } from "./clock-event.server.ts";
import { inTransaction } from "./db.server.ts";
import { validateChanges } from "./field-change.ts";
import { keepPrices } from "./price-snapshot.server.ts";
import { readSnapshot } from "./question-snapshot.server.ts";
import { keepSave } from "./save.server.ts";
import { durationFor, questionFor, seedFor } from "./start-assigned.server.ts";

const EMPTY = AnswerSchema.parse({});

export type KeptDocument =
  | { kind: "kept"; attemptId: string }
  | { kind: "refused"; why: "no-student" | "has-attempt" | "other-question" | "does-not-fit" };

/** In words, after the file's name. */
export const WHY_NOT: Record<Extract<KeptDocument, { kind: "refused" }>["why"], string> = {
  "no-student": "is not a student of this course any more",
  "has-attempt": "has an attempt at this question already",
  "other-question": "was drawn another question of the pool",
  "does-not-fit": "wrote more than an answer's fields hold",
};

/** Keeps a document as a student's one attempt at a slot: begun, handed in and flagged for grading in one transaction. */
export async function keepDocument({
  assignment,
  slot,
  questionId,
  userId,
  answer,
  now,
}: {
  assignment: Assignment;
  slot: number;
  questionId: string;
  userId: string;
  answer: Answer;
  now: Date;
}): Promise<KeptDocument> {
  const refuse = (why: Extract<KeptDocument, { kind: "refused" }>["why"]): KeptDocument => ({
    kind: "refused",
    why,
  });
  const { id: assignmentId, courseId, rules } = assignment;
  const filled = ANSWER_FIELDS.filter((one) => JSON.stringify(answer[one]) !== JSON.stringify(EMPTY[one]));
  const checked = validateChanges(filled.map((field) => ({ field, baseRevision: 0, value: answer[field] })));
  if (!checked.ok) return refuse("does-not-fit");
  const set = questionFor(assignment, slot, userId);
  if (set?.questionId !== questionId) return refuse("other-question");
  const { question } = await readSnapshot(set.snapshotHash);
  return inTransaction(async (tx): Promise<KeptDocument> => {
    // Writing first takes the database's lock, as everywhere.
    const { count } = await tx.member.updateMany({
      where: { courseId, userId, role: "student", leftAt: null },
      data: { role: "student" },
    });
    if (count === 0) return refuse("no-student");
    const one = { userId_assignmentId_slot: { userId, assignmentId, slot } };
    if (await tx.attempt.findUnique({ where: one, select: { id: true } })) return refuse("has-attempt");
    const attemptId = await startRound(tx, {
      userId,
      question,
      snapshotHash: set.snapshotHash,
      pricesHash: assignment.pricesHash ?? (await keepPrices(tx, BUILT_IN_PRICES, now)).hash,
      variant: drawVariant({ question, seed: seedFor(assignment, slot, userId) }),
      mode: rules.mode,
      curveball: false,
      // A document had the whole time, whenever it is kept.
      durationMs: durationFor({
        rules: { ...rules, lateRule: "finish" },
        questionMinutes: question.minutes,
        timeMultiplier: 1,
        now,
      }),
      assignment: { assignmentId, slot },
      now,
    });
    if (checked.changes.length > 0)
      await keepSave(tx, { attemptId, saveId: randomUUID(), changes: checked.changes, late: false, now });
    const locked = await lockAttempt(tx, { attemptId, userId, now });
    if (!locked) throw new Error("an attempt that was just made is not there");
    await recordClockEvent(tx, locked.attempt, { kind: "submit", atMs: now.getTime(), by: "candidate" });
    return { kind: "kept", attemptId };
  });
}
