import { describe, expect, test } from "vitest";
import { CONCEPT_IDS } from "../concepts/index.ts";
import { FORMATS } from "../model/index.ts";
import { parseQuestionFiles } from "./parse-question-files.ts";
import { questionSkeleton } from "./skeleton.ts";

const conceptIds = new Set(CONCEPT_IDS);

describe.each(FORMATS)("a new %s question", (format) => {
  const files = questionSkeleton({ id: "new-one", level: "senior", format });

  test("fails its check, and names each place that waits for its author", () => {
    const parsed = parseQuestionFiles({ id: "new-one", level: "senior", files, conceptIds });
    const problems = parsed.ok ? [] : parsed.problems;
    expect(problems.length).toBeGreaterThan(20);
    for (const { line, message } of problems) {
      expect(message).toMatch(/^still to be written: \S/);
      expect(line).toBeGreaterThan(0);
    }
    expect(problems.map(({ file }) => file)).toContain("senior/new-one/model-answer.md");
    expect(problems.map(({ message }) => message)).toContain("still to be written: a title of a few words");
  });

  test("has the right form: written, it lacks beliefs and nothing else", () => {
    const written = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [
        path,
        text.replaceAll(/(# )?WRITE: /g, (_, comment) => comment ?? ""),
      ]),
    );
    const parsed = parseQuestionFiles({ id: "new-one", level: "senior", files: written, conceptIds });
    const messages = parsed.ok
      ? []
      : parsed.problems.map(({ file, line, message }) => `${file}:${line} ${message}`);
    expect(messages).toEqual([expect.stringContaining("lists at least")]);
  });
});
