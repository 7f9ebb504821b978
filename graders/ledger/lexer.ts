import { MINUTE, unitOf, type Unit } from "./units.ts";
import { TIME } from "./dimension.ts";
import type { NumberToken, SymbolToken, Token } from "./tokens.ts";

/**
 * Reads text as people write estimates: 10M, 70B, 86,400, $72k, 200k req/s, 4.3 billion, 30%. One pass, each character
 * looked at a bounded number of times, no regular expression that can backtrack over more than one token.
 */

const MAGNITUDES = new Map([
  ["k", 1e3],
  ["K", 1e3],
  ["M", 1e6],
  ["mn", 1e6],
  ["mio", 1e6],
  ["mln", 1e6],
  ["G", 1e9],
  ["B", 1e9],
  ["bn", 1e9],
  ["T", 1e12],
  ["tn", 1e12],
]);
const WORD_MAGNITUDES = new Map([
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
  ["trillion", 1e12],
  ["millions", 1e6],
  ["billions", 1e9],
  ["mn", 1e6],
  ["bn", 1e9],
]);
/** Magnitudes that may stand apart from their number; a spaced B is bytes. */
const SPACED_MAGNITUDES = new Set(["k", "K", "M", "T"]);

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

const isDigit = (c: string | undefined) => c !== undefined && c >= "0" && c <= "9";
const LETTER = /\p{L}/u;
const isLetter = (c: string | undefined) => {
  if (c === undefined) return false;
  if (c < "\u0080") return (c >= "a" && c <= "z") || (c >= "A" && c <= "Z") || c === "_";
  return LETTER.test(c);
};
const isWordPart = (c: string | undefined) => isLetter(c) || isDigit(c);
const isSpace = (c: string | undefined) =>
  c === " " || c === "\t" || c === "\u00a0" || c === "\u2009" || c === "\u202f" || c === "\u200a";

const MINUTE_UNIT: Unit = { label: "min", factor: MINUTE, dimension: TIME };
/** As in `Little's law`. */
const isApostrophe = (text: string, at: number) =>
  (text[at] === "'" || text[at] === "\u2019") && isLetter(text[at - 1]) && isLetter(text[at + 1]);

const LONGEST_NUMBER = 60;
const SEVERAL_ARGUMENTS = new Set(["min", "max", "sum", "round"]);

