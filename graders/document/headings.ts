import { CANONICAL, HEADING_WORDS, type Target } from "./heading-words.ts";

interface Phrase {
  target: Target;
  text: string;
  whole: boolean;
}

const compilePhrases = (): Phrase[] =>
  HEADING_WORDS.flatMap(([target, phrases]) =>
    phrases.split(", ").map((phrase) => {
      const bare = phrase.replace(/^=/, "").replace(/\*$/, "");
      return { target, text: phrase.endsWith("*") ? ` ${bare}` : ` ${bare} `, whole: phrase.startsWith("=") };
    }),
  );

const headingPhrases = /* @__PURE__ */ compilePhrases();

/** "## 2.1 **Deep dive 1:** Funnel" → "deep dive 1 funnel", padded with blanks. */
function headingWords(title: string): string {
  const bare = title
    .toLowerCase()
    .replace(/^(?:step|part|section|phase)?\s{0,3}[\divx]{1,4}(?:\.\d{1,3}){0,3}[.):]?\s/, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return ` ${bare} `;
}

const DEEP_DIVE = /^ (?:deep ?dives?|zoom(?:ing)? in|drill ?down|in detail|details?|focus) /;

export interface HeadingReading {
  /** null: a heading in words of its own. */
  target: Target | null;
  /** Exactly the heading that writeDocument gives the field; it need not be kept in the text. */
  canonical: boolean;
  /** What is left of a deep dive's heading without "Deep dive 1:". */
  topic: string;
}

/** What a heading's words say about where its section belongs. */
export function readHeading(title: string): HeadingReading {
  const words = headingWords(title.slice(0, 200));
  if (DEEP_DIVE.test(words)) {
    const topic = title.replace(/^[^\p{L}]*\p{L}+(?:[ -]dives?)?(?:\s+in)?\s*\d{0,3}\s*[-:.–—)]*\s*/iu, "");
    return { target: "deepDives", canonical: topic === "", topic: topic || title };
  }
  let best: { target: Target; at: number; length: number } | null = null;
  for (const phrase of headingPhrases) {
    const at = phrase.whole ? (words === phrase.text ? 0 : -1) : words.indexOf(phrase.text);
    if (at < 0) continue;
    if (!best || at < best.at || (at === best.at && phrase.text.length > best.length)) {
      best = { target: phrase.target, at, length: phrase.text.length };
    }
  }
  const target = best?.target ?? null;
  const own = target !== null && target !== "architecture" ? CANONICAL[target] : CANONICAL.sketch;
  return { target, canonical: title === own, topic: title };
}
