import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { SaveRequest } from "~/protocol/attempt.ts";
import { deviceDrafts } from "./drafts.ts";
import { type ServerField, sortDrafts } from "./recover.ts";
import { createSaver, type Saver } from "./saver.ts";
import { describeStatus } from "./status.ts";
import type { SaveOutcome } from "./transport.ts";

const clock = { state: "running" as const, remainingMs: 1e6, elapsedMs: 0, durationMs: 1e6 };
const receipt = { savedAt: "2026-11-21T12:03:04.000Z", contentHash: "", signature: "" };
const offline: SaveOutcome = { kind: "unknown", reason: "the server cannot be reached", retryAfterMs: null };

/** The save protocol in memory: revisions per field, a replayed saveId answered once. */
function createServer() {
  const fields: Record<string, ServerField> = {
    prose: { value: "", revision: 0 },
    api: { value: "", revision: 0 },
  };
  const replies = new Map<string, SaveOutcome>();
  const requests: SaveRequest[] = [];
  let late = false;
  const write = (request: SaveRequest): SaveOutcome => {
    const stale = request.changes.filter((c) => fields[c.field]?.revision !== c.baseRevision);
    if (stale.length > 0)
      return {
        kind: "conflict",
        saveId: request.saveId,
        clock,
        conflicts: stale.map((c) => ({ field: c.field, ...(fields[c.field] as ServerField) })),
      };
    for (const { field, value, baseRevision } of request.changes)
      fields[field] = { value, revision: baseRevision + 1 };
    const revisions = Object.fromEntries(request.changes.map((c) => [c.field, c.baseRevision + 1]));
    return { kind: "saved", saveId: request.saveId, revisions, receipt, clock, late };
  };
  return {
    fields,
    requests,
    closeRound: () => (late = true),
    receive(request: SaveRequest): SaveOutcome {
      requests.push(request);
      const reply = replies.get(request.saveId) ?? write(request);
      replies.set(request.saveId, reply);
      return reply;
    },
  };
}

type Server = ReturnType<typeof createServer>;
const open: Saver[] = [];
let ids = 0;

/** A page of `user`; `network` may be changed by the test. */
function openPage(server: Server, { user = "ada", attempt = "a1", writer = `page-${++ids}` } = {}) {
  const network = {
    online: true,
    send: (request: SaveRequest): Promise<SaveOutcome> => Promise.resolve(server.receive(request)),
  };
  const saver = createSaver({
    user,
    attempt,
    writer,
    fields: structuredClone(server.fields),
    post: (request) => network.send(request),
    drafts: deviceDrafts,
    timers: {
      set: (callback, ms) => setTimeout(callback, ms),
      clear: (handle) => clearTimeout(handle as number),
    },
    now: () => Date.now(),
    random: () => 0.5,
    newSaveId: () => `save-${++ids}`,
    isOnline: () => network.online,
  });
  open.push(saver);
  return { saver, network, status: () => saver.getSnapshot().status };
}

const settleIo = async () => {
  for (let i = 0; i < 12; i += 1) await new Promise((resolve) => setImmediate(resolve));
};
const pass = async (ms: number) => {
  await vi.advanceTimersByTimeAsync(ms);
  await settleIo();
};
const kept = (user = "ada") => deviceDrafts.list(user, "a1");

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
});
afterEach(async () => {
  for (const saver of open.splice(0)) saver.stop();
  await settleIo();
  await deviceDrafts.purge("ada");
  await deviceDrafts.purge("bob");
  vi.useRealTimers();
});

