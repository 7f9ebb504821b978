import { findCalculator, runCalculator } from "../capacity/index.ts";
import { quantityOf, toUnit, type Quantity } from "../ledger/index.ts";

/** Runs one calculator on quantities in base units; a sentence when it cannot. */
export type RunCalculator = (call: {
  name: string;
  inputs: Readonly<Record<string, Quantity>>;
}) => { ok: true; results: Readonly<Record<string, Quantity>> } | { ok: false; message: string };

/** The calculators as bank expressions use them: every input is converted to the unit that it is measured in. */
export const runBankCalculator: RunCalculator = ({ name, inputs }) => {
  const calculator = findCalculator(name);
  if (calculator === undefined) return { ok: false, message: `there is no calculator “${name}”` };
  const values: Record<string, number> = {};
  for (const [key, quantity] of Object.entries(inputs)) {
    const unit = Object.hasOwn(calculator.inputs, key) ? calculator.inputs[key]?.unit : undefined;
    const plain = quantity.dimension.every((exponent) => exponent === 0);
    const converted = unit === undefined || plain ? null : toUnit(quantity, unit);
    if (converted !== null && !converted.ok) return { ok: false, message: `${key}: ${converted.message}` };
    values[key] = converted === null ? quantity.value : converted.value;
  }
  const ran = runCalculator(name, values);
  if (!ran.ok) return ran;
  const results: Record<string, Quantity> = {};
  for (const [key, { value, unit }] of Object.entries(ran.result)) {
    const quantity = typeof value === "number" ? quantityOf(value, unit) : null;
    if (quantity !== null) results[key] = quantity;
  }
  return { ok: true, results };
};
