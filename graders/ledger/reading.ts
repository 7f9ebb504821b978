import { NONE, combine, isPlain } from "./dimension.ts";
import type { Literal, NumberLiteral, UnitPart } from "./literal.ts";
import type { Quantity } from "./quantity.ts";
import type { NumberToken } from "./tokens.ts";

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
