import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { restart, freshDatabase } from "../../test/support/database.ts";
import { at, save, startRound } from "../../test/support/round.ts";
import { extendAttempt, submitAttempt } from "./attempt.server.ts";
import { reader } from "./db.server.ts";
import { readCountedAnswer, readFields } from "./field-value.server.ts";
import { isOurReceipt } from "./receipt.server.ts";
import { saveFields } from "./save.server.ts";
import { loadClock, loadWorkspace } from "./workspace.server.ts";

const database = freshDatabase();
const ZERO = 45 * 60;

describe("saving", () => {
  it("keeps what was typed, with a receipt that only this server can have made", async () => {
    const own = await startRound();
    const reply = await save(own, "prose", "Two queues.");
    if (reply?.kind !== "saved") throw new Error("not saved");
    expect(reply).toMatchObject({ revisions: { prose: 1 }, late: false, clock: { elapsedMs: 60_000 } });
    expect((await readFields(own.attemptId)).prose).toEqual({ revision: 1, value: "Two queues." });
    const named = { attemptId: own.attemptId, saveId: reply.saveId };
    expect(isOurReceipt(reply.receipt, named)).toBe(true);
    expect(isOurReceipt({ ...reply.receipt, savedAt: at(0).toISOString() }, named)).toBe(false);
    expect(isOurReceipt(reply.receipt, { ...named, attemptId: "another" })).toBe(false);
  });

  it("gives a replayed save its first receipt and writes nothing twice (reload during a save)", async () => {
    const own = await startRound();
    const saveId = randomUUID();
    const first = await save(own, "prose", "once", { saveId });
    await save(own, "prose", "newer", { base: 1, now: at(70) });
    const again = await save(own, "prose", "once", { saveId, now: at(80) });
    if (first?.kind !== "saved" || again?.kind !== "saved") throw new Error("not saved");
    expect(again.receipt).toEqual(first.receipt);
    expect(again.revisions).toEqual({ prose: 1 });
    expect(again.clock.elapsedMs).toBe(80_000);
    expect((await readFields(own.attemptId)).prose).toEqual({ revision: 2, value: "newer" });
    expect(await (await reader()).fieldJournal.count()).toBe(2);
  });

  it("does not acknowledge other content under a saveId that was used", async () => {
    const own = await startRound();
    const saveId = randomUUID();
    await save(own, "prose", "first", { saveId });
    expect((await save(own, "prose", "second", { saveId, base: 1 }))?.kind).toBe("invalid");
    expect((await readFields(own.attemptId)).prose.value).toBe("first");
  });

  it("shows a stale tab what the server holds and overwrites nothing (two tabs)", async () => {
    const own = await startRound();
    await save(own, "prose", "from the first tab");
    await save(own, "api", "GET /tickets");
    const stale = await saveFields({
      ...own,
      now: at(90),
      request: {
        saveId: randomUUID(),
        changes: [
          { field: "prose", baseRevision: 0, value: "from the second tab" },
          { field: "dataModel", baseRevision: 0, value: "tickets(id)" },
        ],
      },
    });
    expect(stale).toMatchObject({
      kind: "conflict",
      conflicts: [{ field: "prose", revision: 1, value: "from the first tab" }],
    });
    const fields = await readFields(own.attemptId);
    expect(fields.prose.value).toBe("from the first tab");
    expect(fields.dataModel.revision).toBe(0);
  });

  it("takes a stale tab that says the same as already saved", async () => {
    const own = await startRound();
    await save(own, "prose", "the same");
    expect(await save(own, "prose", "the same", { base: 0 })).toMatchObject({
      kind: "saved",
      revisions: { prose: 1 },
    });
  });

  it("lets only one of two tabs that save at the same moment win", async () => {
    const own = await startRound();
    const replies = await Promise.all([save(own, "prose", "one"), save(own, "prose", "two")]);
    expect(replies.map((reply) => reply?.kind).sort()).toEqual(["conflict", "saved"]);
  });

  it("keeps every accepted change in the journal, in order", async () => {
    const own = await startRound();
    for (const [index, text] of ["a", "ab", "abc"].entries()) {
      await save(own, "prose", text, { base: index, now: at(60 + index) });
    }
    const journal = await (await reader()).fieldJournal.findMany({ orderBy: { id: "asc" } });
    expect(journal.map(({ revision, value }) => [revision, value])).toEqual([
      [1, '"a"'],
      [2, '"ab"'],
      [3, '"abc"'],
    ]);
  });

  it("finds everything again after the server was restarted in the middle", async () => {
    const own = await startRound();
    await save(own, "sketch", { nodes: [{ id: "api", label: "API", kind: "service" }], edges: [] });
    await restart(database);
    const workspace = await loadWorkspace({ ...own, now: at(20 * 60) });
    expect(workspace?.clock).toMatchObject({ state: "running", remainingMs: 25 * 60_000 });
    expect(workspace?.fields.sketch.value.nodes).toHaveLength(1);
    expect((await save(own, "sketch", { nodes: [], edges: [] }, { base: 1 }))?.kind).toBe("saved");
  });
});

