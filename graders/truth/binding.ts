import { stemOf } from "../text/stem.ts";
import { type StatedNumber } from "./numbers.ts";

/** Words that name nothing by themselves. */
const EMPTY = new Set(
  "a an the of per to in for and or on at by with as is are be it its this that each every one total our my we".split(
    " ",
  ),
);

/** Words for one thing, of which one form is kept. */
const SAME_WORD = new Map([
  ["daily", "day"],
  ["hourly", "hour"],
  ["monthly", "month"],
  ["yearly", "year"],
  ["annual", "year"],
  ["avg", "average"],
  ["mean", "average"],
  ["qps", "rps"],
  ["sec", "second"],
]);

/* Character classes of all scripts take several times as long. */
const ASCII = /^[\x20-\x7E\n\t]*$/;

/** Stems of the telling words of a name or a sentence: `peak_rps` → peak, rps. */
export function telling(text: string): string[] {
  const lower = text.toLowerCase();
  const words = ASCII.test(lower)
    ? lower.split(/[^a-z0-9]+/)
    : lower.replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2").split(/[^\p{L}\p{N}]+/u);
  const stems: string[] = [];
  for (const word of words)
    if (word !== "" && !EMPTY.has(word) && !/^\d/.test(word)) stems.push(stemOf(SAME_WORD.get(word) ?? word));
  return stems;
}

const phrases = new Map<string, readonly string[]>();
function phraseStems(phrase: string): readonly string[] {
  let stems = phrases.get(phrase);
  if (stems === undefined) {
    stems = telling(phrase);
    if (phrases.size < 10_000) phrases.set(phrase, stems);
  }
  return stems;
}

/** A quantity of the question, as candidates may call it. */
export interface Named {
  label: string;
  unit: string;
  names: readonly string[];
}

/** Words that a unit says by itself: whoever writes “each picture 2 MB” need not call it a size. */
const SAID_BY_UNIT: readonly (readonly [unit: string, words: string])[] = [
  ["B", "size sized storage memory volume byte bytes data"],
  ["B/s", "bandwidth throughput traffic storage volume byte bytes data"],
  ["1/s", "rate second"],
  ["USD", "cost price dollar"],
  ["s", "time latency duration"],
];
const saidBy = new Map(SAID_BY_UNIT.map(([unit, words]) => [unit, new Set(telling(words))]));
const MAY_BE_SAID = new Set([...saidBy.values()].flatMap((words) => [...words]));

/** Whether the unit of a number stands for a word. */
const unitSays = (number: StatedNumber, stem: string): boolean =>
  MAY_BE_SAID.has(stem) && [...saidBy].some(([unit, words]) => words.has(stem) && number.in(unit) !== null);

/**
 * How well a stated number's words fit a quantity's names, 0 to 1: 1 when every word of one of the names is there (or is
 * said by its unit, beside a word that is there), less when only some words of the label are.
 */
export const nameFit = (number: StatedNumber, named: Named): number => fitOf(number, stemsOf(named));

/** The stems of a quantity's names and of its label. */
const stemsOf = ({ names, label }: Named): (readonly string[])[] =>
  [...names, label].map(phraseStems).filter((stems) => stems.length > 0);

/** Names that the question, the lexicon or a sketch gives to things come again and again. */
export const stemsOfName = phraseStems;

const placesRead = new WeakMap<readonly StatedNumber[], ReadonlyMap<string, readonly number[]>>();

/** Where the numbers stand that have a stem among their words. */
function placesOf(stated: readonly StatedNumber[]): ReadonlyMap<string, readonly number[]> {
  const known = placesRead.get(stated);
  if (known) return known;
  const places = new Map<string, number[]>();
  for (const [at, number] of stated.entries())
    for (const stem of wordsOf(number)) {
      const here = places.get(stem);
      if (here) here.push(at);
      else places.set(stem, [at]);
    }
  placesRead.set(stated, places);
  return places;
}

/** The numbers that share a word with one of the phrases, in their order. */
function sharingAWord(
  stated: readonly StatedNumber[],
  phrases: readonly (readonly string[])[],
): StatedNumber[] {
  const places = placesOf(stated);
  const shares = new Uint8Array(stated.length);
  for (const stems of phrases)
    for (const stem of stems) for (const at of places.get(stem) ?? []) shares[at] = 1;
  return stated.filter((_, at) => shares[at] === 1);
}

const wordSets = new WeakMap<readonly string[], ReadonlySet<string>>();

function wordsOf({ about }: StatedNumber): ReadonlySet<string> {
  let words = wordSets.get(about);
  if (!words) {
    words = new Set(about);
    wordSets.set(about, words);
  }
  return words;
}

function fitOf(number: StatedNumber, phrases: readonly (readonly string[])[]): number {
  const words = wordsOf(number);
  let best = 0;
  for (const stems of phrases) {
    let count = 0;
    for (const stem of stems) if (words.has(stem)) count += 1;
    if (count === 0) continue;
    if (count < stems.length)
      for (const stem of stems) if (!words.has(stem) && unitSays(number, stem)) count += 1;
    const here = count / stems.length;
    if (here === 1) return 1;
    best = Math.max(best, here >= 0.5 ? here * 0.6 : 0);
  }
  return best;
}

/** A unit that says much by itself: bytes, money, a rate. A plain number needs a name. */
const isTellingUnit = (unit: string) => unit !== "1" && unit !== "%" && unit !== "";

const PERIODS = ["day", "month", "year", "hour"] as const;
/** Of a time, a period makes a plain number: 20% is no number of hours. */
const TIME_UNIT = /^(?:[mµun]?s|min|h|hours?|days?|weeks?|months?|years?)$/;

/** People write “7 TB” for “7 TB a day” and the other way round; the quantity's name says which is meant. */
export function valueIn(number: StatedNumber, { unit, label, names }: Named): number | null {
  const value = number.in(unit);
  if (value !== null) return value;
  const period = PERIODS.find((one) => unit.endsWith(`/${one}`));
  if (period !== undefined) return number.in(unit.slice(0, -period.length - 1) || "1");
  if (TIME_UNIT.test(unit)) return null;
  const words = [label, ...names].join(" ").toLowerCase();
  const meant = PERIODS.find((one) =>
    one === "day" ? /\bday\b|daily|_day\b/.test(words) : words.includes(one),
  );
  return meant === undefined ? null : number.in(`${unit}/${meant}`);
}

export interface Binding {
  number: StatedNumber;
  value: number;
  fit: number;
}

/**
 * Stated numbers that may answer a quantity, best first: by name, then by unit and meaning (the unit converts and half
 * of a name's words are there). Rows and worked equations come before numbers merely mentioned.
 */
export function bind(stated: readonly StatedNumber[], named: Named): Binding[] {
  const bindings: Binding[] = [];
  const phrases = stemsOf(named);
  const least = isTellingUnit(named.unit) ? 0.3 : 0.9;
  for (const number of sharingAWord(stated, phrases)) {
    const fit = fitOf(number, phrases);
    if (fit < least) continue;
    const value = valueIn(number, named);
    if (value !== null) bindings.push({ number, value, fit });
  }
  const rank = ({ number, fit }: Binding) => fit + (number.from === "row" ? 0.2 : number.computed ? 0.1 : 0);
  return bindings.sort((a, b) => rank(b) - rank(a));
}
