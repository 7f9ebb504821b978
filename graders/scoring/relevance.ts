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
 * answer graded against every question (10 questions, 96 answers): answers to the question itself that earn more than 12
 * points lie above -1.1, and nine in ten answers to other questions lie below the threshold.
 */
const WEIGHTS = { topics: 8, ownTopics: 3, patterns: 6, promptWords: 11, offset: -12 } as const;
const THRESHOLD = -1.5;
/** An answer in plain words names little that the lexicon knows, so its topics say less: less than this share … */
const PLAIN = 0.6;
/** … and only far below is it taken for an answer to something else. */
const PLAIN_THRESHOLD = -4;

export interface Relevance {
  relevant: boolean;
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
  const patterns = patternsOf(question);
  const missing = new Set(patterns);
  for (const sentence of told) {
    const { tokens } = readClauses(sentence);
    for (const pattern of missing) if (findMatch(pattern, tokens) !== null) missing.delete(pattern);
  }
  const hits = patterns.length - missing.size;

  const length = (of: (concept: string) => boolean) => {
    const holding = new Set<Sentence>();
    for (const [concept, mentions] of reading.mentions)
      if (of(concept)) for (const { sentence } of mentions) holding.add(sentence);
    return told.reduce((sum, sentence) => sum + (holding.has(sentence) ? sentence.tokens.length : 0), 0);
  };
  const whole = Math.max(
    1,
    told.reduce((sum, sentence) => sum + sentence.tokens.length, 0),
  );
  const known = length(() => true);
  const topics = length((id) => vocabulary.touched.has(id)) / Math.max(1, known);
  const ownTopics = length((id) => vocabulary.own.has(id)) / whole;

  const shown = new Set(tokenise(`${prompt} ${question.title}`).map(({ stem }) => stem));
  const words = told.flatMap((sentence) =>
    sentence.tokens.filter(({ word }) => word.length > 2 && !/^\d/.test(word)),
  );
  const promptWords = words.filter(({ stem }) => shown.has(stem)).length / Math.max(1, words.length);

  const about =
    WEIGHTS.topics * topics +
    WEIGHTS.ownTopics * ownTopics +
    (WEIGHTS.patterns * hits) / patterns.length +
    WEIGHTS.promptWords * promptWords +
    WEIGHTS.offset;
  return {
    relevant: hits > 0 && round9(about) >= (known / whole < PLAIN ? PLAIN_THRESHOLD : THRESHOLD),
    named: hits > 0,
    topics: round9(topics),
  };
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
