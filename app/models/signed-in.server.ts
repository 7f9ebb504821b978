import { type Account, accountOf } from "./account.server.ts";
import { reader } from "./db.server.ts";

/** Who is signed in by this token; null: the session has ended, or there is none. */
export async function signedInBy(
  token: string,
  now: Date,
): Promise<{ account: Account; session: { id: string; createdAt: Date } } | null> {
  const db = await reader();
  const row = await db.session.findUnique({
    where: { token },
    select: {
      id: true,
      createdAt: true,
      expiresAt: true,
      user: { select: { id: true, name: true, email: true, emailVerified: true, role: true } },
    },
  });
  const account = row && row.expiresAt > now ? accountOf(row.user) : null;
  return row && account && { account, session: { id: row.id, createdAt: row.createdAt } };
}
