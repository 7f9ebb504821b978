import { describe, expect, it } from "vitest";
import { BREAKS_AT_MINUTE, minutesAgo, resizers, startBreakingRound } from "../support/breaking-round.ts";
import { freshDatabase, restart } from "../support/database.ts";
import { answerOf, type Browser, openBrowser } from "../support/requests.ts";
import { save } from "../support/round.ts";
import { action as ask } from "~/routes/attempts.$id.ask.tsx";
import { loader as clock } from "~/routes/attempts.$id.clock.tsx";
import { action as submit } from "~/routes/attempts.$id.submit.tsx";
import { setPaused, submitAttempt } from "~/models/attempt.server.ts";
import { reader } from "~/models/db.server.ts";
import { newestReport } from "~/models/report-row.server.ts";
import { loadWorkspace } from "~/models/workspace.server.ts";
import type { DueProbe } from "~/protocol/attempt.ts";

const database = freshDatabase();

type Route = (args: { request: Request; params: { id?: string }; context: { nonce: string } }) => unknown;
const call = (route: unknown, request: Request, id: string) =>
  answerOf(
    Promise.resolve().then(() => (route as Route)({ request, params: { id }, context: { nonce: "" } })),
  );
const probesOf = async (browser: Browser, id: string): Promise<DueProbe[]> => {
  const answer = await call(clock, browser.get(`/attempts/${id}/clock`), id);
  return ((await answer.json()) as { probes: DueProbe[] }).probes;
};
const thrown = async () => (await reader()).thrownCurveball.findMany();

const BROKE =
  "“Resizers” runs at 80% at peak. Its 10 copies stand in 2 zones. One of them has just gone, and 5 copies with it. " +
  "What happens in the next minute, and what do you change?";

