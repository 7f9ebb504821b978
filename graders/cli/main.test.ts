import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const TSX = here("../../node_modules/tsx/dist/cli.mjs");
const QUESTION = "cap-theorem-ml-serving";
const SLOW = 60_000;

interface Ran {
  code: number;
  out: string;
  err: string;
}

/** The real command in a process of its own. */
function headroom(...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [TSX, here("./main.ts"), ...args],
      { maxBuffer: 50_000_000 },
      (error, out, err) => {
        resolve({ code: error === null ? 0 : Number(error.code ?? -1), out, err });
      },
    );
  });
}

let folder = "";
const file = (name: string) => path.join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "headroom-cli-"));
  writeFileSync(
    file("answer.md"),
    "---\nexpected: 93\n---\n# CAP\n\nDuring a partition the feature store must choose: keep serving stale features, or refuse.\n",
  );
  writeFileSync(
    file("same.md"),
    "# CAP\n\nDuring a partition the feature store must choose: keep serving stale features, or refuse.\n",
  );
  writeFileSync(file("broken.json"), '{"ledger": [');
  writeFileSync(
    file("picture.md"),
    "```mermaid\nflowchart LR\n  user([Client]) --> api[API] --> db[(Postgres)]\n```\n",
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("headroom grade", () => {
  it(
    "grades a document to JSON, its front matter left out, the same each time",
    async () => {
      const ran = await headroom(
        "grade",
        "--question",
        QUESTION,
        file("answer.md"),
        file("same.md"),
        "--json",
      );
      expect(ran).toMatchObject({ code: 0, err: "" });
      const [first, second] = JSON.parse(ran.out) as Record<string, unknown>[];
      expect(first).toMatchObject({ question: QUESTION, seed: null, file: file("answer.md") });
      expect(first?.score).toBeTypeOf("number");
      expect(first?.dimensions).toHaveProperty("trade-offs.possible");
      expect((first?.findings as { criterion: string }[])[0]).toHaveProperty("verdict");
      expect({ ...first, file: "" }).toEqual({ ...second, file: "" });
    },
    SLOW,
  );

  it(
    "reports a file that cannot be read, grades the rest, and exits 1",
    async () => {
      const ran = await headroom(
        "grade",
        "--question",
        QUESTION,
        file("broken.json"),
        file("gone.md"),
        file("answer.md"),
        "--json",
      );
      expect(ran.code).toBe(1);
      const [broken, gone, answer] = JSON.parse(ran.out) as Record<string, unknown>[];
      expect(broken?.error).toMatch(/broken\.json: cannot be parsed/);
      expect(gone?.error).toMatch(/no such file/);
      expect(answer?.score).toBeTypeOf("number");
    },
    SLOW,
  );

  it(
    "writes CSV for a whole folder, one line a file",
    async () => {
      const ran = await headroom("grade", "--question", QUESTION, "--seed", "3", folder, "--csv");
      const [header, ...lines] = ran.out.trim().split("\n");
      expect(header).toMatch(/^file,question,seed,score,level,penalty,requirements,/);
      expect(lines).toHaveLength(4);
      expect(lines.every((line) => line.includes(`,${QUESTION},3,`))).toBe(true);
    },
    SLOW,
  );
});

describe("headroom calc", () => {
  it(
    "computes with units and shows its working",
    async () => {
      const ran = await headroom(
        "calc",
        "storage",
        "rate=10k/s",
        "bytes=2kB",
        "retention_days=30",
        "replicas=3",
        "--json",
      );
      expect(ran.code).toBe(0);
      expect(JSON.parse(ran.out)).toMatchObject({ result: { total: { value: 1.5552e14, unit: "B" } } });
    },
    SLOW,
  );

  it(
    "lists every calculator with inputs, units and sources",
    async () => {
      const list = JSON.parse((await headroom("calc", "--list", "--json")).out) as Record<string, unknown>[];
      expect(list.length).toBeGreaterThanOrEqual(47);
      expect(list[0]).toMatchObject({ name: "traffic", inputs: { dau: { unit: "1" } } });
      expect(list.every((one) => one.source !== "" && one.formula !== "")).toBe(true);
    },
    SLOW,
  );
});

describe("headroom simulate", () => {
  it(
    "runs a document's sketch and says what a lost node cuts off",
    async () => {
      const ran = await headroom(
        "simulate",
        file("picture.md"),
        "--rps",
        "1k",
        "--kill",
        "Postgres",
        "--json",
      );
      expect(ran.code).toBe(0);
      expect(JSON.parse(ran.out)).toMatchObject({
        rps: 1000,
        killed: "db",
        loss: { lostShare: 1, cause: "cut-off" },
        availability: 0,
      });
    },
    SLOW,
  );
});

describe("headroom bank", () => {
  it(
    "shows the prompt and keeps the rubric to itself unless it is asked for",
    async () => {
      const shown = await headroom("bank", "--show", QUESTION, "--seed", "4", "--json");
      expect(shown.code).toBe(0);
      expect(Object.keys(JSON.parse(shown.out) as object)).not.toContain("rubric");
      const list = await headroom("bank", "--list", "--json");
      expect((JSON.parse(list.out) as { id: string }[]).map(({ id }) => id)).toContain(QUESTION);
    },
    SLOW,
  );

  it(
    "finds a question that does not parse, says where, and exits 1",
    async () => {
      const bank = file("bank");
      mkdirSync(path.join(bank, "mid/half-done"), { recursive: true });
      writeFileSync(
        path.join(bank, "mid/half-done/question.yaml"),
        "id: half-done\ntitle: Half\nlevel: mid\nformat: tango\n",
      );
      const ran = await headroom("bank", "--check", "--bank", bank);
      expect(ran.code).toBe(1);
      expect(ran.out).toMatch(/mid\/half-done\/question\.yaml:4 format: /);
    },
    SLOW,
  );
});

describe("bad input", () => {
  it(
    "exits 2 with one line on standard error and nothing on standard output",
    async () => {
      const ran = await headroom("calc", "bandwidth", "rate=1", "bytes=2h");
      expect(ran).toMatchObject({ code: 2, out: "" });
      expect(ran.err.trim().split("\n")).toEqual([expect.stringContaining("bytes is measured in B")]);
    },
    SLOW,
  );
});
