import { type NumberLiteral } from "./literal.ts";

/** A result that a person wrote behind a sum. */
export interface Stated {
  literal: NumberLiteral;
  /** The upper end, where a range was written. */
  upTo: NumberLiteral | null;
  negative: boolean;
  /** Said with ≈, ~, about. */
  approximate: boolean;
  /** Said with under, over, at least: a bound, not a result. */
  bound: boolean;
}
