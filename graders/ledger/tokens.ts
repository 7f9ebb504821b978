import type { Unit } from "./units.ts";

interface Span {
  /** UTF-16 offsets into the text that was read. */
  start: number;
  end: number;
  /** True when white space stands before it. */
  spaced: boolean;
}

export interface NumberToken extends Span {
  kind: "number";
  value: number;
  /** Half a unit of the last digit shown, as a value: what rounding may have taken away. */
  rounding: number;
  /** An attached B: a billion or bytes. `value` has the billion; without it the number is this. */
  beforeB: number | null;
  percent: boolean;
  /** Written with a dollar sign. */
  money: boolean;
  /** Written in words, so that its digits stand nowhere in the text. */
  spelled?: true;
}

/** A word: a unit, a count, a name, a function or prose; its place decides which. */
export interface WordToken extends Span {
  kind: "word";
  text: string;
  unit: Unit | null;
}

export interface SymbolToken extends Span {
  kind: "symbol";
  text: "+" | "-" | "*" | "/" | "^" | "(" | ")" | "," | "|" | ":" | ";" | "." | "\n" | "?";
  /** A real multiplication sign or a slash, not a dash that may be a hyphen. */
  typed: string;
}

export interface RelationToken extends Span {
  kind: "relation";
  sign: "=" | "≈" | "→" | "<" | ">";
}

/** A character that no expression holds. */
export interface StrangeToken extends Span {
  kind: "strange";
  text: string;
}

export type Token = NumberToken | WordToken | SymbolToken | RelationToken | StrangeToken;
