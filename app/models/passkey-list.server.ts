import { inTransaction, reader } from "./db.server.ts";

export interface ListedPasskey {
  id: string;
  name: string;
  createdAt: Date | null;
  /** Kept by a service that brings it to the person's other devices. */
  isSynced: boolean;
}

export async function listPasskeys(userId: string): Promise<ListedPasskey[]> {
  const db = await reader();
  const rows = await db.passkey.findMany({
    where: { userId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, name, createdAt, backedUp }) => ({
    id,
    name: name ?? "Passkey",
    createdAt,
    isSynced: backedUp,
  }));
}

/** False: this person has no such passkey. */
export async function removePasskey({ userId, id }: { userId: string; id: string }): Promise<boolean> {
  const { count } = await inTransaction((tx) => tx.passkey.deleteMany({ where: { id, userId } }));
  return count === 1;
}
