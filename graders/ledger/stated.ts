import type { Compiled } from "./compile.ts";
import { combine, describeDimension, isPlain, sameDimension } from "./dimension.ts";
import { compute } from "./evaluate.ts";
import { classicFactor, misplacedZeros } from "./factors.ts";
import { type NumberLiteral } from "./literal.ts";
import { AS_TYPED, CONVERSIONS, hasB, isBare, isCount, literalQuantity, type Reading } from "./reading.ts";
import { LedgerProblem, type Quantity, type Scope } from "./quantity.ts";
import { agreesByNumerals, explains } from "./other-readings.ts";
import { significant } from "./significant.ts";
import type { Stated } from "./stated-result.ts";
import type { Tree } from "./tree.ts";

export { type Stated } from "./stated-result.ts";

export type Agreement =
  /** `quantity`: the computed value, in the dimension that the person meant. */
  | { kind: "agrees"; quantity: Quantity }
  | { kind: "slip"; factor: number; words: string; quantity: Quantity }
  | { kind: "unit-mismatch"; words: string }
  /** In doubt. `remark`: what would make it clear. */
  | { kind: "unread"; remark?: string };

/** Beyond the rounding of the digits shown: what may be off before it is a slip. */
const TOLERANCE = 0.03;
const ROUGH_TOLERANCE = 0.1;
/** A slip is only called so across implied units when it is at least this large. */
const IMPLIED_SLIP = 1.3;
const MOST_READINGS = 48;
/** Nobody writes a sum of so many parts; what does is worth little time. */
const LONG_SUM = 20;
const FEW_READINGS = 8;
/** Of each kind; a sum with more parts that could be meant otherwise is hostile, not human. */
const MOST_ALTERNATIVES = 6;
const TIME_CONSTANTS = new Set([86_400, 3600, 730, 720, 365, 30, 24]);

interface Comparison {
  /** Stated over computed. */
  ratio: number;
  exact: boolean;
  /** The result has bytes or dollars that the sum does not mention. */
  invented: boolean;
  /** Readings other than the plain one, for choosing the plainest. */
  oddity: number;
  quantity: Quantity;
}

/**
 * Holds a stated result against the sum before it. People leave units implied (`70k × 300 = 21M/s`, `× 86,400 = 17 TB a
 * day`, `520 TB × $23`), so every usual reading is tried, and only a result that none of them gives is a slip.
 */
export function compareStated(compiled: Compiled, scope: Scope, stated: Stated): Agreement {
  const all: Comparison[] = [];
  // In `rps × KB × 86,400 = … a day` the bare 86,400 already turned the rate into a day's worth.
  const impliedTime = compiled.literals.some((l) => isBare(l) && TIME_CONSTANTS.has(l.number.value));
  const rated = stated.literal.parts.some(({ unit, power }) => power === -1 && unit.dimension[0] === 1);
  const unlikely = impliedTime && rated ? 2 : 0;
  let mismatch: Agreement | null = null;
  for (const { reading, oddity } of readings(compiled)) {
    const computed = attempt(compiled, scope, reading);
    if (computed === null) continue;
    for (const target of targets(stated)) {
      if (target.stripped && sameDimension(computed.dimension, target.full.dimension) && !spansTime(compiled))
        continue;
      const found = bridge(computed, target.quantity, compiled, stated.literal);
      if (found.length === 0 && oddity === 0 && !target.stripped && !isPlain(target.quantity.dimension)) {
        const [a, b] = [computed, target.quantity].map(({ dimension }) => describeDimension(dimension));
        mismatch ??= { kind: "unit-mismatch", words: `the sum gives ${a}, the result is stated in ${b}` };
      }
      for (const { value, exact } of found) {
        const scale = target.quantity.value;
        const comparison: Comparison = {
          ratio: significant(scale / value),
          exact,
          invented: target.quantity.dimension.some(
            (exponent, base) => base > 0 && exponent !== 0 && computed.dimension[base] === 0,
          ),
          oddity: oddity + (target.stripped ? 0.5 : unlikely) + (target.flipped ? 1 : 0),
          quantity: { ...target.full, value: significant((value / scale) * target.full.value) },
        };
        if (agrees(value, scale, target.rounding, stated))
          return { kind: "agrees", quantity: comparison.quantity };
        if (agreesWithRange(value, scale, stated)) return { kind: "agrees", quantity: comparison.quantity };
        all.push(comparison);
      }
    }
  }
  const inThousands = summedInThousands(compiled, all);
  if (inThousands !== null) return { kind: "agrees", quantity: inThousands };
  if (agreesByNumerals(compiled, stated))
    return { kind: "agrees", quantity: withSign(literalQuantity(stated.literal), stated) };
  if (stated.bound || resumes(compiled, scope, stated)) return { kind: "unread" };
  const share = stated.literal.number?.percent === true;
  return verdict(share ? all.filter(({ exact }) => exact) : all, mismatch, compiled, stated);
}

