import { inTransaction, reader } from "./db.server.ts";

/** Takes a nonce. False: a launch has used it already. */
export async function takeNonce({
  nonce,
  expiresAt,
  now,
}: {
  nonce: string;
  expiresAt: Date;
  now: Date;
}): Promise<boolean> {
  return inTransaction(async (tx) => {
    await tx.ltiNonce.deleteMany({ where: { expiresAt: { lte: now } } });
    if ((await tx.ltiNonce.count({ where: { nonce } })) > 0) return false;
    await tx.ltiNonce.create({ data: { nonce, expiresAt } });
    return true;
  });
}

export interface KeptLaunch {
  ticketHash: string;
  platformId: string;
  /** JSON of what was launched. */
  claims: string;
}

/** Keeps a checked launch until its person goes on. */
export async function keepLaunch(
  launch: KeptLaunch,
  { expiresAt, now }: { expiresAt: Date; now: Date },
): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.ltiLaunch.deleteMany({ where: { expiresAt: { lte: now } } });
    await tx.ltiLaunch.create({ data: { ...launch, expiresAt } });
  });
}

/** Null: there is no such launch, it is out of date, or it has been used. */
export async function readLaunch({
  ticketHash,
  now,
}: {
  ticketHash: string;
  now: Date;
}): Promise<KeptLaunch | null> {
  const db = await reader();
  return db.ltiLaunch.findFirst({
    where: { ticketHash, usedAt: null, expiresAt: { gt: now } },
    select: { ticketHash: true, platformId: true, claims: true },
  });
}

/** Uses a launch up. False: it was used before. */
export async function spendLaunch({ ticketHash, now }: { ticketHash: string; now: Date }): Promise<boolean> {
  const { count } = await inTransaction((tx) =>
    tx.ltiLaunch.updateMany({
      where: { ticketHash, usedAt: null, expiresAt: { gt: now } },
      // What was said of the person is needed no longer.
      data: { usedAt: now, claims: "{}" },
    }),
  );
  return count === 1;
}
