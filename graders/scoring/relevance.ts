import { type Answer, type Question } from "../model/index.ts";
import { remembering } from "../ledger/remembering.ts";
import { type CompiledPattern, type Reading, type Sentence, type Token, tokenise } from "../text/index.ts";
import { readClauses } from "../text/clauses.ts";
import { compilePattern } from "../text/lexicon.ts";
import { findMatch } from "../text/pattern.ts";
import { type Vocabulary } from "../truth/vocabulary.ts";
import { isTelling, likenessTo } from "./likeness.ts";
import { round9 } from "./round.ts";

const compiled = new WeakMap<Question, CompiledPattern[]>();

function patternsOf(question: Question): CompiledPattern[] {
  let patterns = compiled.get(question);
  if (!patterns) {
    patterns = question.relevance.map(compilePattern);
    compiled.set(question, patterns);
  }
  return patterns;
}

/**
 * How much an answer is about this question: log-odds from five shares and means. Fitted (logistic, both classes weighed
 * alike) on every sample, model answer and calibration answer of 26 questions held against its own question (290 answers,
 * without stuffed and weak ones) and against the others (3,325 pairs), and tried on one question left out at a time.
 */
const WEIGHTS = {
  topics: 2.8,
  subject: 1.7,
  patterns: 5,
  ownConcepts: 3.6,
  likeness: 12.2,
  offset: -5.8,
} as const;
/**
 * Who answers another question names what belongs to that one; who tells this one as a bakery or a library names next to
 * nothing of the field, and shares few words with anybody. So an answer gets up to so many odds the fewer names of other
 * concepts stand in a hundred of its words. Tried on 425 honest answers, of which 6 were doubted without it and 1 with it,
 * and on 838 pairs of an answer and another question, of which one more passes.
 */
const PLAIN = { odds: 3, until: 0.8, leastWords: 80 } as const;
/**
 * Below the first an answer is taken for one to something else, below the second for one that is partly so. An honest answer
 * that is doubted loses more than a neighbour's that passes wins, so the second lies below every honest answer known (the
 * lowest has -0.2); of the pairs, 3 in 441 lie above it.
 */
const THRESHOLDS = { elsewhere: -2.5, partly: -1 } as const;
/** Words below which an answer that names the subject is taken for one to it: there is too little to say otherwise. */
const TELLING_WORDS = 100;
/** Up to so many words a sketch says most of it, and the prose is doubted only below these odds. */
const FEW_WORDS = { words: 180, partly: -1.5 } as const;
/** What is assumed of the fourth share where a question brings no concepts of its own: between its two means. */
const NO_OWN_CONCEPTS = 0.3;

/** Whether an answer is about the question, about something else, or partly about it. */
export type About = "this" | "partly" | "elsewhere";

export interface Relevance {
  about: About;
  /** At least one of the question's relevance patterns stands in the answer. */
  named: boolean;
  /** Of the text that speaks of anything the lexicon knows, the share that the rubric asks about. */
  topics: number;
  /** Log-odds that the answer is one to this question. */
  odds: number;
}

/** Whether an answer speaks of what this question asks about; what is set aside does not count. */
export function readRelevance({
  question,
  prompt,
  answer,
  reading,
  vocabulary,
}: {
  question: Question;
  prompt: string;
  answer: Pick<Answer, "ledger">;
  reading: Reading;
  vocabulary: Pick<Vocabulary, "touched" | "own">;
}): Relevance {
  const told = reading.sentences.filter(
    ({ setAside, kind }) => setAside === null && kind !== "label" && kind !== "heading",
  );
  const share = (of: (sentence: Sentence) => boolean, among: readonly Sentence[]) => {
    const lengths = { of: 0, among: 0 };
    for (const sentence of among) {
      lengths.among += sentence.tokens.length;
      if (of(sentence)) lengths.of += sentence.tokens.length;
    }
    return lengths.of / Math.max(1, lengths.among);
  };

  const patterns = patternsOf(question);
  const onSubject = new Set<Sentence>();
  const matched = new Set<CompiledPattern>();
  for (const sentence of told) {
    const { tokens } = readClauses(sentence);
    for (const pattern of patterns)
      if (findMatch(pattern, tokens) !== null) {
        onSubject.add(sentence);
        matched.add(pattern);
      }
  }

  const known = new Set<Sentence>();
  const touched = new Set<Sentence>();
  let own = 0;
  let foreign = 0;
  for (const [concept, mentions] of reading.mentions) {
    const spoken = mentions.filter(({ sentence }) => sentence.setAside === null);
    const isForeign = !vocabulary.own.has(concept) && !vocabulary.touched.has(concept);
    if (isForeign && spoken.some(({ by }) => by === "name")) foreign++;
    if (vocabulary.own.has(concept) && spoken.length > 0) own++;
    for (const { sentence } of spoken) {
      known.add(sentence);
      if (vocabulary.touched.has(concept)) touched.add(sentence);
    }
  }
  const inField = told.filter((sentence) => known.has(sentence));
  const topics = share((sentence) => touched.has(sentence), inField);
  const words: Token[] = [];
  for (const { tokens } of told) for (const token of tokens) if (isTelling(token)) words.push(token);
  const namesInHundred = (100 * foreign) / Math.max(PLAIN.leastWords, reading.words);
  const odds = round9(
    PLAIN.odds * Math.max(0, 1 - namesInHundred / PLAIN.until) +
      WEIGHTS.topics * topics +
      WEIGHTS.subject * share((sentence) => onSubject.has(sentence), told) +
      WEIGHTS.patterns * (matched.size / patterns.length) +
      WEIGHTS.ownConcepts * (vocabulary.own.size > 0 ? own / vocabulary.own.size : NO_OWN_CONCEPTS) +
      WEIGHTS.likeness * likenessTo(question, words) +
      givenNumbers(prompt, answer, reading) +
      WEIGHTS.offset,
  );
  return {
    about: onSubject.size > 0 && words.length < TELLING_WORDS ? "this" : aboutFrom(odds, words.length),
    named: onSubject.size > 0,
    topics: round9(topics),
    odds,
  };
}

