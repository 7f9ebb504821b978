import type { Estimate, Given } from "../model/index.ts";
import { compile, type Compiled } from "./compile.ts";
import { EXPRESSION_LIMIT, compute } from "./evaluate.ts";
import { formatQuantity, quantityOf } from "./format.ts";
import { lex } from "./lexer.ts";
import { followResults, singleUnit, type Stating } from "./follow-results.ts";
import {
  type Carried,
  nothingWrong,
  scopeAsSaid,
  withoutEarlier,
  type WrongSoFar,
} from "./follow-through.ts";
import { LedgerProblem, normaliseName, type Quantity } from "./quantity.ts";
import { isResult, splitAtRelations, type Segment } from "./segments.ts";
import type { Token } from "./tokens.ts";
import { parseUnit } from "./units.ts";

/** One row of the ledger as computed. */
export interface LedgerLine extends Stating {
  /** Index of its row. */
  row: number;
  /** As typed; empty when it has none. */
  name: string;
  /** How later rows refer to it; null when it has no name. */
  key: string | null;
  status: "ok" | "error" | "empty";
  /** The computed value, in the unit that its stated result gives it. Null when it cannot be computed. */
  quantity: Quantity | null;
  /** `quantity` for a person: `8.64B req/day`. */
  text: string;
  warnings: string[];
  /** What is wrong and what to do, in one sentence. */
  problem: string | null;
  /** Keys of the rows and givens that it uses. */
  parents: string[];
  /** It is right, but for an earlier row that is not. */
  carried: Carried | null;
}

type Name = Pick<LedgerLine, "name" | "key">;

/**
 * Computes a ledger row by row. Rows see the givens and the rows above them, by names compared without case, spaces or
 * punctuation. A row may hold `name = sum = result` in either of its fields. Never throws on what was typed.
 */
export function evaluateLedger({
  rows,
  givens,
}: {
  rows: readonly Pick<Estimate, "name" | "expression">[];
  givens: readonly Given[];
}): LedgerLine[] {
  const scope = givenScope(givens);
  const wrong = nothingWrong();
  return rows.map((row, index) => {
    const { line, right } = rowInTurn(row, index, scope, wrong);
    if (line.key !== null && right !== null) {
      scope.set(line.key, right);
      const plain = normaliseName(line.name.replace(/\([^()]{0,100}\)\s*$/, ""));
      if (plain !== "" && !scope.has(plain)) scope.set(plain, right);
    }
    return line;
  });
}

/** A row and the value that later rows use it by: what its sum gives, although another result was stated. */
function rowInTurn(
  row: Pick<Estimate, "name" | "expression">,
  index: number,
  scope: Map<string, Quantity>,
  wrong: WrongSoFar,
): { line: LedgerLine; right: Quantity | null } {
  const line = evaluateRow(row, index, scope, wrong);
  const { key, slip, stated, quantity, carried } = line;
  if (carried !== null && quantity !== null) {
    const spoilt = { from: carried.from, said: quantity, right: carried.quantity };
    wrong.all.push(spoilt);
    if (key !== null) wrong.spoilt.set(key, spoilt);
  }
  if (slip === null || stated === null || quantity === null) return { line, right: quantity };
  const asSaid = scopeAsSaid(scope, line.parents, wrong);
  const again = asSaid === null ? null : evaluateRow(row, index, asSaid.scope, nothingWrong());
  const follows = again?.quantity && again.slip === null && again.unitMismatch === null;
  const one = {
    from: follows && asSaid ? asSaid.from : index,
    said: (follows ? again.quantity : null) ?? stated.quantity,
    right: quantity,
  };
  wrong.all.push(one);
  if (key !== null) wrong.saidOtherwise.set(key, one);
  return {
    line: follows ? { ...again, carried: { from: one.from, quantity } } : line,
    right: quantity,
  };
}

/** The givens as names in scope: each under its id and under its label. */
export function givenScope(givens: readonly Given[]): Map<string, Quantity> {
  const scope = new Map<string, Quantity>();
  for (const { id, label, value, unit } of givens) {
    const quantity = quantityOf(value, unit);
    if (quantity === null) continue;
    scope.set(normaliseName(label), quantity);
    scope.set(normaliseName(id), quantity);
  }
  return scope;
}