describe("the curveball", () => {
  it("is not there a minute before its time, and neither are the question's words for it", async () => {
    const browser = await openBrowser(new Date());
    const { userId } = browser;
    const own = await startBreakingRound({ userId, startedMinutesAgo: BREAKS_AT_MINUTE - 1 });
    const text = JSON.stringify(await loadWorkspace({ ...own, now: new Date() }));
    expect(text).not.toMatch(/Resizers” runs|resizers are gone/);
    expect((await probesOf(browser, own.attemptId)).map(({ id }) => id)).toEqual(["sizes"]);
    expect(await thrown()).toEqual([]);
  });

  it("says what broke with the sketch's own numbers, and stays so when the sketch changes or the server restarts", async () => {
    const browser = await openBrowser(new Date());
    const { userId } = browser;
    const own = await startBreakingRound({ userId, startedMinutesAgo: BREAKS_AT_MINUTE + 1 });
    const first = await probesOf(browser, own.attemptId);
    expect(first.at(-1)).toEqual({ id: "breaks", atMs: 27 * 60_000, ask: BROKE, breaks: true });
    const decided = await thrown();
    expect(decided).toHaveLength(1);
    expect(JSON.parse(decided[0]?.before ?? "")).toMatchObject({ sketch: { nodes: [{}, {}, {}] } });

    await save(own, "sketch", resizers(15, 3), { base: 1, now: new Date() });
    expect(await probesOf(browser, own.attemptId)).toEqual(first);
    await restart(database);
    const reloaded = await loadWorkspace({ ...own, now: new Date() });
    expect(reloaded?.probes).toEqual(first);
    expect(await thrown()).toEqual(decided);
  });

  it("is one for two tabs and a reload at the same moment", async () => {
    const browser = await openBrowser(new Date());
    const { userId } = browser;
    const own = await startBreakingRound({ userId, startedMinutesAgo: BREAKS_AT_MINUTE + 1 });
    const [one, two, page] = await Promise.all([
      probesOf(browser, own.attemptId),
      probesOf(browser, own.attemptId),
      loadWorkspace({ ...own, now: new Date() }),
    ]);
    expect(one).toEqual(two);
    expect(page?.probes).toEqual(one);
    expect(await thrown()).toHaveLength(1);
  });

  it("cannot be brought about by a stranger, to whom there is no such attempt", async () => {
    const { userId } = await openBrowser(new Date());
    const own = await startBreakingRound({ userId, startedMinutesAgo: BREAKS_AT_MINUTE + 1 });
    const stranger = await openBrowser(new Date());
    const answer = await call(clock, stranger.get("/"), own.attemptId);
    const none = await call(clock, stranger.get("/"), "never-was");
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe(await none.text());
    expect(await thrown()).toEqual([]);
  });

  it("asks in the question's own words where nothing is drawn, once for all", async () => {
    const browser = await openBrowser(new Date());
    const { userId } = browser;
    const own = await startBreakingRound({ userId, startedMinutesAgo: BREAKS_AT_MINUTE + 1, saved: null });
    const words = { id: "breaks", atMs: 27 * 60_000, ask: "The resizers are gone. What now?" };
    expect((await probesOf(browser, own.attemptId)).at(-1)).toEqual(words);
    await save(own, "sketch", resizers(10, 2), { now: new Date() });
    expect((await probesOf(browser, own.attemptId)).at(-1)).toEqual(words);
    expect(await thrown()).toMatchObject([{ curveball: null, probe: "breaks" }]);
  });

  it("comes in practice only where it was asked for", async () => {
    const browser = await openBrowser(new Date());
    const { userId } = browser;
    const round = { userId, startedMinutesAgo: BREAKS_AT_MINUTE + 1, mode: "practice" as const };
    const without = await startBreakingRound(round);
    expect((await probesOf(browser, without.attemptId)).at(-1)?.ask).toBe("The resizers are gone. What now?");
    expect(await thrown()).toEqual([]);
    await submitAttempt({ ...without, now: new Date() });
    const having = await startBreakingRound({ ...round, curveball: true });
    expect((await probesOf(browser, having.attemptId)).at(-1)).toMatchObject({ ask: BROKE, breaks: true });
  });

  it("waits while the round is paused, and is not thrown at one that is over", async () => {
    const browser = await openBrowser(new Date());
    const { userId } = browser;
    const round = {
      userId,
      startedMinutesAgo: BREAKS_AT_MINUTE + 1,
      mode: "practice" as const,
      curveball: true,
    };
    const own = await startBreakingRound(round);
    await setPaused({ ...own, paused: true, now: minutesAgo(0.5) });
    expect((await probesOf(browser, own.attemptId)).map(({ id }) => id)).toEqual(["sizes"]);
    await submitAttempt({ ...own, now: new Date() });
    expect((await probesOf(browser, own.attemptId)).map(({ id }) => id)).toEqual(["sizes"]);
    expect(await thrown()).toEqual([]);
  });

  it("is in the grade: what the loss left before, what it leaves after, and points for it", async () => {
    const browser = await openBrowser(new Date());
    const { userId } = browser;
    const own = await startBreakingRound({ userId, startedMinutesAgo: BREAKS_AT_MINUTE + 1 });
    await probesOf(browser, own.attemptId);
    await save(own, "sketch", resizers(15, 3), { base: 1, now: new Date() });
    await call(submit, browser.postForm("/"), own.attemptId);
    const { report } = (await newestReport(own.attemptId)) ?? {};
    expect(report?.revision).toMatchObject({
      before: { servedShare: 0.625, overloaded: [{ id: "resizer", capacityRps: 1250 }] },
      after: { servedShare: 1, overloaded: [] },
      changes: ["“Resizers”: copies 10 → 15", "“Resizers”: zones 2 → 3"],
    });
    expect(report?.findings).toMatchObject([{ criterion: "stands-a-loss", verdict: "met", points: 2 }]);
  });

  it("leaves rounds in which nothing broke as they were", async () => {
    const browser = await openBrowser(new Date());
    const { userId } = browser;
    const own = await startBreakingRound({ userId, startedMinutesAgo: 5 });
    await call(ask, browser.postForm("/", { text: "How large is a picture?" }), own.attemptId);
    await call(submit, browser.postForm("/"), own.attemptId);
    const { report } = (await newestReport(own.attemptId)) ?? {};
    expect(report).toMatchObject({ revision: null, findings: [] });
  });
});
