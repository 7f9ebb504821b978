import { readUnits, type NumberLiteral } from "./literal.ts";
import type { Stated } from "./stated.ts";
import type { Token } from "./tokens.ts";

/** A stretch between equals signs, with the sign before it. */
export interface Segment {
  sign: "=" | "≈" | "→" | null;
  tokens: Token[];
}

const BOUNDS = new Set([
  "under",
  "over",
  "below",
  "above",
  "least",
  "most",
  "max",
  "min",
  "less",
  "more",
  "up",
]);
const ABOUT = new Set([
  "about",
  "roughly",
  "around",
  "approximately",
  "nearly",
  "almost",
  "circa",
  "approx",
  "ca",
]);

/**
 * Splits a row at the signs that separate results: `a * b = 8.6B/day ≈ 100k/s`. A ≈ or ~ in front of a number inside a
 * sum is not one.
 */
export function splitAtRelations(tokens: readonly Token[]): Segment[] {
  const segments: Segment[] = [{ sign: null, tokens: [] }];
  let depth = 0;
  for (const token of tokens) {
    const current = segments.at(-1);
    if (current === undefined) break;
    if (token.kind === "symbol" && token.text === "(") depth += 1;
    if (token.kind === "symbol" && token.text === ")") depth -= 1;
    const before = current.tokens.at(-1);
    const ends = before === undefined ? token.kind === "relation" && token.sign === "=" : endsValue(before);
    const separates =
      token.kind === "relation" && depth === 0 && ends && token.sign !== "<" && token.sign !== ">";
    if (separates && token.kind === "relation" && token.sign !== "<" && token.sign !== ">") {
      segments.push({ sign: token.sign, tokens: [] });
    } else current.tokens.push(token);
  }
  return segments.filter(({ tokens: held }) => held.length > 0);
}

function endsValue(token: Token): boolean {
  return token.kind === "number" || token.kind === "word" || (token.kind === "symbol" && token.text === ")");
}

/** Is it no more than one number with its unit? Then it is a result, not a sum. */
export function isResult({ tokens }: Segment): boolean {
  return readStated({ sign: null, tokens })?.rest === 0;
}

/** The result that a segment begins with, and how many of its tokens follow it. Null: it begins with none. */
export function readStated({ sign, tokens }: Segment): (Stated & { rest: number; end: number }) | null {
  let at = 0;
  let approximate = sign === "≈" || sign === "→";
  let bound = false;
  let negative = false;
  for (; at < tokens.length && at < 6; at += 1) {
    const token = tokens[at];
    if (token?.kind === "number") break;
    if (token?.kind === "relation") {
      if (token.sign === "≈") approximate = true;
      else bound = true;
    } else if (token?.kind === "symbol" && token.text === "-") negative = true;
    else if (token?.kind === "word") {
      const word = token.text.toLowerCase();
      if (ABOUT.has(word)) approximate = true;
      else if (BOUNDS.has(word)) bound = true;
      else if (token.unit?.label !== "USD" && word !== "at" && word !== "to" && word !== "than") return null;
    } else return null;
  }
  const number = tokens[at];
  if (number?.kind !== "number") return null;
  const before = tokens[at - 1];
  const money = number.money || (before?.kind === "word" && before.unit?.label === "USD");

  const literal = (index: number): { literal: NumberLiteral; next: number } | null => {
    const token = tokens[index];
    if (token?.kind !== "number") return null;
    const { parts, next } = readUnits(tokens, index + 1, () => false);
    const end = parts.at(-1)?.end ?? token.end;
    const typed = money ? { ...token, money: true } : token;
    return { literal: { kind: "number", number: typed, parts, start: token.start, end }, next };
  };
  const first = literal(at);
  if (first === null) return null;
  let { next } = first;
  let upTo: NumberLiteral | null = null;
  const dash = tokens[next];
  const range = dash?.kind === "symbol" && dash.text === "-" && (dash.typed === "–" || !dash.spaced);
  if (range && first.literal.parts.length <= 1) {
    const second = literal(next + 1);
    if (second !== null) {
      upTo = second.literal;
      next = second.next;
      if (first.literal.parts.length === 0) first.literal.parts = second.literal.parts;
    }
  }
  const plus = tokens[next];
  if (plus?.kind === "symbol" && plus.text === "+" && next === tokens.length - 1) {
    bound = true;
    next += 1;
  }
  return {
    literal: first.literal,
    upTo,
    negative,
    approximate,
    bound,
    rest: tokens.length - next,
    end: upTo?.end ?? first.literal.end,
  };
}
