import type { DueProbe } from "~/protocol/attempt.ts";
import { clockReading } from "./attempt-clock.ts";
import { lockAttempt } from "./attempt-lock.server.ts";
import { inTransaction, reader } from "./db.server.ts";

/** What the interviewer has asked behind probes, as turns of the talk. */
export async function listFollowUps(attemptId: string): Promise<DueProbe[]> {
  const db = await reader();
  const rows = await db.followUp.findMany({ where: { attemptId }, orderBy: { elapsedMs: "asc" } });
  return rows.map(({ probe, elapsedMs, ask }) => ({ id: followUpOf(probe), atMs: elapsedMs, ask }));
}

export const followUpOf = (probe: string) => `${probe}+`;
/** Ids of the bank hold no plus sign. */
export const isFollowUp = (id: string) => id.endsWith("+");

/** Keeps a follow-up, once for a probe. Not in a round that is paused or over by now. */
export async function keepFollowUp({
  attemptId,
  userId,
  probe,
  ask,
  now,
}: {
  attemptId: string;
  userId: string;
  probe: string;
  ask: string;
  now: Date;
}): Promise<boolean> {
  return inTransaction(async (tx) => {
    const locked = await lockAttempt(tx, { attemptId, userId, now });
    if (!locked || clockReading(locked.clock).state !== "running") return false;
    const known = await tx.followUp.findUnique({ where: { attemptId_probe: { attemptId, probe } } });
    if (known) return false;
    const elapsedMs = Math.round(locked.clock.elapsedMs);
    await tx.followUp.create({ data: { attemptId, probe, at: now, elapsedMs, ask } });
    return true;
  });
}
