import type { Compiled } from "./compile.ts";
import { isPlain, sameDimension } from "./dimension.ts";
import { compute } from "./evaluate.ts";
import type { Literal } from "./literal.ts";
import { CONVERSIONS, isBare, literalQuantity } from "./reading.ts";
import { LedgerProblem, type Quantity } from "./quantity.ts";
import { significant } from "./significant.ts";

/** What a row took over from an earlier one whose result is wrong. */
export interface Carried {
  /** Index of the row in which the mistake was made. */
  from: number;
  /** What this row comes to without that mistake. */
  quantity: Quantity;
}

/** A wrong result that later rows may go on with. */
interface Wrong {
  from: number;
  said: Quantity;
  right: Quantity;
}

/**
 * The wrong results of a ledger so far. People go on with what they wrote: a later row that is right but for an earlier
 * mistake is no second mistake, and what it would come to without the first can still be told.
 */
export interface WrongSoFar {
  /** Rows whose name stands for the right value in scope, although another was stated. */
  saidOtherwise: Map<string, Wrong>;
  /** Rows whose name stands for a value that an earlier mistake has spoilt. */
  spoilt: Map<string, Wrong>;
  /** Every one of them, to recognise by its figure where a row repeats it. */
  all: Wrong[];
}

export const nothingWrong = (): WrongSoFar => ({ saidOtherwise: new Map(), spoilt: new Map(), all: [] });

type Names = ReadonlyMap<string, Quantity>;

/** The scope as the person saw it: with the results that they stated. Null where a row uses none of those. */
export function scopeAsSaid(
  scope: Names,
  parents: readonly string[],
  { saidOtherwise }: WrongSoFar,
): { scope: Map<string, Quantity>; from: number } | null {
  const used = parents.flatMap((parent) => saidOtherwise.get(parent) ?? []);
  const [first] = used;
  if (first === undefined) return null;
  const said = new Map(scope);
  for (const [name, wrong] of saidOtherwise) said.set(name, wrong.said);
  return { scope: said, from: first.from };
}

/** How near a figure must be to a wrong result to be that result, written again with fewer digits. */
const SAME = 0.03;
/** A smaller plain number may be anything. */
const TELLING = 10;

function isRepeat(literal: Literal, { said }: Wrong): boolean {
  if (literal.kind !== "number" || literal.number === null) return false;
  if (isBare(literal) && (CONVERSIONS.has(literal.number.value) || literal.number.value < TELLING))
    return false;
  const { value, dimension } = literalQuantity(literal);
  const alike = sameDimension(dimension, said.dimension) || isPlain(dimension);
  return alike && Math.abs(value - said.value) <= SAME * Math.abs(said.value);
}

/** What a sum comes to without the earlier mistakes that it repeats, by name or by figure; null where it repeats none. */
export function withoutEarlier(
  compiled: Compiled,
  value: Quantity,
  scope: Names,
  wrong: WrongSoFar,
): Carried | null {
  if (wrong.all.length === 0) return null;
  const right = new Map(scope);
  let from: number | null = null;
  for (const parent of compiled.parents) {
    const spoilt = wrong.spoilt.get(parent);
    if (spoilt === undefined) continue;
    right.set(parent, spoilt.right);
    from ??= spoilt.from;
  }
  const literals = compiled.literals.map((literal) => {
    const repeated = wrong.all.find((one) => isRepeat(literal, one));
    if (repeated === undefined || literal.kind !== "number" || literal.number === null) return literal;
    from ??= repeated.from;
    const ratio = repeated.right.value / repeated.said.value;
    const { number } = literal;
    const beforeB = number.beforeB === null ? null : number.beforeB * ratio;
    return { ...literal, number: { ...number, value: number.value * ratio, beforeB } };
  });
  if (from === null) return null;
  try {
    const before = compute(compiled, scope).quantity.value;
    const after = compute({ ...compiled, literals }, right).quantity.value;
    if (before === 0 || !Number.isFinite(after / before)) return null;
    return { from, quantity: { ...value, value: significant((value.value * after) / before) } };
  } catch (error) {
    if (error instanceof LedgerProblem) return null;
    throw error;
  }
}
