import { foldClock } from "./attempt-clock.ts";
import { giveTime } from "./attempt.server.ts";
import { type AttemptWithClock, clockEvents, withClockEvents } from "./clock-event.server.ts";
import { writeAudit } from "./course-audit.server.ts";
import { inTransaction, reader } from "./db.server.ts";

/** A running server may be late by a beat or two; a start after less than this was hardly noticed. */
const LATE_MS = 30_000;
const NOTICED_MS = 5_000;

/**
 * Writes the server's pulse. What lies between the last one and now, beyond what a running server is late by, was an
 * outage; at a start, whatever is longer than a moment was.
 */
export async function beat({ now, starting = false }: { now: Date; starting?: boolean }): Promise<void> {
  await inTransaction(async (tx) => {
    const last = await tx.heartbeat.findUnique({ where: { id: 1 } });
    const gapMs = last ? now.getTime() - last.at.getTime() : 0;
    if (last && gapMs >= (starting ? NOTICED_MS : LATE_MS))
      await tx.outage.create({ data: { fromAt: last.at, toAt: now } });
    await tx.heartbeat.upsert({ where: { id: 1 }, create: { id: 1, at: now }, update: { at: now } });
  });
}

/**
 * What an attempt lost to an outage: the part of it that its clock ran through. The last pulse came up to ten seconds before
 * the server stopped, so an attempt may have started after it.
 */
function lostMs(attempt: AttemptWithClock, { fromAt, toAt }: { fromAt: Date; toAt: Date }): number {
  const fromMs = Math.max(fromAt.getTime(), attempt.startedAt.getTime());
  if (fromMs >= toAt.getTime()) return 0;
  const before = clockEvents(attempt).filter(({ atMs }) => atMs <= fromMs);
  const then = foldClock(before, attempt.durationMs, fromMs);
  return then.state === "running" ? Math.min(toAt.getTime() - fromMs, then.remainingMs) : 0;
}

export interface OfferedOutage {
  id: number;
  /** ISO 8601. */
  fromAt: string;
  toAt: string;
  /** Attempts that were running then. */
  attempts: number;
  /** ISO 8601; null: not given back yet. */
  givenAt: string | null;
}

/** The outages that attempts of an assignment ran through, newest first. */
export async function outagesOf(assignmentId: string): Promise<OfferedOutage[]> {
  const db = await reader();
  const first = await db.attempt.findFirst({
    where: { assignmentId },
    orderBy: { startedAt: "asc" },
    select: { startedAt: true },
  });
  if (!first) return [];
  const outages = await db.outage.findMany({
    where: { toAt: { gt: first.startedAt } },
    include: { given: { where: { assignmentId } } },
    orderBy: { id: "desc" },
    take: 20,
  });
  if (outages.length === 0) return [];
  const attempts = await db.attempt.findMany({ where: { assignmentId }, include: withClockEvents });
  return outages
    .map((outage) => ({
      id: outage.id,
      fromAt: outage.fromAt.toISOString(),
      toAt: outage.toAt.toISOString(),
      attempts: attempts.filter((attempt) => lostMs(attempt, outage) > 0).length,
      givenAt: outage.given[0]?.at.toISOString() ?? null,
    }))
    .filter((outage) => outage.attempts > 0);
}

/**
 * Gives an outage's time back to every attempt that ran through it, in one transaction, once for an assignment. Returns
 * how many got it; null: it was given before, or there was no such outage.
 */
export async function giveOutageBack({
  courseId,
  assignmentId,
  outageId,
  by,
  now,
}: {
  courseId: string;
  assignmentId: string;
  outageId: number;
  by: string;
  now: Date;
}): Promise<number | null> {
  return inTransaction(async (tx) => {
    const outage = await tx.outage.findUnique({
      where: { id: outageId },
      include: { given: { where: { assignmentId } } },
    });
    if (!outage || outage.given.length > 0) return null;
    await tx.outageGiven.create({ data: { outageId, assignmentId, at: now, by } });
    const attempts = await tx.attempt.findMany({ where: { assignmentId }, include: withClockEvents });
    let given = 0;
    for (const attempt of attempts) {
      const ms = lostMs(attempt, outage);
      if (ms === 0) continue;
      const outcome = await giveTime(tx, { attemptId: attempt.id, kind: "compensate", ms, now });
      if (outcome?.kind === "extended") given += 1;
    }
    const seconds = Math.round((outage.toAt.getTime() - outage.fromAt.getTime()) / 1000);
    const detail = { outage: outageId, from: outage.fromAt, to: outage.toAt, seconds, attempts: given };
    await writeAudit(tx, { courseId, by, kind: "outage-given", subject: assignmentId, detail, now });
    return given;
  });
}
