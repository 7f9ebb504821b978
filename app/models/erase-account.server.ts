import { inTransaction, reader, type Transaction } from "./db.server.ts";

/** Why an account cannot be deleted now. */
export type EraseBlocker =
  | { kind: "only-instructor"; course: string }
  /** Work for an assignment whose results are still to come. */
  | { kind: "results-pending"; course: string; assignment: string };

export interface ErasePreview {
  blockers: EraseBlocker[];
  /** Attempts that go. */
  attempts: number;
  priceTables: number;
  /** Attempts for courses, which stay without a name. */
  keptAttempts: number;
}

type Reading = Pick<Transaction, "member" | "attempt" | "priceTable" | "assignment">;

async function blockersOf(db: Reading, userId: string): Promise<EraseBlocker[]> {
  const taught = await db.member.findMany({
    where: { userId, role: "instructor", leftAt: null, course: { endedAt: null } },
    select: {
      course: {
        select: {
          title: true,
          members: {
            where: { role: "instructor", leftAt: null, userId: { not: userId } },
            select: { userId: true },
          },
        },
      },
    },
  });
  const pending = await db.assignment.findMany({
    where: { releasedAt: null, course: { endedAt: null }, attempts: { some: { userId } } },
    select: { title: true, course: { select: { title: true } } },
    orderBy: { opensAt: "asc" },
  });
  return [
    ...taught
      .filter(({ course }) => course.members.length === 0)
      .map(({ course }): EraseBlocker => ({ kind: "only-instructor", course: course.title })),
    ...pending.map(({ title, course }): EraseBlocker => ({
      kind: "results-pending",
      course: course.title,
      assignment: title,
    })),
  ];
}

/** What deleting an account would do. */
export async function previewErasure(userId: string): Promise<ErasePreview> {
  const db = await reader();
  return {
    blockers: await blockersOf(db, userId),
    attempts: await db.attempt.count({ where: { userId, assignmentId: null } }),
    priceTables: await db.priceTable.count({ where: { ownerId: userId } }),
    keptAttempts: await db.attempt.count({ where: { userId, assignmentId: { not: null } } }),
  };
}

/**
 * Deletes an account and all that is the person's own. Work for a course stays, for the course's records, with nothing
 * that tells whose it was. False: something stands in the way, and nothing was changed.
 */
export async function eraseAccount({ userId, now }: { userId: string; now: Date }): Promise<boolean> {
  return inTransaction(async (tx) => {
    if ((await blockersOf(tx, userId)).length > 0) return false;
    await forgetReplies(tx, userId);
    await tx.attempt.deleteMany({ where: { userId, assignmentId: null } });
    await dropPriceTables(tx, userId);
    await tx.verification.deleteMany({ where: { value: userId } });
    const memberships = await tx.member.count({ where: { userId } });
    if (memberships === 0) await tx.user.delete({ where: { id: userId } });
    else await leaveNameless(tx, userId, now);
    return true;
  });
}

/** Kept replies of the judge quote the answers that it read. */
async function forgetReplies(tx: Transaction, userId: string): Promise<void> {
  const calls = await tx.judgeCall.findMany({
    where: { userId },
    distinct: ["requestHash"],
    select: { requestHash: true },
  });
  for (const { requestHash } of calls) await tx.judgeReply.deleteMany({ where: { requestHash } });
}

/** Attempts keep the prices that they began with; content that nothing refers to any more goes. */
async function dropPriceTables(tx: Transaction, userId: string): Promise<void> {
  const versions = await tx.priceTableVersion.findMany({
    where: { table: { ownerId: userId } },
    distinct: ["pricesHash"],
    select: { pricesHash: true },
  });
  await tx.priceTable.deleteMany({ where: { ownerId: userId } });
  for (const { pricesHash } of versions)
    await tx.priceSnapshot.deleteMany({
      where: { hash: pricesHash, versions: { none: {} }, attempts: { none: {} } },
    });
}

async function leaveNameless(tx: Transaction, userId: string, now: Date): Promise<void> {
  await tx.session.deleteMany({ where: { userId } });
  await tx.credential.deleteMany({ where: { userId } });
  await tx.passkey.deleteMany({ where: { userId } });
  await tx.formerPerson.deleteMany({ where: { userId } });
  await tx.ltiAccount.deleteMany({ where: { userId } });
  await tx.ltiScore.deleteMany({ where: { userId } });
  await tx.member.updateMany({ where: { userId, leftAt: null }, data: { leftAt: now } });
  // The roster is the school's own list; what ties a line of it to this work is not.
  await tx.rosterLine.updateMany({
    where: { claimedBy: userId },
    data: { claimedBy: null, claimedAt: null },
  });
  await tx.user.update({
    where: { id: userId },
    data: {
      name: null,
      email: null,
      emailVerified: false,
      image: null,
      role: "user",
      pinnedTableId: null,
      updatedAt: now,
      erasedAt: now,
    },
  });
}
