import { expect, test } from "vitest";
import type { SaveRequest } from "~/protocol/attempt.ts";
import { httpSave } from "./transport.ts";

const request: SaveRequest = {
  saveId: "7b1c5f0e-5d0e-4d5b-9a53-5a2a6f3c1d11",
  changes: [{ field: "prose", baseRevision: 0, value: "text" }],
};
const clock = { state: "running", remainingMs: 1, elapsedMs: 0, durationMs: 1 };
const saved = {
  kind: "saved",
  saveId: request.saveId,
  revisions: { prose: 1 },
  receipt: { savedAt: "2026-11-21T12:03:04.000Z", contentHash: "h", signature: "s" },
  clock,
  late: false,
};

const answering = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  httpSave("/save", () =>
    Promise.resolve(
      new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers }),
    ),
  );

test("an acknowledgement is taken only for this very save", async () => {
  expect(await answering(200, saved)(request)).toMatchObject({ kind: "saved" });
  expect(await answering(200, { ...saved, saveId: "another" })(request)).toMatchObject({ kind: "unknown" });
  expect(await answering(200, { ...saved, revisions: {} })(request)).toMatchObject({ kind: "unknown" });
});

test.each([
  ["a captive portal's page", 200, "<html>Welcome to the hotel</html>", "unknown"],
  ["a proxy's bad gateway", 502, "<html>", "unknown"],
  ["a server's fault", 500, { kind: "refused", message: "broken" }, "unknown"],
  ["too many requests", 429, { kind: "refused", message: "slow down" }, "unknown"],
  ["a signed-out page", 403, { kind: "refused", message: "no" }, "refused"],
  ["another account's attempt", 404, "Not Found", "refused"],
  ["a body over the limit", 413, "", "too-large"],
  ["a value that does not fit", 422, { kind: "invalid", saveId: null, problems: [] }, "invalid"],
])("%s (%i) is read as it should be", async (_name, status, body, kind) => {
  expect(await answering(status, body)(request)).toMatchObject({ kind });
});

test("the server's own wish for the next try is kept, within reason", async () => {
  expect(await answering(503, "", { "Retry-After": "7" })(request)).toMatchObject({ retryAfterMs: 7_000 });
  expect(await answering(503, "", { "Retry-After": "86400" })(request)).toMatchObject({
    retryAfterMs: 120_000,
  });
});

test("only a body that fits the browsers' allowance is asked to outlive the page", async () => {
  const keepalive: unknown[] = [];
  const post = httpSave("/save", (_url, init) => {
    keepalive.push(init?.keepalive);
    return Promise.reject(new Error("offline"));
  });
  await post(request);
  await post({ ...request, changes: [{ field: "prose", baseRevision: 0, value: "ü".repeat(32_000) }] });
  expect(keepalive).toEqual([true, false]);
});
