import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { startRound } from "../support/round.ts";
import { freshDatabase } from "../support/database.ts";
import { answerOf, type Browser, openBrowser, requests } from "../support/requests.ts";
import { action as ask } from "~/routes/attempts.$id.ask.tsx";
import { loader as clock } from "~/routes/attempts.$id.clock.tsx";
import { action as remove } from "~/routes/attempts.$id.delete.tsx";
import { loader as exported } from "~/routes/attempts.$id.export.tsx";
import { action as pause } from "~/routes/attempts.$id.pause.tsx";
import { action as save } from "~/routes/attempts.$id.save.tsx";
import { action as submit } from "~/routes/attempts.$id.submit.tsx";
import { inTransaction, reader } from "~/models/db.server.ts";
import { readFields } from "~/models/field-value.server.ts";
import { ensureUser, getUserId } from "~/session.server.ts";
import type { SaveReply } from "~/protocol/attempt.ts";

freshDatabase();

type Route = (args: { request: Request; params: { id?: string }; context: { nonce: string } }) => unknown;
const call = (route: unknown, request: Request, id: string) =>
  answerOf(
    Promise.resolve().then(() => (route as Route)({ request, params: { id }, context: { nonce: "" } })),
  );

async function browserWithRound(mode: "practice" | "interview" = "practice") {
  const browser = await openBrowser(new Date());
  const { attemptId } = await startRound({ userId: browser.userId, mode, now: new Date() });
  return { browser, attemptId };
}
const proseSave = (value: unknown, baseRevision = 0, saveId: string = randomUUID()) => ({
  saveId,
  changes: [{ field: "prose", baseRevision, value }],
});
const saving = async (browser: Omit<Browser, "userId">, id: string, body: unknown) => {
  const answer = await call(save, browser.postJson(`/attempts/${id}/save`, body), id);
  return { status: answer.status, reply: (await answer.json()) as SaveReply };
};

describe("POST /attempts/:id/save", () => {
  it("answers 200 with a receipt, 409 to a stale tab, 422 to what does not fit", async () => {
    const { browser, attemptId } = await browserWithRound();
    expect(await saving(browser, attemptId, proseSave("first"))).toMatchObject({
      status: 200,
      reply: { kind: "saved", revisions: { prose: 1 } },
    });
    expect(await saving(browser, attemptId, proseSave("stale"))).toMatchObject({
      status: 409,
      reply: { kind: "conflict", conflicts: [{ field: "prose", revision: 1, value: "first" }] },
    });
    expect(await saving(browser, attemptId, proseSave(["not", "text"], 1))).toMatchObject({
      status: 422,
      reply: { kind: "invalid", problems: [{ field: "prose" }] },
    });
  });

  it("answers 422 to what is not JSON", async () => {
    const { browser, attemptId } = await browserWithRound();
    expect((await saving(browser, attemptId, "{not json")).status).toBe(422);
  });

  it("answers 403 when signed out, or with a cookie that somebody made up", async () => {
    const { attemptId } = await browserWithRound();
    for (const cookie of ["", "headroom_session=eyJ1c2VySWQiOiJ4In0%3D.forged"]) {
      expect(await saving(requests(cookie), attemptId, proseSave("x"))).toMatchObject({
        status: 403,
        reply: { kind: "refused" },
      });
    }
  });

  it("names the field of a paste that is too long, and keeps what was there", async () => {
    const { browser, attemptId } = await browserWithRound();
    await saving(browser, attemptId, proseSave("kept"));
    const { status, reply } = await saving(browser, attemptId, proseSave("x".repeat(1_500_000), 1));
    expect(status).toBe(422);
    expect(reply).toMatchObject({
      problems: [{ field: "prose", message: expect.stringContaining("60000 characters") as string }],
    });
    expect((await readFields(attemptId)).prose.value).toBe("kept");
  });
});

describe("another person's attempt", () => {
  const routes = {
    ask: (browser: Browser, id: string) =>
      call(ask, browser.postForm(`/attempts/${id}/ask`, { text: "why?" }), id),
    clock: (browser: Browser, id: string) => call(clock, browser.get(`/attempts/${id}/clock`), id),
    delete: (browser: Browser, id: string) => call(remove, browser.postForm(`/attempts/${id}/delete`), id),
    export: (browser: Browser, id: string) => call(exported, browser.get(`/attempts/${id}/export?as=md`), id),
    pause: (browser: Browser, id: string) =>
      call(pause, browser.postForm(`/attempts/${id}/pause`, { intent: "pause" }), id),
    save: (browser: Browser, id: string) =>
      call(save, browser.postJson(`/attempts/${id}/save`, proseSave("x")), id),
    submit: (browser: Browser, id: string) => call(submit, browser.postForm(`/attempts/${id}/submit`), id),
  };

  it.each(Object.keys(routes) as (keyof typeof routes)[])(
    "looks to %s like one that never was, and stays as it is",
    async (name) => {
      const { attemptId } = await browserWithRound();
      const stranger = await openBrowser(new Date());
      const before = JSON.stringify(await (await reader()).attempt.findFirst());
      const foreign = await routes[name](stranger, attemptId);
      const none = await routes[name](stranger, "never-was");
      expect(foreign.status).toBe(404);
      expect(await foreign.text()).toBe(await none.text());
      expect(JSON.stringify(await (await reader()).attempt.findFirst())).toBe(before);
    },
  );
});

