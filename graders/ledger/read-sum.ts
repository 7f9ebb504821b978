import { readUnits, type NumberLiteral } from "./literal.ts";
import { significant } from "./significant.ts";
import type { NumberToken, Token } from "./tokens.ts";
import { DIVISORS } from "./units.ts";
import { isFunctionName } from "./tree.ts";

/** A sum found in prose, from one token up to another. */
export interface FoundSum {
  /** The sum in the ledger's own spelling, remarks left out. */
  text: string;
  operators: number;
  /** A word in it may change its value (`plus links`), so a result that differs is no slip. */
  loose: boolean;
  start: number;
  end: number;
  /** Index of the first token behind it. */
  next: number;
}

const LONGEST_SUM = 60;
const DEEPEST = 4;
const MOST_REMARK_WORDS = 4;
const MOST_ITEM_WORDS = 5;
const LONGEST_REMARK = 30;

const isSymbol = (token: Token | undefined, ...texts: string[]) =>
  token?.kind === "symbol" && texts.includes(token.text);
const isWord = (token: Token | undefined, pattern: RegExp) =>
  token?.kind === "word" && pattern.test(token.text);
const isAbout = (token: Token | undefined) => token?.kind === "relation" && token.sign === "≈";

/** Does a sum, or a single value, begin here? Looks at no more than a bounded number of tokens. */
export function readSum(tokens: readonly Token[], index: number, source: string, depth = 0): FoundSum | null {
  const first = readOperand(tokens, index, source, depth);
  if (first === null) return null;
  const sum = { ...first };
  while (sum.next < tokens.length && sum.next - index < LONGEST_SUM) {
    const step = readOperator(tokens, sum.next, depth);
    if (step === null) break;
    const operand = readOperand(tokens, step.next, source, depth);
    if (operand === null) break;
    sum.text += ` ${step.text} ${operand.text}`;
    sum.operators += 1 + operand.operators;
    sum.loose ||= operand.loose || step.loose;
    sum.end = operand.end;
    sum.next = operand.next;
  }
  return sum;
}

function readOperand(
  tokens: readonly Token[],
  index: number,
  source: string,
  depth: number,
): FoundSum | null {
  let at = index;
  while (at < index + 2 && isAbout(tokens[at])) at += 1;
  const token = tokens[at];
  if (token?.kind === "number") {
    const { parts, next } = readUnits(tokens, at + 1, () => false);
    const kept = parts.filter(({ custom }, place) => !custom || place === 0);
    const literal: NumberLiteral = {
      kind: "number",
      number: token,
      parts: kept,
      start: token.start,
      end: parts.at(-1)?.end ?? token.end,
    };
    return {
      text: spell(literal, source),
      operators: 0,
      loose: kept.length < parts.length,
      start: literal.start,
      end: literal.end,
      next: skipRemark(tokens, next),
    };
  }
  if (depth >= DEEPEST) return null;
  if (isSymbol(token, "(")) return readGroup(tokens, at, source, depth, "");
  if (token?.kind === "word" && isFunctionName(token.text) && isSymbol(tokens[at + 1], "(")) {
    return readGroup(tokens, at + 1, source, depth, token.text);
  }
  return null;
}

function readGroup(
  tokens: readonly Token[],
  open: number,
  source: string,
  depth: number,
  name: string,
): FoundSum | null {
  const inner = readSum(tokens, open + 1, source, depth + 1);
  if (inner === null) return null;
  const close = skipWords(tokens, inner.next);
  const token = tokens[close.next];
  if (!isSymbol(token, ")") || token === undefined) return null;
  const { parts, next } = readUnits(tokens, close.next + 1, () => false);
  const measured = parts.length > 0 && parts.every(({ custom }) => !custom);
  const unit = measured ? ` ${parts.map(({ text }) => text).join(" ")}` : "";
  return {
    text: `${name}(${inner.text})${parts.some(({ power }) => power === -1) ? "" : unit}`,
    operators: Math.max(inner.operators, name === "" ? 0 : 1),
    loose: inner.loose || close.loose,
    start: (tokens[name === "" ? open : open - 1] ?? token).start,
    end: token.end,
    next: skipRemark(tokens, measured ? next : close.next + 1),
  };
}

/** An operator, with the words that may stand around it. */
function readOperator(
  tokens: readonly Token[],
  index: number,
  depth: number,
): { text: string; loose: boolean; next: number } | null {
  const skipped = skipWords(tokens, index);
  const priced = skipped.next - 1;
  if (priced >= index && isPriced(tokens, priced))
    return { text: "×", loose: priced > index, next: skipped.next };
  if (isShare(tokens, index)) return { text: "×", loose: false, next: index + 1 };
  let at = skipped.next;
  let { loose } = skipped;
  if (isSymbol(tokens[at], ",") && isSymbol(tokens[at + 1], "*")) {
    at += 1;
    loose = true;
  }
  const token = tokens[at];
  const after = tokens[at + 1];
  if (isWord(token, /^(x|X|times)$/)) return { text: "×", loose, next: at + 1 };
  if (isWord(token, /^divided$/i) && isWord(after, /^by$/i)) return { text: "/", loose, next: at + 2 };
  // `a million over 86,400`: only seconds of a day stand below a line that is told.
  if (isWord(token, /^over$/i) && after?.kind === "number" && after.value === 86_400)
    return { text: "/", loose, next: at + 1 };
  if (token?.kind !== "symbol") return null;
  switch (token.text) {
    case "*":
      return { text: "×", loose, next: at + 1 };
    case "^":
    case "/":
      return { text: token.text, loose, next: at + 1 };
    case "+": {
      // `+ database $2,000`, `+ fan-out in region 1.5`: the item stands between the sign and its amount.
      let next = at + 1;
      const inItem = (index: number) =>
        (tokens[index]?.kind === "word" && !isCallAt(tokens, index)) ||
        (isSymbol(tokens[index], "-") && tokens[index]?.spaced === false);
      while (next <= at + MOST_ITEM_WORDS && inItem(next)) next += 1;
      return { text: "+", loose, next };
    }
    case "-":
      if (token.spaced && after?.spaced === true) return { text: "−", loose, next: at + 1 };
      if (token.typed === "-" && isSymbol(after, "(")) return { text: "−", loose, next: at + 1 };
      // `(1-0.99)` is a difference, `(20-30 s)` a range: nobody is told of a slip in either.
      return depth > 0 && token.typed === "-" ? { text: "−", loose: true, next: at + 1 } : null;
    default:
      return null;
  }
}

