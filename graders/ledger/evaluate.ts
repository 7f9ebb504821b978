import { compile, type Compiled } from "./compile.ts";
import { NONE, combine, describeDimension, isPlain, raise, sameDimension } from "./dimension.ts";
import { lexExpression } from "./prose.ts";
import { AS_TYPED, literalQuantity, type Reading } from "./reading.ts";
import { LedgerProblem, lookup, type Quantity, type Scope } from "./quantity.ts";
import { significant } from "./significant.ts";
import type { FunctionName, Tree } from "./tree.ts";

/** The longest expression that is read. */
export const EXPRESSION_LIMIT = 500;

export type Evaluated =
  | { ok: true; quantity: Quantity; warnings: string[] }
  /** `message` is one sentence for the person who typed it; the offsets point into `text`. */
  | { ok: false; message: string; start: number; end: number };

/** The value of one expression, over names in scope. Never throws on text, never runs it. */
export function evaluateExpression({ text, scope }: { text: string; scope: Scope }): Evaluated {
  if (text.length > EXPRESSION_LIMIT) {
    return {
      ok: false,
      message: `Keep a sum under ${EXPRESSION_LIMIT} characters; split it into rows.`,
      start: EXPRESSION_LIMIT,
      end: text.length,
    };
  }
  try {
    const tokens = lexExpression(text).filter((token) => !(token.kind === "symbol" && token.text === "\n"));
    const compiled = compile(tokens, scope);
    const { quantity, warnings } = compute(compiled, scope);
    return { ok: true, quantity, warnings: [...compiled.warnings, ...warnings] };
  } catch (error) {
    if (error instanceof LedgerProblem) {
      return { ok: false, message: error.message, start: error.start, end: Math.min(error.end, text.length) };
    }
    throw error;
  }
}

