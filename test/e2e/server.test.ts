import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newDatabaseFolder, type RunningServer, startServer } from "../support/production-server.ts";
import type { SaveReply } from "~/protocol/attempt.ts";

let folder = "";
let server: RunningServer;

// One after the other on the same database, as a server's life is; starting one costs seconds.
beforeAll(async () => {
  folder = newDatabaseFolder();
  server = await startServer({ folder });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function startAttempt() {
  const page = await (await fetch(`${server.url}/questions`)).text();
  const question = /href="(\/questions\/[a-z0-9-]+)"/.exec(page)?.[1] ?? "";
  const started = await fetch(server.url + question, {
    method: "POST",
    body: new URLSearchParams({ mode: "interview", seed: "" }),
    redirect: "manual",
  });
  const cookie = started.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  return { attempt: started.headers.get("Location") ?? "", headers: { Cookie: cookie } };
}

const post = (address: string, headers: Record<string, string>, body: unknown) =>
  fetch(server.url + address, {
    method: "POST",
    headers: { ...headers, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
const save = (value: unknown, baseRevision = 0) => ({
  saveId: randomUUID(),
  changes: [{ field: "prose", baseRevision, value }],
});

it("has on disk what it acknowledged, also when it is killed in the middle of saving", async () => {
  const { attempt, headers } = await startAttempt();
  const last = save("acknowledged before the crash", 30);
  for (let revision = 0; revision < 30; revision++) {
    expect((await post(`${attempt}/save`, headers, save(`draft ${revision}`, revision))).status).toBe(200);
  }
  const first = (await (await post(`${attempt}/save`, headers, last)).json()) as SaveReply;
  void post(`${attempt}/save`, headers, save("under way", 31)).catch(() => undefined);
  await server.kill();

  server = await startServer({ folder });
  const replayed = (await (await post(`${attempt}/save`, headers, last)).json()) as SaveReply;
  if (first.kind !== "saved" || replayed.kind !== "saved") throw new Error("not saved");
  expect(replayed.receipt).toEqual(first.receipt);
  const exported = await (await fetch(`${server.url}${attempt}/export?as=json`, { headers })).text();
  expect(exported).toMatch(/acknowledged before the crash|under way/);
});

it("stays up through whatever is sent, and says in words what is wrong", async () => {
  const { attempt, headers } = await startAttempt();
  const paste = await post(`${attempt}/save`, headers, save("x".repeat(5_000_000)));
  expect([paste.status, await paste.json()]).toMatchObject([413, { kind: "refused" }]);
  const deep = await post(`${attempt}/save`, headers, save("[".repeat(100_000)));
  expect(deep.status).toBe(422);
  const nested = await fetch(`${server.url}${attempt}/save`, {
    method: "POST",
    headers: { ...headers, "Content-Type": "application/json" },
    body: `{"saveId":"${randomUUID()}","changes":${"[".repeat(200_000)}${"]".repeat(200_000)}}`,
  });
  expect(nested.status).toBe(422);
  for (const address of [
    "/questions/no-such-question",
    "/attempts/nobody-s",
    "/attempts/nobody-s/report",
    "/nowhere",
  ]) {
    expect((await fetch(server.url + address, { headers })).status, address).toBe(404);
  }
  expect((await fetch(`${server.url}${attempt}/save`, { method: "DELETE", headers })).status).toBeLessThan(
    500,
  );
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});

it("shows the reports page after submitting by a plain form", async () => {
  const { attempt, headers } = await startAttempt();
  await post(`${attempt}/save`, headers, save("I would cache, because reads outnumber writes 100 to 1."));
  const submitted = await fetch(`${server.url}${attempt}/submit`, {
    method: "POST",
    headers,
    body: new URLSearchParams(),
    redirect: "manual",
  });
  expect([submitted.status, submitted.headers.get("Location")]).toEqual([302, `${attempt}/report`]);
  const report = await fetch(`${server.url}${attempt}/report`, { headers });
  expect(report.status).toBe(200);
  expect(await report.text()).toContain("reads outnumber writes");
});

it("answers the request under way and ends with 0 when it is told to stop", async () => {
  const { attempt, headers } = await startAttempt();
  const body = JSON.stringify(save("x".repeat(50_000)));
  const half = body.length / 2;
  const sent = request(`${server.url}${attempt}/save`, {
    method: "POST",
    headers: { ...headers, "Content-Type": "application/json", "Content-Length": body.length },
  });
  const status = new Promise((resolve, reject) => {
    sent.on("response", (answer) => resolve(answer.resume().statusCode)).on("error", reject);
  });
  await new Promise((resolve) => sent.write(body.slice(0, half), resolve));
  await fetch(`${server.url}/healthz`);
  const code = server.stop();
  await wait(300);
  sent.end(body.slice(half));
  expect(await status).toBe(200);
  expect(await code).toBe(0);
});

it("writes no candidate text, cookie or secret into its log", async () => {
  const written: string[] = [];
  server = await startServer({ folder, env: { LOG_LEVEL: "trace" }, onOutput: (text) => written.push(text) });
  const { attempt, headers } = await startAttempt();
  const words = "pelican lighthouse answer";
  await post(`${attempt}/save?note=${encodeURIComponent(words)}`, headers, save(words));
  await post(`${attempt}/save`, headers, { changes: words });
  await post(`${attempt}/ask`, headers, { text: words });
  await server.stop();
  const log = written.join("");
  expect(log).toContain(`${attempt}/save`);
  expect(log).not.toContain("pelican");
  expect(log).not.toContain(headers.Cookie.split("=")[1]);
  expect(readdirSync(folder)).toContain("secret");
  expect(log).not.toContain(readFileSync(path.join(folder, "secret"), "utf8").trim());
});
