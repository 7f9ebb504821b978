import {
  BUILT_IN_PRICES,
  type Calculator,
  findCalculator,
  type InputField,
  plotCalculator,
  pricesFrom,
  pricesToTake,
  type PriceTable,
  runCalculator,
} from "~graders";
import { displayed, exactly, readable } from "./display.ts";
import { draw, type Drawing } from "./draw.ts";

/** A calculator with what was typed into it and what it says: all that a page or a dialog shows. */
export interface Calculation {
  name: string;
  title: string;
  family: string;
  summary: string;
  formula: string;
  source: string;
  assumptions: readonly string[];
  fields: CalculationField[];
  /** Nothing was typed, so the calculator's own example stands in. */
  isExample: boolean;
  /** Why there is no result; null when there is one. */
  problem: string | null;
  results: { key: string; label: string; text: string; exact: string; main: boolean }[];
  steps: { label: string; expression: string; text: string }[];
  plot: Drawing | null;
  /** `name = expression`, and where it comes from. */
  row: { name: string; expression: string; note: string } | null;
  /** The same on the command line. */
  command: string;
  /** Accelerators whose figures can stand in, with the inputs that they set. */
  presets: { label: string; values: Record<string, string> }[];
  /** Prices of the table that an input can take. */
  prices: { key: string; value: string; input: string; item: string; quoted: string | null }[];
}

export interface CalculationField {
  key: string;
  label: string;
  /** Empty for plain numbers and words. */
  unit: string;
  choices: readonly string[];
  value: string;
  placeholder: string;
  numeric: boolean;
  /** What is wrong with this input. */
  error: string | null;
}

/** Longest text that is kept of one input. */
const LONGEST = 4000;

/** Null when there is no such calculator. Where nothing is typed, its example stands in with the table's prices. Keys that it does not have are passed over, as links collect them. */
export function calculate(
  name: string,
  typed: Readonly<Record<string, string>>,
  table: PriceTable = BUILT_IN_PRICES,
): Calculation | null {
  const calculator = findCalculator(name);
  if (calculator === undefined) return null;
  const given = Object.fromEntries(
    Object.keys(calculator.inputs)
      .filter((key) => Object.hasOwn(typed, key))
      .map((key) => [key, (typed[key] ?? "").slice(0, LONGEST)]),
  );
  const isExample = Object.keys(given).length === 0;
  const raw = isExample ? { ...calculator.example, ...asTyped(pricesFrom(calculator, table)) } : given;
  const run = runCalculator(name, raw, table);
  const faulty = run.ok ? undefined : run.input;
  const { title, family, summary, formula, source, assumptions } = calculator;
  const shown = { name, title, family, summary, formula, source, assumptions, isExample };
  const form = {
    fields: Object.entries(calculator.inputs).map(([key, field]) =>
      fieldOf(key, field, raw[key], faulty === key && !run.ok ? run.message : null),
    ),
    command: commandOf(name, raw),
    presets: presetsOf(calculator, table),
    prices: pricesToTake(calculator, table).map(({ key, text, price }) => ({
      key,
      value: text,
      input: calculator.inputs[key]?.label ?? key,
      item: price.item,
      quoted: price.quoted,
    })),
  };
  if (!run.ok)
    return { ...shown, ...form, problem: run.message, results: [], steps: [], plot: null, row: null };
  const plot = plotCalculator(name, raw, run);
  const main = run.ledger?.of ?? calculator.main ?? Object.keys(run.result)[0];
  return {
    ...shown,
    ...form,
    problem: null,
    results: Object.entries(run.result).map(([key, { value, unit }]) => ({
      key,
      label: calculator.results[key]?.label ?? key,
      text: displayed(value, unit),
      exact: exactly(value, unit),
      main: key === main,
    })),
    steps: run.steps.map(({ label, expression, value, unit }) => ({
      label,
      expression: readable(expression),
      text: displayed(value, unit),
    })),
    plot: plot === null ? null : draw(plot),
    row: run.ledger && {
      name: run.ledger.name,
      expression: run.ledger.expression,
      note: `${title}: ${filledIn(raw)
        .map(([key, value]) => `${key} ${value}`)
        .join(", ")}`.slice(0, 400),
    },
  };
}

const asTyped = (priced: readonly { key: string; text: string }[]) =>
  Object.fromEntries(priced.map(({ key, text }) => [key, text]));

const filledIn = (raw: Readonly<Record<string, string>>) =>
  Object.entries(raw).filter(([, value]) => value.trim() !== "");

function fieldOf(key: string, field: InputField, value = "", error: string | null): CalculationField {
  const fallback = field.default === undefined ? "" : String(field.default);
  return {
    key,
    label: field.label,
    unit: field.unit === "1" ? "" : field.unit,
    choices: field.choices ?? [],
    value: value === "" && field.choices !== undefined ? fallback : value,
    placeholder: field.choices === undefined ? fallback : "",
    numeric: field.kind === "number" || field.kind === "integer",
    error,
  };
}

function commandOf(name: string, raw: Readonly<Record<string, string>>): string {
  const pairs = filledIn(raw).map(([key, value]) =>
    /^[\w.%+-]+$/.test(value) ? `${key}=${value}` : `${key}='${value.replaceAll("'", "'\\''")}'`,
  );
  return ["headroom calc", name, ...pairs].join(" ");
}

/** Figures of the hardware table, for calculators that ask for some of them. */
function presetsOf({ inputs }: Calculator, { hardware }: PriceTable): Calculation["presets"] {
  const asked = ["peak_flops", "hbm_bytes_s", "hbm_gb"].filter((key) => Object.hasOwn(inputs, key));
  if (asked.length === 0) return [];
  return hardware.map(({ name, bf16Dense, bandwidthGbS, memoryGb }) => {
    const figures: Record<string, string> = {
      peak_flops: `${bf16Dense} TFLOP/s`,
      hbm_bytes_s: `${bandwidthGbS} GB/s`,
      hbm_gb: String(memoryGb),
    };
    return { label: name, values: Object.fromEntries(asked.map((key) => [key, figures[key] ?? ""])) };
  });
}
