import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { runCommandLine } from "./command-line.ts";

const bank = mkdtempSync(path.join(tmpdir(), "headroom-bank-"));
const run = (...args: string[]) => runCommandLine(["bank", ...args, "--bank", bank]);

test("a new question is begun once, and its check says what is left to write", async () => {
  const begun = await run("--new", "parcel-late", "--level", "mid", "--format", "explain");
  expect(begun.code).toBe(0);
  expect(begun.out).toContain("samples/plain-words.md");
  expect(readFileSync(path.join(bank, "mid/parcel-late/question.yaml"), "utf8")).toContain("format: explain");

  const again = await run("--new", "parcel-late", "--level", "senior", "--format", "design");
  expect([again.code, again.error]).toEqual([2, "There is a question mid/parcel-late already."]);

  const checked = await run("--check", "parcel-late");
  expect(checked.code).toBe(1);
  expect(checked.out).toContain("still to be written: a title of a few words");
});

test.each([
  [["--new", "Parcel Late", "--level", "mid", "--format", "explain"], "lower-case words"],
  [["--new", "parcel", "--format", "explain"], "Say --level: mid, senior, principal."],
  [["--new", "parcel", "--level", "mid", "--format", "essay"], "Say --format: design"],
])("%j is refused in one line", async (args, message) => {
  const { code, error } = await run(...args);
  expect(code).toBe(2);
  expect(error).toContain(message);
});
