export {
  type Calculator,
  type InputField,
  type ResultField,
  type ResultValue,
  type Step,
} from "./calculator.ts";
export { HARDWARE, type Hardware } from "./data/hardware.ts";
export { CALCULATOR_NAMES, CALCULATORS } from "./registry.ts";
export { findCalculator, runCalculator, type CalculatorRun } from "./run.ts";
