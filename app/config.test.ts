import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
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
