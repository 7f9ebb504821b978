export {
  type Calculator,
  type InputField,
  type LedgerSum,
  type ResultField,
  type ResultValue,
  type Step,
} from "./calculator.ts";
export { HARDWARE, type Hardware } from "./data/hardware.ts";
export { type Price, PRICES } from "./data/prices.ts";
export { inputSchema } from "./input-schema.ts";
export { type Axis, type Plot, plotCalculator, type Point } from "./plots/index.ts";
export { CALCULATOR_NAMES, CALCULATORS } from "./registry.ts";
export { findCalculator, runCalculator, type CalculatorRun } from "./run.ts";
