import type { Prisma } from "~/generated/prisma/client.ts";
import type { Transaction } from "./db.server.ts";
import { type ClockEvent, type FoldedClock, foldClock } from "./attempt-clock.ts";

export const withClockEvents = { clockEvents: { orderBy: { id: "asc" } } } satisfies Prisma.AttemptInclude;
export type AttemptWithClock = Prisma.AttemptGetPayload<{ include: typeof withClockEvents }>;
type ClockEventRow = AttemptWithClock["clockEvents"][number];

function clockEvent(row: ClockEventRow): ClockEvent {
  const atMs = row.at.getTime();
  switch (row.kind) {
    case "start":
    case "pause":
    case "resume":
      return { kind: row.kind, atMs };
    case "extend":
    case "compensate":
      return { kind: row.kind, atMs, ms: row.ms ?? 0 };
    case "submit":
      return { kind: "submit", atMs, by: row.by === "candidate" ? "candidate" : "clock" };
    default:
      throw new Error(`clock event ${row.id} has the unknown kind ${row.kind}`);
  }
}

export const clockEvents = (attempt: AttemptWithClock) => attempt.clockEvents.map(clockEvent);

export const attemptClock = (attempt: AttemptWithClock, now: Date): FoldedClock =>
  foldClock(clockEvents(attempt), attempt.durationMs, now.getTime());

/** Appends the event, and brings the attempt's row to what the clock now says. */
export async function recordClockEvent(
  tx: Transaction,
  attempt: AttemptWithClock,
  event: ClockEvent,
): Promise<AttemptWithClock> {
  const at = new Date(event.atMs);
  const row = await tx.clockEvent.create({
    data: {
      attemptId: attempt.id,
      kind: event.kind,
      at,
      ms: "ms" in event ? event.ms : null,
      by: event.kind === "submit" ? event.by : null,
    },
  });
  const events = [...attempt.clockEvents, row];
  const { closesAtMs, closedBy } = foldClock(events.map(clockEvent), attempt.durationMs, event.atMs);
  const closed = closedBy !== null && attempt.submittedAt === null;
  const reopened = closedBy === null && attempt.submittedAt !== null;
  return tx.attempt.update({
    where: { id: attempt.id },
    data: {
      closesAt: closesAtMs === null ? null : new Date(closesAtMs),
      closedBy,
      ...(closed && {
        submittedAt: at,
        needsGrading: true,
        gradeAfter: at,
        gradeToken: null,
        gradingTries: 0,
        gradingError: null,
      }),
      ...(reopened && {
        submittedAt: null,
        needsGrading: false,
        gradeAfter: null,
        gradeToken: null,
        gradingError: null,
      }),
    },
    include: withClockEvents,
  });
}