function evaluateRow(
  row: Pick<Estimate, "name" | "expression">,
  index: number,
  scope: ReadonlyMap<string, Quantity>,
  wrong: WrongSoFar,
): LedgerLine {
  const { name, text } = splitFields(row);
  const named = (label: string): Name => ({ name: label, key: normaliseName(label) || null });
  const blank: LedgerLine = {
    row: index,
    ...named(name),
    status: "empty",
    quantity: null,
    text: "",
    warnings: [],
    problem: null,
    parents: [],
    stated: null,
    slip: null,
    unitMismatch: null,
    carried: null,
  };
  if (text.trim() === "") return blank;
  if (text.length > EXPRESSION_LIMIT) {
    const problem = `Keep a sum under ${EXPRESSION_LIMIT} characters; split it into rows.`;
    return { ...blank, status: "error", problem };
  }
  let line = blank;
  try {
    const { tokens, wanted } = splitConversion(
      lex(text).filter((token) => !(token.kind === "symbol" && token.text === "\n")),
      text,
    );
    const segments = splitAtRelations(tokens);
    const label = leadingName(segments, text, scope);
    if (label !== null) {
      segments.shift();
      if (name === "") line = { ...line, ...named(label) };
    }
    const [sum, ...results] = orderSegments(segments);
    if (sum === undefined) throw new LedgerProblem("Write a sum behind the equals sign.", 0, text.length);
    const compiled = compile(sum.tokens, scope);
    const { quantity, unit, remark, ...stating } = followResults(compiled, results, scope, text);
    const warnings = [
      ...compiled.warnings,
      ...remarks(compiled, quantity),
      ...(remark === undefined ? [] : [remark]),
    ];
    let value = quantity;
    if (value === null) {
      const computed = compute(compiled, scope);
      warnings.push(...computed.warnings);
      value = computed.quantity;
    }
    const shown = formatQuantity(value, wanted ?? unit ?? singleUnit(compiled));
    return {
      ...line,
      ...stating,
      status: "ok",
      quantity: value,
      text: shown,
      warnings,
      parents: compiled.parents,
      carried: stating.slip === null ? withoutEarlier(compiled, value, scope, wrong) : null,
    };
  } catch (error) {
    if (error instanceof LedgerProblem) return { ...line, status: "error", problem: error.message };
    throw error;
  }
}

/** `name = sum` may have been typed into either field. */
function splitFields({ name, expression }: Pick<Estimate, "name" | "expression">): {
  name: string;
  text: string;
} {
  if (expression.trim() !== "" || !name.includes("=")) return { name: name.trim(), text: expression };
  const at = name.indexOf("=");
  return { name: name.slice(0, at).trim(), text: name.slice(at + 1) };
}

/** `500M * 2 KB in TB`: the unit behind `in` or `to` is the one to show. */
function splitConversion(tokens: Token[], text: string): { tokens: Token[]; wanted: string | undefined } {
  const at = tokens.findLastIndex((token) => token.kind === "word" && /^(in|to|as)$/.test(token.text));
  const [first, last] = [tokens[at + 1], tokens.at(-1)];
  if (at < 1 || first === undefined || last === undefined) return { tokens, wanted: undefined };
  const unit = text.slice(first.start, last.end);
  return parseUnit(unit) === null
    ? { tokens, wanted: undefined }
    : { tokens: tokens.slice(0, at), wanted: unit };
}

/** Words alone before the first equals sign are a name. */
function leadingName(segments: Segment[], text: string, scope: ReadonlyMap<string, Quantity>): string | null {
  const [first] = segments;
  if (first === undefined || segments.length < 2 || first.sign !== null) return null;
  const start = first.tokens[0]?.start ?? 0;
  const end = first.tokens.at(-1)?.end ?? 0;
  const label = text.slice(start, end).trim();
  const words = first.tokens.every(
    (token, index) =>
      token.kind === "word" ||
      (token.kind === "number" && index > 0) ||
      (token.kind === "symbol" &&
        (token.text === "-" || token.text === "/" || token.text === "(" || token.text === ")")),
  );
  const named = words && first.tokens[0]?.kind === "word" && label.length <= 80;
  return named && !isSumOfNames(first, scope) ? label : null;
}

/** `uploads / 86,400 = 58/s` over a row above: its first part looks like a name, and is a sum. */
function isSumOfNames({ tokens }: Segment, scope: ReadonlyMap<string, Quantity>): boolean {
  const works = tokens.some(({ kind }) => kind === "number") && tokens.some(({ kind }) => kind === "symbol");
  if (!works) return false;
  try {
    return compile(tokens, scope).parents.length > 0;
  } catch (error) {
    if (error instanceof LedgerProblem) return false;
    throw error;
  }
}

/** `4.3B = 50k * 86,400` is the same as its mirror image. */
function orderSegments(segments: Segment[]): Segment[] {
  const [first, second, ...others] = segments;
  if (first === undefined || second === undefined || others.length > 0) return segments;
  return isResult(first) && !isResult(second) ? [second, { ...first, sign: second.sign }] : segments;
}

/** Remarks on a sum that computes, but not to what was likely meant. */
function remarks({ literals }: Compiled, quantity: Quantity | null): string[] {
  const numbers = literals.filter((literal) => literal.kind === "number");
  const timed = numbers.some(({ parts }) =>
    parts.some(({ unit, power }) => power === -1 && unit.dimension[0] === 1),
  );
  const seconds = numbers.some(({ number, parts }) => number?.value === 86_400 && parts.length === 0);
  if (quantity === null && timed && seconds) {
    return [
      "86,400 is a plain number here, and a rate was typed with its unit: leave it out or write / 1 day",
    ];
  }
  return [];
}
