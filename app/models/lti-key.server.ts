import { inTransaction, reader } from "./db.server.ts";

export interface KeptKey {
  /** The key's id, as tokens name it. */
  id: string;
  /** JSON of the public half. */
  publicJwk: string;
  /** The private half, encrypted. */
  privateJwk: string;
}

/** Every key that this installation has signed with, the newest first. */
export async function listLtiKeys(): Promise<KeptKey[]> {
  const db = await reader();
  return db.ltiKey.findMany({
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    select: { id: true, publicJwk: true, privateJwk: true },
  });
}

/** Keeps a key, unless another has come in since `newest` was the newest: of two processes that start at once, one's is kept. */
export async function keepLtiKey(
  key: KeptKey,
  { newest, now }: { newest: string | null; now: Date },
): Promise<void> {
  await inTransaction(async (tx) => {
    const last = await tx.ltiKey.findFirst({ orderBy: [{ createdAt: "desc" }, { id: "asc" }] });
    if ((last?.id ?? null) !== newest) return;
    await tx.ltiKey.create({ data: { ...key, createdAt: now } });
  });
}
