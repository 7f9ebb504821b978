import { NONE } from "./dimension.ts";
import { EXTRACTION_LIMIT } from "./extract-equations.ts";
import { readUnits, type NumberLiteral } from "./literal.ts";
import { lexProse } from "./prose.ts";
import { literalQuantity } from "./reading.ts";
import type { Quantity } from "./quantity.ts";
import type { NumberToken, Token } from "./tokens.ts";

/** A number in prose with what it measures. */
export interface ExtractedQuantity {
  quantity: Quantity;
  /** As written: `ms`, `nodes`, `USD/month`, `%`; empty for a plain number. */
  unit: string;
  start: number;
  end: number;
  text: string;
  /** One end of a range, whose middle is given too. */
  bound?: true;
}

const MOST_QUANTITIES = 2_000;

/** Every number in a text with its unit, in order; the numbers of a list are left out. Linear in the text's length. */
export function extractQuantities(text: string): ExtractedQuantity[] {
  const source = text.slice(0, EXTRACTION_LIMIT);
  const tokens = lexProse(source);
  const found: ExtractedQuantity[] = [];
  let at = 0;
  while (at < tokens.length && found.length < MOST_QUANTITIES) {
    const token = tokens[at];
    const one = token?.kind === "word" && /^one$/i.test(token.text) ? shareOf(1, tokens, at) : null;
    if (token !== undefined && one !== null) found.push(shareFound(one, token.start, source));
    if (token?.kind !== "number" || isListMarker(tokens, at) || isInName(tokens, at)) {
      at += 1;
      continue;
    }
    const { parts, next } = readUnits(tokens, at + 1, () => false);
    const kept = parts.filter(({ custom }, index) => !custom || index === 0);
    const end = kept.at(-1)?.end ?? token.end;
    if (isOutOf(tokens, at) && kept.every(({ unit }) => unit.tag !== undefined)) {
      at = Math.max(next, at + 1);
      continue;
    }
    const own: NumberLiteral = { kind: "number", number: token, parts: kept, start: token.start, end };
    const literal = parts.length === 0 ? { ...own, parts: unitOfRange(tokens, next) } : own;
    const upper = rangeEnd(tokens, next);
    const lower = upper === null ? literalQuantity(literal) : inItsMagnitude(literal, upper);
    const unit = unitText(literal);
    const afterRange = rangeStart(tokens, at);
    const isBound = upper !== null || afterRange ? { bound: true as const } : {};
    found.push({
      quantity: lower,
      unit,
      start: token.start,
      end,
      text: source.slice(token.start, end),
      ...isBound,
    });
    if (upper !== null) {
      const middle = (lower.value + literalQuantity({ ...literal, number: upper }).value) / 2;
      const whole = source.slice(token.start, upper.end);
      found.push({
        quantity: { ...lower, value: middle },
        unit,
        start: token.start,
        end: upper.end,
        text: whole,
      });
    }
    const share =
      upper === null && parts.every(({ custom }) => custom) ? shareOf(token.value, tokens, at) : null;
    if (share !== null) found.push(shareFound(share, token.start, source));
    at = Math.max(next, at + 1);
  }
  return found;
}

/** `1.` and `2)` at the beginning of a line. */
function isListMarker(tokens: readonly Token[], at: number): boolean {
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  const begins = before === undefined || (before.kind === "symbol" && before.text === "\n");
  return begins && after?.kind === "symbol" && (after.text === "." || after.text === ")") && !after.spaced;
}

/** `top-100`, `GPT-4`, `HTTP/2`, `3D`: part of a name, no quantity. */
function isInName(tokens: readonly Token[], at: number): boolean {
  const [number, joint, name, after] = [tokens[at], tokens[at - 1], tokens[at - 2], tokens[at + 1]];
  if (after?.kind === "word" && after.text === "D" && !after.spaced) return true;
  return (
    number?.spaced === false &&
    joint?.kind === "symbol" &&
    (joint.text === "-" || joint.text === "/") &&
    !joint.spaced &&
    name?.kind === "word" &&
    name.unit === null
  );
}

