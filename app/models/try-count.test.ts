import { describe, expect, it } from "vitest";
import { freshDatabase } from "../../test/support/database.ts";
import { reader } from "./db.server.ts";
import { countTry, forgetTries } from "./try-count.server.ts";

freshDatabase();

const NOW = new Date("2026-11-22T10:00:00Z");
const MINUTE_MS = 60_000;
const LIMIT = { of: "password", most: 3, windowMs: 15 * MINUTE_MS };
const later = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE_MS);
const ada = { whose: "ada@example.org", now: NOW };

describe("tries that are counted", () => {
  it("run out for one account and no other, and say how long to wait", async () => {
    for (let n = 0; n < 3; n++) expect(await countTry(LIMIT, ada)).toBeNull();
    expect(await countTry(LIMIT, { ...ada, now: later(5) })).toBe(10 * MINUTE_MS);
    expect(await countTry(LIMIT, { ...ada, whose: "grace@example.org" })).toBeNull();
    expect(await countTry({ ...LIMIT, of: "reset-link" }, ada)).toBeNull();
  });

  it("come back once the window is over, or a try was right", async () => {
    for (let n = 0; n < 4; n++) await countTry(LIMIT, ada);
    expect(await countTry(LIMIT, { ...ada, now: later(15) })).toBeNull();
    for (let n = 0; n < 4; n++) await countTry(LIMIT, { ...ada, now: later(16) });
    await forgetTries(LIMIT, ada);
    expect(await countTry(LIMIT, { ...ada, now: later(17) })).toBeNull();
  });

  it("are counted before they are made, so that fifty at once are still three", async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => countTry(LIMIT, ada)));
    expect(all.filter((wait) => wait === null)).toHaveLength(3);
  });

  it("are kept without the address", async () => {
    await countTry(LIMIT, ada);
    const db = await reader();
    const [row] = await db.tryCount.findMany();
    expect(row?.key).toMatch(/^password:[0-9a-f]{64}$/);
  });
});
