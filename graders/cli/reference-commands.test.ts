import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { PARKING_GOOD, PARKING_PROMPT, PARKING_REFERENCE, PARKING_WEAK } from "../reference/fixture.ts";
import { runCommandLine } from "./command-line.ts";

vi.setConfig({ testTimeout: 60_000 });

let folder = "";
const file = (name: string) => path.join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "headroom-reference-"));
  writeFileSync(file("prompt.md"), PARKING_PROMPT);
  writeFileSync(file("reference.md"), PARKING_REFERENCE);
  writeFileSync(file("good.md"), PARKING_GOOD);
  writeFileSync(file("weak.md"), PARKING_WEAK);
  writeFileSync(file("empty.md"), "   ");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Entry {
  file: string;
  question: string;
  seed: number | null;
  score: number;
  findings: { criterion: string; advice: string }[];
  dimensions: Record<string, { earned: number; possible: number }>;
}
const entries = (out: string) => JSON.parse(out) as Entry[];

describe("headroom grade --reference", () => {
  it("grades by the references, in the shape that grade --question has", async () => {
    const { code, out } = await runCommandLine([
      "grade",
      "--reference",
      file("reference.md"),
      "--prompt",
      file("prompt.md"),
      file("good.md"),
      file("weak.md"),
      "--json",
    ]);
    expect(code).toBe(0);
    const [good, weak] = entries(out);
    expect(good).toMatchObject({ file: file("good.md"), seed: null });
    expect(good?.question).toMatch(/^draft-/);
    expect(good?.score).toBeGreaterThan((weak?.score ?? 100) + 20);
    expect(good?.dimensions).toHaveProperty("reliability.possible");
    expect(good?.findings.length).toBeGreaterThan(12);
  });

  it("takes several references, a level and a format, and writes CSV", async () => {
    const { code, out } = await runCommandLine([
      "grade",
      ...["--reference", file("reference.md"), "--reference", file("good.md")],
      ...["--level", "principal", "--format", "explain", "--csv", file("weak.md")],
    ]);
    expect(code).toBe(0);
    expect(out.split("\n")[1]).toMatch(/weak\.md,draft-/);
  });
});

describe("headroom rubric", () => {
  it.each([["yaml"], ["json"]])(
    "prints a draft that grade --rubric grades by as --reference does: %s",
    async (kind) => {
      const from = ["--reference", file("reference.md"), "--prompt", file("prompt.md")];
      const drafted = await runCommandLine(["rubric", ...from, `--${kind}`]);
      expect(drafted.code).toBe(0);
      writeFileSync(file(`rubric.${kind}`), drafted.out);
      const by = async (args: string[]) =>
        entries((await runCommandLine(["grade", ...args, file("good.md"), "--json"])).out)[0];
      expect(await by(["--rubric", file(`rubric.${kind}`)])).toEqual(await by(from));
    },
  );

  it("is graded by as edited", async () => {
    const { out } = await runCommandLine(["rubric", "--reference", file("reference.md"), "--json"]);
    const edited = JSON.parse(out) as { rubric: { criteria: { advice: string }[] } };
    for (const criterion of edited.rubric.criteria) criterion.advice = "As I said in the lecture.";
    writeFileSync(file("edited.json"), JSON.stringify(edited));
    const graded = await runCommandLine([
      "grade",
      "--rubric",
      file("edited.json"),
      file("weak.md"),
      "--json",
    ]);
    const advice = entries(graded.out)[0]?.findings.flatMap((finding) => finding.advice || []);
    expect(new Set(advice)).toEqual(new Set(["As I said in the lecture."]));
  });
});

describe("what makes no sense", () => {
  it.each([
    ["nothing to grade by", ["grade", "x.md"], /--question ID, --reference FILE or --rubric FILE/],
    [
      "two things",
      ["grade", "--question", "q", "--reference", "r.md", "x.md"],
      /one of --question and --reference/,
    ],
    [
      "two other things",
      ["grade", "--reference", "r.md", "--rubric", "r.yaml", "x.md"],
      /--reference and --rubric/,
    ],
    ["a seed without a bank", ["grade", "--reference", "r.md", "--seed", "7", "x.md"], /--seed belongs/],
    [
      "a prompt beside a question",
      ["grade", "--question", "q", "--prompt", "p.md", "x.md"],
      /--prompt says how/,
    ],
    [
      "a level beside a rubric",
      ["grade", "--rubric", "r.yaml", "--level", "mid", "x.md"],
      /--level says how/,
    ],
    ["a level that is none", ["rubric", "--reference", "R", "--level", "junior"], /mid, senior, principal/],
    ["a format that is none", ["rubric", "--reference", "R", "--format", "quiz"], /design, explain/],
    ["no reference", ["rubric"], /Give a reference/],
    ["a stray file", ["rubric", "--reference", "R", "more.md"], /one argument too many/],
    ["two kinds of output", ["rubric", "--reference", "R", "--yaml", "--json"], /not both/],
    ["a reference that is not there", ["rubric", "--reference", "/nowhere.md"], /no such file/],
    ["a rubric that is not there", ["grade", "--rubric", "/nowhere.yaml", "x.md"], /no such file/],
    ["no answer to grade", ["grade", "--reference", "R"], /at least one file/],
  ])("is refused with exit code 2: %s", async (_, args, said) => {
    const { code, out, error } = await runCommandLine(
      args.map((arg) => (arg === "R" ? file("reference.md") : arg)),
    );
    expect([code, out]).toEqual([2, ""]);
    expect(error).toMatch(said);
    expect(error?.split("\n")).toHaveLength(1);
  });

  it("is an empty reference, or an empty prompt", async () => {
    expect(await runCommandLine(["rubric", "--reference", file("empty.md")])).toMatchObject({ code: 2 });
    expect(
      await runCommandLine(["rubric", "--reference", file("reference.md"), "--prompt", file("empty.md")]),
    ).toMatchObject({ code: 2, error: expect.stringContaining("prompt is empty") as string });
  });
});
