import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readConfig } from "./config.server.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "headroom-config-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inFolder = () => ({ DATABASE_URL: `file:${folder}/made/app.db` });

describe("the settings", () => {
  it("need none to be given: this machine only, port 3000", () => {
    expect(readConfig(inFolder())).toMatchObject({ host: "127.0.0.1", port: 3000, mode: "development" });
  });

  it("make a secret once, that only its owner may read", () => {
    const first = readConfig(inFolder()).secret;
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(readConfig(inFolder()).secret).toBe(first);
    expect(statSync(path.join(folder, "made", "secret")).mode & 0o777).toBe(0o600);
  });

  it("take a given secret and then write none", () => {
    const HEADROOM_SECRET = "given from outside, and long enough";
    expect(readConfig({ ...inFolder(), HEADROOM_SECRET }).secret).toBe(HEADROOM_SECRET);
    expect(existsSync(path.join(folder, "made"))).toBe(false);
  });

  it.each([
    [{ PORT: "70000" }, "PORT"],
    [{ PORT: "http" }, "PORT"],
    [{ HEADROOM_SECRET: "short" }, "HEADROOM_SECRET: use at least 32 characters"],
    [{ DATABASE_URL: "postgres://somewhere" }, "DATABASE_URL: use file:"],
    [{ LOG_LEVEL: "loud" }, "LOG_LEVEL"],
  ])("that make no sense are named: %j", (wrong, message) => {
    expect(() => readConfig({ ...inFolder(), ...wrong })).toThrow(message);
  });
});

describe("a secret in production", () => {
  const production = (HEADROOM_SECRET?: string) =>
    readConfig({ ...inFolder(), NODE_ENV: "production", HEADROOM_SECRET });

  it.each([
    "change-me-change-me-change-me-change-me",
    "your-secret-goes-here-and-it-is-long",
    "better-auth-secret-12345678901234567890",
    "0123456789abcdef0123456789abcdef",
    "a".repeat(64),
    "abcabcabcabcabcabcabcabcabcabcabcabc",
  ])("that stands in an example or can be guessed stops the start: %s", (secret) => {
    expect(() => production(secret)).toThrow(/can be guessed/);
    expect(readConfig({ ...inFolder(), HEADROOM_SECRET: secret }).secret).toBe(secret);
  });

  it("that is too short stops the start, also in the file beside the database", () => {
    expect(() => production("short")).toThrow(/at least 32/);
    mkdirSync(path.join(folder, "made"));
    writeFileSync(path.join(folder, "made", "secret"), "");
    expect(() => production()).toThrow(/too short/);
  });

  it("that was made here, or by openssl, is taken", () => {
    expect(production().mode).toBe("production");
    for (const made of Array.from({ length: 200 }, () => randomBytes(16).toString("hex")))
      expect(production(made).secret).toBe(made);
  });
});

describe("mail", () => {
  const smtp = { HEADROOM_SMTP_URL: "smtps://u:p@mail.example.edu", HEADROOM_MAIL_FROM: "h@example.edu" };

  it("is off until a server is given", () => {
    expect(readConfig(inFolder())).toMatchObject({ mail: null, origin: null });
  });

  it("needs a sender, and the address that its links are made for", () => {
    expect(() => readConfig({ ...inFolder(), ...smtp })).toThrow("HEADROOM_URL");
    const HEADROOM_URL = "https://headroom.example.edu/";
    expect(() => readConfig({ ...inFolder(), ...smtp, HEADROOM_MAIL_FROM: undefined, HEADROOM_URL })).toThrow(
      "HEADROOM_MAIL_FROM",
    );
    expect(readConfig({ ...inFolder(), ...smtp, HEADROOM_URL })).toMatchObject({
      origin: "https://headroom.example.edu",
      mail: { from: "h@example.edu" },
    });
  });
});
