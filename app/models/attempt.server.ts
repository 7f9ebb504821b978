import { randomUUID } from "node:crypto";
import { type BankEntry, curveballProbe, type Mode, type Question, type Variant } from "~graders";
import type { ClockReading } from "~/protocol/attempt.ts";
import { clockReading, type ClosedBy } from "./attempt-clock.ts";
import { lockAttempt } from "./attempt-lock.server.ts";
import { attemptClock, recordClockEvent, withClockEvents } from "./clock-event.server.ts";
import { inTransaction, reader, type Transaction } from "./db.server.ts";
import { type FieldProblem, validateChanges } from "./field-change.ts";
import { type Conflict, countLateChanges } from "./field-value.server.ts";
import { keepPrices } from "./price-snapshot.server.ts";
import { pricesInUse } from "./price-table-in-use.server.ts";
import { keepSnapshot } from "./question-snapshot.server.ts";
import { keepSave } from "./save.server.ts";

interface Own {
  attemptId: string;
  userId: string;
  now: Date;
}

/**
 * Starts a round, or finds the one of the same question, seed and mode that this person has open already: a second
 * click on Start, or a second tab, does not start a second clock.
 */
export async function createAttempt({
  userId,
  entry,
  variant,
  mode,
  curveball = false,
  now,
}: {
  userId: string;
  entry: BankEntry;
  variant: Variant;
  mode: Mode;
  /** Wanted; an interview has one anyway. */
  curveball?: boolean;
  now: Date;
}): Promise<{ attemptId: string; resumed: boolean }> {
  const { question } = entry;
  const same = {
    userId,
    questionId: question.id,
    seed: variant.seed,
    mode,
    submittedAt: null,
    assignmentId: null,
  };
  return inTransaction(async (tx) => {
    for (const { id } of await tx.attempt.findMany({ where: same, select: { id: true } })) {
      const open = await lockAttempt(tx, { attemptId: id, userId, now });
      if (open && open.attempt.submittedAt === null) return { attemptId: id, resumed: true };
    }
    const { hash } = await keepSnapshot(tx, entry, now);
    const prices = await keepPrices(tx, (await pricesInUse(userId, tx)).table, now);
    const attemptId = await startRound(tx, {
      userId,
      question,
      snapshotHash: hash,
      pricesHash: prices.hash,
      variant,
      mode,
      curveball,
      durationMs: question.minutes * 60_000,
      assignment: null,
      now,
    });
    return { attemptId, resumed: false };
  });
}

/** Makes an attempt and starts its clock. */
export async function startRound(
  tx: Transaction,
  {
    question,
    variant,
    mode,
    curveball,
    assignment,
    now,
    ...row
  }: {
    userId: string;
    question: Question;
    snapshotHash: string;
    pricesHash: string;
    variant: Variant;
    mode: Mode;
    curveball: boolean;
    durationMs: number;
    /** What it was started for; null: a round of one's own. */
    assignment: { assignmentId: string; slot: number } | null;
    now: Date;
  },
): Promise<string> {
  const attempt = await tx.attempt.create({
    data: {
      ...row,
      ...assignment,
      questionId: question.id,
      seed: variant.seed,
      variant: JSON.stringify(variant),
      mode,
      curveball: (curveball || mode === "interview") && curveballProbe(question) !== undefined,
      startedAt: now,
    },
    include: withClockEvents,
  });
  await recordClockEvent(tx, attempt, { kind: "start", atMs: now.getTime() });
  return attempt.id;
}

export type SubmitOutcome =
  /** `closedBy` clock: the time was over, and the last answer saved in time was submitted. */
  | { kind: "submitted"; closedBy: ClosedBy }
  | { kind: "conflict"; conflicts: Conflict[]; clock: ClockReading }
  | { kind: "invalid"; problems: FieldProblem[] };

/**
 * Submits, with the last changes of the page when it sends some. Submitting twice is submitting once. Changes that
 * conflict or do not fit stop the submission, and nothing is written: the page still has them, and shows both versions.
 * Once the time is over, changes are kept as late saves.
 */
