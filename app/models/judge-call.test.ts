import { describe, expect, it } from "vitest";
import { freshDatabase } from "../../test/support/database.ts";
import { closeCall, forgetOldReplies, keptReply, openCall, spend } from "./judge-call.server.ts";

freshDatabase();
const NOON = new Date("2026-03-02T12:00:00.000Z");
const TOMORROW = new Date("2026-03-03T00:00:01.000Z");
const call = (userId: string, attemptId: string | null) => ({
  userId,
  attemptId,
  model: "small-judge",
  requestHash: `${userId} ${attemptId ?? "test"}`,
});
const open = (userId: string, attemptId: string | null, tokens: number, now = NOON) =>
  openCall(call(userId, attemptId), {
    promptTokens: tokens - 100,
    completionTokens: 100,
    budget: { attempt: 1000, userDay: 2000, day: 3000 },
    now,
  });

describe("a budget", () => {
  it("is held by what is set aside, before anything has come back", async () => {
    expect(await open("ann", "one", 900)).toEqual(expect.any(Number));
    expect(await open("ann", "one", 200)).toMatch(/for this attempt/);
    expect(await open("ann", "two", 1000)).toEqual(expect.any(Number));
    expect(await open("ann", "three", 200)).toMatch(/one person and day/);
    expect(await open("ann", null, 200)).toMatch(/one person and day/);
    expect(await open("ben", "four", 1000)).toEqual(expect.any(Number));
    expect(await open("cem", "five", 200)).toMatch(/for today/);
  });

  it("is not overdrawn by calls side by side", async () => {
    const opened = await Promise.all(Array.from({ length: 8 }, () => open("ann", "one", 300)));
    expect(opened.filter((one) => typeof one === "number")).toHaveLength(3);
  });

  it("gets back what a call did not take, and begins anew each day but for an attempt", async () => {
    const id = await open("ann", "one", 1000);
    if (typeof id !== "number") throw new Error(id);
    await closeCall(
      id,
      { outcome: "text", promptTokens: 500, completionTokens: 50, usd: null, ms: 800 },
      null,
    );
    expect(await open("ann", "one", 400)).toEqual(expect.any(Number));
    expect(await open("ann", "one", 400, TOMORROW)).toMatch(/for this attempt/);
    expect(await open("ann", "two", 1000, TOMORROW)).toEqual(expect.any(Number));
  });
});

describe("a kept reply", () => {
  it("is found by the same request, costs nothing, and is forgotten after a month", async () => {
    const id = await open("ann", "one", 500);
    if (typeof id !== "number") throw new Error(id);
    const { requestHash } = call("ann", "one");
    await closeCall(
      id,
      { outcome: "text", promptTokens: 400, completionTokens: 60, usd: 0.001, ms: 700 },
      { requestHash, text: "{}", now: NOON },
    );
    expect(await keptReply(call("ann", "one"), NOON)).toBe("{}");
    expect(await spend({ userId: "ann" })).toEqual({
      calls: 1,
      cached: 1,
      promptTokens: 400,
      completionTokens: 60,
      usd: 0.001,
      ms: 700,
    });
    await forgetOldReplies(new Date(NOON.getTime() + 31 * 86_400_000));
    expect(await keptReply(call("ann", "one"), NOON)).toBeNull();
  });
});
