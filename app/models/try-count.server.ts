import { createHmac } from "node:crypto";
import { config } from "~/config.server.ts";
import { inTransaction } from "./db.server.ts";

export interface TryLimit {
  /** What is tried. */
  of: string;
  /** So many within the window. */
  most: number;
  windowMs: number;
}

/** The table tells nobody whose tries it counts. */
const keyOf = (of: string, whose: string) =>
  `${of}:${createHmac("sha256", config().secret).update(`tries\n${of}\n${whose}`).digest("hex")}`;

/**
 * Counts one try of somebody, before it is made, so that tries side by side cannot slip through. Returns null, or how
 * long to wait, in milliseconds.
 */
export async function countTry(
  { of, most, windowMs }: TryLimit,
  { whose, now }: { whose: string; now: Date },
): Promise<number | null> {
  const key = keyOf(of, whose);
  return inTransaction(async (tx) => {
    await tx.tryCount.deleteMany({ where: { endsAt: { lte: now } } });
    const endsAt = new Date(now.getTime() + windowMs);
    const row = await tx.tryCount.upsert({
      where: { key },
      create: { key, count: 1, endsAt },
      update: { count: { increment: 1 } },
    });
    return row.count > most ? row.endsAt.getTime() - now.getTime() : null;
  });
}

/** Forgets somebody's tries: the last one was right. */
export async function forgetTries({ of }: TryLimit, { whose }: { whose: string }): Promise<void> {
  await inTransaction((tx) => tx.tryCount.deleteMany({ where: { key: keyOf(of, whose) } }));
}
