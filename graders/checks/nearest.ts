import { type Reading, type Sentence } from "../text/types.ts";
import { telling } from "../truth/binding.ts";

/** The share of a name's words that must stand in a sentence for it to come near: two of them … */
const SHARE = 0.5;
/** … or one long word that the answer uses in few sentences. */
const RARE = { letters: 6, sentences: 2, share: 0.34 } as const;
/** A shorter sentence says nothing. */
const FEWEST_WORDS = 5;
/** Beyond so many names, the rest are alternatives that say little. */
const MOST_NAMES = 4;

/** The sentence that holds most words of one of these names: what was said instead of what was looked for. */
export function nearestTo(names: readonly string[], { sentences }: Reading): Sentence | null {
  const wanted = names.slice(0, MOST_NAMES).map((name) => new Set(telling(name)));
  const told = sentences.filter(
    ({ setAside, kind, text, tokens }) =>
      setAside === null &&
      kind !== "heading" &&
      kind !== "label" &&
      tokens.length >= FEWEST_WORDS &&
      !isDiagram(text),
  );
  const stems = told.map((sentence) => new Set(sentence.tokens.map(({ stem }) => stem)));
  const isRare = (word: string) =>
    word.length >= RARE.letters && stems.filter((here) => here.has(word)).length <= RARE.sentences;
  let best: { sentence: Sentence; share: number } | null = null;
  for (const name of wanted) {
    for (const [index, here] of stems.entries()) {
      const shared = [...name].filter((stem) => here.has(stem));
      const share = shared.length / Math.max(1, name.size);
      const sentence = told[index];
      if (sentence === undefined || share <= (best?.share ?? 0)) continue;
      const near = shared.length >= 2 ? share >= SHARE : share >= RARE.share && shared.some(isRare);
      if (near) best = { sentence, share };
    }
  }
  return best?.sentence ?? null;
}

/** A drawing in words, `Client → Gateway → …`, names everything and says nothing. */
const isDiagram = (text: string) => text.split(/→|->|>>/).length > 3;
