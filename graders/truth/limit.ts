import { type StatedNumber } from "./numbers.ts";

/** A sentence with its numbers, in the order in which they stand. */
export interface Said {
  /** Lower-cased, one space between words. */
  text: string;
  numbers: readonly StatedNumber[];
}

/** What no machine, wire or law of arithmetic allows. */
export interface Limit {
  id: string;
  says: string;
  /** Why not, with the figure that is possible. */
  truth: string;
  points: number;
  /** Whether the sentence claims more than that. Denials and suppositions were sorted out before. */
  isBeyond: (said: Said) => boolean;
}

export const some = (
  numbers: readonly StatedNumber[],
  unit: string,
  test: (value: number, text: string) => boolean,
) =>
  numbers.some((number) => {
    const value = number.in(unit);
    return (
      value !== null && test(value, number.evidence.kind === "quote" ? number.evidence.text : number.text)
    );
  });

export const values = (numbers: readonly StatedNumber[], unit: string) =>
  numbers.flatMap((number) => number.in(unit) ?? []);

/** One of something. */
export const ONE = /\b(?:one|single|a|an|each|every|per)\b/;
/** One accelerator, by what it is called. */
export const CARD = /\b(?:gpus?|cards?|[ahbl]\d{2,3}s?|h200s?|t4s?|v100s?|accelerators?)\b/;
