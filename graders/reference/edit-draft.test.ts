import { describe, expect, it } from "vitest";
import { readDocument } from "../document/index.ts";
import { draftRubric } from "./draft-rubric.ts";
import { editDraft } from "./edit-draft.ts";
import { PARKING_PROMPT, PARKING_REFERENCE } from "./fixture.ts";
import { rubricProblems } from "./rubric-file.ts";

const made = draftRubric({
  prompt: PARKING_PROMPT,
  references: [readDocument(PARKING_REFERENCE)],
  level: "senior",
  format: "design",
});
if (!made.ok) throw new Error(made.message);
const { draft } = made;
const { criteria } = draft.question.rubric;
const first = criteria[0]!;
const own = draft.question.concepts.find(({ id }) => id.startsWith("said-"))!;
const holder = criteria.find(({ check }) => check.kind === "covers" && check.concepts.includes(own.id))!;

describe("an edited draft", () => {
  it("takes titles, points and advice over, and weighs the dimensions anew", () => {
    const edits = { [first.id]: { title: "  Says how fast  ", points: "7,5", advice: "Give a number." } };
    const { draft: edited, problems } = editDraft(draft, { criteria: edits, patterns: {} });
    expect(problems).toEqual([]);
    expect(edited.question.rubric.criteria[0]).toMatchObject({
      title: "Says how fast",
      points: 7.5,
      advice: "Give a number.",
    });
    const weight = (of: typeof draft) => of.question.rubric.weights?.[first.dimension] ?? 0;
    expect(weight(edited)).toBeGreaterThan(weight(draft));
    expect(rubricProblems(edited.question)).toEqual([]);
  });

  it("loses a removed criterion with its phrases and the concepts that only it looked for", () => {
    const { draft: edited } = editDraft(draft, {
      criteria: { [holder.id]: { removed: true } },
      patterns: {},
    });
    expect(edited.question.rubric.criteria.map(({ id }) => id)).not.toContain(holder.id);
    expect(edited.phrases).not.toHaveProperty(holder.id);
    expect(edited.question.concepts.map(({ id }) => id)).not.toContain(own.id);
  });

  it("finds by the patterns typed, one a line", () => {
    const { draft: edited, problems } = editDraft(draft, {
      criteria: {},
      patterns: { [own.id]: "barcode & gate\n\n  plate ~ camera " },
    });
    expect(problems).toEqual([]);
    expect(edited.question.concepts.find(({ id }) => id === own.id)?.names).toEqual([
      "barcode & gate",
      "plate ~ camera",
    ]);
  });

  it.each([
    ["points", { points: "99" }],
    ["points", { points: "" }],
    ["points", { points: "1e1e1" }],
    ["title", { title: "   " }],
    ["title", { title: "x".repeat(161) }],
    ["advice", { advice: "{{secret}}" }],
  ])("keeps the old %s where the new cannot be: %j", (field, edit) => {
    const { draft: edited, problems } = editDraft(draft, { criteria: { [first.id]: edit }, patterns: {} });
    expect(problems).toMatchObject([{ id: first.id, field }]);
    expect(edited.question.rubric.criteria[0]).toEqual(first);
  });

  it.each(["~ a", "", Array.from({ length: 30 }, (_, n) => `word${n}`).join("\n"), "x".repeat(9_000)])(
    "keeps the old patterns where the new cannot be read: %j",
    (typed) => {
      const { draft: edited, problems } = editDraft(draft, { criteria: {}, patterns: { [own.id]: typed } });
      expect(problems).toMatchObject([{ id: own.id, field: "patterns" }]);
      expect(edited.question.concepts.find(({ id }) => id === own.id)).toEqual(own);
    },
  );

  it("keeps at least one criterion, and knows no criterion called __proto__", () => {
    const all = Object.fromEntries(criteria.map(({ id }) => [id, { removed: true }]));
    const { draft: same, problems } = editDraft(draft, { criteria: all, patterns: {} });
    expect(problems).toMatchObject([{ id: null, field: "rubric" }]);
    expect(same).toBe(draft);
    const odd = JSON.parse('{"__proto__": {"removed": true}, "constructor": {"points": "3"}}') as Record<
      string,
      object
    >;
    expect(editDraft(draft, { criteria: odd, patterns: {} }).problems).toEqual([]);
  });
});
