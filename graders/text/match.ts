import { mark, type Marks, wordAt } from "./marks.ts";
import { type Token } from "./types.ts";

/** Where a pattern matched: positions in the tokens, the end excluded. */
export interface Match {
  from: number;
  to: number;
}

/**
 * A pattern as numbers in a row, because a report looks at thousands of patterns and what stands together is read fastest.
 * A pattern: 1 when its clauses stand near each other, else 0; the number of its clauses, then each clause: the number of its elements, then each element: gap × 2, plus 1
 * when it is optional; the number of its stems, and these; the number of its other alternatives, and for each the number of
 * its words, and for each word two numbers: its stem, and where the word itself must stand its number, else `ANY`. A word
 * that is any number has `ANY` for its stem.
 */
export type PatternCode = Int32Array;
export const ANY = -1;

/** Within this many reached positions a known one is found again; more than a gap can spread. */
const NEAR = 12;

/**
 * The first match of a pattern in a sentence's tokens (without articles), or null. Follows all ways to match at once,
 * so the time is linear in tokens times pattern words whatever the input.
 */
export const findMatch = ({ code }: { code: PatternCode }, tokens: readonly Token[]): Match | null =>
  runPattern(code, 0, tokens);

/** Words within which the clauses of a pattern joined by `+` stand, on one side of a semicolon. */
const NEAR_WORDS = 16;

/** As `findMatch`, for a pattern that stands at a place of a larger code. */
export function runPattern(code: Int32Array, start: number, tokens: readonly Token[]): Match | null {
  const marks = mark(tokens);
  if (code[start] === 0) return runClauses(code, start + 1, { tokens, marks, from: 0, to: tokens.length });
  let from = 0;
  while (from < tokens.length) {
    let to = from + 1;
    while (to < tokens.length && to < from + NEAR_WORDS && tokens[to]?.apart !== true) to += 1;
    const match = runClauses(code, start + 1, { tokens, marks, from, to });
    if (match !== null) return match;
    /* Windows overlap by half, and end where another thought begins. */
    from = to === tokens.length || tokens[to]?.apart === true ? to : from + NEAR_WORDS / 2;
  }
  return null;
}

/** The sentence, and the stretch of it to look at. */
interface Stretch {
  tokens: readonly Token[];
  marks: Marks;
  from: number;
  to: number;
}

function runClauses(code: Int32Array, start: number, stretch: Stretch): Match | null {
  cursor = start;
  let from = stretch.to;
  let to = 0;
  for (let clauses = code[cursor++] as number; clauses > 0; clauses--) {
    const match = runClause(code, stretch);
    if (match === null) return null;
    from = Math.min(from, match.from);
    to = Math.max(to, match.to);
  }
  return { from, to };
}

/** Where the code is read. */
let cursor = 0;

function runClause(code: Int32Array, stretch: Stretch): Match | null {
  const { tokens } = stretch;
  /* Reached positions, each with the latest start that leads there: the tightest match is the one to quote. */
  let reached: Reached | null = null;
  let [next, spare] = spares;
  for (let elements = code[cursor++] as number; elements > 0; elements--) {
    const head = code[cursor++] as number;
    const optional = (head & 1) === 1;
    const gap = head >> 1;
    const count = findPlaces(code, stretch);
    if (count === 0 && !optional) return null;
    next.count = 0;
    let at = 0;
    if (reached === null) {
      if (!optional) for (; at < count; at++) keepLatest(next, ends[at] as number, starts[at] as number);
      else
        for (let position = stretch.from; position < stretch.to; position++) {
          keepLatest(next, position, position);
          for (; at < count && starts[at] === position; at++) keepLatest(next, ends[at] as number, position);
        }
    } else {
      for (let index = 0; index < reached.count; index++) {
        const position = reached.positions[index] as number;
        const start = reached.starts[index] as number;
        if (optional) keepLatest(next, position, start);
        while (at > 0 && (starts[at - 1] as number) >= position) at -= 1;
        while (at < count && (starts[at] as number) < position) at += 1;
        for (let here = at; here < count && (starts[here] as number) <= position + gap; here++) {
          if (gap > 0 && isApart(tokens, position, starts[here] as number)) break;
          keepLatest(next, ends[here] as number, start);
        }
      }
    }
    if (next.count === 0) return null;
    reached = next;
    next = spare;
    spare = reached;
  }
  return reached === null ? null : tightest(reached);
}

