import { significant } from "../ledger/significant.ts";

const WORDS: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  dozen: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};
const MAGNITUDES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, mn: 1e6, b: 1e9, bn: 1e9, t: 1e12 };

const VALUES = new Map(Object.entries(WORDS));

/** The value of a number word, or undefined. */
export const numberWord = (word: string): number | undefined => VALUES.get(word);

export const isScale = (word: string): boolean => (numberWord(word) ?? 0) >= 100;

export interface ScannedNumber {
  /** Length in characters, magnitude included and unit left out. */
  length: number;
  value: number;
}

/* Digits with thousands separators, decimals, an exponent; then a percent sign or an attached magnitude. */
const NUMBER =
  /(\d{1,3}(?:,\d{3})+|\d{1,18})(\.\d{1,12})?(e[+-]?\d{1,3})?(%|(?:bn|mn|[kmbt])(?![a-z0-9]))?/iy;

/** The number that starts at `at`, or null: `100k`, `50,000`, `99.95%` (→ 0.9995), `1e-5`, `4.3B`. */
export function scanNumber(text: string, at: number): ScannedNumber | null {
  NUMBER.lastIndex = at;
  const found = NUMBER.exec(text);
  if (!found) return null;
  const [whole, digits = "", fraction = "", exponent = "", suffix = ""] = found;
  const base = Number(digits.replaceAll(",", "") + fraction + exponent);
  const scale = suffix === "%" ? 0.01 : (MAGNITUDES[suffix.toLowerCase()] ?? 1);
  return { length: whole.length, value: round(base * scale) };
}

/** `1/1000` as one number. Not `24/7` or `page 2/3`: only hundreds and more are written so for a share. */
export function scanFraction(text: string, at: number): ScannedNumber | null {
  FRACTION.lastIndex = at;
  const found = FRACTION.exec(text);
  if (!found) return null;
  const value = Number(found[1]) / Number((found[2] ?? "").replaceAll(",", ""));
  return Number.isFinite(value) && value < 1 ? { length: found[0].length, value: round(value) } : null;
}
const FRACTION = /(\d{1,4})\/(\d{1,3}(?:,\d{3})+|[1-9]\d{2,12})(?![\d.])/y;

/** To nine significant digits, so that the same number written twice is the same number. */
export const round = significant;