describe("saving around the deadline", () => {
  it("counts a save in the closing half minute, and a read then closes nothing", async () => {
    const own = await startRound();
    expect((await loadClock({ ...own, now: at(ZERO + 5) }))?.clock.state).toBe("closing");
    const reply = await save(own, "prose", "just in time", { now: at(ZERO + 29) });
    expect(reply).toMatchObject({ kind: "saved", late: false, clock: { state: "closing" } });
    expect((await readCountedAnswer(own.attemptId)).prose).toBe("just in time");
  });

  it("keeps a later save, marks it late and does not grade it (offline across the deadline)", async () => {
    const own = await startRound();
    await save(own, "prose", "in time", { now: at(ZERO - 240) });
    const late = await save(own, "prose", "after five minutes offline", { base: 1, now: at(ZERO + 60) });
    expect(late).toMatchObject({ kind: "saved", late: true, clock: { state: "submitted" } });
    expect((await readFields(own.attemptId)).prose.value).toBe("after five minutes offline");
    expect((await readCountedAnswer(own.attemptId)).prose).toBe("in time");
    const again = await save(own, "prose", "and once more", { base: 2, now: at(ZERO + 61) });
    expect(again).toMatchObject({ kind: "saved", late: true });
    expect((await readCountedAnswer(own.attemptId)).prose).toBe("in time");
  });

  it("does not grade a field that was only ever saved late", async () => {
    const own = await startRound();
    await save(own, "api", "late", { now: at(ZERO + 45) });
    expect((await readCountedAnswer(own.attemptId)).api).toBe("");
  });

  it("counts a late save after all once the deadline is extended", async () => {
    const own = await startRound();
    await save(own, "prose", "late, then extended", { now: at(ZERO + 40) });
    await extendAttempt({ attemptId: own.attemptId, ms: 600_000, now: at(ZERO + 50) });
    expect((await readCountedAnswer(own.attemptId)).prose).toBe("late, then extended");
    expect(await save(own, "prose", "in time", { base: 1, now: at(ZERO + 600) })).toMatchObject({
      late: false,
      clock: { state: "running", remainingMs: 50_000 },
    });
  });

  it("keeps saves after the candidate submitted as late ones", async () => {
    const own = await startRound();
    await submitAttempt({ ...own, now: at(100) });
    expect(await save(own, "prose", "an afterthought", { now: at(101) })).toMatchObject({ late: true });
    expect((await readCountedAnswer(own.attemptId)).prose).toBe("");
  });
});

describe("saves that make no sense", () => {
  it("is nothing to be found for another person, and writes nothing (two users on one browser)", async () => {
    const mine = await startRound();
    const other = await startRound();
    const foreign = { attemptId: mine.attemptId, userId: other.userId };
    expect(await save(foreign, "prose", "not mine")).toBeNull();
    expect((await readFields(mine.attemptId)).prose.revision).toBe(0);
    expect(await save({ ...mine, attemptId: "no-such" }, "prose", "x")).toBeNull();
  });

  it.each([
    ["a text that is too long", "prose", "x".repeat(60_001), "60000 characters"],
    ["too many rows", "functional", Array.from({ length: 201 }, () => "row"), "200 rows"],
    ["a number where text belongs", "prose", 7, "string"],
    ["an unknown kind of node", "sketch", { nodes: [{ id: "a", label: "A", kind: "blockchain" }] }, "kind"],
    ["a ledger row that is too long", "ledger", [{ name: "a", expression: "1+".repeat(2000) }], "row 1"],
  ] as const)("names the field of %s and writes nothing", async (_what, field, value, word) => {
    const own = await startRound();
    const reply = await save(own, field, value);
    if (reply?.kind !== "invalid") throw new Error(`was ${reply?.kind}`);
    expect(reply.problems[0]?.field).toBe(field);
    expect(reply.problems[0]?.message).toContain(word);
    expect(await (await reader()).fieldJournal.count()).toBe(0);
  });

  it("writes none of several fields when one of them does not fit", async () => {
    const own = await startRound();
    const changes = [
      { field: "prose", baseRevision: 0, value: "fine" },
      { field: "api", baseRevision: 0, value: null },
    ];
    const reply = await saveFields({ ...own, now: at(60), request: { saveId: randomUUID(), changes } });
    expect(reply?.kind).toBe("invalid");
    expect((await readFields(own.attemptId)).prose.revision).toBe(0);
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty", "", "Prose"])(
    "knows no field named %j",
    async (field) => {
      const own = await startRound();
      const text = JSON.stringify({
        saveId: randomUUID(),
        changes: [{ field, baseRevision: 0, value: "x" }],
      });
      const reply = await saveFields({ ...own, now: at(60), request: JSON.parse(text) as unknown });
      expect(reply?.kind).toBe("invalid");
    },
  );

  it("drops prototype keys inside a value", async () => {
    const own = await startRound();
    const value = JSON.parse(
      '[{"name":"a","expression":"1","__proto__":{"polluted":true},"constructor":1}]',
    ) as unknown;
    expect((await save(own, "ledger", value))?.kind).toBe("saved");
    const [row] = (await readFields(own.attemptId)).ledger.value;
    expect(row).toEqual({ name: "a", expression: "1", note: "" });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it.each([null, 7, "text", [], {}, { saveId: "not a uuid", changes: [] }, { saveId: randomUUID() }])(
    "answers %j with what is wrong",
    async (request) => {
      const own = await startRound();
      const reply = await saveFields({ ...own, now: at(60), request });
      if (reply?.kind !== "invalid") throw new Error(`was ${reply?.kind}`);
      expect(reply.problems.length).toBeGreaterThan(0);
    },
  );

  it("refuses one field twice in a save, because which one should win", async () => {
    const own = await startRound();
    const change = { field: "prose", baseRevision: 0, value: "x" };
    const request = { saveId: randomUUID(), changes: [change, { ...change, value: "y" }] };
    expect((await saveFields({ ...own, now: at(60), request }))?.kind).toBe("invalid");
  });

  it("keeps any text exactly, lone surrogates and control characters included", async () => {
    const own = await startRound();
    const text = 'null \u0000, half \ud83d, whole 🎟️, right-to-left \u202e, "quotes" \\ and\r\nlines';
    await save(own, "prose", text);
    expect((await readFields(own.attemptId)).prose.value).toBe(text);
  });
});
