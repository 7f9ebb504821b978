import { NONE } from "./dimension.ts";
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
      // `58 each second` is a rate, `5 cards each` is not.
      if (lower === "each" && after?.kind === "word" && after.unit && power !== -1 && isTime(after.unit)) {
        power = -1;
        take(after, after.unit, false, next + 1);
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
