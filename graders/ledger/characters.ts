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

/** An apostrophe as in `Little's law`, a point as in `r6g.2xlarge` and `v1.2`. */
export function joinsWord(text: string, start: number, at: number): boolean {
  const [c, next] = [text[at], text[at + 1]];
  if (c === "'" || c === "\u2019") return isLetter(text[at - 1]) && isLetter(next);
  return (
    c === "." && (isDigit(next) || isLower(next)) && /\d/.test(text.slice(start, Math.min(at, start + 12)))
  );
}

const isLower = (c: string | undefined) => c !== undefined && c >= "a" && c <= "z";
