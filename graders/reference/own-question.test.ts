import { describe, expect, it } from "vitest";
import { questionSkeleton } from "../bank/index.ts";
import { readDocument } from "../document/index.ts";
import { draftRubric } from "./draft-rubric.ts";
import { PARKING_PROMPT, PARKING_REFERENCE } from "./fixture.ts";
import { parseOwnQuestion } from "./own-question.ts";
import { writeRubricYaml } from "./rubric-file.ts";

const drafted = draftRubric({
  prompt: PARKING_PROMPT,
  references: [readDocument(PARKING_REFERENCE)],
  level: "senior",
  format: "design",
});
const yaml = drafted.ok ? writeRubricYaml(drafted.draft) : "";
const problemsOf = (files: Record<string, string>) => {
  const parsed = parseOwnQuestion(files);
  return parsed.ok ? [] : parsed.problems;
};

describe("a question outside the bank", () => {
  it("may be a drafted rubric's file, with or without a model answer", () => {
    const bare = parseOwnQuestion({ "question.yaml": yaml });
    if (!bare.ok) expect.fail(JSON.stringify(bare.problems));
    expect(bare.entry.question.prompt).toContain(PARKING_PROMPT.trim().slice(0, 40));
    expect(bare.entry.question).not.toHaveProperty("phrases");
    expect(bare.entry.modelAnswers).toEqual([]);
    const whole = parseOwnQuestion({ "question.yaml": yaml, "model-answer.md": PARKING_REFERENCE });
    expect(whole.ok && whole.entry.modelAnswers).toHaveLength(1);
  });

  it("is told of faults with file, line and field", () => {
    const misspelt = yaml.replace(/^minutes:/m, "minuets:");
    expect(problemsOf({ "question.yaml": misspelt })).toContainEqual(
      expect.objectContaining({
        file: "question.yaml",
        line: expect.any(Number) as number,
        field: "minutes",
      }),
    );
    expect(problemsOf({ "question.yaml": yaml, "notes.md": "Text." })).toMatchObject([{ file: "notes.md" }]);
  });

  it("of the format review needs the sketch that is reviewed", () => {
    const review = yaml.replace(/^format: design$/m, "format: review");
    expect(problemsOf({ "question.yaml": review }).map(({ message }) => message)).toContainEqual(
      expect.stringContaining("flawed sketch"),
    );
    const skeleton = questionSkeleton({ id: "mine", level: "mid", format: "review" })["question.yaml"] ?? "";
    expect(problemsOf({ "question.yaml": skeleton })[0]?.message).toMatch(/^still to be written/);
  });
});
