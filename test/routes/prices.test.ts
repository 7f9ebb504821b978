import { describe, expect, it } from "vitest";
import { BUILT_IN_PRICES, type PriceTable, priceTableHash, PriceTableSchema, type Report } from "~graders";
import { gradeAttempt } from "~/grading/grade-attempt.server.ts";
import { submitAttempt } from "~/models/attempt.server.ts";
import { inTransaction, reader } from "~/models/db.server.ts";
import { newestReport } from "~/models/report-row.server.ts";
import { pricesInUse } from "~/models/price-table-in-use.server.ts";
import { createTable, editTable, MOST_TABLES, readOwnTable } from "~/models/price-table.server.ts";
import { readSubmission } from "~/models/submission.server.ts";
import { loader as calculator } from "~/routes/calculators.$name/route.tsx";
import { action as edit, loader as editor } from "~/routes/prices.$id._index/route.tsx";
import { typedFrom } from "~/routes/prices.$id._index/typed-table.ts";
import { loader as file } from "~/routes/prices.$id.file.tsx";
import { action as make } from "~/routes/prices._index/route.tsx";
import { loader as landing } from "~/routes/prices.class.tsx";
import { action as use } from "~/routes/prices.use.tsx";
import { freshDatabase } from "../support/database.ts";
import { type Browser, openBrowser, requests } from "../support/requests.ts";
import { startRound } from "../support/round.ts";

freshDatabase();

type Route = (args: {
  request: Request;
  params: Record<string, string>;
  context: { nonce: string };
}) => unknown;
interface Reply {
  status: number;
  headers: Headers;
  data: unknown;
  text: string;
}

/** What a route answers, thrown or returned: a Response, or data with its status. */
async function call(route: unknown, request: Request, params: Record<string, string> = {}): Promise<Reply> {
  const answer: unknown = await Promise.resolve()
    .then(() => (route as Route)({ request, params, context: { nonce: "" } }))
    .catch((thrown: unknown) => thrown);
  if (answer instanceof Error) throw answer;
  if (answer instanceof Response)
    return { status: answer.status, headers: answer.headers, data: null, text: await answer.text() };
  const { data, init } = answer as { data: unknown; init: ResponseInit | null };
  return {
    status: init?.status ?? 200,
    headers: new Headers(init?.headers),
    data,
    text: JSON.stringify(data),
  };
}

const own = (name = "ML 101"): PriceTable =>
  PriceTableSchema.parse({
    ...BUILT_IN_PRICES,
    name,
    date: "2027-02",
    prices: BUILT_IN_PRICES.prices.map((row) =>
      row.id === "machine-general" ? { ...row, low: 1, high: 1 } : row,
    ),
  });

async function instructor(): Promise<{ browser: Browser; tableId: string }> {
  const browser = await openBrowser(new Date());
  const made = await createTable({ userId: browser.userId, table: own(), now: new Date() });
  return { browser, tableId: made?.tableId ?? expect.fail("no table was made") };
}
const post = (browser: Omit<Browser, "userId">, tableId: string, fields: Record<string, string>) =>
  call(edit, browser.postForm(`/prices/${tableId}`, fields), { id: tableId });
async function classLink(browser: Browser, tableId: string): Promise<string> {
  await post(browser, tableId, { intent: "link" });
  return (await readOwnTable({ tableId, userId: browser.userId }))?.classLink ?? expect.fail("no link");
}
const pin = (browser: Omit<Browser, "userId">, fields: Record<string, string>) =>
  call(use, browser.postForm("/prices/use", fields));

/** The editor's form as a browser posts it. */
function formOf(
  table: PriceTable,
  version: number,
  changed: Record<string, string> = {},
): Record<string, string> {
  const typed = typedFrom(table);
  const fields: Record<string, string> = {
    intent: "save",
    version: String(version),
    name: typed.name,
    date: typed.date,
  };
  for (const part of ["prices", "hardware"] as const)
    typed[part].forEach((row, i) => {
      for (const [key, value] of Object.entries(row))
        if (typeof value === "string") fields[`${part}.${i}.${key}`] = value;
    });
  return { ...fields, ...changed };
}

