import { randomUUID } from "node:crypto";
import { inTransaction, type Prisma, reader } from "./db.server.ts";

/** How long a claim holds unless it is renewed: what a crashed process was grading waits no longer. */
export const CLAIM_MS = 15_000;

/** One submitted attempt that this process grades now. Of two claims at once one is had. */
export interface GradingClaim {
  attemptId: string;
  token: string;
}

/* Submitted attempts that need grading are the queue; there is no other. */
const due = (now: Date): Prisma.AttemptWhereInput => ({ needsGrading: true, gradeAfter: { lte: now } });

/** Claims the attempt that has been due longest; null: none is due. */
export async function claimNextGrading({ now }: { now: Date }): Promise<GradingClaim | null> {
  const db = await reader();
  for (;;) {
    const row = await db.attempt.findFirst({
      where: due(now),
      orderBy: { gradeAfter: "asc" },
      select: { id: true },
    });
    if (!row) return null;
    const claim = await take(row.id, due(now), now);
    // Somebody else was faster: on to the next one.
    if (claim) return claim;
  }
}

/** Claims this attempt, also before its next try is due; null: it needs no grading, or is being graded. */
export const claimGrading = ({ attemptId, now }: { attemptId: string; now: Date }) =>
  take(attemptId, { needsGrading: true, OR: [{ gradeToken: null }, due(now)] }, now);

async function take(id: string, where: Prisma.AttemptWhereInput, now: Date): Promise<GradingClaim | null> {
  const token = randomUUID();
  const { count } = await inTransaction((tx) =>
    tx.attempt.updateMany({ where: { ...where, id }, data: { gradeToken: token, gradeAfter: until(now) } }),
  );
  return count === 1 ? { attemptId: id, token } : null;
}

const until = (now: Date) => new Date(now.getTime() + CLAIM_MS);

/** Holds a claim for longer, as far as it still holds. */
export async function renewGrading({ attemptId, token }: GradingClaim, now: Date): Promise<void> {
  await inTransaction((tx) =>
    tx.attempt.updateMany({
      where: { id: attemptId, gradeToken: token },
      data: { gradeAfter: until(now) },
    }),
  );
}

/** Lets go of a claim, so that whoever comes next grades at once. */
export async function releaseGrading({ attemptId, token }: GradingClaim, now: Date): Promise<void> {
  await inTransaction((tx) =>
    tx.attempt.updateMany({
      where: { id: attemptId, gradeToken: token },
      data: { gradeAfter: now, gradeToken: null },
    }),
  );
}

/** When the next attempt is to be graded, or tried again; null: none waits. */
export async function nextGradingAt(): Promise<Date | null> {
  const db = await reader();
  const row = await db.attempt.findFirst({
    where: { needsGrading: true, gradeAfter: { not: null } },
    orderBy: { gradeAfter: "asc" },
    select: { gradeAfter: true },
  });
  return row?.gradeAfter ?? null;
}