export async function submitAttempt({
  attemptId,
  userId,
  final,
  now,
}: Own & { final?: { saveId?: string; changes: unknown } }): Promise<SubmitOutcome | null> {
  const checked = validateChanges(final?.changes ?? []);
  if (!checked.ok) return { kind: "invalid", problems: checked.problems };
  const saveId = final?.saveId ?? randomUUID();

  return inTransaction(async (tx): Promise<SubmitOutcome | null> => {
    const locked = await lockAttempt(tx, { attemptId, userId, now });
    if (!locked) return null;
    const { attempt, clock } = locked;
    const late = clock.state === "submitted";
    if (checked.changes.length > 0) {
      const kept = await keepSave(tx, { attemptId, saveId, changes: checked.changes, late, now });
      if (kept.kind === "reused") {
        return { kind: "invalid", problems: [{ field: "", message: "this save's id was used before" }] };
      }
      if (kept.kind === "conflict") return { ...kept, clock: clockReading(clock) };
    }
    if (clock.closedBy !== null) return { kind: "submitted", closedBy: clock.closedBy };
    // In the closing half minute the clock has decided already: an extension may still reopen what arrives now.
    const by = clock.state === "closing" ? "clock" : "candidate";
    await recordClockEvent(tx, attempt, { kind: "submit", atMs: now.getTime(), by });
    return { kind: "submitted", closedBy: by };
  });
}

export type PauseOutcome = { kind: "changed"; clock: ClockReading } | { kind: "not-now"; message: string };

/** Stops or restarts the clock; only practice may. Doing it twice changes nothing. */
export async function setPaused({
  attemptId,
  userId,
  paused,
  now,
}: Own & { paused: boolean }): Promise<PauseOutcome | null> {
  return inTransaction(async (tx): Promise<PauseOutcome | null> => {
    const locked = await lockAttempt(tx, { attemptId, userId, now });
    if (!locked) return null;
    const { attempt, clock } = locked;
    if (attempt.mode !== "practice")
      return { kind: "not-now", message: "Only practice rounds can be paused." };
    if (clock.state !== "running" && clock.state !== "paused") {
      return { kind: "not-now", message: "The time of this round is over." };
    }
    if ((clock.state === "paused") === paused) return { kind: "changed", clock: clockReading(clock) };
    const atMs = now.getTime();
    await recordClockEvent(tx, attempt, { kind: paused ? "pause" : "resume", atMs });
    return { kind: "changed", clock: clockReading({ ...clock, state: paused ? "paused" : "running" }) };
  });
}

export type ExtendOutcome = { kind: "extended"; clock: ClockReading } | { kind: "submitted-by-candidate" };

/**
 * Gives more time, and reopens what only the clock closed; late saves made in between then count. Its report, if one
 * was made, stays, and the next one counts after it. For whoever runs the round: callers check that right themselves.
 */
export async function extendAttempt({
  attemptId,
  ms,
  now,
}: {
  attemptId: string;
  ms: number;
  now: Date;
}): Promise<ExtendOutcome | null> {
  return inTransaction((tx) => giveTime(tx, { attemptId, kind: "extend", ms, now }));
}

/** Gives time in a transaction: `extend` makes the round longer, `compensate` gives back time that was lost. */
export async function giveTime(
  tx: Transaction,
  { attemptId, kind, ms, now }: { attemptId: string; kind: "extend" | "compensate"; ms: number; now: Date },
): Promise<ExtendOutcome | null> {
  const locked = await lockAttempt(tx, { attemptId, userId: null, now });
  if (!locked) return null;
  if (locked.clock.closedBy === "candidate") return { kind: "submitted-by-candidate" };
  const extended = await recordClockEvent(tx, locked.attempt, { kind, atMs: now.getTime(), ms });
  if (locked.clock.closedBy === "clock") await countLateChanges(tx, attemptId);
  return { kind: "extended", clock: clockReading(attemptClock(extended, now)) };
}

/**
 * Deletes an attempt with all that belongs to it. Exam attempts stay, and so does whatever was started for an assignment:
 * there is one for each student. Null: this person has no such attempt.
 */
export async function deleteAttempt({
  attemptId,
  userId,
}: {
  attemptId: string;
  userId: string;
}): Promise<"deleted" | "exam" | null> {
  return inTransaction(async (tx) => {
    const attempt = await tx.attempt.findFirst({
      where: { id: attemptId, userId },
      select: { mode: true, assignmentId: true },
    });
    if (!attempt) return null;
    if (attempt.mode === "exam" || attempt.assignmentId !== null) return "exam";
    await tx.attempt.delete({ where: { id: attemptId } });
    return "deleted";
  });
}

/** Ids of attempts whose closing time has passed and is not recorded, longest ago first. */
export async function overdueAttempts({ now, limit }: { now: Date; limit: number }): Promise<string[]> {
  const db = await reader();
  const rows = await db.attempt.findMany({
    where: { closesAt: { lte: now } },
    orderBy: { closesAt: "asc" },
    take: limit,
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** Closes the attempt if its time is over, which submits its last answer saved in time. */
export async function closeIfOverdue({ attemptId, now }: { attemptId: string; now: Date }): Promise<void> {
  await inTransaction((tx) => lockAttempt(tx, { attemptId, userId: null, now }));
}
