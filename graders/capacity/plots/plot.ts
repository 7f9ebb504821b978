import { type Calculator, type InputValue } from "../calculator.ts";

export type Point = readonly [x: number, y: number];

export interface Axis {
  label: string;
  /** A ledger unit; "1" for a plain number. */
  unit: string;
}

/** A curve around the inputs as given: what a page draws, and writes as a table for who cannot see it. */
export interface Plot {
  title: string;
  x: Axis;
  y: Axis;
  /** Equal steps of x are equal factors. */
  logX?: boolean;
  /** Curves over the same x. */
  lines: { label: string; points: Point[] }[];
  /** Upright lines: where the inputs stand, or where two curves cross. */
  marks: { label: string; x: number }[];
  /** Values above are cut off, so that a curve that shoots up leaves room for the rest. */
  yMax?: number;
  /** Level lines: a limit. */
  levels?: { label: string; y: number }[];
}

export type Inputs = Record<string, InputValue>;

export const numberOf = (inputs: Inputs, key: string, fallback = 0): number => {
  const value = inputs[key];
  return typeof value === "number" ? value : fallback;
};

/** `count` values from `from` to `to`, equally far apart. */
export const spaced = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));

/** `count` values from `from` to `to`, each the same factor above the one before. */
export const spacedByFactor = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => from * (to / from) ** (i / (count - 1)));

/** Whole numbers from `from` to `to`, at most `most` of them. */
export const whole = (from: number, to: number, most = 40): number[] =>
  to - from < most
    ? Array.from({ length: to - from + 1 }, (_, i) => from + i)
    : [...new Set(spaced(from, to, most).map(Math.round))];

/** One result of a calculator while one input moves; values without an answer are left out. */
export function sweep(
  calculator: Calculator,
  inputs: Inputs,
  {
    over,
    at,
    result,
    x = (value) => value,
  }: { over: string; at: number[]; result: string; x?: (value: number) => number },
): Point[] {
  return at.flatMap((value): Point[] => {
    const outcome = calculator.run({ ...inputs, [over]: value });
    const y = "problem" in outcome ? undefined : outcome.result[result];
    return typeof y === "number" && Number.isFinite(y) ? [[x(value), y]] : [];
  });
}
