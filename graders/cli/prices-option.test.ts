import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BUILT_IN_PRICES, EMPTY_ANSWER, SketchSchema, writeTableJson } from "../index.ts";
import { runCommandLine } from "./command-line.ts";

const sketch = SketchSchema.parse({
  nodes: [
    { id: "app", label: "Clients", kind: "client" },
    { id: "web", label: "Web", kind: "service", parameters: { replicas: 10 } },
  ],
  edges: [{ id: "a", from: "app", to: "web" }],
});

let folder = "";
const at = (name: string) => path.join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "headroom-prices-"));
  writeFileSync(at("sketch.json"), JSON.stringify(sketch));
  writeFileSync(
    at("ml-101.csv"),
    "id,item,price,unit,source,quoted,components\nours,Our machine,1,hour,Invoice,2027-02,service\nclaude-sonnet-4-input,Claude Sonnet 4 input,6,million tokens,Invoice,2027-02,\n",
  );
  const table = { ...BUILT_IN_PRICES, name: "ML 101", date: "2027-02" };
  writeFileSync(at("ml-101.json"), writeTableJson(table));
  writeFileSync(at("broken.csv"), "item,price,unit,source,quoted\nA,dear,GB,S,2027-02\n");
  const round = { question: "x", mode: "practice", startedAt: "", asked: [], prices: table };
  writeFileSync(
    at("exported.json"),
    JSON.stringify({ ...round, curveball: null, answer: { ...EMPTY_ANSWER, sketch } }),
  );
  writeFileSync(at("forged.json"), JSON.stringify({ ...round, prices: { name: 1 }, answer: EMPTY_ANSWER }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const json = async (...args: string[]) => {
  const outcome = await runCommandLine([...args, "--json"]);
  expect(outcome.error).toBeUndefined();
  return JSON.parse(outcome.out) as Record<string, unknown>;
};

describe("--prices FILE", () => {
  it("prices a simulated sketch: ten replicas at $1 an hour are $7,300 a month", async () => {
    const shown = await json(
      "simulate",
      at("sketch.json"),
      "--rps",
      "100",
      "--requests",
      "200",
      "--prices",
      at("ml-101.csv"),
    );
    expect(shown).toMatchObject({ usdPerMonth: 7300, prices: { name: "ml-101" } });
    const before = await json("simulate", at("sketch.json"), "--rps", "100", "--requests", "200");
    expect(before).toMatchObject({ usdPerMonth: 2940, prices: { name: "built-in" } });
  });

  it("fills in the prices that a calculation leaves out, and says whence", async () => {
    const given = ["calc", "token_cost", "input_tokens=1M", "output_tokens=0"];
    expect(await json(...given, "--prices", at("ml-101.csv"))).toMatchObject({
      result: { cost: { value: 6 } },
      prices: [
        { input: "usd_per_minput", value: "6", quoted: "2027-02" },
        { input: "usd_per_moutput", value: "15" },
      ],
    });
    expect(
      await json(...given, "usd_per_minput=7", "usd_per_moutput=1", "--prices", at("ml-101.csv")),
    ).toMatchObject({
      result: { cost: { value: 7 } },
      prices: [],
    });
    expect((await runCommandLine(given)).error).toMatch(/needs usd_per_minput/);
  });

  it("says what a file has wrong, by line", async () => {
    const told = async (name: string) =>
      (await runCommandLine(["simulate", at("sketch.json"), "--prices", at(name)])).error ?? "";
    expect(await told("broken.csv")).toMatch(/broken\.csv: Line 2: “A”: low is no number\./);
    expect(await told("gone.csv")).toMatch(/no such file/);
  });

  it("names the table in a grade, also the one that an exported attempt began with", async () => {
    const graded = async (...args: string[]) =>
      ((await json("grade", "--question", "recsys-100k-rps", ...args)) as unknown as object[])[0];
    const named = (name: string, date: string) => ({ versions: { prices: { name, date } } });
    expect(await graded(at("exported.json"))).toMatchObject(named("ML 101", "2027-02"));
    expect(await graded("--prices", at("ml-101.csv"), at("exported.json"))).toMatchObject(
      named("ml-101", "2026-11"),
    );
    const forged = await runCommandLine([
      "grade",
      "--question",
      "recsys-100k-rps",
      "--json",
      at("forged.json"),
    ]);
    expect(forged.out).toMatch(/not an exported attempt at prices\.name/);
  }, 60_000);
});