/** `90 TB at $0.023 per GB`, `200K/s at 2 KB`: a price, or the bytes, of what stands before. */
const isPriced = (tokens: readonly Token[], at: number): boolean => {
  const after = tokens[at + 1];
  if (!isWord(tokens[at], /^at$/i) || after?.kind !== "number") return false;
  if (isModel(tokens, at - 1)) return false;
  // What is told of each is a product of its own; see told-sum.
  if ([2, 3, 4].some((ahead) => isWord(tokens[at + ahead], /^(?:each|apiece)$/i))) return false;
  const bytes =
    isOfBytes(tokens[at + 2]) && !isSymbol(tokens[at + 3], "/") && !isWord(tokens[at + 3], /^(?:per|a)$/);
  return after.money || (bytes && !isOfBytes(tokens[at - 1]));
};

/** `a 70B API at $0.80`: the number is the size of the model that is paid for. */
const isModel = (tokens: readonly Token[], at: number): boolean => {
  const size = tokens[at - 1];
  return (
    isWord(tokens[at], /^(?:api|model|llm|endpoint|hosting|service)s?$/i) &&
    size?.kind === "number" &&
    size.value >= 1e9 &&
    size.value <= 2e12
  );
};

const isOfBytes = (token: Token | undefined) =>
  token?.kind === "word" && token.unit !== null && token.unit.dimension[1] !== 0;

/** `80% of 12k/s`: a share of what follows. */
const isShare = (tokens: readonly Token[], at: number): boolean => {
  const [share, after] = [tokens[at - 1], tokens[at + 1]];
  return isWord(tokens[at], /^of$/) && share?.kind === "number" && share.percent && after?.kind === "number";
};

const isCallAt = (tokens: readonly Token[], index: number) => {
  const token = tokens[index];
  return token?.kind === "word" && isFunctionName(token.text) && isSymbol(tokens[index + 1], "(");
};

/** Words behind a value, up to an operator or a sign; they make the sum loose. */
function skipWords(tokens: readonly Token[], index: number): { next: number; loose: boolean } {
  let next = index;
  while (next < index + MOST_REMARK_WORDS) {
    const token = tokens[next];
    if (token?.kind !== "word" || isWord(token, /^(x|X|times|is|equals|gives|makes|totals|over|divided)$/))
      break;
    next += 1;
  }
  return { next, loose: next > index };
}

/** `(Little)`, `(features + 20 impressions)`: a parenthesis that begins with a word is a remark. */
function skipRemark(tokens: readonly Token[], index: number): number {
  const first = tokens[index + 1];
  if (!isSymbol(tokens[index], "(") || first?.kind !== "word" || isFunctionName(first.text)) return index;
  let depth = 0;
  for (let at = index; at < tokens.length && at < index + LONGEST_REMARK; at += 1) {
    if (isSymbol(tokens[at], "(")) depth += 1;
    if (isSymbol(tokens[at], ")")) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return index;
}

/** A literal as the ledger spells it: `4.3 billion asks/day`. */
export function spell({ number, parts }: NumberLiteral, source: string): string {
  if (number === null) return "";
  const digits = digitsOf(number, source);
  const money = number.money && !/[$€£]/.test(digits) ? "$" : "";
  let text = `${money}${digits}`;
  for (const [index, part] of parts.entries()) {
    if (number.money && part.unit.label === "USD") continue;
    const before = parts[index - 1];
    const hyphened = part.power === -1 && before?.power === -1 && source[part.start - 1] === "-";
    const gap = number.end === part.start ? "" : " ";
    const below = /^\d/.test(part.text) ? " per " : hyphened ? "-" : "/";
    const counted = part.power === -1 && DIVISORS.has(before?.text ?? "") && part.unit.tag !== undefined;
    text += counted ? ` ${part.text}` : part.power === -1 ? `${below}${part.text}` : `${gap}${part.text}`;
  }
  return text;
}

/** As typed where digits were; words and their portions (`30 per cent`, `half a million`) as the number they say. */
function digitsOf({ spelled, value, percent, start, end }: NumberToken, source: string): string {
  const typed = source.slice(start, end).replace(/[xX]$/, "");
  if (spelled !== true && !/[a-z] +[a-z]|cent$/i.test(typed)) return typed;
  if (percent) return `${significant(100 * value)}%`;
  const [scale, word] = SPOKEN.find(([size]) => value >= size) ?? [1, ""];
  return `${significant(value / scale)}${word}`;
}

const SPOKEN = [
  [1e12, " trillion"],
  [1e9, " billion"],
  [1e6, " million"],
] as const;
