import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { EMPTY_ANSWER, MisconceptionSchema } from "../../model/index.ts";
import { findMisconceptions, parsePattern, readText } from "../../text/index.ts";
import { CONCEPT_IDS, FIELD_MISCONCEPTIONS, LEXICON } from "../index.ts";

const linesOf = (file: string) =>
  readFileSync(new URL(file, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");

/** Two ways to hold each belief, written before its patterns and without a look at them: an id, then sentences beneath. */
const wordings = new Map<string, string[]>();
for (const line of linesOf("wordings.txt")) {
  if (line.startsWith(" ")) [...wordings.values()].at(-1)?.push(line.trim());
  else wordings.set(line, []);
}

const beliefs = (prose: string) =>
  findMisconceptions({
    reading: readText({ answer: { ...EMPTY_ANSWER, prose }, prompt: "", concepts: LEXICON }),
    misconceptions: FIELD_MISCONCEPTIONS,
  }).map((hit) => hit.misconception.id);

const lowered = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, "");

test("every belief has a name of its own and at least two wordings", () => {
  const ids = FIELD_MISCONCEPTIONS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...wordings.keys()].sort()).toEqual([...ids].sort());
  for (const [id, said] of wordings) expect([id, said.length >= 2]).toEqual([id, true]);
});

describe.each(FIELD_MISCONCEPTIONS.map((belief) => [belief.id, belief] as const))("%s", (id, belief) => {
  const said = wordings.get(id) ?? [];

  test("can be read and refers to known concepts", () => {
    expect(MisconceptionSchema.safeParse(belief).error).toBeUndefined();
    const unreadable = [...belief.patterns, ...(belief.loose ?? []), ...belief.unless].flatMap((pattern) => {
      const parsed = parsePattern(pattern);
      return parsed.ok ? [] : [parsed.message];
    });
    expect(unreadable).toEqual([]);
    expect(belief.dismisses.filter((concept) => !CONCEPT_IDS.includes(concept))).toEqual([]);
  });

  test("is found in either wording", () => {
    expect(said.filter((sentence) => !beliefs(sentence).includes(id))).toEqual([]);
  });

  test("is not found where it is told in order to refute it", () => {
    const refuted = said.flatMap((sentence) => [
      `It is a myth that ${lowered(sentence)}.`,
      `One might think that ${lowered(sentence)}, but that is wrong.`,
      `It would be a mistake to believe that ${lowered(sentence)}.`,
    ]);
    expect(refuted.filter((sentence) => beliefs(sentence).length > 0)).toEqual([]);
  });

  test("is answered by a truth that holds no false belief itself", () => {
    expect(beliefs(belief.truth)).toEqual([]);
  });
});

test.each([
  ["base64-json-is-free", "Base64 in the JSON request costs a photo nothing."],
  ["joins-across-shards-are-free", "Queries that touch all shards are as fast as any."],
  ["clocks-order-events", "The timestamps of both regions tell which order came first."],
])("%s is heard in “%s”, and not where something is denied or limited beside it", (id, sentence) => {
  expect(beliefs(sentence)).toContain(id);
  expect(beliefs(`${sentence.slice(0, -1)}, but that would have to be measured.`)).not.toContain(id);
});

test.each(linesOf("sound.txt"))("“%s” holds no false belief", (sentence) => {
  expect(beliefs(sentence)).toEqual([]);
});
