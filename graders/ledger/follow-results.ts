import { isGuarded, isTakenBack } from "./behind-result.ts";
import { compile, type Compiled } from "./compile.ts";
import { isPlain, sameDimension } from "./dimension.ts";
import { compute } from "./evaluate.ts";
import { LedgerProblem, type Quantity, type Scope } from "./quantity.ts";
import { literalQuantity } from "./reading.ts";
import { readStated, type Segment } from "./segments.ts";
import { compareStated, type Agreement, type Stated } from "./stated.ts";
import { multiplyUnits, type Unit } from "./units.ts";

/** What a person wrote behind a sum, and how it fits. */
export interface Stating {
  /** The last result that was compared. */
  stated: { text: string; quantity: Quantity } | null;
  /** It is not what the sum gives: by what factor (at least 1), and in words. */
  slip: { factor: number; words: string } | null;
  /** It measures something else than the sum; in words. */
  unitMismatch: string | null;
}

export interface Followed extends Stating {
  /** The computed value in the dimension that the result gives it; null where none was compared. */
  quantity: Quantity | null;
  unit: string | undefined;
  /** What would make a doubtful result clear. */
  remark: string | undefined;
}

/**
 * Follows a chain of results. Each is compared with the sum before it; one that goes on (`= $4,380 + $2,000 = $6,380`)
 * is the next sum, and where it goes on in words (`= 3 TB, tiered after a month`) nothing more is compared. A result that
 * only follows another (`= $10k/month → $120k/year`) is that one in another unit. The first that disagrees is reported.
 */
export function followResults(compiled: Compiled, results: Segment[], scope: Scope, text: string): Followed {
  let current: Compiled | null = compiled;
  let before: Stated | null = null;
  let outcome: Agreement = { kind: "unread" };
  let last: Stated | null = null;
  let quantity: Quantity | null = null;
  let remark: string | undefined;
  let stating: Stating = { stated: null, slip: null, unitMismatch: null };
  for (const segment of results) {
    const stated = readStated(segment);
    const sum = stated?.rest === 0 ? null : tryCompile(segment, scope);
    if (stated === null && sum === null) continue;
    if (stated !== null && current !== null && (sum === null || current === compiled)) {
      outcome =
        before === null
          ? compareStated(current, scope, stated)
          : inAnotherUnit(current, scope, before, stated);
      if (sum !== null && outcome.kind !== "agrees") outcome = agreesAsWhole(current, sum, scope) ?? outcome;
      if (outcome.kind !== "agrees" && isChosen(outcome, segment, stated)) outcome = { kind: "unread" };
      last = stated;
      const value = literalQuantity(stated.literal);
      stating = {
        stated: { text: text.slice(stated.literal.start, stated.end), quantity: value },
        slip: outcome.kind === "slip" ? { factor: outcome.factor, words: outcome.words } : null,
        unitMismatch: outcome.kind === "unit-mismatch" ? outcome.words : null,
      };
      if (outcome.kind === "agrees" || outcome.kind === "slip") quantity = outcome.quantity;
      if (outcome.kind === "unread") remark ??= outcome.remark;
      if (outcome.kind === "slip" || outcome.kind === "unit-mismatch") break;
    }
    const goesOn = stated !== null && stated.rest > 0;
    before = goesOn ? null : stated;
    if (sum !== null) current = sum;
    else if (goesOn) current = null;
  }
  return { ...stating, quantity, remark, unit: last === null ? undefined : unitLabel(last) };
}

/** A later result agrees with the sum, or with the result before it; if with neither, only lost zeros are a slip. */
function inAnotherUnit(current: Compiled, scope: Scope, before: Stated, stated: Stated): Agreement {
  const whole = compareStated(current, scope, stated);
  if (whole.kind === "agrees") return whole;
  const { literal } = before;
  const asSum: Compiled = {
    tree: { kind: "literal", index: 0 },
    literals: [literal],
    warnings: [],
    parents: [],
  };
  const [a, b] = [literalQuantity(literal), literalQuantity(stated.literal)];
  if (!sameDimension(a.dimension, b.dimension) || isPlain(a.dimension)) return { kind: "unread" };
  return compareStated(asSum, scope, stated);
}

/** A margin, a correction: what is written behind the result says that it need not follow. */
function isChosen(outcome: Agreement, { sign, tokens }: Segment, stated: Stated & { rest: number }): boolean {
  const next = tokens.length - stated.rest;
  return isTakenBack(tokens, next) || isGuarded(outcome, tokens, { ...stated, next, arrow: sign === "→" });
}

/** In `a * b = c + d`, the sum may equal all of `c + d`, not `c`. */
function agreesAsWhole(before: Compiled, sum: Compiled, scope: Scope): Agreement | null {
  try {
    const [a, b] = [compute(before, scope).quantity, compute(sum, scope).quantity];
    const close = Math.abs(a.value - b.value) <= 0.03 * Math.abs(a.value);
    return close ? { kind: "agrees", quantity: a } : { kind: "unread" };
  } catch (error) {
    if (error instanceof LedgerProblem) return { kind: "unread" };
    throw error;
  }
}

function tryCompile(segment: Segment, scope: Scope): Compiled | null {
  try {
    return compile(segment.tokens, scope);
  } catch (error) {
    if (error instanceof LedgerProblem) return null;
    throw error;
  }
}

/** In the person's own words for what is counted, in the ledger's for units: `images/s`, `GB/day`. */
function unitLabel({ literal }: Stated): string | undefined {
  const none: Unit = { label: "", factor: 1, dimension: [0, 0, 0, 0, 0] };
  const money: Unit = { label: "USD", factor: 1, dimension: [0, 0, 1, 0, 0] };
  if (literal.parts.length === 0 && literal.number?.money !== true) return undefined;
  return literal.parts.reduce<Unit>(
    (whole, { unit, text, power }) =>
      multiplyUnits(whole, unit.tag === undefined ? unit : { ...unit, label: text }, power),
    literal.number?.money === true ? money : none,
  ).label;
}

/** A row that is one number keeps the unit that it was typed in. */
export function singleUnit({ literals, tree }: Compiled): string | undefined {
  const [only] = literals;
  if (tree.kind !== "literal" || only?.kind !== "number" || only.parts.length === 0) return undefined;
  return unitLabel({ literal: only, upTo: null, negative: false, approximate: false, bound: false });
}
