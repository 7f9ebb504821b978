import { type Misconception } from "../model/index.ts";
import { type MisconceptionHit, type Sentence } from "../text/index.ts";
import { type Limit } from "./limit.ts";
import { LIMITS } from "./limits.ts";
import { type Numbers, type StatedNumber } from "./numbers.ts";

const MOST_QUOTES = 3;

/* What is denied, supposed, or said to be too much is no claim. */
const NOT_CLAIMED =
  /\b(?:not|no|never|cannot|can't|don't|doesn't|won't|isn't|wouldn't|nobody|impossible|unless|if|would|could|might|myth|wrong|too|beyond|exceeds?|instead|rather|theoretical(?:ly)?|why|or else)\b|\?\s*$/;

/** `…, no sharding needed`: a clause without a number denies something else than the number's claim. */
const withoutAsides = (text: string): string =>
  text
    .split(/[,;:](?=\s)|\s[–—-]\s/)
    .filter((clause) => /\d/.test(clause) || !DENIES_A_NEED.test(clause))
    .join(",");
const DENIES_A_NEED =
  /^(?: so| hence| thus| and)?(?: there(?:'s| is)| we(?: do| have)?)? ?(?:no|not|never|without|don't|needn't)\b/;

/** Claims that no hardware or law of nature allows, by the numbers that the answer states. */
export function findImpossible({ stated }: Numbers): MisconceptionHit[] {
  const bySentence = new Map<Sentence, StatedNumber[]>();
  for (const number of stated) {
    const { sentence } = number;
    if (sentence === null || sentence.setAside !== null || sentence.kind === "heading") continue;
    const known = bySentence.get(sentence);
    if (known) known.push(number);
    else bySentence.set(sentence, [number]);
  }
  const found = new Map<Limit, Sentence[]>();
  for (const [sentence, numbers] of bySentence) {
    const text = sentence.text.toLowerCase().replaceAll(/[\s*_`|]+/g, " ");
    if (NOT_CLAIMED.test(withoutAsides(text))) continue;
    for (const limit of LIMITS) {
      if (!limit.isBeyond({ text, numbers })) continue;
      const known = found.get(limit);
      if (known) known.push(sentence);
      else found.set(limit, [sentence]);
    }
  }
  return [...found].map(([limit, sentences]) => ({
    misconception: asMisconception(limit),
    sentences,
    evidence: sentences.slice(0, MOST_QUOTES).map(({ field, start, end, text }) => ({
      kind: "quote" as const,
      field,
      start,
      end,
      text,
    })),
  }));
}

const asMisconception = ({ id, says, truth, points }: Limit): Misconception => ({
  id,
  says,
  truth,
  points,
  serious: true,
  patterns: [],
  unless: [],
  dismisses: [],
});
