/** Text folded for matching, with the way back to what was typed. */
export interface Normalised {
  text: string;
  /** The UTF-16 offset in the original of an offset in `text`; its length maps to the original's length. */
  original: (offset: number) => number;
  /** Characters that nobody sees and that only serve to slip past a reader or a matcher. */
  hidden: number;
}

/** Cyrillic and Greek letters that look like Latin ones, by Unicode's confusables table (UTS 39), lower and upper case. */
const LOOK_ALIKE: Readonly<Record<string, string>> = Object.fromEntries(
  (
    "аa еe оo рp сc хx уy іi ѕs јj һh ԁd ԛq ԝw АA ВB ЕE КK МM НH ОO РP СC ТT ХX УY ІI ЅS ЈJ " +
    "οo αa ιi νv ρp υu ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX"
  )
    .split(" ")
    .map((pair) => [[...pair][0] ?? "", [...pair][1] ?? ""]),
);

const PUNCTUATION: Readonly<Record<string, string>> = {
  "‘": "'",
  "’": "'",
  "‚": "'",
  "′": "'",
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "»": '"',
  "‐": "-",
  "‑": "-",
  "‒": "-",
  "−": "-",
  "–": "–",
  "—": "—",
  "•": "•",
  "·": "·",
  "×": "×",
  "…": "...",
  /* It would fall apart into an equals sign and a stroke. */
  "≠": "≠",
};

/* Zero-width and bidirectional controls, soft hyphen, byte order mark, tag characters. */
const INVISIBLE =
  /^[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFE00-\uFE0F\uFEFF\u{E0000}-\u{E0FFF}]$/u;
/* What editors and web pages leave behind by themselves: no one hides anything with these alone. */
const HARMLESS = /^[\u00AD\uFEFF\u200D\uFE00-\uFE0F]$/u;
const COMBINING = /[\u0300-\u036F]/g;
const LETTER = /^[A-Za-z]$/;
const NEEDS_FOLDING = /[^\n\t\r\x20-\x7E]/;

/**
 * Folds as Unicode NFKC does, and further: quotes, hyphens, accents, look-alike letters and invisible characters. Works
 * character by character, so that each folded character knows where it came from.
 */
export function normalise(original: string): Normalised {
  if (!NEEDS_FOLDING.test(original)) return { text: original, original: (offset) => offset, hidden: 0 };
  const offsets: number[] = [];
  let text = "";
  let hidden = 0;
  let at = 0;
  let previous = "";
  for (const character of original) {
    let folded = character;
    if (character <= "\x7E") {
      offsets.push(at);
      text += character;
      previous = character;
      at += 1;
      continue;
    }
    if (INVISIBLE.test(character)) {
      folded = "";
      if (!HARMLESS.test(character)) hidden += 1;
    } else {
      const lookAlike = LOOK_ALIKE[character];
      const next = original[at + character.length] ?? "";
      if (lookAlike !== undefined && (LETTER.test(previous) || LETTER.test(next) || isCyrillic(character))) {
        folded = lookAlike;
        if (LETTER.test(previous) || LETTER.test(next)) hidden += 1;
      } else {
        folded = PUNCTUATION[character] ?? character.normalize("NFKD").replace(COMBINING, "");
      }
    }
    for (let unit = 0; unit < folded.length; unit++) offsets.push(at);
    text += folded;
    if (folded !== "") previous = folded;
    at += character.length;
  }
  offsets.push(original.length);
  const end = original.length;
  return { text, original: (offset) => offsets[offset] ?? end, hidden };
}

const isCyrillic = (character: string) => character >= "\u0400" && character <= "\u052F";
