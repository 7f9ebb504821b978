import { unitOf } from "./units.ts";

/** A number in words, with the offset behind it. */
export interface SpelledNumber {
  value: number;
  /** Half a unit of the last place that was said: twelve thousand → 500. */
  rounding: number;
  end: number;
  percent?: boolean;
}

const SMALL = new Map(
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen`
    .split(/\s+/)
    .map((word, value) => [word, value]),
);
const TENS = new Map(
  "twenty thirty forty fifty sixty seventy eighty ninety"
    .split(" ")
    .map((word, index) => [word, 20 + 10 * index]),
);
const SCALES = new Map([
  ["hundred", 100],
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
  ["trillion", 1e12],
]);
const PARTS = new Map([
  ["half", 1 / 2],
  ["third", 1 / 3],
  ["thirds", 1 / 3],
  ["quarter", 1 / 4],
  ["quarters", 1 / 4],
  ["fifth", 1 / 5],
  ["tenth", 1 / 10],
  ["tenths", 1 / 10],
  ["hundredth", 1 / 100],
  ["hundredths", 1 / 100],
  ["thousandth", 1e-3],
  ["thousandths", 1e-3],
  ["millionths", 1e-6],
]);

/** Words with which a number may begin, in lower case and capitalised. */
const OPENERS = new Set(
  [...SMALL.keys(), ...TENS.keys(), "a", "an", "half", "dozen"].flatMap((word) => [
    word,
    word.charAt(0).toUpperCase() + word.slice(1),
  ]),
);

interface Word {
  text: string;
  start: number;
  end: number;
  /** Joined to the word before it by a hyphen. */
  hyphened: boolean;
}

const WORD = /( {0,2}|\n {0,3}|-)(?:([A-Za-z]{1,11})(?![A-Za-z\d_]))/y;

/** The word at an offset, past a space or a hyphen. */
function wordAt(text: string, at: number): Word | null {
  WORD.lastIndex = at;
  const found = WORD.exec(text);
  if (found === null) return null;
  const [whole, gap = "", word = ""] = found;
  const end = at + whole.length;
  return { text: word.toLowerCase(), start: end - word.length, end, hyphened: gap === "-" };
}

/**
 * Reads a number in words: `two hundred million`, `half a million`, `one and a half billion`, `a fifth of a` (second),
 * `twelve`. A small number by itself is one only in prose, and never as part of a compound (`two-tower`).
 */
export function readSpelled(text: string, at: number, first: string, prose: boolean): SpelledNumber | null {
  if (!OPENERS.has(first)) return null;
  const opening = wordAt(text, at);
  if (opening === null) return null;
  if (opening.text === "a" || opening.text === "an") {
    // Most articles stand before a noun: one look settles it.
    const noun = wordAt(text, opening.end)?.text ?? "";
    if (!SCALES.has(noun) && !PARTS.has(noun) && noun !== "dozen" && !isMeasure(noun)) return null;
  }
  const part = readPart(text, opening) ?? readMixed(text, opening);
  if (part !== null) return part;
  const whole = readWhole(text, opening);
  if (whole === null) return null;
  const percent = percentBehind(text, whole.end);
  if (percent !== null) {
    return { value: whole.value / 100, rounding: whole.rounding / 100, end: percent, percent: true };
  }
  if (joinsOn(text, whole.end)) return null;
  return whole.scaled || (prose && standsAlone(text, whole)) ? whole : null;
}

/** `half a million`, `half an hour`, `a quarter of a million`, `a fifth of a second`, `three quarters of an hour`. */
function readPart(text: string, opening: Word): SpelledNumber | null {
  let count = 1;
  let word: Word | null = opening;
  if (opening.text !== "half") {
    count = opening.text === "a" || opening.text === "an" ? 1 : (SMALL.get(opening.text) ?? 0);
    word = wordAt(text, opening.end);
  }
  const share = word === null ? undefined : PARTS.get(word.text);
  if (word === null || share === undefined || count === 0) return null;
  let next = wordAt(text, word.end);
  if (next?.text === "of") next = wordAt(text, next.end);
  else if (word.text !== "half") return null;
  if (next === null || (next.text !== "a" && next.text !== "an")) return null;
  const whole = wordAt(text, next.end);
  if (whole === null) return null;
  const scale = SCALES.get(whole.text);
  const value = count * share * (scale ?? 1);
  if (scale !== undefined) return { value, rounding: value / 10, end: whole.end };
  return isMeasure(whole.text) ? { value, rounding: value / 10, end: next.end } : null;
}

/** `a second and a half`: the number of the unit that follows. */
function readMixed(text: string, opening: Word): SpelledNumber | null {
  if (opening.text !== "a" && opening.text !== "an" && opening.text !== "one") return null;
  const unit = wordAt(text, opening.end);
  const and = unit === null || !isMeasure(unit.text) ? null : wordAt(text, unit.end);
  if (and?.text !== "and" || halfBehind(text, and) === null) return null;
  return { value: 1.5, rounding: 0.05, end: opening.end };
}

/** `50 thousandths of a second`: what the number before is multiplied by, and the offset of the unit. */
export function portionBehind(text: string, at: number): { factor: number; end: number } | null {
  const part = wordAt(text, at);
  const factor = part === null || part.hyphened ? undefined : PARTS.get(part.text);
  if (part === null || factor === undefined || !part.text.endsWith("s")) return null;
  const of = wordAt(text, part.end);
  const article = of?.text === "of" ? wordAt(text, of.end) : null;
  const unit = article?.text === "a" || article?.text === "an" ? wordAt(text, article.end) : null;
  return article !== null && unit !== null && isMeasure(unit.text) ? { factor, end: article.end } : null;
}

/** The offset behind `percent` or `per cent`, or null. */
export function percentBehind(text: string, at: number): number | null {
  const word = wordAt(text, at);
  if (word?.text === "percent") return word.end;
  const cent = word?.text === "per" ? wordAt(text, word.end) : null;
  return cent?.text === "cent" ? cent.end : null;
}

interface Whole extends SpelledNumber {
  /** It names a hundred, a thousand or more, so that it can be nothing but a number. */
  scaled: boolean;
}

function readWhole(text: string, opening: Word): Whole | null {
  let total = 0;
  let current = 0;
  let last = 1;
  let end = opening.start;
  let scaled = false;
  let word: Word | null = opening;
  if (opening.text === "a" || opening.text === "an") {
    word = wordAt(text, opening.end);
    if (word === null || (!SCALES.has(word.text) && word.text !== "dozen")) return null;
    current = 1;
  }
  for (let words = 0; word !== null && words < 10; words += 1) {
    const { text: said } = word;
    const scale = SCALES.get(said);
    const small = SMALL.get(said);
    const tens = TENS.get(said);
    if (scale !== undefined && (current > 0 || total > 0)) {
      if (scale === 100) current *= 100;
      else {
        total += current * scale;
        current = 0;
      }
      last = scale;
      scaled = true;
    } else if (said === "dozen" && current <= 1) {
      current = 12;
      last = 1;
    } else if (tens !== undefined && current % 100 === 0) {
      current += tens;
      last = 1;
    } else if (
      small !== undefined &&
      (current % 100 === 0 || (current % 10 === 0 && current % 100 >= 20 && small < 10))
    ) {
      current += small;
      last = 1;
    } else if (said === "and" && (current > 0 || total > 0)) {
      const half = halfBehind(text, word);
      if (half !== null) return withHalf(text, half, { total, current, last, scaled });
      const next = wordAt(text, word.end);
      if (next === null || !scaled || (!SMALL.has(next.text) && !TENS.has(next.text))) break;
      word = next;
      continue;
    } else break;
    end = word.end;
    word = wordAt(text, end);
  }
  const value = total + current;
  if (end === opening.start || value === 0) return null;
  const half = 0.5 * last;
  return { value, rounding: value % (10 * last) === 0 ? Math.min(half * 10, value / 10) : half, end, scaled };
}

/** The end of `and a half`, whose `and` is given. */
function halfBehind(text: string, and: Word): number | null {
  const article = wordAt(text, and.end);
  const half = article === null || article.text !== "a" ? null : wordAt(text, article.end);
  return half?.text === "half" ? half.end : null;
}

/** `one and a half million`, `a million and a half`, `two and a half`. */
function withHalf(
  text: string,
  end: number,
  { total, current, last, scaled }: { total: number; current: number; last: number; scaled: boolean },
): Whole {
  if (scaled) return { value: total + current + last / 2, rounding: last / 10, end, scaled };
  const next = wordAt(text, end);
  const scale = next === null ? undefined : SCALES.get(next.text);
  const value = (total + current + 0.5) * (scale ?? 1);
  return {
    value,
    rounding: value / 20,
    end: scale === undefined || next === null ? end : next.end,
    scaled: scale !== undefined,
  };
}

/** Part of a compound (`two-tower`, `ten-fold`) or of a fraction (`two thirds`). */
function joinsOn(text: string, end: number): boolean {
  const next = wordAt(text, end);
  return next !== null && ((next.hyphened && unitOf(next.text) === null) || PARTS.has(next.text));
}

/** `one` is a pronoun more often than a number: it counts before a unit of time or size. */
function standsAlone(text: string, { value, end }: Whole): boolean {
  if (value !== 1) return true;
  const next = wordAt(text, end);
  return next !== null && isMeasure(next.text);
}

/** A unit of time or size, not a thing that is counted. */
function isMeasure(word: string): boolean {
  const unit = unitOf(word);
  return unit !== null && unit.tag === undefined && word.length > 1;
}