describe("when a save goes out", () => {
  test("1.5 seconds after the last key, with the last value", async () => {
    const server = createServer();
    const { saver, status } = openPage(server);
    saver.edit("prose", "a");
    await pass(1_400);
    saver.edit("prose", "ab");
    await pass(1_400);
    expect(server.requests).toHaveLength(0);
    expect(status().kind).toBe("unsaved");
    await pass(200);
    expect(server.fields["prose"]).toEqual({ value: "ab", revision: 1 });
    expect(describeStatus(status(), Date.now())).toMatch(/^Saved \d\d:\d\d:\d\d$/);
  });

  test("at least every ten seconds while typing goes on", async () => {
    const server = createServer();
    const { saver } = openPage(server);
    for (let i = 0; i < 22; i += 1) {
      saver.edit("prose", "x".repeat(i + 1));
      await pass(500);
    }
    expect(server.requests.length).toBe(1);
  });

  test("at once on leaving a field, and edits made meanwhile follow the reply", async () => {
    const server = createServer();
    const { saver, network } = openPage(server);
    let reply = () => {};
    network.send = (request) => new Promise((resolve) => (reply = () => resolve(server.receive(request))));
    saver.edit("prose", "one");
    saver.flush();
    saver.edit("prose", "one two");
    saver.flush();
    network.send = (request) => Promise.resolve(server.receive(request));
    reply();
    await pass(0);
    expect(server.requests.map((r) => [r.changes[0]?.baseRevision, r.changes[0]?.value])).toEqual([
      [0, "one"],
      [1, "one two"],
    ]);
  });

  test("never two at a time", async () => {
    const server = createServer();
    const { saver, network } = openPage(server);
    let underWay = 0;
    let most = 0;
    network.send = async (request) => {
      most = Math.max(most, ++underWay);
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      underWay -= 1;
      return server.receive(request);
    };
    for (let i = 0; i < 40; i += 1) {
      saver.edit(i % 2 ? "prose" : "api", `${i}`);
      saver.flush();
      await pass(300);
    }
    await pass(20_000);
    expect(most).toBe(1);
    expect(server.fields["prose"]?.value).toBe("39");
    expect(server.fields["api"]?.value).toBe("38");
  });
});

describe("what stays on the device", () => {
  test("a change is there within 250 ms and goes only with its acknowledgement", async () => {
    const server = createServer();
    const { saver } = openPage(server);
    saver.edit("prose", "precious");
    await pass(240);
    expect(await kept()).toMatchObject([{ field: "prose", value: "precious", baseRevision: 0 }]);
    await pass(1_500);
    expect(await kept()).toEqual([]);
  });

  test("a reload during a save brings the newer text back, though the reply to the save was lost", async () => {
    const server = createServer();
    const before = openPage(server);
    before.network.send = (request) => {
      server.receive(request);
      return new Promise(() => {});
    };
    before.saver.edit("prose", "first half");
    await pass(1_600);
    before.saver.edit("prose", "first half, second half");
    await pass(300);

    const { restore, offer } = sortDrafts(await kept(), (field) => server.fields[field] as ServerField);
    expect(offer).toEqual([]);
    expect(restore.map((draft) => draft.value)).toEqual(["first half, second half"]);

    const after = openPage(server);
    after.saver.edit("prose", restore[0]?.value);
    await pass(1_600);
    expect(server.fields["prose"]).toEqual({ value: "first half, second half", revision: 2 });
  });

  test("text that the server has moved past is offered, never put back by itself", async () => {
    const server = createServer();
    const { saver, network } = openPage(server);
    network.send = () => Promise.resolve(offline);
    saver.edit("prose", "mine");
    await pass(300);
    server.fields["prose"] = { value: "from the other machine", revision: 3 };
    const { restore, offer } = sortDrafts(await kept(), (field) => server.fields[field] as ServerField);
    expect(restore).toEqual([]);
    expect(offer.map((draft) => draft.value)).toEqual(["mine"]);
  });

  test("two people on one browser never meet each other's text", async () => {
    const server = createServer();
    const ada = openPage(server, { user: "ada" });
    ada.network.send = () => Promise.resolve(offline);
    ada.saver.edit("prose", "ada's secret");
    await pass(300);
    expect(await kept("bob")).toEqual([]);
    await deviceDrafts.purge("bob");
    expect(await deviceDrafts.count("ada")).toBe(1);
    await deviceDrafts.purge("ada");
    expect(await deviceDrafts.count("ada")).toBe(0);
  });

  test("a browser that refuses copies says so, and saving goes on", async () => {
    const server = createServer();
    const put = vi.spyOn(deviceDrafts, "put").mockRejectedValue(new Error("QuotaExceededError"));
    const { saver } = openPage(server);
    saver.edit("prose", "text");
    await pass(300);
    expect(saver.getSnapshot().keepsCopies).toBe(false);
    await pass(1_500);
    expect(server.fields["prose"]?.value).toBe("text");
    put.mockRestore();
  });
});

