import { compile } from "./compile.ts";
import { sameDimension } from "./dimension.ts";
import { lex } from "./lexer.ts";
import { readUnits, type NumberLiteral } from "./literal.ts";
import { literalQuantity } from "./reading.ts";
import { LedgerProblem, type Quantity } from "./quantity.ts";
import { classicFactor, misplacedZeros } from "./factors.ts";
import { readSum, spell } from "./read-sum.ts";
import { readStated } from "./segments.ts";
import { compareStated, type Agreement, type Stated } from "./stated.ts";
import type { NumberToken, Token } from "./tokens.ts";

/** A product told in words: `two hundred million people, five pages each, makes a billion pages`. */
export interface ToldSum {
  expression: string;
  /** Its result, where one was told and follows. */
  result: (Stated & { first: number; end: number }) | null;
  start: number;
  end: number;
  /** Index of the first token behind it. */
  next: number;
}

const MOST_BETWEEN = 7;
const MOST_INTRO = 4;
const STATED_TOKENS = 16;
/** Two rates nearer than this are one rate in two units. */
const SAME_RATE = 0.15;
const EACH = /^(?:each|apiece|every)$/i;
/** Words between a product and its result. */
const INTRO =
  /^(?:is|are|so|or|that's|thats|that|this|which|makes?|making|gives?|giving|comes?|to|equals?|totals?|needs?|keeps?|takes?|fills?|i\.e|ie|hence|thus|means?|about|roughly|around|approximately|some|nearly|almost|say)$/i;
/** Words that begin something else than a second factor. */
const PARTING = /^(?:but|while|whereas|instead|versus|vs|or|if|when|against|to|than|then)$/i;

interface Value {
  literal: NumberLiteral & { number: NumberToken };
  /** `each` stands behind it. */
  each: boolean;
  next: number;
}

function valueAt(tokens: readonly Token[], at: number): Value | null {
  const about = tokens[at];
  const from = about?.kind === "relation" && about.sign === "≈" ? at + 1 : at;
  const number = tokens[from];
  if (number?.kind !== "number") return null;
  const { parts, next } = readUnits(tokens, from + 1, () => false);
  const each = tokens
    .slice(from + 1, next + 1)
    .some((token) => token.kind === "word" && EACH.test(token.text));
  const kept = parts.filter(({ custom, text }, index) => !EACH.test(text) && (!custom || index === 0));
  const end = kept.at(-1)?.end ?? number.end;
  const after = tokens[next];
  const stepped = after?.kind === "word" && EACH.test(after.text) ? next + 1 : next;
  return {
    literal: { kind: "number", number, parts: kept, start: number.start, end },
    each,
    next: stepped,
  };
}

/** A product told in words, from its first factor on. Looks at a bounded number of tokens. */
export function readTold(tokens: readonly Token[], at: number, source: string): ToldSum | null {
  const first = valueAt(tokens, at);
  if (first === null) return null;
  if (first.literal.parts.length === 0) return readRented(tokens, at, source);
  let index = first.next;
  let each = false;
  for (let words = 0; words <= MOST_BETWEEN; words += 1, index += 1) {
    const token = tokens[index];
    if (token?.kind === "number") break;
    if (token?.kind === "relation" && token.sign === "≈") continue;
    const comma = token?.kind === "symbol" && (token.text === "," || token.text === "(");
    if (comma) continue;
    if (token?.kind !== "word" || PARTING.test(token.text)) return null;
    each ||= EACH.test(token.text);
  }
  const second = valueAt(tokens, index);
  if (second === null || index === first.next) return null;
  const per = second.literal.parts.find(({ power, unit }) => power === -1 && unit.tag !== undefined);
  const counted = first.literal.parts.find(({ power }) => power === 1)?.unit.tag;
  const perThing = per !== undefined && per.unit.tag === counted;
  if (!each && !second.each && !perThing) return readRented(tokens, at, source);
  const rest = readSum(tokens, index, source);
  if (rest === null || rest.text.includes(" + ") || rest.text.includes(" − ")) return null;
  const next = Math.max(rest.next, second.next);
  const expression = `${spell(first.literal, source)} × ${rest.text}`;
  const told = { expression, start: first.literal.start, end: rest.end, next };
  const result = resultBehind(tokens, next);
  if (result !== null && (follows(expression, result) || (result.led && losesZeros(expression, result))))
    return { ...told, result, end: result.end };
  const measured =
    second.literal.number.money || second.literal.parts.some(({ unit }) => unit.dimension[1] !== 0);
  return measured ? { ...told, result: null } : null;
}

/** Hours of a month: a price by the hour is paid for all of them. */
const MONTH = " × 730 hours";

/** `34 machines, at $0.50 an hour, $12,400 a month`: a number of things, the price of each, and what a month of them costs. */
export function readRented(tokens: readonly Token[], at: number, source: string): ToldSum | null {
  const count = valueAt(tokens, at);
  if (count === null || count.literal.number.money || count.literal.number.percent) return null;
  let index = count.next;
  const isAt = () => {
    const token = tokens[index];
    return token?.kind === "word" && /^(?:at|for)$/i.test(token.text);
  };
  for (let words = 0; words < MOST_BETWEEN && !isAt(); words += 1, index += 1) {
    const token = tokens[index];
    const comma = token?.kind === "symbol" && token.text === ",";
    if (!comma && (token?.kind !== "word" || PARTING.test(token.text))) return null;
  }
  const price = isAt() ? valueAt(tokens, index + 1) : null;
  const hourly = price?.literal.parts.some(({ power, unit }) => power === -1 && unit.dimension[0] === 1);
  if (price === null || !isPrice(price.literal) || hourly !== true) return null;
  const result = resultBehind(tokens, price.next) ?? besideIt(tokens, price.next);
  if (result === null || !isPrice(result.literal)) return null;
  const each = `${spell(count.literal, source)} × ${spell(price.literal, source)}`;
  const expression = [each, `${each}${MONTH}`].find((sum) => follows(sum, result));
  if (expression === undefined) return null;
  return {
    expression,
    result,
    start: count.literal.start,
    end: result.end,
    next: Math.max(price.next, result.first),
  };
}

const isPrice = ({ number, parts }: Value["literal"] | NumberLiteral): boolean =>
  number?.money === true || parts.some(({ power, unit }) => power === 1 && unit.dimension[2] === 1);

/** A result that stands right behind the sum, with nothing between. */
function besideIt(tokens: readonly Token[], at: number): ReturnType<typeof resultBehind> {
  if (tokens[at]?.kind !== "number") return null;
  const stated = readStated({ sign: "≈", tokens: tokens.slice(at, at + STATED_TOKENS) });
  return stated === null ? null : { ...stated, first: at, led: false };
}

/**
 * One rate told twice: `a billion a day, about 12,000 a second`. Null where the two differ, unless they are said to be one
 * and are apart by a factor that mixed-up units or zeros explain: `2 million requests a day are 230 requests per second`.
 */
export function readAlias(tokens: readonly Token[], at: number, source: string): ToldSum | null {
  const first = valueAt(tokens, at);
  if (first === null || !isRate(first.literal)) return null;
  const result = resultBehind(tokens, first.next);
  if (result === null || !isRate(result.literal)) return null;
  const [a, b] = [literalQuantity(first.literal), literalQuantity(result.literal)];
  const [last, other] = [first, result].map(({ literal }) => literal.parts.at(-1)?.unit);
  const apart = other?.factor !== last?.factor || isOfBits(first.literal) !== isOfBits(result.literal);
  if (!apart || !sameDimension(a.dimension, b.dimension)) return null;
  const ratio = b.value / a.value;
  if (Math.abs(ratio - 1) > SAME_RATE && !(result.led && isMixedUp(ratio, a, b, tokens, at, result.first)))
    return null;
  const { literal } = first;
  return {
    expression: spell(literal, source),
    result,
    start: literal.start,
    end: result.end,
    next: result.first,
  };
}

const isRate = ({ parts }: NumberLiteral) =>
  parts.some(({ power, unit }) => unit.dimension[0] === -power && (power === -1 || unit.dimension[1] === 1));
const isOfBits = ({ parts }: NumberLiteral) =>
  parts.some(({ text }) => /^[kKMGTP]?(?:b|bits?|bps)$/.test(text));

/** The two may be of different moments, or of different things. */
const ANOTHER =
  /^(?:peaks?|average|avg|mean|burst\w*|busiest|evening|night|limit|capacity|link|each|more|less|than|other|only|just|if|at|would|could|should|may|might|can|launch|worst|second's|need\w*|not|plus)$/i;
/** Says that two rates are one. */
const ARE_ONE = /^(?:is|are|makes?|making|gives?|giving|equals?|means?|that's|thats|i\.e|ie)$/i;
const AROUND = 6;

function isMixedUp(
  ratio: number,
  a: Quantity,
  b: Quantity,
  tokens: readonly Token[],
  from: number,
  to: number,
): boolean {
  if (b.tag !== undefined && a.tag !== b.tag) return false;
  const between = tokens.slice(from, to);
  if (
    !between.some((token) => (token.kind === "word" ? ARE_ONE.test(token.text) : token.kind === "relation"))
  )
    return false;
  if (misplacedZeros(ratio) === null && classicFactor(ratio)?.ofUnits !== true) return false;
  for (let at = Math.max(0, from - AROUND); at < Math.min(tokens.length, to + AROUND); at += 1) {
    const token = tokens[at];
    if (token?.kind === "word" && ANOTHER.test(token.text)) return false;
  }
  return true;
}

/** The result behind a product: after a comma or colon, a sign, or a few words such as `so about`. */
function resultBehind(
  tokens: readonly Token[],
  from: number,
): (Stated & { first: number; end: number; led: boolean }) | null {
  let at = from;
  let led = false;
  for (let steps = 0; steps < MOST_INTRO + 2; steps += 1, at += 1) {
    const token = tokens[at];
    if (token?.kind === "number") break;
    const punctuation = token?.kind === "symbol" && ",:;(){}".includes(token.text);
    const sign = token?.kind === "relation" && token.sign !== "<" && token.sign !== ">";
    if (token?.kind === "word" && INTRO.test(token.text)) led = true;
    else if (sign || (punctuation && token.text === ":")) led = true;
    else if (!punctuation) return null;
  }
  // Two numbers with no more than a comma between them are two things, unless they agree: the caller looks.
  if (at === from || (!led && tokens[at]?.kind !== "number")) return null;
  const stated = readStated({ sign: "≈", tokens: tokens.slice(at, at + STATED_TOKENS) });
  return stated === null ? null : { ...stated, first: at, led };
}

const follows = (expression: string, stated: Stated): boolean =>
  heldAgainst(expression, stated)?.kind === "agrees";

/** A product in bytes whose result, in bytes too, has zeros too many or too few. */
function losesZeros(expression: string, stated: Stated): boolean {
  const bytes = stated.literal.parts.some(({ unit }) => unit.dimension[1] !== 0);
  const agreement =
    bytes && /[kKMGTP]?i?B\b|bytes?\b/.test(expression) ? heldAgainst(expression, stated) : null;
  return agreement?.kind === "slip" && misplacedZeros(agreement.factor) !== null;
}

function heldAgainst(expression: string, stated: Stated): Agreement | null {
  try {
    return compareStated(compile(lex(expression), {}), {}, stated);
  } catch (error) {
    if (error instanceof LedgerProblem) return null;
    throw error;
  }
}
