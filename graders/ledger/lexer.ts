import { isDigit, isLetter, isSpace, isWordPart, joinsWord } from "./characters.ts";
import { readNumber } from "./read-number.ts";
import { readSpelled, type SpelledNumber } from "./spelled-number.ts";
import type { NumberToken, SymbolToken, Token } from "./tokens.ts";
import { unitOf } from "./units.ts";

const SYMBOLS = new Map<string, SymbolToken["text"]>([
  ["+", "+"],
  ["-", "-"],
  ["−", "-"],
  ["–", "-"],
  ["*", "*"],
  ["×", "*"],
  ["·", "*"],
  ["⋅", "*"],
  ["∙", "*"],
  ["✕", "*"],
  ["/", "/"],
  ["÷", "/"],
  ["^", "^"],
  ["(", "("],
  [")", ")"],
  [",", ","],
  ["|", "|"],
  [":", ":"],
  [";", ";"],
  [".", "."],
  ["?", "?"],
]);

const SEVERAL_ARGUMENTS = new Set(["min", "max", "sum", "round"]);

/**
 * Reads text as people write estimates: 10M, 70B, 86,400, $72k, 200k req/s, 4.3 billion, 30%. One pass, each character
 * looked at a bounded number of times, no regular expression that can backtrack over more than one token.
 * @param prose Markdown emphasis is dropped and dashes between digits are ranges.
 */
export function lex(text: string, { prose = false }: { prose?: boolean } = {}): Token[] {
  const tokens: Token[] = [];
  /** For each open parenthesis: does it hold the arguments of a function? */
  const calls: boolean[] = [];
  let at = 0;
  let spaced = false;

  const push = (token: Token) => {
    tokens.push(token);
    at = token.end;
    spaced = false;
  };
  const symbol = (name: SymbolToken["text"], length: number) =>
    push({ kind: "symbol", text: name, typed: text.charAt(at), start: at, end: at + length, spaced });

  while (at < text.length) {
    const c = text.charAt(at);
    if (isSpace(c) || c === "\r") {
      spaced = true;
      at += 1;
      continue;
    }
    const start = at;
    if (c === "\n") {
      symbol("\n", 1);
    } else if (isDigit(c) || (c === "." && isDigit(text[at + 1]) && !isWordPart(text[at - 1]))) {
      for (const token of readNumber(text, at, { spaced, money: false, calls: calls.at(-1) ?? false })) {
        push(token);
      }
    } else if (c === "$" || c === "€" || c === "£") {
      // Currencies are taken as one: what they differ by is less than any estimate of cost is sure of.
      let next = at + 1;
      while (isSpace(text[next]) && next < at + 3) next += 1;
      if (isDigit(text[next]) || (text[next] === "." && isDigit(text[next + 1]))) {
        const inCall = calls.at(-1) ?? false;
        for (const token of readNumber(text, next, { spaced, money: true, calls: inCall })) {
          push(token.kind === "number" ? { ...token, start } : token);
        }
      } else {
        push({ kind: "word", text: "USD", unit: unitOf("USD"), start, end: at + 1, spaced });
      }
    } else if (isLetter(c)) {
      let end = at + 1;
      while (end < text.length && (isWordPart(text[end]) || joinsWord(text, at, end))) end += 1;
      const word = text.slice(at, end);
      const spelled = readSpelled(text, at, word, prose);
      if (spelled !== null) {
        push(spelledToken(spelled, { start, spaced }));
        continue;
      }
      const unitAhead = word === "US" && text[end] === "$";
      if (unitAhead) {
        at = end;
        continue;
      }
      push({ kind: "word", text: word, unit: unitOf(word), start, end, spaced });
    } else if (c === "*" && text[at + 1] === "*") {
      if (prose) {
        at += 2;
      } else symbol("^", 2);
    } else if (prose && (c === "`" || (c === "*" && isEmphasis(text, at)))) {
      at += 1;
    } else if ("≈≃≅~∼".includes(c)) {
      push({ kind: "relation", sign: "≈", start, end: at + 1, spaced });
    } else if (c === "=" || c === "→" || c === "⇒" || c === "➔") {
      const arrow = c !== "=" || text[at + 1] === ">";
      const doubled = c === "=" && (text[at + 1] === ">" || text[at + 1] === "=");
      push({ kind: "relation", sign: arrow ? "→" : "=", start, end: at + (doubled ? 2 : 1), spaced });
    } else if (c === "-" && text[at + 1] === ">") {
      push({ kind: "relation", sign: "→", start, end: at + 2, spaced });
    } else if ("<>≤≥".includes(c)) {
      const wide = text[at + 1] === "=" ? 2 : 1;
      push({ kind: "relation", sign: c === "<" || c === "≤" ? "<" : ">", start, end: at + wide, spaced });
    } else {
      const name = SYMBOLS.get(c);
      if (name === "(") {
        const before = tokens.at(-1);
        calls.push(before?.kind === "word" && SEVERAL_ARGUMENTS.has(before.text));
      } else if (name === ")") calls.pop();
      if (name !== undefined) symbol(name, 1);
      else {
        const whole = String.fromCodePoint(text.codePointAt(at) ?? 0);
        push({ kind: "strange", text: whole, start, end: at + whole.length, spaced });
      }
    }
  }
  return tokens;
}

function spelledToken(
  { value, rounding, end, percent = false }: SpelledNumber,
  { start, spaced }: { start: number; spaced: boolean },
): NumberToken {
  return {
    kind: "number",
    value,
    rounding,
    beforeB: null,
    percent,
    money: false,
    spelled: true,
    start,
    end,
    spaced,
  };
}

/** A lone star with space on one side only opens or closes emphasis; as an operator it has it on both or neither. */
function isEmphasis(text: string, at: number): boolean {
  const open = (c: string | undefined) => c === undefined || isSpace(c) || c === "\n" || ".,;:)|".includes(c);
  return open(text[at - 1]) !== open(text[at + 1]);
}
