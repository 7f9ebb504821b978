import {
  type Answer,
  type Contradiction,
  type ContradictionKind,
  type Evidence,
  type Question,
  type Simulation,
  type Variant,
} from "../model/index.ts";
import { type Bill } from "../truth/bill.ts";
import { type Numbers, type StatedNumber } from "../truth/numbers.ts";
import { type Reading, type Sentence } from "../text/types.ts";

/** What is held against each other. */
export interface ContradictionFacts {
  question: Question;
  variant: Variant;
  answer: Answer;
  reading: Reading;
  numbers: Numbers;
  bill: Bill;
  simulation: Simulation | null;
}

export type FindContradictions = (facts: ContradictionFacts) => Contradiction[];

export const contradiction = (
  kind: ContradictionKind,
  penalty: 1 | 2 | 3,
  explanation: string,
  evidence: Evidence[],
): Contradiction => ({ kind, penalty, explanation, evidence });

export const factorBetween = (a: number, b: number): number =>
  a > 0 && b > 0 ? Math.max(a / b, b / a) : Infinity;

const DENIED =
  /\b(?:no|not|never|without|isn't|don't|doesn't|can't|cannot|reject\w*|instead of|rather than|why not|against)\b|\?/i;
const SUPPOSED = /\b(?:if|would|could|might|suppose|when we grow|later)\b/i;

/** Sentences that say something plainly: not a list, not denied, not supposed. */
export const plainSentences = (reading: Reading): Sentence[] =>
  reading.sentences.filter(
    (sentence) =>
      sentence.setAside === null &&
      !sentence.bareList &&
      sentence.kind !== "heading" &&
      !sentence.field.startsWith("sketch") &&
      !DENIED.test(sentence.text) &&
      !SUPPOSED.test(sentence.text),
  );

/** The strictest target that the answer sets itself among numbers with one of these words. */
export function ownTarget(
  numbers: Numbers,
  unit: string,
  words: RegExp,
  strictest: "lowest" | "highest",
): { number: StatedNumber; value: number } | null {
  const found = numbers.stated.flatMap((number) => {
    if (!(number.evidence.kind === "quote" && number.evidence.field.startsWith("nonFunctional"))) return [];
    const value = words.test(number.said) ? number.in(unit) : null;
    return value === null ? [] : [{ number, value }];
  });
  found.sort((a, b) => (strictest === "lowest" ? a.value - b.value : b.value - a.value));
  return found[0] ?? null;
}
