import { type Answer, type Question } from "../model/index.ts";
import { type CompiledPattern, type Reading, type Sentence, tokenise } from "../text/index.ts";
import { readClauses } from "../text/clauses.ts";
import { compilePattern } from "../text/lexicon.ts";
import { findMatch } from "../text/pattern.ts";
import { type Vocabulary } from "../truth/vocabulary.ts";
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
 * How much an answer is about this question, from four shares. The weights were fitted on every sample and calibration
 * answer graded against every question (10 questions, 160 answers), one question left out at a time.
 */
const WEIGHTS = { topics: 6, promptWords: 5.4, subject: 7, ownConcepts: 6, offset: -9 } as const;
/** Below the first an answer is taken for one to something else, below the second for one that is partly so. */
const THRESHOLDS = { elsewhere: -1.25, partly: -0.4 } as const;
/** An answer in plain words names little that the lexicon knows, so its topics say less: from this share of its text … */
const PLAIN_FROM = 0.85;
/** … down to this one the thresholds sink … */
const PLAIN_TO = 0.75;
/** … to this, so that nobody is turned away for want of the field's words. */
const PLAIN_THRESHOLD = -2.2;
/** Words below which an answer that names the subject is taken for one to it: there is too little to say otherwise. */
const TELLING_WORDS = 100;
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
}

/** Whether an answer speaks of what this question asks about; what is set aside does not count. */
export function readRelevance({
  question,
  prompt,
  reading,
  vocabulary,
}: {
  question: Question;
  prompt: string;
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
  const onSubject = new Set(
    told.filter((sentence) => {
      const { tokens } = readClauses(sentence);
      return patterns.some((pattern) => findMatch(pattern, tokens) !== null);
    }),
  );

  const known = new Set<Sentence>();
  const touched = new Set<Sentence>();
  let own = 0;
  for (const [concept, mentions] of reading.mentions) {
    const spoken = mentions.filter(({ sentence }) => sentence.setAside === null);
    if (vocabulary.own.has(concept) && spoken.length > 0) own++;
    for (const { sentence } of spoken) {
      known.add(sentence);
      if (vocabulary.touched.has(concept)) touched.add(sentence);
    }
  }
  const inField = told.filter((sentence) => known.has(sentence));
  const fieldShare = share((sentence) => known.has(sentence), told);
  const topics = share((sentence) => touched.has(sentence), inField);

  const shown = new Set(tokenise(`${prompt} ${question.title}`).map(({ stem }) => stem));
  const words = told.flatMap((sentence) =>
    sentence.tokens.filter(({ word }) => word.length > 2 && !/^\d/.test(word)),
  );
  const promptWords = words.filter(({ stem }) => shown.has(stem)).length / Math.max(1, words.length);

  const score =
    WEIGHTS.topics * topics +
    WEIGHTS.promptWords * promptWords +
    WEIGHTS.subject * share((sentence) => onSubject.has(sentence), told) +
    WEIGHTS.ownConcepts * (vocabulary.own.size > 0 ? own / vocabulary.own.size : NO_OWN_CONCEPTS) +
    WEIGHTS.offset;
  return {
    about: onSubject.size > 0 && words.length < TELLING_WORDS ? "this" : aboutFrom(round9(score), fieldShare),
    named: onSubject.size > 0,
    topics: round9(topics),
  };
}

/** @param fieldShare share of the text that speaks of anything the lexicon knows */
function aboutFrom(score: number, fieldShare: number): About {
  const plainness = Math.min(1, Math.max(0, (PLAIN_FROM - fieldShare) / (PLAIN_FROM - PLAIN_TO)));
  const sunk = (threshold: number) => round9(threshold + plainness * (PLAIN_THRESHOLD - threshold));
  if (score < sunk(THRESHOLDS.elsewhere)) return "elsewhere";
  return score < sunk(THRESHOLDS.partly) ? "partly" : "this";
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
