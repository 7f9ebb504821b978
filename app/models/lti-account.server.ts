import { randomUUID } from "node:crypto";
import { inTransaction, reader } from "./db.server.ts";
import { MADE_DOMAIN } from "./made-address.ts";

/** Who a platform's person is here. */
export interface LinkedAccount {
  userId: string;
  name: string;
  email: string;
  isAdmin: boolean;
  /** The account was made by this platform's launch. */
  isMadeHere: boolean;
}

interface Person {
  platformId: string;
  subject: string;
}

/** Null: nobody here is this person of the platform. */
export async function findLinked({ platformId, subject }: Person): Promise<LinkedAccount | null> {
  const db = await reader();
  const row = await db.ltiAccount.findUnique({
    where: { platformId_subject: { platformId, subject } },
    select: {
      isMadeHere: true,
      user: { select: { id: true, name: true, email: true, role: true, erasedAt: true } },
    },
  });
  if (!row || row.user.email === null || row.user.erasedAt !== null) return null;
  const { id, name, email, role } = row.user;
  return { userId: id, name: name ?? "", email, isAdmin: role === "admin", isMadeHere: row.isMadeHere };
}

/** Makes an account for a platform's person, or finds the one made meanwhile. */
export async function makeLinkedAccount({
  platformId,
  subject,
  name,
  now,
}: Person & { name: string; now: Date }): Promise<{ userId: string }> {
  return inTransaction(async (tx) => {
    const where = { platformId_subject: { platformId, subject } };
    const known = await tx.ltiAccount.findUnique({ where, select: { userId: true } });
    if (known) return known;
    const { id: userId } = await tx.user.create({
      data: {
        name: name === "" ? "No name given" : name,
        email: `${randomUUID()}@${MADE_DOMAIN}`,
        emailVerified: false,
        createdAt: now,
        updatedAt: now,
      },
      select: { id: true },
    });
    const times = { linkedAt: now, launchedAt: now };
    await tx.ltiAccount.create({ data: { platformId, subject, userId, isMadeHere: true, ...times } });
    return { userId };
  });
}

/** Says that a platform's person is this account. Whoever is somebody here already stays that. */
export async function linkAccount({
  platformId,
  subject,
  userId,
  now,
}: Person & { userId: string; now: Date }): Promise<{ userId: string }> {
  return inTransaction(async (tx) => {
    const row = await tx.ltiAccount.upsert({
      where: { platformId_subject: { platformId, subject } },
      create: { platformId, subject, userId, isMadeHere: false, linkedAt: now, launchedAt: now },
      update: { launchedAt: now },
      select: { userId: true },
    });
    return row;
  });
}

export async function noteLaunch({ platformId, subject, now }: Person & { now: Date }): Promise<void> {
  await inTransaction((tx) =>
    tx.ltiAccount.updateMany({ where: { platformId, subject }, data: { launchedAt: now } }),
  );
}
