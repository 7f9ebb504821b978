import { inTransaction, reader } from "./db.server.ts";

export const ROLES = ["user", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** A person who can sign in. */
export interface Account {
  userId: string;
  name: string;
  /** In lower case. */
  email: string;
  emailVerified: boolean;
  role: Role;
}

interface Row {
  id: string;
  name?: string | null;
  email?: string | null;
  emailVerified: boolean;
  role?: string | null;
}

/** Null: the row of an anonymous visitor, or of an account that was deleted. */
export function accountOf({ id, name, email, emailVerified, role }: Row): Account | null {
  if (!email) return null;
  return { userId: id, name: name ?? "", email, emailVerified, role: role === "admin" ? "admin" : "user" };
}

/** Whether this is a row that the anonymous cookie may speak for: a visitor's, never one that has or had an account. */
export async function isVisitor(id: string): Promise<boolean> {
  const db = await reader();
  return (await db.user.count({ where: { id, email: null, erasedAt: null } })) === 1;
}

/** Whether anybody can sign in here. */
export async function anyAccount(): Promise<boolean> {
  const db = await reader();
  return (await db.user.findFirst({ where: { email: { not: null } }, select: { id: true } })) !== null;
}

/**
 * The person has shown that they read what is mailed to the account's address. If nobody had before, whoever made the
 * account may have been somebody else, and keeps no way in.
 */
export async function takeByMail(userId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, emailVerified: false },
      data: { emailVerified: true },
    });
    if (count > 0) await tx.passkey.deleteMany({ where: { userId } });
  });
}
