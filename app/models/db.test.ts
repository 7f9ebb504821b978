import { describe, expect, it } from "vitest";
import { freshDatabase } from "../../test/support/database.ts";
import { inTransaction, isDatabaseUp, reader } from "./db.server.ts";
import { createUser } from "./user.server.ts";

freshDatabase();
const now = new Date("2026-03-02T09:00:00Z");
const users = async () => (await reader()).user.count();

describe("the database", () => {
  it("writes what it acknowledges through to the disk", async () => {
    const settings = await inTransaction(async (tx) => [
      await tx.$queryRaw`PRAGMA synchronous`,
      await tx.$queryRaw`PRAGMA journal_mode`,
      await tx.$queryRaw`PRAGMA foreign_keys`,
    ]);
    // synchronous 2 is FULL.
    expect(settings).toEqual([[{ synchronous: 2n }], [{ journal_mode: "wal" }], [{ foreign_keys: 1n }]]);
  });

  it("takes back all of a transaction that fails", async () => {
    const failing = inTransaction(async (tx) => {
      await tx.user.create({ data: { createdAt: now } });
      throw new Error("half-way");
    });
    await expect(failing).rejects.toThrow("half-way");
    expect(await users()).toBe(0);
  });

  it("shows a reader nothing that is not committed, and keeps a neighbour's write when another one fails", async () => {
    let seen = -1;
    const failing = inTransaction(async (tx) => {
      await tx.user.create({ data: { createdAt: now } });
      seen = await users();
      throw new Error("half-way");
    });
    const neighbour = createUser({ now });
    await expect(failing).rejects.toThrow("half-way");
    await neighbour;
    expect(seen).toBe(0);
    expect(await users()).toBe(1);
  });

  it("lets nobody write past the transactions", async () => {
    const db = await reader();
    await expect(db.user.create({ data: { createdAt: now } })).rejects.toThrow(/readonly/);
  });

  it("says whether it answers", async () => {
    expect(await isDatabaseUp()).toBe(true);
  });
});
