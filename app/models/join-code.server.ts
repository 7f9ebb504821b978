import { randomInt } from "node:crypto";

/** Letters and digits that nobody mistakes for each other, spoken or written: no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V. */
const ALPHABET = "34679ACDEFGHJKMNPQRTWXY";
const LENGTH = 8;

/** Eight characters out of 23: 78 billion codes, and wrong ones are counted. */
export const newJoinCode = (): string =>
  Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");

/** `abcd efgh`, `ABCD-EFGH` → `ABCDEFGH`; null: no code can look like this. */
export function readJoinCode(typed: string): string | null {
  const code = typed.slice(0, 40).replace(/[\s-]/g, "").toUpperCase();
  return code.length === LENGTH && [...code].every((letter) => ALPHABET.includes(letter)) ? code : null;
}

export const shownJoinCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;