/** The second number of `1 in 1,000 asks` and `95 out of 100 messages`: a share, not so many asks. */
function isOutOf(tokens: readonly Token[], at: number): boolean {
  const [join, before, earlier] = [tokens[at - 1], tokens[at - 2], tokens[at - 3]];
  if (join?.kind !== "word" || !/^(?:in|of)$/.test(join.text)) return false;
  const number = before?.kind === "word" && /^(?:out|times)$/.test(before.text) ? earlier : before;
  return number?.kind === "number" || (number?.kind === "word" && /^(?:one|One)$/.test(number.text));
}

const shareFound = (
  { value, end }: { value: number; end: number },
  start: number,
  source: string,
): ExtractedQuantity => ({
  quantity: { value, dimension: NONE },
  unit: "%",
  start,
  end,
  text: source.slice(start, end),
});

/** `1.46 in a hundred`, `3 out of 8,000`, `one in every 500`: a share of a whole that is a round count. */
function shareOf(value: number, tokens: readonly Token[], at: number): { value: number; end: number } | null {
  let next = at + 1;
  const word = (text: RegExp) => {
    const token = tokens[next];
    const is = token?.kind === "word" && text.test(token.text);
    if (is) next += 1;
    return is;
  };
  if (!word(/^in$/) && !(word(/^out$/) && word(/^of$/))) return null;
  word(/^(?:a|an|every|each)$/);
  const whole = tokens[next];
  const count =
    whole?.kind === "number"
      ? whole.value
      : whole?.kind === "word"
        ? { hundred: 100, thousand: 1_000, million: 1e6 }[whole.text.toLowerCase()]
        : undefined;
  if (whole === undefined || count === undefined || count < LEAST_WHOLE || value <= 0 || value >= count)
    return null;
  return count % 10 === 0 ? { value: value / count, end: whole.end } : null;
}
/** Of fewer, `one in two regions` is no share. */
const LEAST_WHOLE = 10;

/** In `20–30 s` and `50 to 80 ms` the first number has the unit of the second. */
function unitOfRange(tokens: readonly Token[], at: number): NumberLiteral["parts"] {
  const join = tokens[at];
  const dash = join?.kind === "symbol" && join.text === "-";
  const word = join?.kind === "word" && (join.text === "to" || join.text === "and");
  if ((!dash && !word) || tokens[at + 1]?.kind !== "number") return [];
  return readUnits(tokens, at + 2, () => false).parts.filter(({ custom }) => !custom);
}

/** The upper number of a range that begins before `at`. */
function rangeEnd(tokens: readonly Token[], at: number): NumberToken | null {
  const [join, number] = [tokens[at], tokens[at + 1]];
  const dash = join?.kind === "symbol" && join.text === "-" && (join.typed === "–" || !join.spaced);
  const to = join?.kind === "word" && join.text === "to";
  return (dash || to) && number?.kind === "number" ? number : null;
}

/** Does a range end at the number that stands here? */
const rangeStart = (tokens: readonly Token[], at: number): boolean => {
  for (let back = at - 2; back >= Math.max(0, at - 5); back -= 1)
    if (tokens[back]?.kind === "number") return rangeEnd(tokens, at - 1) === tokens[at];
  return false;
};

/** In `10–20M` the 10 is in millions too. */
function inItsMagnitude(literal: NumberLiteral, upper: NumberToken): Quantity {
  const quantity = literalQuantity(literal);
  const number = literal.number?.value ?? 0;
  const scale = [1e12, 1e9, 1e6, 1e3].find(
    (size) => upper.value >= size && number < 1000 && number * size < upper.value,
  );
  return scale === undefined ? quantity : { ...quantity, value: quantity.value * scale };
}

function unitText({ number, parts }: NumberLiteral): string {
  if (number?.percent === true) return "%";
  const above = parts.filter(({ power }) => power === 1).map(({ text }) => text);
  const below = parts.filter(({ power }) => power === -1).map(({ text }) => `/${text}`);
  if (number?.money === true && !above.some((text) => /^(usd|dollars?)$/i.test(text))) above.unshift("USD");
  const top = above.join(" ");
  return `${top === "" && below.length > 0 ? "1" : top}${below.join("")}`;
}
