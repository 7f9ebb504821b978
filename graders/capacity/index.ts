export {
  type Calculator,
  type InputField,
  type LedgerSum,
  type ResultField,
  type ResultValue,
  type Step,
} from "./calculator.ts";
export * from "./price-table/index.ts";
export { type PricedInput, pricesFrom, pricesToTake } from "./price-inputs.ts";
export { inputSchema } from "./input-schema.ts";
export { type Axis, type Plot, plotCalculator, type Point } from "./plots/index.ts";
export { CALCULATOR_NAMES, CALCULATORS } from "./registry.ts";
export { findCalculator, runCalculator, type CalculatorRun } from "./run.ts";
