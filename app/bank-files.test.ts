import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bankSignature, readBank } from "./bank-files.server.ts";

const QUESTION = "mid/cap-theorem-ml-serving";
let bank = "";
beforeEach(() => {
  bank = mkdtempSync(path.join(tmpdir(), "headroom-bank-"));
  cpSync(path.join("questions", QUESTION), path.join(bank, QUESTION), { recursive: true });
});
afterEach(() => rmSync(bank, { recursive: true, force: true }));

function addQuestion(folder: string, text: string) {
  mkdirSync(path.join(bank, folder), { recursive: true });
  writeFileSync(path.join(bank, folder, "question.yaml"), text);
}

describe("reading the bank", () => {
  it("finds a question with its model answers, and leaves out samples, which only the check of the bank needs", async () => {
    const { entries, problems } = await readBank(bank);
    expect(problems).toEqual([]);
    const entry = entries.get("cap-theorem-ml-serving");
    expect(entry?.modelAnswers.length).toBeGreaterThan(0);
    expect(entry?.samples).toEqual([]);
  });

  it.each([
    ["no YAML", "id: [unclosed"],
    ["a list", "- id: broken"],
    ["nothing", ""],
    ["an alias that blows up", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]"],
    ["a wrong level", "id: broken\nlevel: wizard\n"],
    ["binary data", "\u0000\u0001\u0002"],
  ])("leaves out a question that is %s, says where, and keeps the others", async (_what, text) => {
    addQuestion("senior/broken", text);
    const { entries, problems, leftOut } = await readBank(bank);
    expect([...entries.keys()]).toEqual(["cap-theorem-ml-serving"]);
    expect(leftOut).toBe(1);
    expect(problems[0]).toMatchObject({ file: "senior/broken/question.yaml" });
    expect(problems[0]?.message.length).toBeGreaterThan(5);
  });

  it("names the line and the field of a value that does not fit", async () => {
    addQuestion("senior/broken", "id: broken\ntitle: Broken\nlevel: senior\nformat: sonnet\n");
    const { problems } = await readBank(bank);
    expect(problems).toContainEqual(expect.objectContaining({ line: 4, field: "format" }));
  });

  it("is empty, not an error, where there is no bank", async () => {
    expect((await readBank(path.join(bank, "nowhere"))).entries.size).toBe(0);
  });

  it("notices that a file was written, and nothing when none was", async () => {
    const before = await bankSignature(bank);
    expect(await bankSignature(bank)).toBe(before);
    appendFileSync(path.join(bank, QUESTION, "question.yaml"), "\n");
    expect(await bankSignature(bank)).not.toBe(before);
  });
});