const withSign = (quantity: Quantity, { negative }: Stated): Quantity =>
  negative ? { ...quantity, value: -quantity.value } : quantity;

/** Numbers by which people turn a rate per day into one per week, month or year, beside those that convert. */
const CALENDAR = new Set([7, 10, 12, 14, 28, 30, 31, 52, 60, 90, 100, 180]);

/**
 * Whether a sum goes over a time: `100 GB/day × 30 = 3 TB/month`. Where none does, a rate stated by another period than
 * the sum's is per day taken for per second.
 */
const spansTime = ({ literals }: Compiled): boolean =>
  literals.some(
    (literal) =>
      literal.kind === "name" ||
      (literal.number !== null &&
        literal.number.value >= 2 &&
        isBare(literal) &&
        (TIME_CONSTANTS.has(literal.number.value) ||
          CALENDAR.has(literal.number.value) ||
          CONVERSIONS.has(literal.number.value))) ||
      literal.parts.some(({ unit, power }) => power === 1 && unit.dimension[0] !== 0),
  );

/** `26.3 + 2.8 + 3 = $32.1k`: terms without any unit are in the thousands, millions or billions of their result. */
function summedInThousands({ tree, literals }: Compiled, all: readonly Comparison[]): Quantity | null {
  if (!literals.every((literal) => isBare(literal) && literal.number.value < 1000) || !onlyAdds(tree))
    return null;
  const scaled = all.find(
    ({ ratio, oddity }) =>
      oddity < 1 && [1e3, 1e6, 1e9].some((factor) => Math.abs(ratio / factor - 1) <= TOLERANCE),
  );
  return scaled === undefined
    ? null
    : { ...scaled.quantity, value: significant(scaled.quantity.value * scaled.ratio) };
}

const onlyAdds = (tree: Tree): boolean =>
  tree.kind === "literal" ||
  (tree.kind === "binary" &&
    (tree.operator === "+" || tree.operator === "-") &&
    onlyAdds(tree.left) &&
    onlyAdds(tree.right));

/** Running sums: in `$338 + 250K × $0.0075 = $1,875` the result is that of the last product alone. */
function resumes({ tree, ...compiled }: Compiled, scope: Scope, stated: Stated): boolean {
  if (tree.kind !== "binary" || tree.operator !== "+" || tree.right.kind !== "binary") return false;
  return compareStated({ ...compiled, tree: tree.right }, scope, stated).kind === "agrees";
}

const MOST_PARTS = 16;

/** `4 + 1 servers = 40`: counted in servers, stated in the eight cards that each holds. */
const countsParts = (ratio: number, { tree, literals }: Compiled): boolean =>
  tree.kind === "binary" &&
  onlyAdds(tree) &&
  literals.some(isCount) &&
  Number.isInteger(ratio) &&
  ratio >= 2 &&
  ratio <= MOST_PARTS;

/** No reading agrees: the plainest says by how much. In doubt there is no slip. */
function verdict(
  all: Comparison[],
  mismatch: Agreement | null,
  compiled: Compiled,
  stated: Stated,
): Agreement {
  const { tree } = compiled;
  const plain = all.filter(({ oddity, exact }) => oddity < 1 || (exact && oddity < 2));
  plain.sort(
    (a, b) => Number(b.exact) - Number(a.exact) || a.oddity - b.oddity || spread(a.ratio) - spread(b.ratio),
  );
  const [first] = plain;
  if (first === undefined) return mismatch ?? { kind: "unread" };
  const nearest = first.exact
    ? (explained(first, all) ?? first)
    : plain.reduce((a, b) => (spread(b.ratio) < spread(a.ratio) ? b : a));
  const factor = spread(nearest.ratio);
  if (!Number.isFinite(factor) || (!nearest.exact && factor < IMPLIED_SLIP)) return { kind: "unread" };
  /* `36.75 / (3,000 × 8,760) = 47%`: what is above the line is told in millions without saying so. */
  const inMillions = [1e3, 1e6, 1e9].some((scale) => Math.abs(factor / scale - 1) <= TOLERANCE);
  if (stated.literal.number?.percent === true && inMillions) return { kind: "unread" };
  if (explains(nearest.ratio, compiled, stated) || countsParts(nearest.ratio, compiled))
    return { kind: "unread" };
  const classic = classicFactor(factor, nearest.quantity.dimension[1] !== 0);
  // One value in two units, or a unit left out: only a factor that people do get wrong is a slip, others are remarks.
  const zeros = misplacedZeros(factor);
  const money = nearest.quantity.dimension[2] !== 0;
  const classical = classic !== null || zeros !== null;
  // Thousands may be a prefix, and hundreds cents, where the sum does not say its unit.
  const prefix = zeros !== null && (zeros % 3 === 0 || (money && zeros === 2));
  if (nearest.invented && (prefix || (money ? zeros === null : !classical)))
    return { kind: "unread", remark: "the result has a unit that the sum does not; write it into the sum" };
  if (tree.kind === "literal" && (money || !classical || isPlain(nearest.quantity.dimension)))
    return { kind: "unread" };
  const direction = nearest.ratio > 1 ? "too large" : "too small";
  const words =
    classic === null
      ? `the result is ${direction} by a factor of ${factor < 10 ? factor.toFixed(2) : Math.round(factor)}`
      : `the result is ${direction} by ${classic.words}`;
  return { kind: "slip", factor: significant(factor), words, quantity: nearest.quantity };
}

