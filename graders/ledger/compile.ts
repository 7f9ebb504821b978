import { readUnits, type Literal } from "./literal.ts";
import { nearestName } from "./nearest-name.ts";
import { LedgerProblem, lookup, normaliseName, type Scope } from "./quantity.ts";
import type { Token, WordToken } from "./tokens.ts";
import { FUNCTIONS, isFunctionName, toTree, type Tree } from "./tree.ts";

/** An expression ready to be computed, in any reading of its literals. */
export interface Compiled {
  tree: Tree;
  literals: Literal[];
  warnings: string[];
  /** Names it uses, normalised, without repeats. */
  parents: string[];
}

const LONGEST_NAME = 6;
const NAME_LIST = 4;

/** Turns tokens into a tree. Throws LedgerProblem with a sentence for the person who typed it. */
export function compile(tokens: readonly Token[], scope: Scope): Compiled {
  const literals: Literal[] = [];
  const warnings: string[] = [];
  const parents = new Set<string>();
  const parts: string[] = [];
  const opened: { at: number; call: boolean }[] = [];
  const known = (word: string) => lookup(scope, normaliseName(word)) !== undefined;
  const fail = (message: string, token: { start: number; end: number }): never => {
    throw new LedgerProblem(message, token.start, token.end);
  };

  let wantsValue = true;
  let afterSlash = false;
  let index = 0;
  const add = (literal: Literal, next: number) => {
    parts.push(`q${literals.length}`);
    literals.push(literal);
    index = next;
    wantsValue = false;
    afterSlash = false;
  };
  const operator = (text: string, next = index + 1) => {
    parts.push(text);
    index = next;
    wantsValue = true;
    afterSlash = text === "/";
  };

  while (index < tokens.length) {
    const token = tokens[index];
    if (token === undefined) break;
    if (token.kind === "strange") {
      return fail(
        `The ledger cannot read “${token.text}”; remove it or write it in plain numbers and units.`,
        token,
      );
    }
    if (token.kind === "relation") {
      if (token.sign !== "≈") fail("Write one sum in a row, with its result after it.", token);
      index += 1;
      continue;
    }
    if (wantsValue) {
      if (token.kind === "number") {
        const { parts: units, next } = readUnits(tokens, index + 1, known);
        const end = units.at(-1)?.end ?? token.end;
        for (const { unit, custom } of units) {
          if (unit.warning !== undefined) warnings.push(unit.warning);
          if (custom) warnings.push(`“${unit.label}” is taken as a count`);
        }
        add({ kind: "number", number: token, parts: units, start: token.start, end }, next);
      } else if (token.kind === "word") {
        const after = tokens[index + 1];
        const calls = after?.kind === "symbol" && after.text === "(";
        const named = longestName(tokens, index, scope);
        if (calls && isFunctionName(token.text)) {
          parts.push(token.text);
          index += 1;
        } else if (named !== null) {
          parents.add(named.name);
          add({ kind: "name", name: named.name, start: token.start, end: named.end }, named.next);
        } else if (calls && token.unit === null) {
          const list = FUNCTIONS.join(", ");
          fail(`“${token.text}” is not a function of the ledger; it knows ${list}.`, token);
        } else if (token.unit?.label === "USD" && after?.kind === "number") {
          const { parts: units, next } = readUnits(tokens, index + 2, known);
          const money = { ...after, money: true, start: token.start };
          add({ kind: "number", number: money, parts: units, start: token.start, end: after.end }, next);
        } else if (token.unit !== null && afterSlash) {
          const { parts: units, next } = readUnits(tokens, index, known);
          add({ kind: "number", number: null, parts: units, start: token.start, end: token.end }, next);
        } else {
          fail(unknownName(token, scope), token);
        }
      } else if (token.text === "(") {
        opened.push({ at: token.start, call: tokens[index - 1]?.kind === "word" });
        parts.push("(");
        index += 1;
        afterSlash = false;
      } else if (token.text === "-" || token.text === "+") {
        parts.push(token.text);
        index += 1;
      } else {
        fail(`A number or a name is missing before “${shown(token.typed)}”.`, token);
      }
      continue;
    }

    if (
      token.kind === "symbol" &&
      token.typed === "–" &&
      !token.spaced &&
      tokens[index + 1]?.spaced === false
    ) {
      fail("A range has no single value; write the number you plan with.", token);
    } else if (token.kind === "symbol" && "+-*/^".includes(token.text)) {
      operator(token.text);
    } else if (token.kind === "symbol" && token.text === ")") {
      if (opened.pop() === undefined) fail("This parenthesis closes nothing; remove it or open one.", token);
      parts.push(")");
      index += 1;
      const { parts: units, next } = readUnits(tokens, index, known);
      const measures = tokens[index]?.kind === "word" && units.length > 0;
      if (measures && units.every(({ custom }) => !custom)) {
        parts.push("*");
        const start = units[0]?.start ?? token.end;
        add({ kind: "number", number: null, parts: units, start, end: units.at(-1)?.end ?? start }, next);
      }
    } else if (token.kind === "symbol" && token.text === "," && opened.at(-1)?.call === true) {
      operator(",");
    } else if (token.kind === "symbol" && token.text === "(") {
      const close = commentEnd(tokens, index, known);
      if (close === null) fail("Put × or another operator before this parenthesis.", token);
      else index = close;
    } else if (token.kind === "word" && /^(x|X|times)$/.test(token.text)) {
      operator("*");
    } else if (token.kind === "word" && token.text === "of") {
      operator("*");
    } else if (token.kind === "word" && token.text === "per") {
      operator("/");
    } else if (token.kind === "symbol" && token.text === "." && index === tokens.length - 1) {
      index += 1;
    } else if (token.kind === "symbol") {
      fail(`“${shown(token.typed)}” does not belong in a sum; remove it.`, token);
    } else {
      fail("Put an operator (+ − × ÷) between these two values.", token);
    }
  }
  const last = tokens.at(-1);
  if (wantsValue) {
    fail("The sum stops short: a number or a name is missing at its end.", last ?? { start: 0, end: 0 });
  }
  const unclosed = opened.at(-1);
  if (unclosed !== undefined) {
    fail("This parenthesis is never closed.", { start: unclosed.at, end: unclosed.at + 1 });
  }
  const tree = toTree(parts.join(" "), literals.length, last?.end ?? 0);
  return { tree, literals, warnings, parents: [...parents] };
}

