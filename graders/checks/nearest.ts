import { type Reading, type Sentence } from "../text/types.ts";
import { stemsOfName } from "../truth/binding.ts";

/** The share of a name's words that must stand in a sentence for it to come near: two of them … */
const SHARE = 0.5;
/** … or one long word that the answer uses in few sentences. */
const RARE = { letters: 6, sentences: 2, share: 0.34 } as const;
/** A shorter sentence says nothing. */
const FEWEST_WORDS = 5;
/** Beyond so many names, the rest are alternatives that say little. */
const MOST_NAMES = 4;

interface Told {
  sentence: Sentence;
  stems: ReadonlySet<string>;
}
const toldIn = new WeakMap<Reading, readonly Told[]>();

/** The sentences that say something, with their stems. */
function toldOf(reading: Reading): readonly Told[] {
  let told = toldIn.get(reading);
  if (!told) {
    told = reading.sentences
      .filter(
        ({ setAside, kind, text, tokens }) =>
          setAside === null &&
          kind !== "heading" &&
          kind !== "label" &&
          tokens.length >= FEWEST_WORDS &&
          !isDiagram(text),
      )
      .map((sentence) => ({ sentence, stems: new Set(sentence.tokens.map(({ stem }) => stem)) }));
    toldIn.set(reading, told);
  }
  return told;
}

/** The sentence that holds most words of one of these names: what was said instead of what was looked for. */
export function nearestTo(names: readonly string[], reading: Reading): Sentence | null {
  const wanted = names.slice(0, MOST_NAMES).map((name) => new Set(stemsOfName(name)));
  const told = toldOf(reading);
  const isRare = (word: string) =>
    word.length >= RARE.letters && told.filter(({ stems }) => stems.has(word)).length <= RARE.sentences;
  let best: { sentence: Sentence; share: number } | null = null;
  for (const name of wanted) {
    for (const { sentence, stems } of told) {
      const shared = [...name].filter((stem) => stems.has(stem));
      const share = shared.length / Math.max(1, name.size);
      if (share <= (best?.share ?? 0)) continue;
      const near = shared.length >= 2 ? share >= SHARE : share >= RARE.share && shared.some(isRare);
      if (near) best = { sentence, share };
    }
  }
  return best?.sentence ?? null;
}

/** A drawing in words, `Client → Gateway → …`, names everything and says nothing. */
const isDiagram = (text: string) => text.split(/→|->|>>/).length > 3;
