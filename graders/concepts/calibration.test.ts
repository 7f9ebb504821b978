import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { EMPTY_ANSWER, type Depth, type Stance } from "../model/index.ts";
import { findMisconceptions, readText, withoutFalseClaims } from "../text/index.ts";
import { compileLexicon, candidates } from "../text/lexicon.ts";
import { withoutArticles } from "../text/pattern.ts";
import { FIELD_MISCONCEPTIONS, LEXICON } from "./index.ts";

const folder = new URL("../../test/calibration/answers/", import.meta.url);
const bodyOf = (name: string) =>
  readFileSync(new URL(`${name}.md`, folder), "utf8").replace(/^---\n[\s\S]*?\n---\n/, "");
const read = (name: string) =>
  readText({ answer: { ...EMPTY_ANSWER, prose: bodyOf(name) }, prompt: "", concepts: LEXICON });

const used = (name: string, depth: Depth, stance: Stance = "asserted") =>
  [...read(name).mentions]
    .filter(([, mentions]) =>
      mentions.some((mention) => mention.depth === depth && mention.stance === stance),
    )
    .map(([id]) => id);

const QUESTIONS = ["recsys-100k-rps", "cap-theorem-ml-serving", "training-serving-skew"];

test.each(QUESTIONS)(
  "%s: who lists terms justifies none, and who dismisses asserts next to none",
  (question) => {
    expect(used(`${question}__stuffed`, "justified")).toEqual([]);
    expect(read(`${question}__stuffed`).shares.bareList).toBeGreaterThan(0.8);
    const negated = [...read(`${question}__negated`).mentions.values()].flat();
    const asserted = negated.filter((mention) => mention.stance === "asserted");
    expect(asserted.length / negated.length).toBeLessThan(0.2);
    expect(read(`${question}__negated`).shares.dismissed).toBeGreaterThan(0.45);
  },
);

test.each(QUESTIONS)("%s: plain words reach the depth of jargon", (question) => {
  const plain = used(`${question}__paraphrase`, "justified").length;
  expect(plain).toBeGreaterThan(used(`${question}__good`, "justified").length * 0.9);
  expect(plain).toBeGreaterThan(2.5 * used(`${question}__medium`, "justified").length);
});

test.each(QUESTIONS)("%s: only answers below medium hold serious false beliefs", (question) => {
  const serious = (tier: string) =>
    findMisconceptions({
      reading: read(`${question}__${tier}`),
      misconceptions: FIELD_MISCONCEPTIONS,
    }).filter((hit) => hit.misconception.serious).length;
  for (const tier of ["strong", "good", "paraphrase", "medium"]) expect(serious(tier)).toBe(0);
  expect(serious("wrong")).toBeGreaterThanOrEqual(3);
});

test("a sentence that holds a false belief supports no concept", () => {
  const reading = read("training-serving-skew__wrong");
  const hits = findMisconceptions({ reading, misconceptions: FIELD_MISCONCEPTIONS });
  const quoted = new Set(hits.flatMap((hit) => hit.evidence.map((quote) => quote.start)));
  const left = [...withoutFalseClaims(reading, hits).mentions.values()].flat();
  expect(left.some((mention) => quoted.has(mention.sentence.start))).toBe(false);
  expect(left.length).toBeLessThan([...reading.mentions.values()].flat().length);
});

test("talk to the grader is set aside, and the answer before it is kept", () => {
  for (const question of QUESTIONS) {
    const reading = read(`${question}__injection`);
    expect(reading.sentences[0]?.setAside).toBeNull();
    expect(reading.shares.setAside).toBeGreaterThan(0.5);
    expect(reading.flags.map((flag) => flag.kind)).toEqual(["addressed-to-grader"]);
  }
});

test("no honest answer loses a sentence", () => {
  for (const question of QUESTIONS)
    for (const tier of ["strong", "good", "paraphrase", "medium", "weak", "wrong", "stuffed"])
      expect(read(`${question}__${tier}`).shares.setAside).toBe(0);
});

test("few of the lexicon's patterns are tried on a sentence, so that reading stays quick as it grows", () => {
  const lexicon = compileLexicon(LEXICON);
  const { sentences } = read("recsys-100k-rps__strong");
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
  const tried = sum(
    sentences.flatMap(({ tokens }) =>
      lexicon.parts.map((part) => candidates(part, withoutArticles(tokens)).length),
    ),
  );
  const patterns = sum(lexicon.parts.map(({ entries }) => entries.length));
  expect(tried / sentences.length).toBeLessThan(patterns / 100);
});
