import { BUILT_IN_PRICES } from "./price-table/built-in.ts";
import { type PriceTable } from "./price-table/schema.ts";

/** One input of a calculator; values without a unit are in `unit`. */
export interface InputField {
  label: string;
  /** A ledger unit; "1" for a plain number. */
  unit: string;
  kind: "number" | "integer" | "list" | "choice" | "text";
  default?: number | string | readonly number[];
  /** May be left out, without a default. */
  optional?: boolean;
  /** Bounds, in `unit`; numbers are never below 0 unless `min` says so. */
  min?: number;
  max?: number;
  /** 0 itself is refused. */
  positive?: boolean;
  /** A price: the row of the price table that stands in where a page or command takes it from there. */
  price?: string;
  choices?: readonly string[];
}

export interface ResultField {
  label: string;
  unit: string;
}

/** One line of the working, as a page shows it. */
export interface Step {
  label: string;
  expression: string;
  value: number;
  unit: string;
}

export type ResultValue = number | string | boolean | readonly number[];

/** What a calculator says: its results and the working, or why these inputs have no answer, in one sentence. */
export type Outcome = { result: Record<string, ResultValue>; steps: Step[] } | { problem: string };

export type InputValue = number | string | readonly number[] | undefined;

export interface Calculator {
  name: string;
  /** As a page heads it. */
  title: string;
  family: string;
  /** What it answers, in one sentence. */
  summary: string;
  formula: string;
  /** Where the formula comes from. */
  source: string;
  /** What has to hold for the result to be right, and what is left out; one sentence each. */
  assumptions: readonly string[];
  /** Inputs as somebody would type them, that have an answer. */
  example: Readonly<Record<string, string>>;
  inputs: Readonly<Record<string, InputField>>;
  results: Readonly<Record<string, ResultField>>;
  /** The result that matters most; left out: the first. */
  main?: string;
  /** The result as a sum for the ledger; left out where no short sum gives it, as for Erlang C. */
  ledger?: (inputs: Record<string, InputValue>) => LedgerSum;
  /** Inputs are parsed, in range, and in the units of `inputs`. Only what looks up rows reads the table. */
  run: (inputs: Record<string, InputValue>, table?: PriceTable) => Outcome;
}

/** `name = expression`, where the expression evaluates to the result `of`. */
export interface LedgerSum {
  name: string;
  of: string;
  expression: string;
}

type ValueOf<F extends InputField> = F["kind"] extends "list"
  ? readonly number[]
  : F["kind"] extends "choice"
    ? F extends { choices: readonly (infer C)[] }
      ? C
      : string
    : F["kind"] extends "text"
      ? string
      : number;
type Values<I extends Record<string, InputField>> = {
  [K in keyof I]: I[K] extends { optional: true } ? ValueOf<I[K]> | undefined : ValueOf<I[K]>;
};

/** A calculator whose `run` sees its inputs by type. `runCalculator` gives it only what `inputs` declares. */
export function defineCalculator<const I extends Record<string, InputField>>(
  definition: Omit<Calculator, "run" | "inputs" | "ledger"> & {
    inputs: I;
    ledger?: (inputs: Values<I>) => LedgerSum;
    run: (inputs: Values<I>, table: PriceTable) => Outcome;
  },
): Calculator {
  const { run, ledger, ...rest } = definition;
  return {
    ...rest,
    ...(ledger === undefined ? {} : { ledger: (inputs) => ledger(inputs as Values<I>) }),
    run: (inputs, table = BUILT_IN_PRICES) => run(inputs as Values<I>, table),
  };
}

/** A number as the ledger reads it, to 9 significant digits: no plus sign in an exponent. */
export const figure = (value: number): string => String(Number(value.toPrecision(9))).replace("e+", "e");

type More<K extends InputField["kind"]> = Omit<Partial<InputField>, "label" | "unit" | "kind"> & { kind?: K };

const field =
  <K extends InputField["kind"]>(kind: K) =>
  <const M extends More<K> = Record<never, never>>(label: string, unit: string, more?: M) =>
    ({ label, unit, kind, ...more }) as { label: string; unit: string; kind: K } & M;

export const number = field("number");
export const integer = field("integer");
export const list = field("list");
/** A share of 1, 0 to 1. */
export const share = <const M extends More<"number"> = Record<never, never>>(label: string, more?: M) =>
  number<M>(label, "1", { max: 1, ...more } as unknown as M);
export const choice = <const C extends readonly string[], const D extends C[number]>(
  label: string,
  choices: C,
  fallback: D,
) => ({ label, unit: "", kind: "choice" as const, choices, default: fallback });
export const text = field("text");

export const step = (label: string, expression: string, value: number, unit: string): Step => ({
  label,
  expression,
  value,
  unit,
});
