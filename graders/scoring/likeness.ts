import { FIELD_MISCONCEPTIONS, LEXICON } from "../concepts/index.ts";
import { type Question } from "../model/index.ts";
import { tokenise } from "../text/index.ts";
import { type Token } from "../text/types.ts";

/** How often each stem stands in a text, and how many stand there in all. */
interface Words {
  counts: ReadonlyMap<string, number>;
  total: number;
}

/** Share of an answer's words that its question is taken to explain; the rest comes from the field at large. */
const FROM_QUESTION = 0.7;
/** What a word that the field does not know counts there, so that it has a probability. */
const UNSEEN = 0.5;
/** The most that one word can say for a question: a rare word is no proof. */
const MOST_FOR_ONE = 4;

/** A word that can tell what a text is about. */
export const isTelling = ({ word }: Token): boolean => word.length > 2 && !(word >= "0" && word < ":");

function wordsOf(texts: readonly string[]): Words {
  const counts = new Map<string, number>();
  let total = 0;
  for (const text of texts)
    for (const token of tokenise(text.replace(/\{\{.*?\}\}/g, " ").replace(/[|~&+#?@"]/g, " "))) {
      if (!isTelling(token)) continue;
      counts.set(token.stem, (counts.get(token.stem) ?? 0) + 1);
      total += 1;
    }
  return { counts, total };
}

let field: Words | undefined;
/** How the field speaks of everything: what a question's own words stand out from. */
const fieldWords = (): Words =>
  (field ??= wordsOf([
    ...LEXICON.flatMap(({ names, plain }) => [...names, ...plain]),
    ...FIELD_MISCONCEPTIONS.flatMap(({ says, truth }) => [says, truth]),
  ]));

const profiles = new WeakMap<Question, Words>();

/** All that the question's author wrote of its subject. */
function profileOf(question: Question): Words {
  const known = profiles.get(question);
  if (known) return known;
  const { title, summary, prompt, facts, clarifications, rubric, concepts, misconceptions, parameters } =
    question;
  const profile = wordsOf([
    title,
    summary,
    prompt,
    ...facts.map(({ text }) => text),
    ...clarifications.flatMap(({ asks, answer }) => [...asks, answer]),
    ...rubric.criteria.flatMap((criterion) => [criterion.title, criterion.why, criterion.advice]),
    ...concepts.flatMap(({ name, names, plain }) => [name, ...names, ...plain]),
    ...misconceptions.flatMap(({ says, truth }) => [says, truth]),
    ...parameters.flatMap(({ label, names }) => [label, ...names]),
    ...question.relevance,
  ]);
  profiles.set(question, profile);
  return profile;
}

/**
 * How much likelier the words of an answer are in what the author wrote of this question than in the field at large: the
 * mean of their log-likelihood ratios, each word damped to 1 + ln of its count (so that repeating one proves no more).
 * Neighbouring questions share concepts and not this: of an advert one speaks here, of a film there.
 */
export function likenessTo(question: Question, tokens: readonly Token[]): number {
  const [own, general] = [profileOf(question), fieldWords()];
  const counts = new Map<string, number>();
  for (const token of tokens) if (isTelling(token)) counts.set(token.stem, (counts.get(token.stem) ?? 0) + 1);
  let sum = 0;
  let weights = 0;
  for (const [stem, count] of counts) {
    const weight = 1 + Math.log(count);
    const there = ((general.counts.get(stem) ?? 0) + UNSEEN) / general.total;
    const here = FROM_QUESTION * ((own.counts.get(stem) ?? 0) / Math.max(1, own.total));
    sum += weight * Math.min(MOST_FOR_ONE, Math.log((here + (1 - FROM_QUESTION) * there) / there));
    weights += weight;
  }
  return sum / Math.max(1, weights);
}