/** In `200 MB/s × 8 = 160 Mbit/s` the 8 converts, and a zero is lost: the reading that leaves only lost zeros is meant. */
const explained = (first: Comparison, all: readonly Comparison[]): Comparison | undefined =>
  first.quantity.dimension[1] === 0 ||
  classicFactor(first.ratio) !== null ||
  misplacedZeros(first.ratio) !== null
    ? undefined
    : all.find(({ exact, oddity, ratio }) => exact && oddity <= 2 && misplacedZeros(ratio) !== null);

const spread = (ratio: number) => (ratio >= 1 ? ratio : 1 / ratio);

function attempt(compiled: Compiled, scope: Scope, reading: Reading): Quantity | null {
  try {
    return compute(compiled, scope, reading).quantity;
  } catch (error) {
    if (error instanceof LedgerProblem) return null;
    throw error;
  }
}

/** The plain reading first, then each usual way in which a part of the sum may be meant otherwise. */
function readings({ literals }: Compiled): { reading: Reading; oddity: number }[] {
  const numbers = literals.flatMap((literal, index) =>
    literal.kind === "number" ? [{ literal, index }] : [],
  );
  const billions = numbers.flatMap(({ literal, index }) => (hasB(literal) ? [index] : []));
  const flipB = subsets(billions);
  const flipD = numbers.some(({ literal }) => literal.parts.some(({ text }) => text === "d"))
    ? [false, true]
    : [false];
  const converting = numbers.flatMap(({ literal, index }) =>
    isBare(literal) && CONVERSIONS.has(literal.number.value) ? [index] : [],
  );
  const conversions = subsets(converting);
  const counts = numbers.flatMap(({ literal, index }) => (isCount(literal) ? [index] : []));
  const descriptive: (number | null)[] = [
    null,
    ...(literals.length > 2 ? counts.slice(0, MOST_ALTERNATIVES) : []),
  ];

  const all = [];
  for (const index of descriptive) {
    for (const set of conversions) {
      for (const b of flipB) {
        for (const d of flipD) {
          const reading = { flipB: b, flipD: d, descriptive: index, conversions: set };
          const oddity = Math.min(1, b.size) + Number(d) + set.size * 2 + (index === null ? 0 : 3);
          all.push({ reading, oddity });
        }
      }
    }
  }
  return all
    .sort((a, b) => a.oddity - b.oddity)
    .slice(0, literals.length > LONG_SUM ? FEW_READINGS : MOST_READINGS);
}

/** None of them, each alone, all of them. */
function subsets(indexes: number[]): ReadonlySet<number>[] {
  const alone = indexes.slice(0, MOST_ALTERNATIVES).map((index) => new Set([index]));
  return [new Set<number>(), ...alone, ...(indexes.length > 1 ? [new Set(indexes)] : [])];
}

interface Target {
  /** What the sum has to give. */
  quantity: Quantity;
  /** The stated result with its rate. */
  full: Quantity;
  rounding: number;
  /** Its rate left out: `4.3B a day` as the 4.3B that one day brings. */
  stripped: boolean;
  flipped: boolean;
}

