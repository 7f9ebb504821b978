import { type Sentence } from "../text/types.ts";

const WORDS_SHOWN = 14;
/** Of a short sentence, at most this share: a hint is no answer. */
const SHARE_SHOWN = 0.7;

const flat = (text: string) =>
  text
    .replaceAll(/\*\*|__|`|^[\s>*+-]+|^\s*\||\|\s*$/g, "")
    .replaceAll(/[{}]{2}/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();

/** The beginning of a text, in whole words. */
export function opening(text: string, words = WORDS_SHOWN): string {
  const all = flat(text).split(" ");
  const shown = all.slice(0, Math.max(3, Math.min(words, Math.ceil(all.length * SHARE_SHOWN))));
  const cut = shown
    .join(" ")
    .slice(0, 140)
    .replace(/[\s,;:.(–—-]+$/, "");
  return shown.length < all.length ? `${cut}…` : cut;
}

const FIGURE =
  /(?:[$€£]\s?)?\d[\d,.]*(?:\s?(?:%|[kKMBT]\b|ms\b|s\b|seconds?\b|min(?:utes?)?\b|hours?\b|h\b|days?\b|[KMGTP]i?B\b|GPUs?\b|req\/s|\/s\b))?(?:\/(?:s|day|month|h|hour|year)\b)?/;

/** The first figure that a sentence states, as written. */
export function figureIn(text: string): string | null {
  const found = FIGURE.exec(flat(text))?.[0].replace(/[.,\s]+$/, "");
  return found === undefined || /^\d$/.test(found) ? null : found;
}

const BECAUSE =
  /\b(?:because|so that|otherwise|since|which means|in order to|to avoid|to prevent|rather than|instead of|even (?:if|when))\b[^.;]*/i;

/** The part of a sentence that argues. */
export function reasonIn(text: string): string | null {
  const found = BECAUSE.exec(flat(text))?.[0];
  return found === undefined || found.split(" ").length < 4 ? null : opening(found, 11);
}

/** `a`, `a and b`, `a, b and c`. */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;

/** A name inside a sentence; acronyms keep their capitals. */
export const lower = (name: string): string =>
  /^\p{Lu}(?:\p{Ll}| )/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Nouns joined into a title of bounded length. */
export function titleOf(names: readonly string[]): string {
  const kept: string[] = [];
  for (const name of names)
    if (kept.length === 0 || listed([...kept, name]).length <= 110)
      kept.push(kept.length === 0 ? name : lower(name));
  return capital(listed(kept)).slice(0, 160);
}

/** Where a sentence stands, for people: its innermost heading. */
export function headingOf({ headings }: Pick<Sentence, "headings">): string | null {
  const heading = flat(headings[0] ?? "").slice(0, 70);
  return heading === "" ? null : heading;
}

/** Why a criterion is in the draft: where a reference argues it, and how it begins. */
export function whyFrom(sentence: Sentence): string {
  const heading = headingOf(sentence);
  const quote = `“${opening(sentence.text)}”`;
  return heading === null
    ? `The reference says: ${quote}`
    : `The reference says, under “${heading}”: ${quote}`;
}

/** One concrete sentence towards a stronger answer, from what the reference argues or measures. */
export function adviceFrom(names: readonly string[], sentences: readonly Sentence[]): string {
  const subject = listed(names.map(lower)).slice(0, 200);
  for (const { text } of sentences) {
    const reason = reasonIn(text);
    if (reason !== null)
      return `Speak to ${subject}: what you do, and why. The reference argues: “… ${reason}”`;
  }
  for (const { text } of sentences) {
    const figure = figureIn(text);
    if (figure !== null) return `Speak to ${subject}, with figures; the reference works with ${figure}.`;
  }
  const heading = sentences.map(headingOf).find((one) => one !== null) ?? null;
  const where = heading === null ? "" : `, as the reference does under “${heading}”`;
  return `Speak to ${subject}${where}: where in this design it matters, and what happens without it.`;
}

/** A new id made of words. */
export function idFrom(words: string, taken: Set<string>): string {
  const base =
    words
      .toLowerCase()
      .normalize("NFKD")
      .replaceAll(/[^a-z0-9]+/g, "-")
      .slice(0, 48)
      .replaceAll(/^-|-$/g, "") || "criterion";
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  taken.add(id);
  return id;
}