describe("making a table", () => {
  it("makes a visitor known, and says what is wrong without making anything", async () => {
    const visitor = requests("");
    const refused = await call(
      make,
      visitor.postForm("/prices", { name: "", date: "soon", from: "built-in" }),
    );
    expect(refused).toMatchObject({
      status: 422,
      data: { problems: ["The name is empty.", expect.any(String)] },
    });
    const made = await call(
      make,
      visitor.postForm("/prices", { name: "ML 101", date: "2027-02", from: "built-in" }),
    );
    expect(made.status).toBe(302);
    expect(made.headers.get("Set-Cookie")).toMatch(/headroom_session/);
    expect(await (await reader()).priceTable.count()).toBe(1);
  });

  it("ends at as many tables as one may have", async () => {
    const { browser } = await instructor();
    for (let i = 1; i < MOST_TABLES; i += 1)
      await createTable({ userId: browser.userId, table: own(), now: new Date() });
    const more = await call(make, browser.postForm("/prices", { name: "One more", date: "2027-02" }));
    expect(more.status).toBe(409);
  });
});

describe("editing", () => {
  it("the form posted as it is changes nothing; a change makes a version, and the last stays", async () => {
    const { browser, tableId } = await instructor();
    expect(await post(browser, tableId, formOf(own(), 1))).toMatchObject({ status: 200, data: { saved: 1 } });
    expect(await post(browser, tableId, formOf(own(), 1, { "prices.0.low": "2" }))).toMatchObject({
      data: { saved: 2 },
    });
    const now = await readOwnTable({ tableId, userId: browser.userId });
    expect(now?.versions.map(({ changes }) => changes)).toEqual(["1 changed", "made"]);
    expect(now?.table.prices[0]?.high).toBe(2);
    const first = await call(file, browser.get(`/prices/${tableId}/file?as=json&version=1`), { id: tableId });
    expect(priceTableHash(PriceTableSchema.parse(JSON.parse(first.text)))).toBe(priceTableHash(own()));
  });

  it("adds what the empty row holds, removes what is ticked, and says at its field what is wrong", async () => {
    const { browser, tableId } = await instructor();
    const end = `prices.${own().prices.length}`;
    const added = {
      [`${end}.item`]: "Disk",
      [`${end}.low`]: "0.1",
      [`${end}.unit`]: "GB-month",
      [`${end}.source`]: "Us",
    };
    await post(browser, tableId, formOf(own(), 1, { ...added, "prices.1.remove": "on" }));
    const { prices } =
      (await readOwnTable({ tableId, userId: browser.userId }))?.table ?? expect.fail("gone");
    expect(prices.at(-1)).toMatchObject({ id: "disk", low: 0.1, quoted: null });
    expect(prices.some(({ id }) => id === "machine-memory")).toBe(false);
    const refused = await post(
      browser,
      tableId,
      formOf(own(), 2, {
        "prices.0.low": "much",
        "prices.2.components": "sql, toaster",
        "hardware.0.url": "javascript:1",
      }),
    );
    expect(refused.status).toBe(422);
    expect(Object.keys((refused.data as { errors: object }).errors)).toEqual(
      expect.arrayContaining(["prices.0.low", "prices.2.components", "hardware.0.url"]),
    );
  });

  it("a stale tab is told so, and overwrites nothing", async () => {
    const { browser, tableId } = await instructor();
    await post(browser, tableId, formOf(own(), 1, { "prices.0.low": "2" }));
    const stale = await post(browser, tableId, formOf(own(), 1, { "prices.0.low": "3" }));
    expect(stale).toMatchObject({ status: 409, data: { basedOn: 1, typed: { name: "ML 101" } } });
    expect((await readOwnTable({ tableId, userId: browser.userId }))?.table.prices[0]?.low).toBe(2);
  });

  it("is the owner's alone: everybody else finds no such table, whatever they ask", async () => {
    const { browser, tableId } = await instructor();
    const link = await classLink(browser, tableId);
    const stranger = await openBrowser(new Date());
    await pin(stranger, { link });
    for (const who of [stranger, requests("")]) {
      for (const intent of ["save", "import", "link", "withdraw", "delete"])
        expect((await post(who, tableId, { ...formOf(own("Mine now"), 1), intent })).status).toBe(404);
      expect((await call(editor, who.get(`/prices/${tableId}`), { id: tableId })).status).toBe(404);
      expect((await call(file, who.get(`/prices/${tableId}/file`), { id: tableId })).status).toBe(404);
      expect((await pin(who, { table: tableId })).status).toBe(404);
    }
    expect(await readOwnTable({ tableId, userId: browser.userId })).toMatchObject({
      name: "ML 101",
      classLink: link,
    });
  });
});

