import { inTransaction } from "./db.server.ts";

/** A new anonymous person. Made at the first thing worth keeping, never for a mere visit. */
export async function createUser({ now }: { now: Date }): Promise<{ id: string }> {
  return inTransaction((tx) => tx.user.create({ data: { createdAt: now }, select: { id: true } }));
}