describe("when a save fails", () => {
  test("a lost reply is asked for again with the same id, so the text is written once", async () => {
    const server = createServer();
    const { saver, network, status } = openPage(server);
    let first = true;
    network.send = (request) => {
      const reply = server.receive(request);
      if (!first) return Promise.resolve(reply);
      first = false;
      return Promise.resolve(offline);
    };
    saver.edit("prose", "once");
    await pass(1_600);
    expect(status()).toMatchObject({ kind: "retrying" });
    await pass(1_500);
    expect(new Set(server.requests.map((r) => r.saveId)).size).toBe(1);
    expect(server.fields["prose"]).toEqual({ value: "once", revision: 1 });
    expect(status().kind).toBe("saved");
  });

  test("a 500 says so at once, counts down, and backs off", async () => {
    const server = createServer();
    const { saver, network, status } = openPage(server);
    const sentAt: number[] = [];
    network.send = () => {
      sentAt.push(Date.now());
      return Promise.resolve({ kind: "unknown", reason: "the server answered 500", retryAfterMs: null });
    };
    saver.edit("prose", "text");
    await pass(1_500);
    expect(describeStatus(status(), Date.now())).toBe("Not saved: the server answered 500. Retrying in 1 s");
    await pass(40_000);
    const gaps = sentAt.slice(1).map((at, i) => at - (sentAt[i] ?? 0));
    expect(gaps).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
    expect(await kept()).toHaveLength(1);
  });

  test("a 403 stops, keeps the text, and goes on when the reader asks for it", async () => {
    const server = createServer();
    const { saver, network, status } = openPage(server);
    const good = network.send;
    network.send = () =>
      Promise.resolve({ kind: "refused", status: 403, message: "You are signed out here." });
    saver.edit("prose", "text");
    await pass(1_600);
    expect(describeStatus(status(), Date.now())).toBe("Not saved: You are signed out here.");
    saver.edit("prose", "text and more");
    await pass(60_000);
    expect(await kept()).toMatchObject([{ value: "text and more" }]);
    network.send = good;
    saver.retry();
    await pass(2_000);
    expect(server.fields["prose"]?.value).toBe("text and more");
    expect(await kept()).toEqual([]);
  });

  test("a field that the server cannot take is named; the others are saved, and mending it saves it too", async () => {
    const server = createServer();
    const { saver, network, status } = openPage(server);
    network.send = (request) => {
      const long = request.changes.find((change) => String(change.value).length > 10);
      if (!long) return Promise.resolve(server.receive(request));
      const problems = [{ field: long.field, message: "keep this under 10 characters" }];
      return Promise.resolve({ kind: "invalid", saveId: request.saveId, problems });
    };
    saver.edit("prose", "far too long a text");
    saver.edit("api", "short");
    await pass(1_600);
    expect(status()).toEqual({
      kind: "invalid",
      problems: [{ field: "prose", message: "keep this under 10 characters" }],
    });
    expect(server.fields["api"]?.value).toBe("short");
    expect(saver.value("prose")).toBe("far too long a text");
    saver.edit("prose", "fits");
    await pass(1_600);
    expect(server.fields["prose"]?.value).toBe("fits");
  });

  test("a body that is too large is sent field by field", async () => {
    const server = createServer();
    const { saver, network, status } = openPage(server);
    network.send = (request) =>
      Promise.resolve(
        JSON.stringify(request.changes).length > 1_000 ? { kind: "too-large" } : server.receive(request),
      );
    saver.edit("prose", "x".repeat(600));
    saver.edit("api", "y".repeat(600));
    await pass(6_000);
    expect(server.fields["prose"]?.revision).toBe(1);
    expect(server.fields["api"]?.revision).toBe(1);
    saver.edit("prose", "z".repeat(5_000));
    await pass(2_000);
    expect(status().kind).toBe("invalid");
    expect(saver.value("prose")).toHaveLength(5_000);
  });

  test("five minutes offline across the deadline: the text arrives late, and says so", async () => {
    const server = createServer();
    const { saver, network, status } = openPage(server);
    const good = network.send;
    network.online = false;
    network.send = () => Promise.resolve(offline);
    saver.edit("prose", "written in a tunnel");
    await pass(5 * 60_000);
    expect(describeStatus(status(), Date.now())).toBe("Offline, kept on this device");
    server.closeRound();
    network.online = true;
    network.send = good;
    saver.retry();
    await pass(100);
    expect(server.fields["prose"]?.value).toBe("written in a tunnel");
    expect(status()).toMatchObject({ kind: "saved", late: true });
    expect(await kept()).toEqual([]);
  });
});

