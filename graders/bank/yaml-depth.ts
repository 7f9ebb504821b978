/** Levels of YAML or JSON that are read; honest files have about ten. */
const DEEPEST = 100;

/**
 * Does a YAML or JSON text nest so deeply that a recursive parser could exhaust the stack? (Node aborts when a regular
 * expression runs on a full stack, so this cannot be left to a catch.) Brackets inside strings count too: a text with a
 * hundred that are never closed is not worth the risk.
 */
export function nestsTooDeeply(text: string): boolean {
  let brackets = 0;
  let column = 0;
  let indicators = 0;
  let indented = true;
  for (let at = 0; at < text.length; at += 1) {
    const c = text[at];
    if (c === "[" || c === "{") brackets += 1;
    else if (c === "]" || c === "}") brackets = Math.max(0, brackets - 1);
    if (c === "\n") {
      column = 0;
      indicators = 0;
      indented = true;
      continue;
    }
    // `- - - x` and `? ? ? x` open a level with each sign; so can each column of indentation.
    if (indented && (c === "-" || c === "?") && text[at + 1] === " ") indicators += 1;
    else if (indented && c !== " ") indented = false;
    if (indented) column += 1;
    if (brackets > DEEPEST || indicators > DEEPEST || column > 4 * DEEPEST) return true;
  }
  return false;
}
