import { resolveQuantities, type BankQuantity } from "../bank/index.ts";
import { evaluateExpression, formatQuantity } from "../ledger/index.ts";
import { remembering } from "../ledger/remembering.ts";
import { type Assumption, type Expression, type Question, type Variant } from "../model/index.ts";
import { type Amount, amountOf, inUnit } from "./amount.ts";
import { ownValues } from "./assumptions.ts";
import { type Named } from "./binding.ts";
import { type Numbers } from "./numbers.ts";
import { workedBack } from "./worked-back.ts";

/** What a question's quantities come to on one answer's assumptions. */
export interface Quantities {
  scope: Readonly<Record<string, BankQuantity>>;
  /** By id, each in its own unit: what placeholders in the bank's sentences stand for. */
  plain: Readonly<Record<string, number>>;
  /**
   * On the candidate's own assumptions, on those that the sums imply, then on the question's own numbers, where they
   * differ; empty: no such quantity.
   */
  expected: (quantity: string) => Amount[];
  /** In the unit; a bare number already is. */
  amount: (expression: Expression, unit: string) => number | null;
  /** All quantities, computed from these values in their own units where they are given. */
  recompute: (values: Readonly<Record<string, number>>) => Readonly<Record<string, BankQuantity>>;
  namesOf: (quantity: string) => Named;
}

/** Criteria ask for the same few expressions again and again. */
const MOST_EXPRESSIONS = 100;

/** A limit without a unit is in its check's own: 90 under `%` is 90 %. */
const BARE = /^\d{1,12}(?:\.\d{1,9})?$/;

export function readQuantities(
  question: Question,
  variant: Variant,
  assumptions: readonly Assumption[],
  numbers: Numbers,
): Quantities {
  const own = ownValues(assumptions);
  const scope = resolveQuantities({ question, variant, own });
  const behind = workedBack(question, variant, assumptions, own, numbers);
  const inferred =
    Object.keys(behind).length === 0
      ? scope
      : resolveQuantities({ question, variant, own: { ...own, ...behind } });
  const evaluated = remembering((text) => {
    const result = evaluateExpression({ text, scope });
    return result.ok ? result.quantity : null;
  }, MOST_EXPRESSIONS);
  const defaults = Object.keys(own).length === 0 ? scope : resolveQuantities({ question, variant });
  return {
    scope,
    plain: Object.fromEntries(Object.entries(scope).map(([id, { raw }]) => [id, raw])),
    expected: (id) => {
      const values = [scope, inferred, defaults].flatMap((one) =>
        Object.hasOwn(one, id) ? (one[id] ?? []) : [],
      );
      return values
        .filter(({ value }, index) => values.findIndex((other) => other.value === value) === index)
        .map((quantity) => ({
          ...amountOf(quantity),
          text: formatQuantity(quantity, quantity.unit === "1" ? undefined : quantity.unit),
        }));
    },
    amount: (expression, unit) => {
      if (BARE.test(expression)) return Number(expression);
      const quantity = evaluated(expression);
      if (quantity === null) return null;
      return (
        inUnit(quantity, unit) ?? (quantity.dimension.every((power) => power === 0) ? quantity.value : null)
      );
    },
    recompute: (values) => resolveQuantities({ question, variant, own: { ...own, ...values } }),
    namesOf: (id) => {
      const one = [...question.parameters, ...question.quantities].find((candidate) => candidate.id === id);
      return { label: one?.label ?? id, unit: one?.unit ?? "1", names: [...(one?.names ?? []), id] };
    },
  };
}
