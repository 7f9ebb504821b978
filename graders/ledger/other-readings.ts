import type { Compiled } from "./compile.ts";
import { NONE, sameDimension } from "./dimension.ts";
import { compute } from "./evaluate.ts";
import { type NumberLiteral } from "./literal.ts";
import { LedgerProblem } from "./quantity.ts";
import { isBare } from "./reading.ts";
import { significant } from "./significant.ts";
import type { Stated } from "./stated-result.ts";

/** How far the bare numerals may be apart and still be one result. */
const TOLERANCE = 0.03;

/**
 * Whether the sum comes out by its numerals alone, where a part of it carries a unit that was left out: `4 × 990 × 0.4 =
 * 1,584 TFLOPS`, `2,780 GPU-h/day × $0.70 × 30 = $58k`, `260 TB × 23 = $6k`. Where the same kind of unit is named in two
 * sizes (MB and GB, days and seconds), the numerals alone prove nothing.
 */
export function agreesByNumerals(compiled: Compiled, stated: Stated): boolean {
  const numbers = compiled.literals.filter((literal) => literal.kind === "number");
  if (numbers.length < 2 || numbers.length < compiled.literals.length) return false;
  if (!numbers.some((literal) => isBare(literal) || isUnrated(literal))) return false;
  const all = [...numbers, stated.literal];
  if (all.some((one, index) => all.slice(index + 1).some((other) => !sameSizes(one, other)))) return false;
  const computed = numeralsOf(compiled, numbers);
  const result = stated.literal.number?.value;
  if (computed === null || result === undefined) return false;
  const rounding = stated.literal.number?.rounding ?? 0;
  const said = stated.negative ? -result : result;
  const comesOut = (value: number) =>
    significant(Math.abs(value - said)) <= significant(TOLERANCE * Math.abs(value) + rounding);
  if (comesOut(computed)) return true;
  // A bare price of stored bytes may be for GB where TB are typed.
  const stored = numbers.some(({ parts }) => parts.some(isStored));
  const priced = stated.literal.number?.money === true && stored;
  // `3 GB / 22.5 = 135 s`: the bare number is the speed, in another size.
  const moved = stated.literal.parts.some(isTime) && stored && isOverBare(compiled);
  return (
    (priced || moved) && PREFIXES.some((factor) => comesOut(computed * factor) || comesOut(computed / factor))
  );
}

/** A price without the time or thing that it is for. */
const isUnrated = ({ number, parts }: NumberLiteral) =>
  number?.money === true && parts.every(({ power }) => power === 1);

/** No unit of the first has the dimension of one of the second in another size. */
const sameSizes = (a: NumberLiteral, b: NumberLiteral): boolean =>
  a.parts.every(({ unit }) =>
    b.parts.every(
      (other) =>
        sameDimension(unit.dimension, NONE) ||
        unit.factor === other.unit.factor ||
        !sameDimension(unit.dimension, other.unit.dimension),
    ),
  );

function numeralsOf(compiled: Compiled, numbers: NumberLiteral[]): number | null {
  const literals = numbers.map((literal) => ({
    ...literal,
    parts: [],
    number: literal.number === null ? null : { ...literal.number, money: false, beforeB: null },
  }));
  try {
    return compute({ ...compiled, literals }, {}).quantity.value;
  } catch (error) {
    if (error instanceof LedgerProblem) return null;
    throw error;
  }
}

/** The sum ends in a division by a bare number. */
const isOverBare = ({ tree, literals }: Compiled): boolean => {
  if (tree.kind !== "binary" || tree.operator !== "/" || tree.right.kind !== "literal") return false;
  const below = literals[tree.right.index];
  return below !== undefined && isBare(below);
};

const PREFIXES = [1e3, 1e6, 1e9];
const [DATA, ENERGY] = [1, 4];
/** Bytes or energy above the line, which prices are quoted for in another size. */
const isStored = ({ unit, power }: NumberLiteral["parts"][number]) =>
  power === 1 && (unit.dimension[DATA] !== 0 || unit.dimension[ENERGY] !== 0);

/** Prices of tokens and calls are quoted by the thousand or by the million, and typed without it. */
const PER_MANY = [1e3, 1e6];
const MANY = 1e6;
/** `5M × 10 card-s = 579 cards`: of a day's jobs and the seconds each takes, so many cards are busy on average. */
const DAY = 86_400;
const isTime = ({ unit, power }: NumberLiteral["parts"][number]) => power === 1 && unit.dimension[0] !== 0;

