import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ChatServer, startChatServer, verdictReply } from "../../test/support/chat-server.ts";
import { makeProvider } from "./judge-provider.server.ts";

let chat: ChatServer;
beforeAll(async () => {
  chat = await startChatServer();
});
afterAll(() => chat.close());
beforeEach(() => {
  chat.requests.length = 0;
});
const provider = (concurrency = 4) =>
  makeProvider({
    apiKey: "a-key-of-the-tests",
    baseUrl: chat.url,
    model: "small-judge",
    timeoutMs: 1000,
    concurrency,
    budget: { attempt: 1, userDay: 1, day: 1 },
    usdPerMillion: null,
  });
const request = {
  form: "verdict" as const,
  messages: [{ role: "user" as const, content: "Reply." }],
  temperature: 0,
  vote: 0,
};

describe("the provider", () => {
  it("is left alone after five failures in a row", async () => {
    const judge = provider();
    chat.behave(() => ({ kind: "status", status: 500 }));
    for (let i = 0; i < 8; i++) expect((await judge.ask(request)).completion.kind).toBe("unavailable");
    expect(chat.requests).toHaveLength(5);
    expect(judge.isResting()).toBe(true);
  });

  it("is not left alone for being busy, or for a reply that cannot be used", async () => {
    const judge = provider();
    chat.behave((_, at) => (at % 2 === 0 ? { kind: "status", status: 429 } : { kind: "say", content: "no" }));
    for (let i = 0; i < 12; i++) await judge.ask(request);
    expect(chat.requests).toHaveLength(12);
    expect(judge.isResting()).toBe(false);
  });

  it("gets no more requests at once than it is to have", async () => {
    const judge = provider(2);
    chat.behave(async () => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      return { kind: "say", content: verdictReply() };
    });
    const replies = await Promise.all(Array.from({ length: 8 }, () => judge.ask(request)));
    expect(replies.every(({ completion }) => completion.kind === "text")).toBe(true);
    expect(chat.mostAtOnce()).toBeLessThanOrEqual(2);
  });

  it("never has its words or the key in what is told of a failure", async () => {
    chat.behave(() => ({ kind: "status", status: 401, message: "key a-key-of-the-tests is wrong" }));
    const { completion } = await provider().ask(request);
    expect(completion).toEqual({ kind: "denied", reason: "The provider does not accept the key (401)." });
  });

  it("says when to come back in seconds or as a date", async () => {
    const in20s = new Date(Date.now() + 20_000).toUTCString();
    chat.behave((_, at) => ({
      kind: "status",
      status: 429,
      headers: { "Retry-After": at === 0 ? "7" : in20s },
    }));
    const judge = provider();
    expect((await judge.ask(request)).completion).toMatchObject({ retryAfterMs: 7000 });
    const { completion } = await judge.ask(request);
    if (completion.kind !== "unavailable") throw new Error(completion.kind);
    expect(completion.retryAfterMs).toBeGreaterThan(15_000);
    expect(completion.retryAfterMs).toBeLessThanOrEqual(20_000);
  });
});
