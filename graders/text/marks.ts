import { type Token } from "./types.ts";

/**
 * Stems of patterns by number: numbers compare faster than words. Only patterns give out numbers, so that there are no
 * more of them than the bank has words.
 */
const numbers = new Map<string, number>();

/** The number of a pattern's stem. */
export function numberOf(stem: string): number {
  const known = numbers.get(stem);
  if (known !== undefined) return known;
  numbers.set(stem, numbers.size);
  return numbers.size - 1;
}

const words: string[] = [];
const wordNumbers = new Map<string, number>();

/** The number of a word that must stand in a sentence exactly so. */
export function numberOfWord(word: string): number {
  const known = wordNumbers.get(word);
  if (known !== undefined) return known;
  wordNumbers.set(word, words.length);
  return words.push(word) - 1;
}
export const wordAt = (number: number): string | undefined => words[number];

/**
 * The sentence at hand, as patterns look at it. Its words are each token's own stem, followed by the compounds that begin
 * there; a stem that no pattern has is -1. There is one such table, and it holds until another sentence is marked.
 */
export interface Marks {
  tokens: readonly Token[];
  /** How many stems had a number when it was made. */
  size: number;
  words: number;
  /** The own stem of each token. */
  own: Int32Array;
  /** For each word: its stem, its token, its place among that token's words, how many tokens it takes. */
  stem: Int32Array;
  at: Int32Array;
  slot: Int32Array;
  length: Int32Array;
  /** The next word with the same stem, or -1. */
  next: Int32Array;
  /** By stem: `first[stem] - base` is the first word with it; below 0, there is none. */
  first: Int32Array;
  base: number;
}

const BASE_LIMIT = 1e9;
const MOST_SLOTS = 127;

const room = (words: number) => ({
  own: new Int32Array(words),
  stem: new Int32Array(words),
  at: new Int32Array(words),
  slot: new Int32Array(words),
  length: new Int32Array(words),
  next: new Int32Array(words),
});
const marks: Marks = {
  tokens: [],
  size: 0,
  words: 0,
  ...room(512),
  first: new Int32Array(8192),
  base: 1,
};

/** Marks the stems of a sentence. */
export function mark(tokens: readonly Token[]): Readonly<Marks> {
  if (marks.tokens === tokens && marks.size === numbers.size) return marks;
  marks.base += marks.words;
  if (marks.base > BASE_LIMIT) {
    marks.first.fill(0);
    marks.base = 1;
  }
  if (marks.first.length < numbers.size) {
    const grown = new Int32Array(2 * numbers.size);
    grown.set(marks.first);
    marks.first = grown;
  }
  let count = tokens.length;
  for (let at = 0; at < tokens.length; at++) count += tokens[at]?.compounds?.length ?? 0;
  if (marks.stem.length < count) Object.assign(marks, room(2 * count));

  const { own, stem, at: place, slot, length, next, first, base } = marks;
  let word = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    const number = numbers.get(token.stem) ?? -1;
    own[at] = number;
    stem[word] = number;
    place[word] = at;
    slot[word] = 0;
    length[word] = 1;
    word += 1;
    const { compounds } = token;
    if (compounds === undefined) continue;
    for (let index = 0; index < compounds.length; index++) {
      const compound = compounds[index] as { stem: string; length: number };
      stem[word] = numbers.get(compound.stem) ?? -1;
      place[word] = at;
      slot[word] = Math.min(index + 1, MOST_SLOTS);
      length[word] = compound.length;
      word += 1;
    }
  }
  for (let last = count - 1; last >= 0; last--) {
    const number = stem[last] as number;
    if (number < 0) continue;
    const later = (first[number] as number) - base;
    next[last] = later < 0 ? -1 : later;
    first[number] = base + last;
  }
  marks.tokens = tokens;
  marks.size = numbers.size;
  marks.words = count;
  return marks;
}
