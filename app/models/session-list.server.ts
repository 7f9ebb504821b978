import { inTransaction, reader } from "./db.server.ts";

/** Far more browsers than anybody has; the newest are shown. */
const MOST_SHOWN = 50;

export interface ListedSession {
  id: string;
  userAgent: string | null;
  createdAt: Date;
  /** When it was last prolonged; at most a day before its last use. */
  usedAt: Date;
}

/** The browsers that are signed in to an account, the last used first. Never their tokens. */
export async function listSessions({ userId, now }: { userId: string; now: Date }): Promise<ListedSession[]> {
  const db = await reader();
  const rows = await db.session.findMany({
    where: { userId, expiresAt: { gt: now } },
    select: { id: true, userAgent: true, createdAt: true, updatedAt: true },
    orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
    take: MOST_SHOWN,
  });
  return rows.map(({ updatedAt, ...row }) => ({ ...row, usedAt: updatedAt }));
}

/** Signs browsers out: one, all but one, or all. Returns how many. */
export async function endSessions({
  userId,
  only,
  except,
}: {
  userId: string;
  only?: string;
  except?: string;
}): Promise<number> {
  const id = only !== undefined ? only : except !== undefined ? { not: except } : undefined;
  const { count } = await inTransaction((tx) => tx.session.deleteMany({ where: { userId, id } }));
  return count;
}
