import { describe, expect, test } from "vitest";
import { ConceptSchema } from "../model/index.ts";
import { parsePattern } from "../text/index.ts";
import { CONCEPT_FAMILIES, CONCEPT_IDS } from "./ids.ts";
import { LEXICON } from "./lexicon.ts";

test("every id that authors may refer to stands in the lexicon, once and in its family", () => {
  expect(LEXICON.map((concept) => concept.id).sort()).toEqual([...CONCEPT_IDS].sort());
  expect(new Set(CONCEPT_IDS).size).toBe(CONCEPT_IDS.length);
  for (const [family, ids] of Object.entries(CONCEPT_FAMILIES))
    expect(LEXICON.filter((concept) => concept.family === family).map((concept) => concept.id)).toEqual(ids);
});

describe.each(LEXICON.map((concept) => [concept.id, concept] as const))("%s", (_, concept) => {
  test("is a concept whose patterns can be read", () => {
    expect(ConceptSchema.safeParse(concept).error).toBeUndefined();
    const patterns = [
      ...concept.names,
      ...concept.plain,
      ...concept.mechanisms,
      ...concept.ambiguous,
      ...concept.context,
      ...concept.misconceptions.flatMap((misconception) => [
        ...misconception.patterns,
        ...misconception.unless,
      ]),
    ];
    const unreadable = patterns.flatMap((pattern) => {
      const parsed = parsePattern(pattern);
      return parsed.ok ? [] : [parsed.message];
    });
    expect(unreadable).toEqual([]);
    expect(new Set(patterns).size).toBe(patterns.length);
  });

  test("can be said without jargon", () => {
    expect(concept.plain.length).toBeGreaterThan(0);
  });
});