/**
 * @param listCommas inside a call of several arguments a comma separates; elsewhere `86,400` is one number.
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
    } else if (isDigit(c) || (c === "." && isDigit(text[at + 1]))) {
      for (const token of readNumber(text, at, { spaced, money: false, calls: calls.at(-1) ?? false })) {
        push(token);
      }
    } else if (c === "$") {
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
      while (end < text.length && (isWordPart(text[end]) || isApostrophe(text, end))) end += 1;
      const word = text.slice(at, end);
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

/** A number with what is attached to it; the unit, when attached, comes as a second token. */
function readNumber(
  text: string,
  start: number,
  { spaced, money, calls }: { spaced: boolean; money: boolean; calls: boolean },
): Token[] {
  let at = start;
  let digits = "";
  let decimals = 0;
  let point = false;
  while (at < text.length && at - start < LONGEST_NUMBER) {
    const c = text[at];
    if (isDigit(c)) {
      digits += c;
      if (point) decimals += 1;
      at += 1;
    } else if (c === "." && !point && isDigit(text[at + 1])) {
      point = true;
      digits += ".";
      at += 1;
    } else if (!point && isSeparator(c, calls) && groupFollows(text, at + 1)) {
      at += 1;
    } else break;
  }
  let exponent = 0;
  const tail =
    text[at] !== "e" && text[at] !== "E"
      ? null
      : /^[eE]([+-]?\d{1,4})(?![\p{L}\d])/u.exec(text.slice(at, at + 8));
  if (tail) {
    exponent = Number(tail[1]);
    at += tail[0].length;
  }
  const scientific = SCIENTIFIC.exec(text.slice(at, at + 14));
  const power = digits === "10" && !point ? TENTH_POWER.exec(text.slice(at, at + 6)) : null;
  if (scientific !== null) {
    exponent += powerOf(scientific[1] ?? "");
    at += scientific[0].length;
  } else if (power !== null && text[start - 1] !== "^") {
    exponent += powerOf(power[1] ?? "") - 1;
    at += power[0].length;
  }
  const base = Number(digits) * 10 ** exponent;
  const shown = 0.5 * 10 ** (lastDigitPlace(digits, decimals) + exponent);
  const half = digits.endsWith("0") && !point ? Math.min(shown, base / 10) : shown;
  const number: NumberToken = {
    kind: "number",
    value: base,
    rounding: half,
    beforeB: null,
    percent: false,
    money,
    start,
    end: at,
    spaced,
  };
  const scale = (factor: number, end: number) => {
    number.value = base * factor;
    number.rounding = half * factor;
    number.end = end;
  };

  if (text[at] === "%") {
    scale(0.01, at + 1);
    number.percent = true;
    return [number];
  }
  let end = at;
  while (end < text.length && isLetter(text[end]) && end - at < 40) end += 1;
  const run = text.slice(at, end);
  const followedByDigit = isDigit(text[end]);
  if (run === "x" && followedByDigit) {
    const times: SymbolToken = {
      kind: "symbol",
      text: "*",
      typed: "x",
      start: at,
      end: at + 1,
      spaced: false,
    };
    return [number, times];
  }
  if (/^[xX](?![\p{Ll}_])/u.test(run)) {
    number.end = at + 1;
    return [number];
  }
  if (run !== "" && !followedByDigit) {
    const magnitude = MAGNITUDES.get(run) ?? (money && run === "m" ? 1e6 : undefined);
    if (magnitude !== undefined) {
      scale(magnitude, end);
      if (run === "B" && !money) number.beforeB = base;
      return [number];
    }
    if (run === "m") {
      const million = countFollows(text, end);
      if (million) {
        scale(1e6, end);
        return [number];
      }
      return [number, { kind: "word", text: "m", unit: MINUTE_UNIT, start: at, end, spaced: false }];
    }
    const word = WORD_MAGNITUDES.get(run.toLowerCase());
    if (word !== undefined) {
      scale(word, end);
      return [number];
    }
    const unit = unitOf(run);
    if (unit === null) {
      const first = MAGNITUDES.get(run.charAt(0));
      const rest = unitOf(run.slice(1));
      if (first !== undefined && rest !== null) {
        scale(first, at + 1);
        return [number, { kind: "word", text: run.slice(1), unit: rest, start: at + 1, end, spaced: false }];
      }
    }
    return [number, { kind: "word", text: run, unit, start: at, end, spaced: false }];
  }
  if (run === "") {
    let next = at;
    while (isSpace(text[next]) && next - at < 4) next += 1;
    if (text[next] === "-" && isLetter(text[next + 1])) return [number];
    let wordEnd = next;
    while (wordEnd < text.length && isWordPart(text[wordEnd]) && wordEnd - next < 12) wordEnd += 1;
    const spelled = text.slice(next, wordEnd);
    const magnitude =
      WORD_MAGNITUDES.get(spelled.toLowerCase()) ??
      (SPACED_MAGNITUDES.has(spelled) ? MAGNITUDES.get(spelled) : undefined);
    if (next > at && magnitude !== undefined) scale(magnitude, wordEnd);
  }
  return [number];
}

/** A lone star with space on one side only opens or closes emphasis; as an operator it has it on both or neither. */
function isEmphasis(text: string, at: number): boolean {
  const open = (c: string | undefined) => c === undefined || isSpace(c) || c === "\n" || ".,;:)|".includes(c);
  return open(text[at - 1]) !== open(text[at + 1]);
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
/** `4.3 × 10^9` and `10⁹` are numbers, not products and powers; `10^10^10` is left to the powers. */
const SCIENTIFIC = /^ ?[×x*·] ?10(\^\d{1,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?![\d^.])/;
const TENTH_POWER = /^(\^\d{1,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?![\d^.])/;

function powerOf(written: string): number {
  const digits = [...written].map((c) => (SUPERSCRIPTS.includes(c) ? SUPERSCRIPTS.indexOf(c) : c));
  return Number(digits.join("").replace("^", ""));
}

/** Thousands: 86,400 and 86 400 with a thin space and 86_400; a comma between arguments is none. */
function isSeparator(c: string | undefined, calls: boolean): boolean {
  return (c === "," && !calls) || c === "_" || c === "'" || c === "\u202f" || c === "\u2009";
}

function groupFollows(text: string, at: number): boolean {
  return isDigit(text[at]) && isDigit(text[at + 1]) && isDigit(text[at + 2]) && !isDigit(text[at + 3]);
}

function countFollows(text: string, at: number): boolean {
  let next = at;
  while (isSpace(text[next]) && next - at < 3) next += 1;
  let end = next;
  while (end < text.length && isLetter(text[end]) && end - next < 20) end += 1;
  return unitOf(text.slice(next, end))?.tag !== undefined;
}

/** Power of ten of the last digit that says something: 86,400 → 2, 4.3 → −1, 4.30 → −2. */
function lastDigitPlace(digits: string, decimals: number): number {
  if (decimals > 0) return -decimals;
  const zeros = digits.length - digits.replace(/0{1,60}$/, "").length;
  return zeros === digits.length ? 0 : zeros;
}