function tightest({ count, positions, starts: from }: Reached): Match | null {
  let best = -1;
  let length = Infinity;
  for (let index = 0; index < count; index++) {
    const taken = (positions[index] as number) - (from[index] as number);
    if (taken <= 0 || taken >= length) continue;
    best = index;
    length = taken;
  }
  return best < 0 ? null : { from: from[best] as number, to: positions[best] as number };
}

/** Whether a new thought begins at one of these tokens, the last included. */
function isApart(tokens: readonly Token[], from: number, last: number): boolean {
  for (let at = from; at <= last; at++) if (tokens[at]?.apart === true) return true;
  return false;
}

interface Reached {
  count: number;
  positions: number[];
  starts: number[];
}
/* Written over again and again: most matches are not found. */
const spares: [Reached, Reached] = [
  { count: 0, positions: [], starts: [] },
  { count: 0, positions: [], starts: [] },
];

function keepLatest(reached: Reached, position: number, start: number) {
  const { count, positions, starts: from } = reached;
  /* Positions come in nearly rising order, so a known one is near the end. */
  for (let index = count - 1; index >= 0 && index >= count - NEAR; index--) {
    if (positions[index] !== position) continue;
    if ((from[index] as number) < start) from[index] = start;
    return;
  }
  positions[count] = position;
  from[count] = start;
  reached.count = count + 1;
}

/** Where the element at hand begins and ends, in the order of the beginnings; `ranks` orders those that begin together. */
let starts: number[] = [];
let ends: number[] = [];
let ranks: number[] = [];
/** Other alternatives come after the stems of the same token. */
const OTHER_RANK = 128;
/** More places than any honest sentence has for one element. */
const MANY = 64;

/** Reads an element's alternatives and finds where they stand; how often. */
function findPlaces(code: Int32Array, stretch: Stretch): number {
  const { tokens, marks, from: least, to: most } = stretch;
  const { at: places, slot, length, next, first, base } = marks;
  let count = 0;
  for (let stems = code[cursor++] as number; stems > 0; stems--) {
    let word = (first[code[cursor++] as number] as number) - base;
    for (; word >= 0; word = next[word] as number) {
      const at = places[word] as number;
      if (at >= least && at < most) count = add(count, at, slot[word] as number, length[word] as number);
    }
  }
  const others = code[cursor++] as number;
  for (let index = 0; index < others; index++) {
    const words = code[cursor++] as number;
    const from = cursor;
    const opening = code[from] as number;
    cursor += 2 * words;
    if (opening === ANY) {
      for (let at = least; at + words <= most; at++)
        if (follows(code, from, words, tokens, at, marks)) count = add(count, at, OTHER_RANK + index, words);
    } else
      for (let word = (first[opening] as number) - base; word >= 0; word = next[word] as number) {
        const at = places[word] as number;
        if (slot[word] !== 0 || at < least || at + words > most) continue;
        if (follows(code, from, words, tokens, at, marks)) count = add(count, at, OTHER_RANK + index, words);
      }
  }
  if (count > MANY) sortPlaces(count);
  return count;
}

/** Notes a place; as long as there are few, where it belongs. */
function add(count: number, start: number, rank: number, words: number): number {
  let to = count;
  for (; to > 0 && count < MANY; to--) {
    const before = starts[to - 1] as number;
    if (before < start || (before === start && (ranks[to - 1] as number) <= rank)) break;
    starts[to] = before;
    ends[to] = ends[to - 1] as number;
    ranks[to] = ranks[to - 1] as number;
  }
  starts[to] = start;
  ends[to] = start + words;
  ranks[to] = rank;
  return count + 1;
}

function sortPlaces(count: number) {
  const order = Array.from({ length: count }, (_, index) => index).sort(
    (a, b) =>
      (starts[a] as number) - (starts[b] as number) || (ranks[a] as number) - (ranks[b] as number) || a - b,
  );
  const sorted = (values: readonly number[]) => order.map((index) => values[index] as number);
  [starts, ends, ranks] = [sorted(starts), sorted(ends), sorted(ranks)];
}

/** Whether the words of an alternative stand one after the other from a token on. */
function follows(
  code: Int32Array,
  from: number,
  words: number,
  tokens: readonly Token[],
  at: number,
  { own }: Marks,
): boolean {
  for (let offset = 0; offset < words; offset++) {
    const stem = code[from + 2 * offset] as number;
    const exact = code[from + 2 * offset + 1] as number;
    const token = tokens[at + offset] as Token;
    if (stem === ANY ? token.number === undefined : own[at + offset] !== stem) return false;
    if (exact !== ANY && token.word !== wordAt(exact)) return false;
  }
  return true;
}
