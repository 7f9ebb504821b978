import { type Pattern } from "../model/index.ts";
import { normalise, tokenise } from "../text/index.ts";
import { counts, type References } from "./read-references.ts";
import { isTelling } from "./telling-words.ts";

const MOST_PATTERNS = 10;
const FEWEST_PATTERNS = 3;
/** A word of the title or prompt is about the subject as such. */
const NAMED_IN_TITLE = 1.5;

/** Words that an answer about this subject can hardly do without: those that the references come back to. */
export function draftRelevance({ all, prompt }: References, title: string): Pattern[] {
  const stemsOfTitle = new Set(tokenise(normalise(title).text).map(({ stem }) => stem));
  const words = new Map<string, { word: string; sentences: number; named: boolean }>();
  for (const { reading } of all)
    for (const { tokens } of reading.sentences.filter(counts)) {
      const seen = new Set<string>();
      for (const token of tokens) {
        if (!isTelling(token) || seen.has(token.stem)) continue;
        seen.add(token.stem);
        const known = words.get(token.stem);
        if (known) known.sentences += 1;
        else
          words.set(token.stem, {
            word: token.word,
            sentences: 1,
            named: stemsOfTitle.has(token.stem) || prompt.stems.has(token.stem),
          });
      }
    }
  const ranked = [...words.values()].sort(
    (a, b) => b.sentences * (b.named ? NAMED_IN_TITLE : 1) - a.sentences * (a.named ? NAMED_IN_TITLE : 1),
  );
  const recurring = ranked.filter(({ sentences }) => sentences >= 2);
  return (recurring.length >= FEWEST_PATTERNS ? recurring : ranked)
    .slice(0, MOST_PATTERNS)
    .map(({ word }) => word);
}
