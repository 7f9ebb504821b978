import { NONE, combine, isPlain } from "./dimension.ts";
import type { Quantity } from "./quantity.ts";
import type { NumberToken, Token, WordToken } from "./tokens.ts";
import { DAY, HOUR, MONTH, YEAR, DIVISORS, countOf, type Unit } from "./units.ts";

/** One unit of a literal, above or below the fraction line. */
export interface UnitPart {
  unit: Unit;
  power: 1 | -1;
  /** The word as typed. */
  text: string;
  /** A count that no table knows: `5 rooms`. */
  custom: boolean;
  start: number;
  end: number;
}

/** A number with its units, as typed: `200k req/s`, `$3.20/h`, `4.3 billion asks a day`; or a unit alone: `/ day`. */
export interface NumberLiteral {
  kind: "number";
  number: NumberToken | null;
  parts: UnitPart[];
  start: number;
  end: number;
}

export interface NameLiteral {
  kind: "name";
  name: string;
  start: number;
  end: number;
}

export type Literal = NumberLiteral | NameLiteral;

/** Words that never count anything; a unit stops before them. */
const NO_COUNTS = new Set(
  `a an the per of in to at by for from with and or plus minus over times divided x is are was be gives makes equals
so then that which each every if when we i it this about around roughly only just than less more under up down on as
not no including incl without before after all whole full entire busy`.split(/\s+/),
);
export const isFiller = (word: string) => NO_COUNTS.has(word.toLowerCase());

const RATES = new Map<string, Unit>([
  ["daily", { label: "day", factor: DAY, dimension: [1, 0, 0, 0, 0] }],
  ["hourly", { label: "h", factor: HOUR, dimension: [1, 0, 0, 0, 0] }],
  ["monthly", { label: "month", factor: MONTH, dimension: [1, 0, 0, 0, 0] }],
  ["yearly", { label: "year", factor: YEAR, dimension: [1, 0, 0, 0, 0] }],
  ["annually", { label: "year", factor: YEAR, dimension: [1, 0, 0, 0, 0] }],
]);
const MOST_WORDS = 4;

const isTime = (unit: Unit | null) => unit !== null && unit.dimension[0] === 1 && unit.tag === undefined;

/**
 * Reads the units behind a number (or, without a number, a unit alone) starting at `tokens[index]`.
 * @param known whether a word is a name in scope; such a word divides and multiplies as itself, not as a unit.
 */
export function readUnits(
  tokens: readonly Token[],
  index: number,
  known: (word: string) => boolean,
): { parts: UnitPart[]; next: number } {
  const parts: UnitPart[] = [];
  let power: 1 | -1 = 1;
  let words = 0;
  let next = index;

  const take = (token: WordToken, unit: Unit, custom: boolean, at: number) => {
    parts.push({ unit, power, text: token.text, custom, start: token.start, end: token.end });
    next = at + 1;
    words += 1;
  };
  const usable = (token: Token | undefined, denominator: boolean): token is WordToken => {
    if (token?.kind !== "word") return false;
    if (token.unit === null) return !known(token.text) && !isFiller(token.text);
    return !(denominator && token.unit.tag !== undefined && known(token.text));
  };

  while (words < MOST_WORDS) {
    const token = tokens[next];
    const after = tokens[next + 1];
    if (token?.kind === "word") {
      const lower = token.text.toLowerCase();
      const rate = RATES.get(lower);
      if (rate !== undefined) {
        // `10M daily users`: said of what is counted, no rate.
        if (
          after?.kind === "word" &&
          (after.unit?.tag !== undefined || (after.unit === null && !isFiller(after.text)))
        ) {
          next += 1;
          continue;
        }
        power = -1;
        take(token, rate, false, next);
        continue;
      }
      const portion = lower === "per" ? portionOf(tokens, next + 1) : null;
      if (portion !== null) {
        power = -1;
        parts.push({ ...portion.part, power });
        next = portion.next;
        words += 1;
        continue;
      }
      if (lower === "per" || lower === "a" || lower === "an" || lower === "every") {
        const unit = after?.kind === "word" ? (DIVISORS.get(after.text) ?? after.unit) : null;
        const allowed = lower === "per" ? usable(after, true) : isTime(unit);
        if (!allowed || after?.kind !== "word") break;
        power = -1;
        take(after, unit ?? countOf(after.text), unit === null, next + 1);
        continue;
      }
      if (lower === "each") {
        next += 1;
        continue;
      }
      if (tokens[next + 1]?.kind === "symbol" && isCall(token, after)) break;
      if (!usable(token, false)) break;
      // `$14k/month left`: behind a rate only a unit goes on, as in `$/GB month`, or what a magnitude counts.
      const counts = DIVISORS.has(parts.at(-1)?.text ?? "") && token.unit?.tag !== undefined;
      if (power === -1 && !isTime(token.unit) && !counts) break;
      // `10 replicas busy every day`: behind a word that is no unit, a unit starts something else.
      if (token.unit !== null && parts.at(-1)?.custom === true && token.unit.tag === undefined) break;
      take(token, token.unit ?? countOf(token.text), token.unit === null, next);
      continue;
    }
    if (token?.kind === "symbol" && after?.kind === "word" && !token.spaced && !after.spaced) {
      if (token.text === "/" && usable(after, true)) {
        power = -1;
        const doubled = parts.at(-1)?.unit.label.endsWith("FLOPS") === true && isTime(after.unit);
        const unit = DIVISORS.get(after.text) ?? after.unit;
        if (doubled) next += 2;
        else take(after, unit ?? countOf(after.text), unit === null, next + 1);
        continue;
      }
      const last = parts.at(-1);
      if (token.text === "-" && last?.custom === true && after.unit === null && !known(after.text)) {
        last.end = after.end;
        next += 2;
        continue;
      }
      const joins = token.text === "-" || (token.text === "*" && token.typed !== "*");
      if (joins && parts.length > 0 && after.unit !== null && !known(after.text)) {
        take(after, after.unit, false, next + 1);
        continue;
      }
    }
    break;
  }
  return { parts, next };
}

