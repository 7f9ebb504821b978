import { type Pattern } from "../model/index.ts";
import { normalise, tokenise } from "../text/index.ts";
import { stemOf } from "../text/stem.ts";
import { type Token } from "../text/types.ts";
import { counts, type References } from "./read-references.ts";
import { withSynonyms } from "./synonyms.ts";
import { isTelling } from "./telling-words.ts";

const MOST_PATTERNS = 8;
const MOST_OF_THE_PROMPT = 6;
/** Words in which a task is set, whatever it is about. */
const TASK: ReadonlySet<string> = new Set(
  `ask join assume interested explain show treat consider turn down decide break cost price deep dive draw defend
  interview round architecture find explain prevent read behind beneath everything them work treat team board complaint
  month year figure reason requirement estimate sketch interface data operate service serve company
  job app line case term prompt`
    .split(/\s+/)
    .map(stemOf),
);
const FEWEST_PATTERNS = 3;
const MOST_ALTERNATIVES = 6;

/**
 * Words that an answer about this subject can hardly do without: words of the prompt and title that the references take
 * up; where these are few, words that the references come back to.
 */
export function draftRelevance({ all, prompt }: References, title: string): Pattern[] {
  const said = countWords(
    all.flatMap(({ reading }) => reading.sentences.filter(counts).map(({ tokens }) => tokens)),
  );
  const asked = countWords([tokenise(normalise(`${title} . ${title} . ${prompt.text}`).text)], false);
  const subject = [...asked.values()]
    .flatMap(({ stem, word, count }) => {
      const times = Math.max(...[stem, ...stemsLike(word)].map((one) => said.get(one)?.count ?? 0));
      return times > 0 && !TASK.has(stem) ? [{ word, weight: count * Math.sqrt(times) }] : [];
    })
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_OF_THE_PROMPT);
  const recurring = [...said.values()]
    .sort((a, b) => b.count - a.count)
    .filter(({ stem }) => !asked.has(stem) && !TASK.has(stem))
    .slice(0, MOST_PATTERNS);
  const patterns: string[] = [];
  const used = new Set<string>();
  for (const { word } of [...subject, ...recurring]) {
    const alternatives = withSynonyms(word).slice(0, MOST_ALTERNATIVES);
    if (patterns.length >= MOST_PATTERNS || alternatives.some((one) => used.has(one))) continue;
    for (const one of alternatives) used.add(one);
    patterns.push(alternatives.join("|"));
  }
  return patterns.length >= FEWEST_PATTERNS ? patterns : [...patterns, "design", "because", "system"];
}

const MOST_SUBJECT_WORDS = 30;

/** What the references speak of, for a draft without a prompt: the words that they come back to, most often first. */
export function subjectOf({ all }: References): string[] {
  return [
    ...countWords(
      all.flatMap(({ reading }) => reading.sentences.filter(counts).map(({ tokens }) => tokens)),
    ).values(),
  ]
    .filter(({ count }) => count >= 2)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_SUBJECT_WORDS)
    .map(({ word }) => word);
}

const stemsLike = (word: string) =>
  withSynonyms(word).flatMap((one) => tokenise(one).map(({ stem }) => stem));

/** Telling words by stem, with the number of sentences (or times) that they stand in. */
function countWords(
  runs: readonly Token[][],
  once = true,
): Map<string, { stem: string; word: string; count: number }> {
  const words = new Map<string, { stem: string; word: string; count: number }>();
  for (const tokens of runs) {
    const seen = new Set<string>();
    for (const token of tokens) {
      if (!isTelling(token) || (once && seen.has(token.stem))) continue;
      seen.add(token.stem);
      const known = words.get(token.stem);
      if (known) known.count += 1;
      else words.set(token.stem, { stem: token.stem, word: token.word, count: 1 });
    }
  }
  return words;
}
