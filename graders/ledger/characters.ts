/** Character classes of the lexer; ASCII is decided without a regular expression. */
export const isDigit = (c: string | undefined) => c !== undefined && c >= "0" && c <= "9";
const LETTER = /\p{L}/u;
export const isLetter = (c: string | undefined) => {
  if (c === undefined) return false;
  if (c < "\u0080") return (c >= "a" && c <= "z") || (c >= "A" && c <= "Z") || c === "_";
  return LETTER.test(c);
};
export const isWordPart = (c: string | undefined) => isLetter(c) || isDigit(c);
export const isSpace = (c: string | undefined) =>
  c === " " || c === "\t" || c === "\u00a0" || c === "\u2009" || c === "\u202f" || c === "\u200a";

/** As in `Little's law`. */
export const isApostrophe = (text: string, at: number) =>
  (text[at] === "'" || text[at] === "\u2019") && isLetter(text[at - 1]) && isLetter(text[at + 1]);