const shown = (typed: string) => (typed === "\n" ? "the line break" : typed);

/** Human names hold spaces: the longest run of words that is a name in scope wins. */
function longestName(tokens: readonly Token[], index: number, scope: Scope) {
  let name = "";
  let best: { name: string; next: number; end: number } | null = null;
  for (let at = index; at < tokens.length && at < index + 2 * LONGEST_NAME; at += 1) {
    const token = tokens[at];
    if (token?.kind === "word" || (token?.kind === "number" && at > index && token.spaced)) {
      const text = token.kind === "word" ? token.text : String(token.value);
      name = name === "" ? text : `${name} ${text}`;
      const key = normaliseName(name);
      if (lookup(scope, key) !== undefined) best = { name: key, next: at + 1, end: token.end };
    } else if (!(token?.kind === "symbol" && token.text === "-" && !token.spaced)) {
      break;
    }
  }
  return best;
}

function unknownName(token: WordToken, scope: Scope): string {
  const near = nearestName(normaliseName(token.text), scope);
  if (near !== null) return `“${token.text}” has no value yet; did you mean ${near}?`;
  const names = scope instanceof Map ? [...scope.keys()] : Object.keys(scope);
  const some = names.slice(0, NAME_LIST).join(", ");
  const hint = some === "" ? "" : ` (such as ${some})`;
  return `“${token.text}” has no value yet: add a row with that name above, or use a name that exists${hint}.`;
}

/** `(Little)`, `(features only)`: words behind a value are a remark, when nothing in them has a value. */
function commentEnd(tokens: readonly Token[], open: number, known: (word: string) => boolean): number | null {
  const first = tokens[open + 1];
  if (first?.kind !== "word" || known(first.text)) return null;
  let depth = 0;
  for (let at = open; at < tokens.length && at < open + 40; at += 1) {
    const token = tokens[at];
    if (token?.kind !== "symbol") continue;
    if (token.text === "(") depth += 1;
    if (token.text === ")") depth -= 1;
    if (depth === 0) return at + 1;
  }
  return null;
}