function targets(stated: Stated): Target[] {
  const { literal } = stated;
  const sign = stated.negative ? -1 : 1;
  const flips = hasB(literal) ? [false, true] : [false];
  return flips.flatMap((flipped) => {
    const reading = { ...AS_TYPED, flipB: new Set(flipped ? [0] : []) };
    const full = literalQuantity(literal, reading, 0);
    const scale = sign * (full.value / (literal.number?.value ?? 1));
    const rounding = Math.abs(scale * (literal.number?.rounding ?? 0));
    const signed = { ...full, value: full.value * sign };
    const exact = { quantity: signed, full: signed, rounding, stripped: false, flipped };
    const kept = literal.parts.filter(({ unit, power }) => power === 1 || unit.dimension[0] === 0);
    if (kept.length === literal.parts.length) {
      const timed = literal.parts.find(({ unit }) => unit.dimension[0] === -1);
      if (timed === undefined) return [exact];
      const perSecond = { ...signed, dimension: combine(signed.dimension, [1, 0, 0, 0, 0]) };
      return [exact, { quantity: perSecond, full: signed, rounding, stripped: true, flipped }];
    }
    // Leaving the rate out must not turn `100B/s` from bytes into a billion.
    const bytes = hasB(literal) && full.dimension[1] !== 0;
    const stay = { ...AS_TYPED, flipB: new Set(bytes ? [0] : []) };
    const bare = literalQuantity({ ...literal, parts: kept }, stay, 0);
    const quantity = { ...bare, value: bare.value * sign };
    const share = full.value === 0 ? 0 : quantity.value / signed.value;
    return [exact, { quantity, full: signed, rounding: Math.abs(rounding * share), stripped: true, flipped }];
  });
}

/** The values that the sum has when units left implied are filled in from those that were typed. */
function bridge(
  computed: Quantity,
  target: Quantity,
  compiled: Compiled,
  stated: NumberLiteral,
): { value: number; exact: boolean }[] {
  if (sameDimension(computed.dimension, target.dimension)) return [{ value: computed.value, exact: true }];
  const left = combine(computed.dimension, target.dimension, -1);
  const bases = left.flatMap((exponent, base) => (Math.abs(exponent) > 1e-9 ? [{ base, exponent }] : []));
  const others = bases.filter(({ base }) => base !== 0);
  // Units may be dropped (`60,000 GB × $0.023 = 1.4k`); of those that appear from nowhere, one can be implied.
  if (bases.length > 2 || (others.length > 1 && others.some(({ exponent }) => exponent < 0))) return [];
  const above = { ...stated, parts: stated.parts.filter(({ power }) => power === 1) };
  let values = [computed.value];
  for (const { base, exponent } of bases) {
    const typed = unitFactors(compiled, base);
    // A count times a time is the work of one second where the count is one: `2,000 × 5 ms = 10 GPUs busy`.
    const counted = base === 0 || base === OPERATIONS_BASE;
    const implied = exponent < 0 ? [1, ...partFactors(above, base)] : counted ? [1] : [];
    if (exponent < 0 && base === 0 && bases.length > 1 && typed.length === 0) return [];
    const factors = [...new Set([...typed, ...implied, ...(exponent < 0 ? besides(typed, base) : [])])];
    values = values.flatMap((value) => factors.map((factor) => value / factor ** exponent)).slice(0, 16);
  }
  return values.filter((value) => Number.isFinite(value)).map((value) => ({ value, exact: false }));
}

/** In `119 / 4.7 TB/s` the bytes of the 119 are left out: GB as likely as TB. */
const besides = (typed: number[], base: number) =>
  base === 1 ? typed.flatMap((factor) => [factor / 1000, factor * 1000]) : [];
/** `40% of 990 TFLOPS = 4e14/s`: operations are counted, and their name is left out of the result. */
const OPERATIONS_BASE = 3;

function unitFactors({ literals }: Compiled, base: number): number[] {
  return literals.flatMap((literal) => (literal.kind === "number" ? partFactors(literal, base) : []));
}

/** Factors of the units of one base alone: h → 3600, TB → 1e12, rps → 1. */
function partFactors(literal: NumberLiteral, base: number): number[] {
  const factors = literal.parts.flatMap(({ unit }) => {
    const others = unit.dimension.some((exponent, index) => index !== base && exponent !== 0);
    return !others && unit.dimension[base] !== 0 ? [unit.factor ** (1 / (unit.dimension[base] ?? 1))] : [];
  });
  if (base === 2 && literal.number?.money === true) factors.push(1);
  if (base === 1 && hasB(literal)) factors.push(1);
  return factors;
}

function agrees(computed: number, value: number, rounding: number, stated: Stated): boolean {
  const allowed = Math.abs(computed) * (stated.approximate ? ROUGH_TOLERANCE : TOLERANCE) + rounding;
  if (significant(Math.abs(computed - value)) <= significant(allowed)) return true;
  // Machines come whole: 6.2 is stated as 7.
  return Number.isInteger(value) && value < 1000 && Math.ceil(computed) === value;
}

function agreesWithRange(computed: number, lower: number, { literal, upTo }: Stated): boolean {
  if (upTo === null) return false;
  const share = (upTo.number?.value ?? 0) / (literal.number?.value ?? 1);
  return computed >= lower * (1 - ROUGH_TOLERANCE) && computed <= lower * share * (1 + ROUGH_TOLERANCE);
}
