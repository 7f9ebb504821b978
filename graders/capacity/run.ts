import { BUILT_IN_PRICES } from "./price-table/built-in.ts";
import { type PriceTable } from "./price-table/schema.ts";
import { significant } from "../ledger/significant.ts";
import { type Calculator, type LedgerSum, type ResultValue, type Step, figure } from "./calculator.ts";
import { readInputs } from "./read-inputs.ts";
import { CALCULATORS } from "./registry.ts";

export type CalculatorRun =
  | {
      ok: true;
      result: Record<string, { value: ResultValue; unit: string }>;
      steps: Step[];
      /** A row for the ledger; null when no result is a single number. */
      ledger: LedgerSum | null;
    }
  /** One sentence for the person who gave the inputs, and the input that it is about, where it is about one. */
  | { ok: false; message: string; input?: string };

export function findCalculator(name: string): Calculator | undefined {
  return CALCULATORS.find((calculator) => calculator.name === name);
}

/**
 * Runs a calculator on inputs as typed: `{ rate: "10k/s", bytes: "2 kB" }`. Text is read as a ledger expression; a value
 * without a unit is in the unit of its input. Bad input is a value with a message, never an exception. Figures are
 * rounded to 9 significant digits. Only the hardware is looked up in `table`: prices are inputs (pricesFrom takes them from one).
 */
export function runCalculator(
  name: string,
  raw: Readonly<Record<string, string | number>>,
  table: PriceTable = BUILT_IN_PRICES,
): CalculatorRun {
  const calculator = findCalculator(name);
  if (!calculator) return problem(`There is no calculator “${name.slice(0, 60)}”; --list names them all.`);
  const read = readInputs(calculator, raw);
  if (!read.ok) return read;

  const outcome = calculator.run(read.inputs, table);
  if ("problem" in outcome) return problem(outcome.problem);
  const result: Record<string, { value: ResultValue; unit: string }> = {};
  for (const [key, value] of Object.entries(outcome.result)) {
    if (!isFinal(value))
      return problem(`${name} has no finite answer for these inputs; check how large they are.`);
    result[key] = { value: rounded(value), unit: calculator.results[key]?.unit ?? "1" };
  }
  return {
    ok: true,
    result,
    steps: outcome.steps.map((step) => ({ ...step, value: significant(step.value) })),
    ledger: calculator.ledger?.(read.inputs) ?? resultAsSum(calculator, result),
  };
}

/** The main result as a plain number with its unit, where no sum gives it; null when it is none. */
function resultAsSum(
  { name, main }: Calculator,
  result: Readonly<Record<string, { value: ResultValue; unit: string }>>,
): LedgerSum | null {
  const of = main ?? Object.keys(result)[0] ?? "";
  const { value, unit } = result[of] ?? { value: "", unit: "" };
  if (typeof value !== "number") return null;
  const behind = unit === "1" ? "" : unit === "1/s" ? " / 1 s" : ` ${unit}`;
  return { name: `${name}_${of}`, of, expression: `${figure(value)}${behind}` };
}

const problem = (message: string): CalculatorRun => ({ ok: false, message });
const numbersOf = (value: ResultValue): readonly number[] =>
  typeof value === "number" ? [value] : typeof value === "object" ? value : [];
const isFinal = (value: ResultValue) => numbersOf(value).every(Number.isFinite);
const rounded = (value: ResultValue): ResultValue =>
  typeof value === "number" ? significant(value) : typeof value === "object" ? value.map(significant) : value;
