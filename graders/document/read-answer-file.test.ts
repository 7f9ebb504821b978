import { describe, expect, it } from "vitest";
import { readAnswerFile } from "./read-answer-file.ts";

describe("a hostile answer file", () => {
  it.each([
    ["YAML nested 100,000 deep", "deep.yaml", "[".repeat(100_000), /nests too deeply/],
    ["JSON nested 100,000 deep", "deep.json", `{"prose":${"[".repeat(100_000)}`, /nests too deeply/],
    ["a field that no answer has", "odd.yaml", "essay: text", /not an answer/],
    ["a field of the wrong shape", "odd.json", '{"functional":"one"}', /functional/],
    ["something that is no document", "answer.docx", "PK", /\.md document/],
  ])("%s is refused in one sentence", (_what, name, text, message) => {
    const read = readAnswerFile({ name, text });
    expect(read.ok).toBe(false);
    expect(read.ok ? "" : read.message).toMatch(message);
  });
});
