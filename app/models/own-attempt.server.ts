import { type Mode, ModeSchema, type Variant } from "~graders";
import type { AttemptState } from "~/protocol/attempt.ts";
import type { ClosedBy, FoldedClock } from "./attempt-clock.ts";
import { closeIfOverdue } from "./attempt.server.ts";
import { attemptClock, type AttemptWithClock, withClockEvents } from "./clock-event.server.ts";
import { reader } from "./db.server.ts";
import { readSnapshot, type Snapshot } from "./question-snapshot.server.ts";

/** An attempt as its owner reads it. */
export interface OwnAttempt {
  id: string;
  questionId: string;
  mode: Mode;
  seed: number | null;
  /** ISO 8601. */
  startedAt: string;
  submittedAt: string | null;
  state: AttemptState;
  closedBy: ClosedBy | null;
  needsGrading: boolean;
  gradingError: string | null;
}

export interface ReadAttempt {
  row: AttemptWithClock;
  attempt: OwnAttempt;
  clock: FoldedClock;
  snapshot: Snapshot;
  variant: Variant;
}

/**
 * Reads this person's attempt; null when there is none. A read in the closing half minute closes nothing; a read after
 * it does, because then the last saved answer is submitted already in all but name.
 */
export async function readOwnAttempt({
  attemptId,
  userId,
  now,
}: {
  attemptId: string;
  userId: string;
  now: Date;
}): Promise<ReadAttempt | null> {
  const db = await reader();
  const find = () => db.attempt.findFirst({ where: { id: attemptId, userId }, include: withClockEvents });
  let row = await find();
  if (row && attemptClock(row, now).overdue) {
    await closeIfOverdue({ attemptId, now });
    row = await find();
  }
  if (!row) return null;
  const clock = attemptClock(row, now);
  return {
    row,
    clock,
    snapshot: await readSnapshot(row.snapshotHash),
    // Written by startAttempt alone, from the grader's own drawVariant.
    variant: JSON.parse(row.variant) as Variant,
    attempt: {
      id: row.id,
      questionId: row.questionId,
      mode: ModeSchema.parse(row.mode),
      seed: row.seed,
      startedAt: row.startedAt.toISOString(),
      submittedAt: row.submittedAt?.toISOString() ?? null,
      state: clock.state,
      closedBy: clock.closedBy,
      needsGrading: row.needsGrading,
      gradingError: row.gradingError,
    },
  };
}

/** Whether the attempt was started for an assignment. */
export async function isAssigned(attemptId: string): Promise<boolean> {
  const db = await reader();
  return (await db.attempt.count({ where: { id: attemptId, assignmentId: { not: null } } })) > 0;
}