describe("POST /attempts/:id/submit", () => {
  it("leads a plain form to the report, as often as it is sent", async () => {
    const { browser, attemptId } = await browserWithRound();
    for (let sent = 0; sent < 2; sent++) {
      const fields = sent === 0 ? { changes: JSON.stringify(proseSave("the end").changes) } : undefined;
      const request = browser.postForm(`/attempts/${attemptId}/submit`, fields);
      const answer = await call(submit, request, attemptId);
      expect([answer.status, answer.headers.get("Location")]).toEqual([302, `/attempts/${attemptId}/report`]);
    }
    expect((await readFields(attemptId)).prose.value).toBe("the end");
    expect(await (await reader()).reportRow.count()).toBe(1);
  });

  it("answers the page's script in JSON, conflicts included", async () => {
    const { browser, attemptId } = await browserWithRound();
    await saving(browser, attemptId, proseSave("newer"));
    const post = (body: unknown) =>
      call(submit, browser.postJson(`/attempts/${attemptId}/submit`, body), attemptId);
    expect((await post(proseSave("older"))).status).toBe(409);
    expect((await post(proseSave(7, 1))).status).toBe(422);
    const done = await post(proseSave("newest", 1));
    expect(await done.json()).toMatchObject({ kind: "submitted", report: `/attempts/${attemptId}/report` });
  });

  it("stays open when the form's changes cannot be read", async () => {
    const { browser, attemptId } = await browserWithRound();
    const request = browser.postForm(`/attempts/${attemptId}/submit`, { changes: "{" });
    expect((await call(submit, request, attemptId)).status).toBe(422);
    expect((await (await reader()).attempt.findFirst())?.submittedAt).toBeNull();
  });
});

describe("the other writes", () => {
  it("pause a practice round only", async () => {
    const practice = await browserWithRound();
    const interview = await browserWithRound("interview");
    const intent = (from: typeof practice, value: string) =>
      call(pause, from.browser.postForm("/", { intent: value }), from.attemptId);
    expect((await intent(practice, "pause")).status).toBe(302);
    expect((await intent(practice, "resume")).headers.get("Location")).toBe(
      `/attempts/${practice.attemptId}`,
    );
    expect((await intent(interview, "pause")).status).toBe(409);
    expect((await intent(practice, "explode")).status).toBe(422);
  });

  it("ask a question by form and by script", async () => {
    const { browser, attemptId } = await browserWithRound();
    const text = "How many tickets a second?";
    const form = await call(ask, browser.postForm("/", { text }), attemptId);
    expect(form.status).toBe(302);
    const script = await call(ask, browser.postJson("/", { text }), attemptId);
    expect(await script.json()).toMatchObject({ exchange: { matched: true } });
    expect((await call(ask, browser.postJson("/", "[]"), attemptId)).status).toBe(422);
  });

  it("delete an attempt and lead back to the list", async () => {
    const { browser, attemptId } = await browserWithRound();
    const answer = await call(remove, browser.postForm("/"), attemptId);
    expect(answer.headers.get("Location")).toBe("/attempts");
    expect(await (await reader()).attempt.count()).toBe(0);
  });
});

describe("reads", () => {
  it("give the clock in remaining time, never as a moment", async () => {
    const { browser, attemptId } = await browserWithRound();
    const answer = await call(clock, browser.get("/"), attemptId);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({
      clock: { state: "running", durationMs: 2_700_000 },
      probes: [],
    });
    expect(text).not.toMatch(/\d{4}-\d\d-\d\dT/);
  });

  it("export the answer as a file", async () => {
    const { browser, attemptId } = await browserWithRound();
    await saving(browser, attemptId, proseSave("my own words"));
    const json = await call(exported, browser.get("/?as=json"), attemptId);
    expect(json.headers.get("Content-Disposition")).toMatch(
      /^attachment; filename="ticket-triage-[-\d]+\.json"$/,
    );
    expect(await json.json()).toMatchObject({ answer: { prose: "my own words" }, report: null });
    const md = await call(exported, browser.get("/?as=md"), attemptId);
    expect(await md.text()).toContain("my own words");
    expect((await call(exported, browser.get("/?as=exe"), attemptId)).status).toBe(400);
  });
});

describe("the session", () => {
  it("is kept from scripts, and only https gets it where https is spoken", async () => {
    const over = async (scheme: string) =>
      (await ensureUser(new Request(`${scheme}://headroom.example/`), new Date())).setCookie ?? "";
    expect(await over("http")).toMatch(/HttpOnly; SameSite=Lax$/);
    expect(await over("https")).toMatch(/Secure/);
  });

  it("makes a person once, and anew when the database no longer knows them", async () => {
    const browser = await openBrowser(new Date());
    const again = await ensureUser(browser.get("/"), new Date());
    expect(again).toEqual({ userId: browser.userId, setCookie: null });
    expect(await getUserId(requests("").get("/"))).toBeNull();
    await inTransaction((tx) => tx.user.deleteMany());
    expect((await ensureUser(browser.get("/"), new Date())).userId).not.toBe(browser.userId);
  });
});
