import {
  evaluateExpression,
  parseUnit,
  sameUnit,
  significant,
  type Quantity,
  type Unit,
  type UnitDimension,
} from "../ledger/index.ts";
import type { Derived, Question, Variant } from "../model/index.ts";
import type { BankQuantity } from "./condition.ts";
import { runBankCalculator, type RunCalculator } from "./run-calculator.ts";

/**
 * Every parameter and derived quantity of a variant. With `own`, the candidate's own assumptions stand in for the
 * variant's values and all that follows is computed from them. A quantity that cannot be computed is left out;
 * `resolve` says why.
 * @param own by parameter id: a quantity, or a plain number in the parameter's unit; by the id of a derived quantity: the
 *   value that stands in for the computed one, from which all that follows it is computed
 */
export function resolveQuantities(call: {
  question: Question;
  variant: Pick<Variant, "parameters">;
  own?: Readonly<Record<string, Quantity | number>>;
  runCalculator?: RunCalculator;
}): Record<string, BankQuantity> {
  return resolve(call).quantities;
}

export interface QuantityProblem {
  /** Where in the question: `quantities.2.expression`. */
  path: (string | number)[];
  message: string;
}

export function resolve({
  question,
  variant,
  own = {},
  runCalculator = runBankCalculator,
}: Parameters<typeof resolveQuantities>[0]): {
  quantities: Record<string, BankQuantity>;
  problems: QuantityProblem[];
} {
  const quantities: Record<string, BankQuantity> = {};
  const problems: QuantityProblem[] = [];
  question.parameters.forEach((parameter, index) => {
    const unit = parseUnit(parameter.unit);
    if (unit === null) {
      problems.push({
        path: ["parameters", index, "unit"],
        message: `“${parameter.unit}” is not a ledger unit`,
      });
      return;
    }
    const drawn = variant.parameters[parameter.id] ?? parameter.default;
    const raw = significant(statedIn(unit, own, parameter.id) ?? drawn);
    quantities[parameter.id] = {
      value: significant(raw * unit.factor),
      dimension: unit.dimension,
      raw,
      unit: parameter.unit,
      ...(unit.tag === undefined ? {} : { tag: unit.tag }),
    };
  });
  question.quantities.forEach((derived, index) => {
    const unit = parseUnit(derived.unit);
    const stated = unit === null ? undefined : statedIn(unit, own, derived.id);
    const outcome =
      stated === undefined
        ? derive(derived, quantities, runCalculator)
        : inOwnUnit({ value: stated, dimension: PLAIN }, derived, "expression");
    if (outcome.ok) quantities[derived.id] = outcome.quantity;
    else problems.push({ path: ["quantities", index, ...outcome.path], message: outcome.message });
  });
  return { quantities, problems };
}

const PLAIN: UnitDimension = [0, 0, 0, 0, 0];

/** The candidate's own value in this unit. */
function statedIn(
  unit: Unit,
  own: Readonly<Record<string, Quantity | number>>,
  id: string,
): number | undefined {
  const stated = Object.hasOwn(own, id) ? own[id] : undefined;
  if (typeof stated === "object") return sameUnit(stated, unit) ? stated.value / unit.factor : undefined;
  return stated;
}

type DeriveOutcome =
  { ok: true; quantity: BankQuantity } | { ok: false; path: (string | number)[]; message: string };

function derive(
  derived: Derived,
  scope: Readonly<Record<string, BankQuantity>>,
  runCalculator: RunCalculator,
): DeriveOutcome {
  if (derived.expression !== undefined) {
    const result = evaluateExpression({ text: derived.expression, scope });
    if (!result.ok) return { ok: false, path: ["expression"], message: result.message };
    return inOwnUnit(result.quantity, derived, "expression");
  }
  const { name, inputs, result: key } = derived.calculator ?? { name: "", inputs: {}, result: "" };
  const values: Record<string, Quantity> = {};
  for (const [input, text] of Object.entries(inputs)) {
    const value = evaluateExpression({ text, scope });
    if (!value.ok) return { ok: false, path: ["calculator", "inputs", input], message: value.message };
    values[input] = value.quantity;
  }
  const ran = runCalculator({ name, inputs: values });
  if (!ran.ok) return { ok: false, path: ["calculator"], message: ran.message };
  const found = Object.hasOwn(ran.results, key) ? ran.results[key] : undefined;
  if (found === undefined) {
    return { ok: false, path: ["calculator", "result"], message: `“${name}” has no result “${key}”` };
  }
  return inOwnUnit(found, derived, "calculator");
}

/** Plain numbers take the unit that is asked for; a rate may stand for a count and the other way round. */
function inOwnUnit(quantity: Quantity, derived: Derived, path: string): DeriveOutcome {
  const unit = parseUnit(derived.unit);
  if (unit === null) return { ok: false, path: ["unit"], message: `“${derived.unit}” is not a ledger unit` };
  const tag = unit.tag === undefined ? {} : { tag: unit.tag };
  const own = (raw: number): DeriveOutcome => ({
    ok: true,
    quantity: {
      value: significant(raw * unit.factor),
      dimension: unit.dimension,
      raw: significant(raw),
      unit: derived.unit,
      ...tag,
    },
  });
  if (sameUnit(quantity, unit)) return own(quantity.value / unit.factor);
  if (sameUnit(quantity, { dimension: PLAIN })) return own(quantity.value);
  const timeless = ({ dimension: [, b, c, d, e] }: { dimension: UnitDimension }) => ({
    dimension: [0, b, c, d, e] as const,
  });
  if (sameUnit(timeless(quantity), timeless(unit))) {
    const above = parseUnit(derived.unit.split(/\/(?=s$|min$|h$|day$|week$|month$|year$)/)[0] ?? "");
    if (above !== null) return own(quantity.value / above.factor);
  }
  return {
    ok: false,
    path: [path],
    message: `this does not come out in “${derived.unit}”; check its units or write them in`,
  };
}
