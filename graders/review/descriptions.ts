import { type Question } from "../model/index.ts";
import { type MisconceptionHit, type Reading, type Sentence } from "../text/index.ts";

/** Says of the given design that something is not there, or is too little. */
const LACKS =
  /\b(?:no|not|nothing|nobody|none|never|without|lacks?|lacking|missing|absent|only|single|n[o']t)\b|n['’]t\b/i;

const describes = ({ field, text }: Sentence): boolean =>
  /^faults\.\d{1,3}\.(?:claim|target)$/.test(field) || LACKS.test(text);

/**
 * Who reviews a design says what it lacks: “there is no timeout on this call” is a finding, not a belief that none is
 * needed. The field's beliefs are therefore not looked for in such sentences; those that the question itself lists are.
 */
export function withoutDescriptions(
  hits: readonly MisconceptionHit[],
  question: Question,
): MisconceptionHit[] {
  if (question.review === undefined) return [...hits];
  const own = new Set(question.misconceptions.map(({ id }) => id));
  return hits.flatMap((hit) => {
    if (own.has(hit.misconception.id)) return [hit];
    const sentences = hit.sentences.filter((sentence) => !describes(sentence));
    const places = new Set(sentences.map(({ field, start }) => `${field} ${start}`));
    const evidence = hit.evidence.filter(({ field, start }) => places.has(`${field} ${start}`));
    return sentences.length === 0 ? [] : [{ ...hit, sentences, evidence }];
  });
}

/** In a review, “no timeout, nobody watches” is what was found, not what the candidate would leave out. */
export const withoutDenials = (reading: Reading): Reading => ({
  ...reading,
  shares: { ...reading.shares, dismissed: 0 },
});
