import { type Role, ROLES } from "./account.server.ts";
import { inTransaction, reader } from "./db.server.ts";

/** A page of the list; whoever looks for somebody types a part of their name or address. */
export const PEOPLE_SHOWN = 50;

export interface ListedPerson {
  userId: string;
  name: string;
  email: string;
  emailVerified: boolean;
  role: Role;
  createdAt: Date;
  attempts: number;
  /** Browsers that are signed in. */
  sessions: number;
}

/** Accounts whose name or address holds the text, the newest first; `total` counts all that do. */
export async function listPeople({
  search,
  now,
}: {
  search: string;
  now: Date;
}): Promise<{ people: ListedPerson[]; total: number }> {
  const db = await reader();
  const holds = { contains: search };
  const where = { email: { not: null }, ...(search !== "" && { OR: [{ email: holds }, { name: holds }] }) };
  const rows = await db.user.findMany({
    where,
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: PEOPLE_SHOWN,
    include: { _count: { select: { attempts: true, sessions: { where: { expiresAt: { gt: now } } } } } },
  });
  return {
    people: rows.map(({ id, name, email, emailVerified, role, createdAt, _count }) => ({
      userId: id,
      name: name ?? "",
      email: email ?? "",
      emailVerified,
      role: roleOf(role),
      createdAt,
      ..._count,
    })),
    total: await db.user.count({ where }),
  };
}

const roleOf = (text: string): Role => ROLES.find((role) => role === text) ?? "user";

export interface AccountByEmail {
  userId: string;
  name: string;
  role: Role;
}

/** Gives the account with this address a role. Null: there is none. */
export async function setRole({
  email,
  role,
}: {
  email: string;
  role: Role;
}): Promise<AccountByEmail | null> {
  return inTransaction(async (tx) => {
    const row = await tx.user.findUnique({ where: { email }, select: { id: true, name: true } });
    if (!row) return null;
    await tx.user.update({ where: { id: row.id }, data: { role } });
    return { userId: row.id, name: row.name ?? "", role };
  });
}

export async function listAdmins(): Promise<{ name: string; email: string }[]> {
  const db = await reader();
  const rows = await db.user.findMany({
    where: { role: "admin", email: { not: null } },
    orderBy: { email: "asc" },
  });
  return rows.map(({ name, email }) => ({ name: name ?? "", email: email ?? "" }));
}