/** Computes a compiled expression in one reading of its literals. Throws LedgerProblem. */
export function compute(
  { tree, literals }: Compiled,
  scope: Scope,
  reading: Reading = AS_TYPED,
): { quantity: Quantity; warnings: string[] } {
  const warnings = new Set<string>();

  const span = (at: Tree): { start: number; end: number } => {
    switch (at.kind) {
      case "literal":
        return literals[at.index] ?? { start: 0, end: 0 };
      case "negate":
        return span(at.of);
      case "binary":
        return { start: span(at.left).start, end: span(at.right).end };
      case "call":
        return {
          start: Math.min(...at.args.map((arg) => span(arg).start)),
          end: Math.max(...at.args.map((arg) => span(arg).end)),
        };
    }
  };
  const fail = (message: string, at: Tree): never => {
    const { start, end } = span(at);
    throw new LedgerProblem(message, start, end);
  };
  const finite = (quantity: Quantity, at: Tree): Quantity => {
    if (Number.isNaN(quantity.value)) fail("This has no value: it divides zero by zero or the like.", at);
    if (!Number.isFinite(quantity.value)) {
      fail("This is too large to compute, or divides by zero; check its numbers.", at);
    }
    return quantity;
  };

  /** Sums, differences, min and max need one dimension; counts of different things only get a remark. */
  const alike = (quantities: Quantity[], at: Tree, verb: string): Pick<Quantity, "dimension" | "tag"> => {
    const [first, ...others] = quantities;
    if (first === undefined) return { dimension: NONE };
    let tag = first.tag;
    for (const other of others) {
      if (!sameDimension(first.dimension, other.dimension)) {
        const [a, b] = [describeDimension(first.dimension), describeDimension(other.dimension)];
        fail(`You cannot ${verb} ${a} and ${b}; convert one of them first.`, at);
      }
      if (tag !== undefined && other.tag !== undefined && tag !== other.tag) {
        warnings.add(`${tag} and ${other.tag} are put together as plain counts`);
        tag = undefined;
      } else tag ??= other.tag;
    }
    return tag === undefined ? { dimension: first.dimension } : { dimension: first.dimension, tag };
  };

  const walk = (at: Tree): Quantity => {
    switch (at.kind) {
      case "literal": {
        const literal = literals[at.index];
        if (literal === undefined) return fail("A value is missing here.", at);
        if (literal.kind === "name") {
          return lookup(scope, literal.name) ?? fail(`“${literal.name}” has no value.`, at);
        }
        if (reading.descriptive === at.index) return { value: 1, dimension: NONE };
        return finite(literalQuantity(literal, reading, at.index), at);
      }
      case "negate": {
        const of = walk(at.of);
        return { ...of, value: -of.value };
      }
      case "call":
        return finite(call(at.name, at.args.map(walk), at), at);
      case "binary":
        return finite(binary(at), at);
    }
  };

  const binary = (at: Extract<Tree, { kind: "binary" }>): Quantity => {
    const left = walk(at.left);
    const right = walk(at.right);
    switch (at.operator) {
      case "+":
      case "-": {
        const sign = at.operator === "+" ? 1 : -1;
        if (isPercent(at.right) && !isPercent(at.left)) {
          if (!isPlain(left.dimension) || Math.abs(left.value) > 1) {
            return { ...left, value: left.value * (1 + sign * right.value) };
          }
          warnings.add(`“${at.operator} %” is read as a share of 1; write × 1.2 to raise by 20%`);
        }
        const kind = alike([left, right], at, at.operator === "+" ? "add" : "subtract");
        return { value: left.value + sign * right.value, ...kind };
      }
      case "*":
        return product(left, right, 1);
      case "/":
        if (right.value === 0) return fail("This divides by zero.", at.right);
        return product(left, right, -1);
      case "^": {
        if (!isPlain(right.dimension))
          return fail("An exponent is a plain number, without a unit.", at.right);
        if (!isPlain(left.dimension) && Math.abs(right.value) > 6) {
          return fail("A quantity with a unit takes small powers only.", at);
        }
        const dimension = isPlain(left.dimension) ? NONE : raise(left.dimension, right.value);
        return { value: left.value ** right.value, dimension };
      }
    }
  };

  const isPercent = (at: Tree): boolean => {
    const literal = at.kind === "literal" ? literals[at.index] : undefined;
    return literal?.kind === "number" && literal.number?.percent === true;
  };

  const call = (name: FunctionName, args: Quantity[], at: Tree): Quantity => {
    const values = args.map(({ value }) => value);
    const [first] = args;
    if (first === undefined) return fail(`“${name}” needs a value.`, at);
    if (name === "min" || name === "max" || name === "sum") {
      const kind = alike(args, at, name === "sum" ? "add" : "compare");
      const value =
        name === "sum"
          ? values.reduce((total, next) => total + next, 0)
          : values.reduce((best, next) => (name === "min" ? Math.min(best, next) : Math.max(best, next)));
      return { value, ...kind };
    }
    if (args.length > 1) return fail(`“${name}” takes one value.`, at);
    switch (name) {
      case "ceil":
        return { ...first, value: Math.ceil(significant(first.value)) };
      case "floor":
        return { ...first, value: Math.floor(significant(first.value)) };
      case "round":
        return { ...first, value: Math.round(significant(first.value)) };
      case "abs":
        return { ...first, value: Math.abs(first.value) };
      case "sqrt":
        return { value: Math.sqrt(first.value), dimension: raise(first.dimension, 0.5) };
      default: {
        if (!isPlain(first.dimension)) return fail(`“${name}” takes a plain number, without a unit.`, at);
        const compute = { log2: Math.log2, log10: Math.log10, ln: Math.log, exp: Math.exp }[name];
        return { value: compute(first.value), dimension: NONE };
      }
    }
  };

  const quantity = finite(walk(tree), tree);
  return { quantity: { ...quantity, value: significant(quantity.value) }, warnings: [...warnings] };
}

function product(left: Quantity, right: Quantity, power: 1 | -1): Quantity {
  const dimension = combine(left.dimension, right.dimension, power);
  const value = power === 1 ? left.value * right.value : left.value / right.value;
  const tags = [left.tag, power === 1 ? right.tag : undefined].filter((tag) => tag !== undefined);
  const cancelled = power === -1 && left.tag !== undefined && left.tag === right.tag;
  const [tag] = tags;
  return tag === undefined || tags.length > 1 || cancelled ? { value, dimension } : { value, dimension, tag };
}