/** `per 1k requests`, `per 100 users`: a number of things below the line. */
function portionOf(
  tokens: readonly Token[],
  index: number,
): { part: Omit<UnitPart, "power">; next: number } | null {
  const number = tokens[index];
  const counted = tokens[index + 1];
  if (number?.kind !== "number" || number.money || number.percent) return null;
  if (counted?.kind !== "word" || counted.unit?.tag === undefined) return null;
  const { start, value } = number;
  const label = `${value === 1 ? "" : `${value} `}${counted.text}`;
  const unit: Unit = { label, factor: value * counted.unit.factor, dimension: NONE, tag: counted.unit.tag };
  return { part: { unit, text: label, custom: false, start, end: counted.end }, next: index + 2 };
}

function isCall(token: WordToken, after: Token | undefined): boolean {
  return after?.kind === "symbol" && after.text === "(" && !after.spaced && token.unit === null;
}

/** How literals may be meant otherwise than by the rules; tried when a stated result would not agree. */
export interface Reading {
  /** Indexes of literals whose attached B is bytes instead of a billion, or the other way round. */
  flipB: ReadonlySet<number>;
  /** `100 d`: dimensions instead of days, or the other way round. */
  flipD: boolean;
  /** Index of a literal that only describes: `130 × 8 vCPU × $0.22`. */
  descriptive: number | null;
  /** Indexes of bare 86,400, 3600, 730, 8, 1024 … that convert units which were already written. */
  conversions: ReadonlySet<number>;
}

export const AS_TYPED: Reading = {
  flipB: new Set(),
  flipD: false,
  descriptive: null,
  conversions: new Set(),
};

/** `128 d` and `768d` are dimensions of a vector; `30 d` and `365 d` are days. */
function isDimensions(value: number, part: UnitPart, reading: Reading): boolean {
  if (part.text !== "d" || part.power !== 1) return false;
  return (value >= 64 && value % 32 === 0) !== reading.flipD;
}

export const hasB = ({ number }: NumberLiteral) => number !== null && number.beforeB !== null;

/**
 * An attached B is a billion, except where it is rated in a way that only bytes are: by the second, or by a thing
 * (`100B/s`, `2B/param`); a rate by the day, month or year counts billions (`8.6B/day`).
 */
export function isBytes(literal: NumberLiteral, flipped = false): boolean {
  if (!hasB(literal)) return false;
  const [first] = literal.parts;
  const rated =
    first !== undefined && first.power === -1 && (first.unit.tag !== undefined || first.unit.factor <= 1);
  return rated !== flipped;
}

/** Numbers that convert between units, and what is left of them when the units were written too. */
export const CONVERSIONS: ReadonlyMap<number, number> = new Map<number, number>([
  [86_400, 1],
  [100_000, 100_000 / 86_400],
  [3600, 1],
  [60, 1],
  [1440, 1],
  [24, 1],
  [7, 1],
  [30, 1],
  [365, 1],
  [730, 1],
  [720, 720 / 730],
  [8, 1],
  [1e3, 1],
  [1e6, 1],
  [1e9, 1],
  [1e12, 1],
  [1024, 1],
  [1024 ** 2, 1],
  [1024 ** 3, 1],
]);

export function isBare(literal: Literal): literal is NumberLiteral & { number: NumberToken } {
  return (
    literal.kind === "number" &&
    literal.number !== null &&
    literal.parts.length === 0 &&
    !literal.number.money &&
    !literal.number.percent
  );
}

/** The value of the literal at `index` of its sum, as typed unless a reading says otherwise. */
export function literalQuantity(literal: NumberLiteral, reading = AS_TYPED, index = -1): Quantity {
  let value = literal.number?.value ?? 1;
  let dimension = NONE;
  let tag: string | undefined;
  if (reading.conversions.has(index)) value = CONVERSIONS.get(value) ?? value;
  if (literal.number?.money === true) dimension = [0, 0, 1, 0, 0];
  if (isBytes(literal, reading.flipB.has(index))) {
    value = literal.number?.beforeB ?? value;
    dimension = [0, 1, 0, 0, 0];
  }
  for (const part of literal.parts) {
    const { unit, power } = part;
    if (isDimensions(literal.number?.value ?? 1, part, reading)) continue;
    if (literal.number?.money === true && unit.label === "USD") continue;
    value *= unit.factor ** power;
    dimension = combine(dimension, unit.dimension, power);
    if (power === 1 && unit.tag !== undefined) tag = unit.tag;
  }
  return tag === undefined ? { value, dimension } : { value, dimension, tag };
}

/** A literal that counts things and measures nothing: `8 vCPU`. */
export function isCount(literal: Literal): boolean {
  if (literal.kind !== "number" || literal.number === null || literal.parts.length === 0) return false;
  const { dimension } = literalQuantity(literal);
  return isPlain(dimension) && literal.parts.every(({ unit }) => unit.tag !== undefined);
}
