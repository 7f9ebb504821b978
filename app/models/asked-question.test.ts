import { describe, expect, it } from "vitest";
import { freshDatabase } from "../../test/support/database.ts";
import { at, startRound } from "../../test/support/round.ts";
import { askClarification, listAsked, listExchanges } from "./asked-question.server.ts";

freshDatabase();

describe("asking the interviewer", () => {
  it("is answered by the question's clarification, and kept for the grade", async () => {
    const own = await startRound();
    const reply = await askClarification({ ...own, text: " How many tickets a second? ", now: at(90) });
    expect(reply).toMatchObject({
      kind: "answered",
      exchange: {
        askedAtMs: 90_000,
        text: "How many tickets a second?",
        reply: "Two hundred tickets a second at peak.",
        matched: true,
      },
    });
    expect(await listAsked(own.attemptId)).toEqual([
      { text: "How many tickets a second?", clarification: "volume" },
    ]);
  });

  it("is told to assume when nothing fits", async () => {
    const own = await startRound();
    const reply = await askClarification({ ...own, text: "Which colour is the logo?", now: at(90) });
    expect(reply).toMatchObject({ exchange: { matched: false } });
    expect(await listExchanges(own.attemptId)).toHaveLength(1);
  });

  it.each(["", "  ", "ok", "x".repeat(501), undefined, 7, { text: "x" }])("takes no %j", async (text) => {
    const own = await startRound();
    expect((await askClarification({ ...own, text, now: at(90) }))?.kind).toBe("invalid");
  });

  it("is over with the time, and foreign to strangers", async () => {
    const own = await startRound();
    const ask = { ...own, text: "How many tickets?" };
    expect((await askClarification({ ...ask, now: at(45 * 60 + 1) }))?.kind).toBe("not-now");
    const { userId } = await startRound();
    expect(await askClarification({ ...ask, userId, now: at(90) })).toBeNull();
    expect(await listExchanges(own.attemptId)).toEqual([]);
  });

  it("comes to an end after sixty questions", async () => {
    const own = await startRound();
    for (let n = 0; n < 60; n++) await askClarification({ ...own, text: `Question ${n}?`, now: at(90) });
    expect((await askClarification({ ...own, text: "One more?", now: at(91) }))?.kind).toBe("not-now");
  });
});