describe("a class link", () => {
  it("shows the table to anybody, pins it by a post, and keeps nothing of a mere visit", async () => {
    const { browser, tableId } = await instructor();
    const link = await classLink(browser, tableId);
    const visitor = requests("");
    const seen = await call(landing, visitor.get(`/prices/class?link=${link}`));
    expect(seen).toMatchObject({ status: 200, data: { inUse: false, table: { name: "ML 101" } } });
    expect(seen.text).not.toContain(browser.userId);
    expect(await (await reader()).user.count()).toBe(1);
    const pinned = await pin(visitor, { link });
    const student = requests(pinned.headers.get("Set-Cookie")?.split(";")[0] ?? "");
    expect(await call(landing, student.get(`/prices/class?link=${link}`))).toMatchObject({
      data: { inUse: true },
    });
    const page = (await calculator({
      request: student.get("/calculators/token_cost"),
      params: { name: "token_cost" },
      context: { nonce: "" },
    })) as { table: { name: string } };
    expect(page.table).toEqual({ name: "ML 101", date: "2027-02" });
  });

  it("withdrawn or replaced, opens and pins no more; who had pinned the table keeps it", async () => {
    const { browser, tableId } = await instructor();
    const link = await classLink(browser, tableId);
    const [early, late] = [await openBrowser(new Date()), await openBrowser(new Date())];
    await pin(early, { link });
    const second = await classLink(browser, tableId);
    expect(second).not.toBe(link);
    await post(browser, tableId, { intent: "withdraw" });
    for (const gone of [link, second, "", "x", "' OR 1=1"]) {
      expect((await call(landing, late.get(`/prices/class?link=${encodeURIComponent(gone)}`))).status).toBe(
        404,
      );
      if (gone !== "") expect((await pin(late, { link: gone })).status).toBe(404);
    }
    expect((await pricesInUse(early.userId)).table.name).toBe("ML 101");
    expect((await pricesInUse(late.userId)).tableId).toBeNull();
  });
});

describe("an attempt", () => {
  it("keeps the prices that it began with, whatever is edited or deleted later, and its report names them", async () => {
    const { browser, tableId } = await instructor();
    const student = await openBrowser(new Date());
    await pin(student, { link: await classLink(browser, tableId) });
    const { attemptId } = await startRound({ userId: student.userId, now: new Date() });
    await editTable({ tableId, userId: browser.userId, table: own("Edited"), basedOn: 1, now: new Date() });
    const next = await startRound({ userId: student.userId, seed: 7, now: new Date() });
    await post(browser, tableId, { intent: "delete" });
    expect((await pricesInUse(student.userId)).tableId).toBeNull();

    const report = async (id: string): Promise<Report | undefined> => {
      await submitAttempt({ attemptId: id, userId: student.userId, now: new Date() });
      expect(priceTableHash((await readSubmission(id))?.prices ?? BUILT_IN_PRICES)).not.toBe(
        priceTableHash(BUILT_IN_PRICES),
      );
      await gradeAttempt({ attemptId: id, now: new Date() });
      return (await newestReport(id))?.report;
    };
    expect((await report(attemptId))?.versions.prices).toMatchObject({ name: "ML 101", date: "2027-02" });
    expect((await report(next.attemptId))?.versions.prices).toMatchObject({ name: "Edited" });
  });

  it("begun before attempts kept prices is graded with the built-in ones", async () => {
    const { userId, attemptId } = await startRound();
    await inTransaction((tx) => tx.attempt.update({ where: { id: attemptId }, data: { pricesHash: null } }));
    await submitAttempt({ attemptId, userId, now: new Date("2026-03-02T09:10:00Z") });
    expect((await readSubmission(attemptId))?.prices).toBeUndefined();
  });

  it("deleting a table leaves no content behind that nothing refers to", async () => {
    const { browser, tableId } = await instructor();
    await post(browser, tableId, { intent: "delete" });
    expect(await (await reader()).priceSnapshot.count()).toBe(0);
  });
});

describe("going back to the built-in table", () => {
  it("takes one post with nothing in it", async () => {
    const { browser, tableId } = await instructor();
    await pin(browser, { table: tableId });
    expect((await pricesInUse(browser.userId)).isOwn).toBe(true);
    await pin(browser, {});
    expect((await pricesInUse(browser.userId)).table).toBe(BUILT_IN_PRICES);
  });
});