/** Shown with three decimals: in half of Europe `20.440` is twenty thousand. */
const mayGroup = ({ number }: NumberLiteral): boolean =>
  number !== null && number.value >= 1 && Math.abs(number.rounding - 0.0005) < 1e-9;

/**
 * Ways of writing that explain a whole factor, so that a result off by it may well be right: a share told in percent
 * without its sign, per cents whose sign stands behind the last alone, a point that groups thousands, a price by the GB where TB are stored (`900 TB × $0.023`) or by the million
 * tokens (`97B × $0.20 = $19k`), a day's work told in seconds, a spaced B that is a billion.
 */
export function explains(ratio: number, { literals }: Compiled, { literal, approximate }: Stated): boolean {
  const is = (factor: number) => Math.abs(ratio / factor - 1) <= (approximate ? 0.1 : 0.05);
  const numbers = literals.filter((one) => one.kind === "number");
  const plain = literal.parts.length === 0 && literal.number?.money !== true;
  // `$3 ÷ 1.4M = 0.21`: cents, or by the thousand, in words that stand elsewhere.
  const unpriced = plain && numbers.some((one) => one.number?.money === true);
  if (unpriced && Math.abs(Math.log10(ratio) - Math.round(Math.log10(ratio))) <= 0.02) return true;
  const most = literal.number?.value ?? Infinity;
  const counted = literal.number?.money !== true && literal.parts.every(({ custom }) => custom);
  /* `1 − 0.99^4 = 4 evenings in a hundred`, `sqrt(0.05 × 0.95 / 300) = 1.3 points`. */
  if (counted && most <= 100 && literal.number?.percent !== true && is(100)) return true;
  /* `60 + 30 + 10 = 100%`: the sign stands once, behind the last of them. */
  const unsigned = numbers.every((one) => isBare(one) && one.number?.percent !== true);
  if (literal.number?.percent === true && unsigned && is(0.01)) return true;
  if ([literal, ...numbers].some(mayGroup) && (is(1e3) || is(1e-3))) return true;
  const priced = numbers.some(isUnrated) && numbers.some(({ parts }) => parts.some(isStored));
  if (priced && PREFIXES.some((factor) => is(factor) || is(1 / factor))) return true;
  const many = numbers.some((one) => one.number?.money !== true && (one.number?.value ?? 0) >= MANY);
  if (numbers.some(isUnrated) && many && PER_MANY.some((factor) => is(factor) || is(1 / factor))) return true;
  const worked = numbers.some(({ parts }) => parts.some(isTime)) && !literal.parts.some(isTime);
  if (worked && (is(DAY) || is(1 / DAY))) return true;
  /* `12 million / 250 million a second = 48 thousandths`, of which unit is understood. */
  if (literal.parts.some(({ text }) => text === "thousandths") && is(1e3)) return true;
  /* `35M × 2 points = 0.7M`: per cents again. */
  if (numbers.some(({ parts }) => parts.some(({ text }) => text === "points")) && is(0.01)) return true;
  if (isThousands(ratio) && (inOperations([literal, ...numbers]) || isScaledDown(literal, numbers)))
    return true;
  const spacedB = [literal, ...numbers].some(({ parts }) => parts.some(({ text }) => text === "B"));
  return spacedB && (is(1e9) || is(1e-9));
}

/** Off by one prefix for another, or by several. */
function isThousands(ratio: number): boolean {
  const thousands = Math.log10(ratio) / 3;
  return Math.abs(thousands) > 0.5 && Math.abs(thousands - Math.round(thousands)) <= 0.01;
}

/** `5,250 × 0.2 T = 1.05 P`, `2.25 PFLOP/s / 140 T`: prefixes alone, as people write operations, and other units in one breath. */
const OPERATIONS = /^(?:[GTPE]|[kMGTPE]?(?:FLOPS?|FLOPs|OPS?|OPs))$/;
const inOperations = (all: readonly NumberLiteral[]): boolean =>
  all.some(({ parts }) => parts.some(({ text }) => OPERATIONS.test(text)));

/** `4 × 1,979 × 0.4 = 3.17`: bare throughout, and shown with decimals, which nobody writes who loses zeros. */
const isScaledDown = (literal: NumberLiteral, numbers: readonly NumberLiteral[]): boolean =>
  [literal, ...numbers].every(isBare) &&
  (literal.number?.rounding ?? 1) < 0.1 &&
  numbers.some(({ number }) => (number?.value ?? 0) >= 1000);
