import type { UnitDimension } from "./dimension.ts";

/** A number with what it measures. */
export interface Quantity {
  /** In base units: s, B, USD, FLOP, J, 1. */
  value: number;
  dimension: UnitDimension;
  /** What is counted, where one thing is: `req`, `GPU`. */
  tag?: string;
}

/** The names an expression may use, normalised by `normaliseName`. */
export type Scope = ReadonlyMap<string, Quantity> | Readonly<Record<string, Quantity>>;

/** Looked up without ever meeting a prototype: `constructor` is a name like any other. */
export function lookup(scope: Scope, name: string): Quantity | undefined {
  if (scope instanceof Map) return scope.get(name);
  return Object.hasOwn(scope, name) ? (scope as Readonly<Record<string, Quantity>>)[name] : undefined;
}

const LONGEST_NAME = 200;
const MOST_NAMES = 5_000;
const normalised = new Map<string, string>();

/** `Peak QPS` → `peak_qps`: how names are compared. Pure; remembers what it has made, within bounds. */
export function normaliseName(name: string): string {
  const known = normalised.get(name);
  if (known !== undefined) return known;
  const made = name
    .slice(0, LONGEST_NAME)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_/, "")
    .replace(/_$/, "");
  if (normalised.size < MOST_NAMES && name.length <= LONGEST_NAME) normalised.set(name, made);
  return made;
}

/** What is wrong with an expression, where, and what to do. Never leaves the ledger: callers get a value. */
export class LedgerProblem extends Error {
  constructor(
    message: string,
    readonly start: number,
    readonly end: number,
  ) {
    super(message);
  }
}
