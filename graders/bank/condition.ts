import { evaluateExpression, sameUnit, significant, type Quantity } from "../ledger/index.ts";

/** A quantity of a question: its value in base units for sums, and in its own unit for plain comparisons. */
export interface BankQuantity extends Quantity {
  /** In `unit`. */
  raw: number;
  unit: string;
}

export type ConditionOutcome = { ok: true; holds: boolean } | { ok: false; message: string };

const COMPARISON = /(<=|>=|==|!=|<|>)/;

/**
 * A bank condition: comparisons of ledger expressions joined by `and` and `or` (`and` binds tighter), with `not` in front
 * of a comparison. Units are minded (`window < 60 s`); a plain number is compared in the other side's own unit
 * (`freshness_hours >= 12`).
 */
export function checkCondition(
  expression: string,
  scope: Readonly<Record<string, Quantity & { raw?: number }>>,
): ConditionOutcome {
  if (expression.trim() === "true") return { ok: true, holds: true };
  let holds = false;
  for (const alternative of expression.split(/(?<!\s)\s+or\s+/)) {
    let all = true;
    for (const part of alternative.split(/(?<!\s)\s+and\s+/)) {
      const outcome = compare(part.trim(), scope);
      if (!outcome.ok) return outcome;
      all &&= outcome.holds;
    }
    holds ||= all;
  }
  return { ok: true, holds };
}

/** As `checkCondition`; a condition that cannot be computed holds for nothing (the bank's check refuses it). */
export function evaluateCondition(
  expression: string,
  scope: Readonly<Record<string, Quantity & { raw?: number }>>,
): boolean {
  const outcome = checkCondition(expression, scope);
  return outcome.ok && outcome.holds;
}

function compare(
  text: string,
  scope: Readonly<Record<string, Quantity & { raw?: number }>>,
): ConditionOutcome {
  const negated = /^not\s+/.test(text);
  const [left = "", operator, right, ...more] = text.replace(/^not\s+/, "").split(COMPARISON);
  if (operator === undefined || right === undefined || more.length > 0) {
    return { ok: false, message: `“${text}” is no comparison; write it with <, <=, >, >=, == or !=.` };
  }
  const sides = [left, right].map((side) => evaluateExpression({ text: side.trim(), scope }));
  const [a, b] = sides;
  if (a === undefined || b === undefined) return { ok: false, message: `“${text}” lacks a side.` };
  if (!a.ok) return { ok: false, message: a.message };
  if (!b.ok) return { ok: false, message: b.message };
  let [x, y] = [a.quantity, b.quantity];
  if (!sameUnit(x, y)) {
    const raw = Object.fromEntries(
      Object.entries(scope).map(([id, quantity]): [string, Quantity] => [
        id,
        { value: quantity.raw ?? quantity.value, dimension: [0, 0, 0, 0, 0] },
      ]),
    );
    const plain = [left, right].map((side) => evaluateExpression({ text: side.trim(), scope: raw }));
    const [c, d] = plain;
    if (c?.ok !== true || d?.ok !== true || !sameUnit(c.quantity, d.quantity)) {
      return { ok: false, message: `The two sides of “${text}” measure different things.` };
    }
    [x, y] = [c.quantity, d.quantity];
  }
  const holds = decide(operator, significant(x.value), significant(y.value));
  return { ok: true, holds: holds !== negated };
}

function decide(operator: string, a: number, b: number): boolean {
  switch (operator) {
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
    case "!=":
      return a !== b;
    default:
      return a === b;
  }
}