/** Numbers of a prompt below the first are counts of its text; one from the second on tells its task from others. */
const TELLING_NUMBERS = { least: 15, large: 10_000 } as const;
/** Of those who answer a prompt with large numbers nearly all work with them, and few others name the same. */
const NUMBERS = { absent: -3, some: -1.5, share: 2.1 } as const;

/** What it says of an answer that it names the prompt's numbers, or none of them. */
function givenNumbers(prompt: string, { ledger }: Pick<Answer, "ledger">, { sentences }: Reading): number {
  const given = tellingNumbersOf(prompt);
  if (given.size === 0) return 0;
  const named = new Set<string>();
  const note = (tokens: readonly Token[]) => {
    for (const { stem, number } of tokens) if (number !== undefined && given.has(stem)) named.add(stem);
  };
  for (const { setAside, tokens } of sentences) if (setAside === null) note(tokens);
  for (const { name, expression } of ledger) note(tokenise(`${name} ${expression}`));
  const shared = named.size / given.size;
  return shared === 0 ? NUMBERS.absent : NUMBERS.some + NUMBERS.share * shared;
}

/** The numbers by which a prompt's task can be told, as stems; empty where none of them is large. */
const tellingNumbersOf = remembering((prompt: string): ReadonlySet<string> => {
  const valueOf = (stem: string) => (stem.startsWith("#") ? Number(stem.slice(1)) : 0);
  const given = tokenise(prompt).flatMap(({ stem }) =>
    valueOf(stem) >= TELLING_NUMBERS.least ? [stem] : [],
  );
  return new Set(given.some((stem) => valueOf(stem) >= TELLING_NUMBERS.large) ? given : []);
});

function aboutFrom(odds: number, words: number): About {
  if (odds < THRESHOLDS.elsewhere) return "elsewhere";
  return odds < (words < FEW_WORDS.words ? FEW_WORDS.partly : THRESHOLDS.partly) ? "partly" : "this";
}

const KNOWS_NOTHING =
  /\b(?:i )?(?:(?:don'?t|do not|didn'?t) (?:know|understand|have (?:an? )?(?:idea|answer|time))|no (?:idea|clue|answer|time)|not sure|cannot answer|can'?t answer|skip(?:ped)?|pass|n\/?a|tbd|none|nothing|sorry|idk)\b/gi;
/** Words that may stand beside an admission without making it an answer. */
const FEWEST_WORDS = 5;

/** Whether there is nothing to grade: no text beyond “I don't know”, no row, no drawing. */
export function isBlank(answer: Answer, reading: Reading): boolean {
  const rows = answer.ledger.length + answer.costs.length + answer.sketch.nodes.length;
  if (rows > 0) return false;
  const text = reading.sentences.map((sentence) => sentence.text).join(" ");
  const admits = KNOWS_NOTHING.test(text);
  KNOWS_NOTHING.lastIndex = 0;
  const left = text.replace(KNOWS_NOTHING, " ").match(/[\p{L}\p{N}]{2,}/gu)?.length ?? 0;
  return (
    left < FEWEST_WORDS ||
    (admits && left < 3 * FEWEST_WORDS && !reading.sentences.some(({ hasNumber }) => hasNumber))
  );
}
