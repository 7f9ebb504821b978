import {
  create,
  parseDependencies,
  type FunctionNode,
  type MathNode,
  type OperatorNode,
  type ParenthesisNode,
  type SymbolNode,
} from "mathjs/number";
import { LedgerProblem } from "./quantity.ts";

export const FUNCTIONS = [
  "min",
  "max",
  "ceil",
  "floor",
  "round",
  "sqrt",
  "log2",
  "log10",
  "ln",
  "exp",
  "abs",
  "sum",
] as const;
export type FunctionName = (typeof FUNCTIONS)[number];
export const isFunctionName = (name: string): name is FunctionName =>
  (FUNCTIONS as readonly string[]).includes(name);

const OPERATORS = ["+", "-", "*", "/", "^"] as const;
export type Operator = (typeof OPERATORS)[number];

/** An expression after the allow-list: all that the ledger can compute. */
export type Tree =
  | { kind: "literal"; index: number }
  | { kind: "negate"; of: Tree }
  | { kind: "binary"; operator: Operator; left: Tree; right: Tree }
  | { kind: "call"; name: FunctionName; args: Tree[] };

/** How deep parentheses, calls, powers and signs may nest. A sum of many terms is not deep. */
const NESTING = 50;

// The parser alone: no evaluator, no units, no configuration that text could reach. (Typed as optional, never absent.)
const { parse } = create(parseDependencies ?? {});

/** Sums look alike once their literals are out (`q0 * q1 / q2`), so few shapes are ever parsed. */
const shapes = new Map<string, Tree>();
const MOST_SHAPES = 1_000;

export function toTree(normalised: string, literals: number, end: number): Tree {
  const known = shapes.get(normalised);
  if (known !== undefined) return known;
  const tree = parseTree(normalised, literals, end);
  if (shapes.size < MOST_SHAPES) shapes.set(normalised, tree);
  return tree;
}

/**
 * Parses the normalised text (literals stand as `q0`, `q1`, …) and walks it against the allow-list. Whatever is not on
 * it, candidate text can never reach: nothing is evaluated by mathjs.
 */
function parseTree(normalised: string, literals: number, end: number): Tree {
  let node: MathNode;
  try {
    node = parse(normalised);
  } catch {
    throw new LedgerProblem("This does not read as a sum; check its operators and parentheses.", 0, end);
  }
  const refuse = (): never => {
    throw new LedgerProblem("Use numbers, units, names, + − × ÷ ^ and parentheses only.", 0, end);
  };

  const walk = (at: MathNode, depth: number): Tree => {
    if (depth > NESTING) {
      throw new LedgerProblem(`This nests deeper than ${NESTING} levels; split it into rows.`, 0, end);
    }
    switch (at.type) {
      case "ParenthesisNode":
        return walk((at as ParenthesisNode).content, depth + 1);
      case "SymbolNode": {
        const match = /^q(\d{1,4})$/.exec((at as SymbolNode).name);
        const index = Number(match?.[1] ?? NaN);
        return match !== null && index < literals ? { kind: "literal", index } : refuse();
      }
      case "FunctionNode": {
        const { fn, args } = at as FunctionNode;
        const name = (fn as Partial<SymbolNode>).name ?? "";
        if (!isFunctionName(name) || args.length === 0) return refuse();
        return { kind: "call", name, args: args.map((arg) => walk(arg, depth + 1)) };
      }
      case "OperatorNode": {
        const { op, args } = at as OperatorNode;
        const operator = OPERATORS.find((known) => known === op);
        const [left, right] = args;
        if (operator === undefined || left === undefined || args.length > 2) return refuse();
        if (right === undefined) {
          if (operator === "+") return walk(left, depth + 1);
          return operator === "-" ? { kind: "negate", of: walk(left, depth + 1) } : refuse();
        }
        const leftDepth = operator === "^" ? depth + 1 : depth;
        return {
          kind: "binary",
          operator,
          left: walk(left, leftDepth),
          right: walk(right, operator === "^" ? depth + 1 : depth),
        };
      }
      default:
        return refuse();
    }
  };
  return walk(node, 0);
}
