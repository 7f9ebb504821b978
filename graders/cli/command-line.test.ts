import { describe, expect, it } from "vitest";
import { runCommandLine } from "./command-line.ts";

const QUESTION = "cap-theorem-ml-serving";

describe("bad input comes back with code 2 and one clear line", () => {
  it.each<[string, string[], RegExp]>([
    ["no command", [], /Name a command: grade, rubric, calc, simulate, bank/],
    ["an unknown command", ["grad"], /There is no command “grad”/],
    ["an unknown option", ["bank", "--chekc"], /--chekc/],
    ["no question", ["grade", "x.md"], /Say what to grade by: --question/],
    [
      "an unknown question",
      ["grade", "--question", "cap-theorem", "x.md"],
      /no question “cap-theorem”.*cap-theorem-ml-serving/,
    ],
    ["no file", ["grade", "--question", QUESTION], /Name at least one file/],
    ["a seed that is no number", ["grade", "--question", QUESTION, "--seed", "x", "y.md"], /whole number/],
    ["an unknown calculator", ["calc", "storag"], /no calculator “storag”/],
    ["a missing input", ["calc", "bandwidth", "rate=1"], /bandwidth needs bytes/],
    ["a wrong unit", ["calc", "bandwidth", "rate=1", "bytes=2h"], /bytes is measured in B/],
    ["a pair that is none", ["calc", "bandwidth", "rate"], /“rate” is not key=value/],
    ["a file that is not there", ["simulate", "/nowhere.md"], /no such file/],
    ["two wishes at once", ["bank", "--list", "--check"], /Choose one/],
  ])("%s", async (_, args, message) => {
    const { code, out, error = "" } = await runCommandLine(args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(error).toMatch(message);
    expect(error).not.toContain("\n");
  });
});
