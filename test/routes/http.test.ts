import { createHmac } from "node:crypto";
import { createServer, request as httpRequest, type Server } from "node:http";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import express from "express";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { config } from "~/config.server.ts";
import { bodyLimit, MOST_BODY_BYTES } from "~/http/body-limit.server.ts";
import { builtFiles } from "~/http/built-files.server.ts";
import { writeLimits } from "~/http/rate-limits.server.ts";
import { sameOrigin } from "~/http/same-origin.server.ts";
import { nonceOf, securityHeaders } from "~/http/security-headers.server.ts";

process.env["HEADROOM_SECRET"] ??= "a secret that only tests know, long enough";

let server: Server;
let url = "";
const reached: string[] = [];

beforeEach(async () => {
  reached.length = 0;
  const app = express();
  app.use(...securityHeaders({ development: false }), sameOrigin, ...writeLimits, bodyLimit);
  app.all("*", (req, res) => {
    reached.push(`${req.method} ${req.path}`);
    res.send(nonceOf(res));
  });
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const post = (headers: Record<string, string> = {}, body = "x") =>
  fetch(`${url}/attempts/a/save`, { method: "POST", headers, body });

describe("a body over the limit", () => {
  it("of 5 MB is refused in words that the page can show, and reaches no route", async () => {
    const answer = await post({ "Content-Type": "application/json" }, "x".repeat(5_000_000));
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({
      kind: "refused",
      message: expect.stringContaining("2 MB") as string,
    });
    const form = await post(
      { "Content-Type": "application/x-www-form-urlencoded" },
      "x".repeat(MOST_BODY_BYTES + 1),
    );
    expect([form.status, form.headers.get("Content-Type")]).toEqual([413, "text/plain; charset=utf-8"]);
    expect(reached).toEqual([]);
  });

  it("passes at the limit", async () => {
    expect((await post({}, "x".repeat(MOST_BODY_BYTES))).status).toBe(200);
  });

  it("is refused before it is sent when its length is not told", async () => {
    const status = await new Promise((resolve, reject) => {
      const sent = httpRequest(`${url}/x`, { method: "POST" }, (answer) => resolve(answer.statusCode));
      sent.on("error", reject);
      sent.write("a stream");
      sent.end();
    });
    expect(status).toBe(411);
  });
});

describe("a write from another site", () => {
  it.each([
    [{ "Sec-Fetch-Site": "cross-site" }],
    [{ "Sec-Fetch-Site": "same-site" }],
    [{ Origin: "https://evil.example" }],
    [{ Origin: "null" }],
  ])("is refused: %j", async (headers) => {
    expect((await post(headers)).status).toBe(403);
    expect(reached).toEqual([]);
  });

  it.each([[{ "Sec-Fetch-Site": "same-origin" }], [{ "Sec-Fetch-Site": "none" }], [{}]])(
    "is told from our own pages' and from tools': %j",
    async (headers) => {
      expect((await post(headers)).status).toBe(200);
    },
  );

  it("is told by the host where the browser sends an Origin alone", async () => {
    expect((await post({ Origin: url })).status).toBe(200);
  });

  it("is let through where learning platforms post, and only there", async () => {
    const headers = { "Sec-Fetch-Site": "cross-site", Origin: "https://lms.example.edu" };
    const from = (path: string) => fetch(`${url}${path}`, { method: "POST", headers, body: "x" });
    for (const path of ["/lti/login", "/lti/launch"]) expect((await from(path)).status).toBe(200);
    for (const path of [
      "/lti/enter",
      "/lti/pick",
      "/lti/connect",
      "/lti/launch.data",
      "/LTI/launch",
      "/x/lti/launch",
    ])
      expect((await from(path)).status, path).toBe(403);
  });

  it("may be read: links from elsewhere lead here", async () => {
    expect((await fetch(url, { headers: { "Sec-Fetch-Site": "cross-site" } })).status).toBe(200);
  });
});

describe("the limits on writes", () => {
  it("hold a person who writes without end, but no other person and no reader", async () => {
    const mine = { Cookie: "headroom_session=mine" };
    const answers = await Promise.all(Array.from({ length: 250 }, () => post(mine)));
    const refused = answers.filter((answer) => answer.status === 429);
    expect(refused.length).toBe(10);
    expect(refused[0]?.headers.get("Retry-After")).toMatch(/^\d+$/);
    expect((await post({ Cookie: "headroom_session=yours" })).status).toBe(200);
    expect((await fetch(url, { headers: mine })).status).toBe(200);
  });

  it("take people with accounts for themselves, also when a whole class sits behind one address", async () => {
    const as = (token: string) => ({ Cookie: `theme=dark; __Secure-headroom.session_token=${token}` });
    const answers = await Promise.all(Array.from({ length: 300 }, (_, n) => post(as(`student-${n % 3}`))));
    expect(answers.filter((answer) => answer.status === 429)).toEqual([]);
  });

  it("hold one address to 600 sign-ins and challenges a minute, in any spelling", async () => {
    const enter = (path: string, method: string, n: number) =>
      fetch(`${url}${path}`, { method, headers: { Cookie: `headroom_session=made-up-${n}` } });
    for (let sent = 0; sent < 300; sent++) {
      await enter("/Sign%2din", "POST", sent);
      await enter("/api/auth/passkey/generate-authenticate-options", "GET", sent);
    }
    expect((await enter("/forgot-password", "POST", 1000)).status).toBe(429);
    expect((await enter("/sign-in", "GET", 1000)).status).toBe(200);
    expect((await post()).status).toBe(200);
  });

  it("hold one address to thirty rubrics a minute, whatever cookie or spelling it sends", async () => {
    const draft = (path: string, cookie: string) =>
      fetch(`${url}${path}`, { method: "POST", headers: { Cookie: cookie }, body: "x" });
    for (let sent = 0; sent < 15; sent++) {
      await draft("/rubrics/new", `headroom_session=made-up-${sent}`);
      await draft("/%72ubrics/file", `headroom_session=other-${sent}`);
    }
    expect((await draft("/Rubrics/new", "headroom_session=fresh")).status).toBe(429);
    expect((await post({ Cookie: "headroom_session=saver" })).status).toBe(200);
  });

  /* The last one: it leaves nothing to whoever writes from this address without an account. */
  it("let a campus behind one address write on, however many are signed in; a made-up sign-in counts by address", async () => {
    const { secret } = config();
    const signed = (token: string, by: string) => ({
      Cookie: `headroom.session_token=${encodeURIComponent(`${token}.${createHmac("sha256", by).update(token).digest("base64")}`)}`,
    });
    const write = (headers: Record<string, string>) =>
      fetch(`${url}/attempts/a/save`, { method: "POST", headers, body: "x" }).then(({ status }) => status);
    for (let sent = 0; sent < 6000; sent += 100)
      await Promise.all(
        Array.from({ length: 100 }, (_, n) => write(signed(`made-up-${sent + n}`, "guessed"))),
      );
    expect(await write(signed("made-up", "guessed"))).toBe(429);
    expect(await write({ Cookie: "headroom.session_token=%E0%A4%A" })).toBe(429);
    expect(await write(signed("student", secret))).toBe(200);
  }, 60_000);
});

describe("the build's files", () => {
  it("come compressed once and kept for good; what is not among them is passed on", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "headroom-assets-"));
    const text = "export const said = 'the same again';\n".repeat(200);
    writeFileSync(path.join(folder, "page-abc.js"), text);
    writeFileSync(path.join(folder, "small.js"), "export {};");
    const app = express();
    app.use("/assets", builtFiles(folder), (req, res) => void res.status(404).send(`not here: ${req.path}`));
    const files = createServer(app);
    await new Promise<void>((resolve) => files.listen(0, "127.0.0.1", resolve));
    const at = `http://127.0.0.1:${(files.address() as AddressInfo).port}/assets`;
    rmSync(path.join(folder, "small.js"));
    for (const encoding of ["br", "gzip"]) {
      const answer = await fetch(`${at}/page-abc.js`, { headers: { "Accept-Encoding": encoding } });
      expect(answer.headers.get("Content-Encoding")).toBe(encoding);
      expect(answer.headers.get("Cache-Control")).toContain("immutable");
      expect(await answer.text()).toBe(text);
    }
    rmSync(path.join(folder, "page-abc.js"));
    expect(await (await fetch(`${at}/page-abc.js`, { headers: { "Accept-Encoding": "br" } })).text()).toBe(
      text,
    );
    for (const other of ["small.js", "..%2fpage-abc.js", "none.js"])
      expect((await fetch(`${at}/${other}`)).status).toBe(404);
    await new Promise((resolve) => files.close(resolve));
    rmSync(folder, { recursive: true });
  });
});

describe("the content security policy", () => {
  it("lets only scripts with this reply's nonce run", async () => {
    const [one, two] = [await fetch(url), await fetch(url)];
    const policy = one.headers.get("Content-Security-Policy") ?? "";
    const scripts = policy.split(";").find((part) => part.startsWith("script-src "));
    const nonce = await one.text();
    expect(nonce.length).toBeGreaterThan(20);
    expect(scripts).toBe(`script-src 'self' 'nonce-${nonce}'`);
    expect(policy).not.toContain("unsafe-eval");
    expect(await two.text()).not.toBe(nonce);
  });
});
