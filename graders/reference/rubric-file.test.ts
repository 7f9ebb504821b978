import { describe, expect, it } from "vitest";
import { readDocument } from "../document/index.ts";
import { draftRubric } from "./draft-rubric.ts";
import { PARKING_PROMPT, PARKING_REFERENCE } from "./fixture.ts";
import { readRubricFile, writeRubricJson, writeRubricYaml } from "./rubric-file.ts";

const made = draftRubric({
  prompt: PARKING_PROMPT,
  references: [readDocument(PARKING_REFERENCE)],
  level: "senior",
  format: "design",
});
if (!made.ok) throw new Error(made.message);
const { draft } = made;

describe("a rubric file", () => {
  it("holds the draft as YAML and as JSON, without loss", () => {
    const yaml = readRubricFile({ name: "r.yaml", text: writeRubricYaml(draft) });
    const json = readRubricFile({ name: "r.json", text: writeRubricJson(draft) });
    expect(yaml).toEqual({ ok: true, draft });
    expect(json).toEqual({ ok: true, draft });
  });

  it("may leave the phrases out", () => {
    const { phrases: _, ...question } = JSON.parse(writeRubricJson(draft)) as Record<string, unknown>;
    const read = readRubricFile({ name: "r.json", text: JSON.stringify(question) });
    expect(read.ok && read.draft.phrases).toEqual({});
  });

  const text = writeRubricYaml(draft);
  it.each([
    ["no YAML", "id: [", /^r\.yaml:\d+/],
    ["a list", "- 1", /expected a rubric/],
    ["an anchor", `${text}\nextra: &a 1\nmore: *a`, /anchors and aliases/],
    ["a misspelt field", text.replace("\nformat:", "\nfromat:"), /format/],
    ["points beyond the limit", text.replace(/points: [\d.]+/, "points: 99"), /points/],
    [
      "a concept that is not there",
      text.replaceAll("- idempotency\n", "- no-such-concept\n"),
      /no-such-concept/,
    ],
    ["a pattern that cannot be read", text.replace(/- [a-z|]+ & [a-z|]+\n/, "- ~ & gate\n"), /pattern/],
    ["deep nesting", "[".repeat(5_000), /nest/],
    ["more than a file holds", "#".repeat(600_000), /characters/],
    ["an unknown check", text.replace("kind: sum", "kind: oracle"), /check/],
  ])("is refused with its place: %s", (_, wrong, said) => {
    const read = readRubricFile({ name: "r.yaml", text: wrong });
    expect(read.ok).toBe(false);
    expect(read.ok ? "" : read.message).toMatch(said);
    expect(read.ok ? "" : read.message.split("\n")).toHaveLength(1);
  });
});
