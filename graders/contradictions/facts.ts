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

const SUPPOSED = /\b(?:if|would|could|might|suppose|when we grow|later)\b|\?/i;
const DENIED_BEFORE =
  /\b(?:no|not|never|without|isn't|don't|doesn't|can't|cannot|reject\w*|instead of|rather than|against|skip|avoid)\s+(?:\S+\s+){0,2}$/i;
const DENIED_AFTER =
  /^\s*(?:is|are|was|were)?\s*(?:not|never|unnecessary|needless|rejected|turned down|ruled out)\b|^[^.;]{0,30}[(—–]\s?(?:rejected|not (?:taken|chosen|needed|used)|dropped|declined|no,|too )/i;
/** What was looked at and not taken; it may stand far before the thing. */
const TURNED_DOWN =
  /\b(?:considered|rejected|decided against|ruled out|turned down|declined|thought (?:about|of)|rejected alternatives?)\b[^.;]*$/i;

/** Sentences that may say something plainly: not a list, a heading, a question or a supposition. */
export const plainSentences = (reading: Reading): Sentence[] =>
  reading.sentences.filter(
    (sentence) =>
      sentence.setAside === null &&
      !sentence.bareList &&
      sentence.kind !== "heading" &&
      !sentence.field.startsWith("sketch") &&
      !SUPPOSED.test(sentence.text),
  );

/** Whether a sentence says this of the design, and does not turn it down in the words around it. */
export function claims({ text }: Sentence, what: RegExp): boolean {
  const found = what.exec(text);
  if (found === null) return false;
  const end = found.index + found[0].length;
  const before = text.slice(0, found.index);
  return !DENIED_BEFORE.test(before) && !TURNED_DOWN.test(before) && !DENIED_AFTER.test(text.slice(end));
}

/** The strictest target that the answer sets itself among numbers with one of these words. */
export function ownTarget(
  numbers: Numbers,
  unit: string,
  words: RegExp,
  strictest: "lowest" | "highest",
  except?: RegExp,
): { number: StatedNumber; value: number } | null {
  const found = numbers.stated.flatMap((number) => {
    if (!(number.evidence.kind === "quote" && number.evidence.field.startsWith("nonFunctional"))) return [];
    const meant = words.test(number.said) && except?.test(number.said) !== true;
    const value = meant ? number.in(unit) : null;
    return value === null ? [] : [{ number, value }];
  });
  found.sort((a, b) => (strictest === "lowest" ? a.value - b.value : b.value - a.value));
  return found[0] ?? null;
}
