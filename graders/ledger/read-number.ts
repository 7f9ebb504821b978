import { isDigit, isLetter, isSpace, isWordPart } from "./characters.ts";
import { TIME } from "./dimension.ts";
import type { NumberToken, SymbolToken, Token } from "./tokens.ts";
import { percentBehind, portionBehind } from "./spelled-number.ts";
import { MINUTE, unitOf, type Unit } from "./units.ts";

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
  ["hundred", 100],
  ["lakh", 1e5],
  ["lakhs", 1e5],
  ["crore", 1e7],
  ["crores", 1e7],
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

const MINUTE_UNIT: Unit = { label: "min", factor: MINUTE, dimension: TIME };
const LONGEST_NUMBER = 60;

/** A number with what is attached to it; the unit, when attached, comes as a second token. */
export function readNumber(
  text: string,
  start: number,
  { spaced, money, calls }: { spaced: boolean; money: boolean; calls: boolean },
): Token[] {
  let at = start;
  let digits = "";
  let decimals = 0;
  let point = false;
  const grouped = GROUPED.exec(text.slice(start, start + 20))?.[0];
  if (grouped !== undefined) {
    digits = grouped.replaceAll(/\D/g, "");
    at += grouped.length;
  }
  while (at < text.length && at - start < LONGEST_NUMBER) {
    const c = text[at];
    if (isDigit(c)) {
      digits += c;
      if (point) decimals += 1;
      at += 1;
    } else if (!point && isPoint(text, at, start, calls)) {
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
  const before =
    text
      .slice(Math.max(0, start - 3), start)
      .trimEnd()
      .at(-1) ?? "";
  const divides = before !== "" && "^/÷".includes(before);
  const divisor = divides && BEHIND_A_POWER.test(text.slice(Math.max(0, start - 16), start));
  const scientific = divides && !divisor ? null : SCIENTIFIC.exec(text.slice(at, at + 14));
  const power = digits === "10" && !point && before !== "^" ? TENTH_POWER.exec(text.slice(at, at + 6)) : null;
  if (scientific !== null) {
    exponent += powerOf(scientific[1] ?? "");
    at += scientific[0].length;
  } else if (power !== null) {
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

  const percent = SIGNED_PERCENT.exec(text.slice(at, at + 5));
  if (percent !== null) {
    scale(0.01, at + (percent[1]?.length ?? 0) + 1);
    number.percent = true;
    return [number];
  }
  return readSuffix(text, number, scale);
}

/** What is attached to a number: a magnitude, a unit, an `x`; or a magnitude as a word behind it. */
function readSuffix(
  text: string,
  number: NumberToken,
  scale: (factor: number, end: number) => void,
): Token[] {
  const { value: base, money, end: at } = number;
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
    if (next > at && magnitude !== undefined) {
      // `100 thousand million` is how some count what others call a hundred billion, `10 million million` ten trillion.
      const again = / {1,2}(million|millions|billion|billions)(?![\p{L}\d])/uy;
      again.lastIndex = wordEnd;
      const second = magnitude === 1e3 || magnitude === 1e6 ? again.exec(text) : null;
      if (second === null) scale(magnitude, wordEnd);
      else scale(magnitude * (WORD_MAGNITUDES.get(second[1] ?? "") ?? 1), wordEnd + second[0].length);
    }
    if (next > at && magnitude === undefined && wordEnd > next) readWordsBehind(text, number, scale);
  }
  return [number];
}

/** `50 thousandths of a second`, `30 per cent`. */
function readWordsBehind(
  text: string,
  number: NumberToken,
  scale: (factor: number, end: number) => void,
): void {
  const percent = percentBehind(text, number.end);
  if (percent !== null) {
    scale(0.01, percent);
    number.percent = true;
    return;
  }
  const portion = portionBehind(text, number.end);
  if (portion !== null) scale(portion.factor, portion.end);
}

/** `4.9 %`, as most of Europe writes it; `7 % 3` is no share. */
const SIGNED_PERCENT = /^([ \u00a0\u202f\u2009]?)%(?! ?\d)/;

/** In `9 × 10^20 / 4 × 10^14` the second power belongs below the line, as the first stands above it. */
const BEHIND_A_POWER = /10(?:\^\d{1,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}) ?[/÷] ?$/;

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
/** `4.3 × 10^9` and `10⁹` are numbers, not products and powers; `10^10^10` is left to the powers. */
const SCIENTIFIC = /^ ?[×x*·] ?10(\^\d{1,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?![\d^]|\.\d)/;
const TENTH_POWER = /^(\^\d{1,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?![\d^]|\.\d)/;

function powerOf(written: string): number {
  const digits = [...written].map((c) => (SUPERSCRIPTS.includes(c) ? SUPERSCRIPTS.indexOf(c) : c));
  return Number(digits.join("").replace("^", ""));
}

/** Thousands: 86,400 and 86 400 with a thin space and 86_400; a comma between arguments is none. */
function isSeparator(c: string | undefined, calls: boolean): boolean {
  return (
    (c === "," && !calls) || c === "_" || c === "'" || c === "\u2019" || c === "\u202f" || c === "\u2009"
  );
}

/** Thousands set apart by spaces or points: 10 000 000, 86 400, 10.000.000. Other digits with a space are two numbers. */
const GROUPED =
  /^(?:[1-9]\d{0,2}(?: \d{3}){0,2} 000|86 400|604 800|[1-9]\d{0,2}(?:\.\d{3}){2,3})(?![\d.,]?\d)/;

/** The decimal point, or the comma that stands for it: 2.5 and 2,5 and 0,125; not in a list such as 1,2,3. */
function isPoint(text: string, at: number, start: number, calls: boolean): boolean {
  if (text[at] === ".") return isDigit(text[at + 1]);
  if (text[at] !== "," || calls || text[start - 1] === ",") return false;
  const behind = DECIMALS.exec(text.slice(at + 1, at + 6));
  return behind !== null && (behind[0].length < 3 || text.slice(start, at) === "0");
}
const DECIMALS = /^\d{1,3}(?!\d|,\d)/;

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
