import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { type Concept } from "../model/index.ts";
import { parsePattern } from "../text/index.ts";
import { WORD_CLASSES } from "../text/word-classes.ts";
import { checkLexicon } from "./check-lexicon.ts";
import { FIELD_MISCONCEPTIONS, LEXICON } from "./index.ts";

const questions = new URL("../../questions/", import.meta.url);

const questionFiles = () =>
  readdirSync(questions, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("question.yaml"))
    .map((file) => readFileSync(new URL(file, questions), "utf8"));

/** Words of every question's file, of the beliefs that wave a concept away, and heads of the table of plain words. */
function reached(): ReadonlySet<string> {
  const ids = new Set(FIELD_MISCONCEPTIONS.flatMap(({ dismisses }) => dismisses));
  for (const text of questionFiles()) for (const word of text.match(/[a-z][a-z0-9-]+/g) ?? []) ids.add(word);
  for (const line of readFileSync(new URL("plain-words.txt", import.meta.url), "utf8").split("\n"))
    if (/^[a-z][a-z0-9-]*$/.test(line)) ids.add(line);
  return ids;
}

const concept = (id: string, more: Partial<Concept> = {}): Concept => ({
  id,
  name: id,
  family: "caching",
  names: [`${id} name`],
  plain: ["one way", "another way", "third way"],
  mechanisms: ["how it works"],
  ambiguous: [],
  context: [],
  misconceptions: [],
  ...more,
});

test("no concept is an orphan, lacks a kind of pattern, or shares a name without saying when it is meant", () => {
  expect(checkLexicon(LEXICON, reached())).toEqual([]);
});

test.each(WORD_CLASSES)("the class @%s is used, and never turns a pattern into a denial", (name) => {
  const patterns = [
    ...LEXICON.flatMap(({ names, plain, mechanisms, context }) => [names, plain, mechanisms, context].flat()),
    ...questionFiles(),
  ];
  expect(patterns.some((text) => new RegExp(`@${name}\\b`).test(text))).toBe(true);
  expect(parsePattern(`@${name} here`)).toMatchObject({ ok: true, pattern: { negation: false } });
});

test("the lexicon covers the field: 250 concepts and more", () => {
  expect(LEXICON.length).toBeGreaterThanOrEqual(250);
});

test.each([
  ["wordings", concept("a", { plain: ["one way"] })],
  ["mechanism", concept("a", { mechanisms: [] })],
  ["no context", concept("a", { ambiguous: ["edge"] })],
])("a concept is at fault: %s", (word, faulty) => {
  expect(checkLexicon([faulty], new Set(["a"])).map(({ fault }) => fault)).toEqual([
    expect.stringContaining(word),
  ]);
});

test("a concept that nothing names is an orphan", () => {
  const faults = checkLexicon([concept("a"), concept("b")], new Set(["a"]));
  expect(faults).toMatchObject([{ concept: "b", fault: expect.stringContaining("orphan") as string }]);
});

test("a name of two concepts must be flagged in one of them", () => {
  const first = concept("a", { names: ["edge"] });
  const both = new Set(["a", "b"]);
  expect(checkLexicon([first, concept("b", { names: ["edge"] })], both)).toMatchObject([
    { concept: "a", fault: expect.stringContaining("edge") as string },
  ]);
  const flagged = concept("b", { ambiguous: ["edge"], context: ["near"] });
  expect(checkLexicon([first, flagged], both)).toEqual([]);
});