describe("two tabs", () => {
  async function clash() {
    const server = createServer();
    const one = openPage(server);
    const two = openPage(server);
    one.saver.edit("prose", "from one");
    await pass(1_600);
    two.saver.edit("prose", "from two");
    two.saver.edit("api", "untouched by one");
    await pass(1_600);
    return { server, one, two };
  }

  test("the stale one is shown both versions, overwrites nothing, and saves its other fields", async () => {
    const { server, two } = await clash();
    expect(server.fields["prose"]).toEqual({ value: "from one", revision: 1 });
    expect(server.fields["api"]?.value).toBe("untouched by one");
    expect(two.saver.getSnapshot().conflicts).toEqual([
      { field: "prose", mine: "from two", theirs: { value: "from one", revision: 1 } },
    ]);
    expect(await kept()).toMatchObject([{ value: "from two" }]);
  });

  test.each([
    ["mine", "from two", 2],
    ["theirs", "from one", 1],
    [{ merged: "from one and two" }, "from one and two", 2],
  ] as const)("choosing %j leaves %j on the server", async (choice, value, revision) => {
    const { server, two } = await clash();
    two.saver.resolve("prose", choice);
    await pass(1_600);
    expect(server.fields["prose"]).toEqual({ value, revision });
    expect(two.saver.value("prose")).toBe(value);
    expect(two.status().kind).toBe("saved");
    expect(await kept()).toEqual([]);
  });

  test("an idle tab takes over what another saved; one that is being typed in does not", () => {
    const server = createServer();
    const { saver } = openPage(server);
    saver.adopt("prose", { value: "from one", revision: 1 });
    expect(saver.value("prose")).toBe("from one");
    saver.edit("prose", "mine");
    saver.adopt("prose", { value: "from one again", revision: 2 });
    expect(saver.value("prose")).toBe("mine");
  });
});

test("made on the server, it asks nothing of a browser", () => {
  const noBrowser = () => {
    throw new ReferenceError("navigator is not defined");
  };
  const saver = createSaver({
    user: "ada",
    attempt: "a1",
    writer: "server",
    fields: { prose: { value: "", revision: 0 } },
    post: noBrowser,
    drafts: { put: noBrowser, remove: noBrowser, list: noBrowser, count: noBrowser, purge: noBrowser },
    timers: { set: noBrowser, clear: noBrowser },
    now: noBrowser,
    random: noBrowser,
    newSaveId: noBrowser,
    isOnline: noBrowser,
  });
  expect(saver.getSnapshot().status.kind).toBe("untouched");
});

describe("before submitting", () => {
  test("waits for the acknowledgement of everything typed", async () => {
    const server = createServer();
    const { saver } = openPage(server);
    saver.edit("prose", "last words");
    const settled = saver.settled(10_000);
    await pass(0);
    expect(await settled).toBe(true);
    expect(server.fields["prose"]?.value).toBe("last words");
  });

  test("says no when the text cannot reach the server", async () => {
    const server = createServer();
    const { saver, network } = openPage(server);
    network.send = () => Promise.resolve(offline);
    saver.edit("prose", "last words");
    const settled = saver.settled(10_000);
    await pass(10_001);
    expect(await settled).toBe(false);
  });
});
