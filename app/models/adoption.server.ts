import { inTransaction, reader } from "./db.server.ts";

/** What an account took over from a visitor. */
export interface Adopted {
  attempts: number;
  priceTables: number;
}

/**
 * Gives an account all that a visitor has made, at once or not at all, and removes the visitor's row. Null: there is no
 * such visitor, or no such account; an account's own rows are never given away.
 */
export async function adoptVisitor({
  visitorId,
  userId,
  now,
}: {
  visitorId: string;
  userId: string;
  now: Date;
}): Promise<Adopted | null> {
  return inTransaction(async (tx) => {
    const visitor = await tx.user.findFirst({ where: { id: visitorId, email: null, erasedAt: null } });
    const account = await tx.user.findFirst({ where: { id: userId, email: { not: null } } });
    if (!visitor || !account) return null;
    const from = { where: { userId: visitorId }, data: { userId } };
    const attempts = await tx.attempt.updateMany(from);
    await tx.judgeJob.updateMany(from);
    await tx.judgeCall.updateMany(from);
    const tables = await tx.priceTable.updateMany({
      where: { ownerId: visitorId },
      data: { ownerId: userId },
    });
    if (account.pinnedTableId === null && visitor.pinnedTableId !== null)
      await tx.user.update({ where: { id: userId }, data: { pinnedTableId: visitor.pinnedTableId } });
    await tx.formerPerson.create({ data: { formerId: visitorId, userId, adoptedAt: now } });
    await tx.user.delete({ where: { id: visitorId } });
    return { attempts: attempts.count, priceTables: tables.count };
  });
}

/** How many rounds and price tables a visitor would bring along. */
export async function countVisitorsWork(visitorId: string): Promise<Adopted> {
  const db = await reader();
  return {
    attempts: await db.attempt.count({ where: { userId: visitorId } }),
    priceTables: await db.priceTable.count({ where: { ownerId: visitorId } }),
  };
}

/** Ids that copies on this person's devices may stand under, the present one first. */
export async function idsOf(userId: string): Promise<string[]> {
  const db = await reader();
  const former = await db.formerPerson.findMany({ where: { userId }, select: { formerId: true } });
  return [userId, ...former.map(({ formerId }) => formerId)];
}
