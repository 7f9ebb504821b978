import Database from "better-sqlite3";
import { beforeEach, describe, expect, it } from "vitest";
import { BUILT_IN_PRICES } from "~graders";
import { freshDatabase } from "../../test/support/database.ts";
import { save, startRound } from "../../test/support/round.ts";
import { adoptVisitor, countVisitorsWork, idsOf } from "./adoption.server.ts";
import { inTransaction, reader } from "./db.server.ts";
import { createTable } from "./price-table.server.ts";
import { createUser } from "./user.server.ts";

const database = freshDatabase();
const NOW = new Date("2026-11-22T10:00:00Z");

async function createAccount(email: string): Promise<string> {
  const { id } = await createUser({ now: NOW });
  await inTransaction((tx) => tx.user.update({ where: { id }, data: { name: "Ada", email } }));
  return id;
}

/** Where in the whole file a text stands, as `Table.column`. */
function whereStands(text: string): string[] {
  const db = new Database(database.file(), { readonly: true });
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[];
  const found = new Set<string>();
  for (const table of tables)
    for (const row of db.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[])
      for (const [column, value] of Object.entries(row))
        if (typeof value === "string" && value.includes(text)) found.add(`${table}.${column}`);
  db.close();
  return [...found].sort();
}

/** A visitor with a started round, a pinned price table, and work for the judge. */
async function busyVisitor() {
  const round = await startRound();
  await save(round, "api", "GET /tickets");
  const { userId, attemptId } = round;
  const made = await createTable({ userId, table: BUILT_IN_PRICES, now: NOW });
  await inTransaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { pinnedTableId: made?.tableId ?? null } });
    await tx.judgeJob.create({
      data: {
        attemptId,
        userId,
        answerHash: "h",
        kind: "criterion",
        criterion: "c",
        state: "waiting",
        createdAt: NOW,
        runAfter: NOW,
      },
    });
    await tx.judgeCall.create({
      data: {
        at: NOW,
        userId,
        attemptId,
        model: "m",
        requestHash: "r",
        outcome: "text",
        promptTokens: 1,
        completionTokens: 1,
      },
    });
  });
  return { visitorId: userId, attemptId, tableId: made?.tableId };
}

describe("an account that takes over a visitor's work", () => {
  let account = "";
  beforeEach(async () => {
    account = await createAccount("ada@example.org");
  });

  it("has all of it, and nothing else in the file speaks of the visitor", async () => {
    const { visitorId, attemptId, tableId } = await busyVisitor();
    expect(await countVisitorsWork(visitorId)).toEqual({ attempts: 1, priceTables: 1 });
    const adopted = await adoptVisitor({ visitorId, userId: account, now: NOW });
    expect(adopted).toEqual({ attempts: 1, priceTables: 1 });
    const db = await reader();
    expect(await db.attempt.findUnique({ where: { id: attemptId } })).toMatchObject({ userId: account });
    expect(await db.user.findUnique({ where: { id: account } })).toMatchObject({ pinnedTableId: tableId });
    expect(await db.fieldValue.count({ where: { attemptId } })).toBe(1);
    // Every table of today and tomorrow that names people has to be handed over too, or this finds it.
    expect(whereStands(visitorId)).toEqual(["FormerPerson.formerId"]);
    expect(await idsOf(account)).toEqual([account, visitorId]);
  });

  it("keeps the prices that it works with already", async () => {
    const own = await createTable({ userId: account, table: BUILT_IN_PRICES, now: NOW });
    await inTransaction((tx) =>
      tx.user.update({ where: { id: account }, data: { pinnedTableId: own?.tableId ?? null } }),
    );
    const { visitorId } = await busyVisitor();
    await adoptVisitor({ visitorId, userId: account, now: NOW });
    const db = await reader();
    expect(await db.user.findUnique({ where: { id: account } })).toMatchObject({
      pinnedTableId: own?.tableId,
    });
  });

  it("never gets another account's work, a deleted account's, or the same visitor's twice", async () => {
    const other = await createAccount("grace@example.org");
    const theirs = await startRound({ userId: other });
    expect(await adoptVisitor({ visitorId: other, userId: account, now: NOW })).toBeNull();
    await inTransaction((tx) =>
      tx.user.update({ where: { id: other }, data: { email: null, erasedAt: NOW } }),
    );
    expect(await adoptVisitor({ visitorId: other, userId: account, now: NOW })).toBeNull();
    const db = await reader();
    expect(await db.attempt.findUnique({ where: { id: theirs.attemptId } })).toMatchObject({ userId: other });

    const { visitorId } = await busyVisitor();
    const both = await Promise.all([
      adoptVisitor({ visitorId, userId: account, now: NOW }),
      adoptVisitor({ visitorId, userId: account, now: NOW }),
    ]);
    expect(both.filter((adopted) => adopted !== null)).toHaveLength(1);
  });

  it("has to be an account", async () => {
    const { visitorId } = await busyVisitor();
    const { id } = await createUser({ now: NOW });
    expect(await adoptVisitor({ visitorId, userId: id, now: NOW })).toBeNull();
    expect(await countVisitorsWork(visitorId)).toEqual({ attempts: 1, priceTables: 1 });
  });
});
