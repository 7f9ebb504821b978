import { type Answer, type Question } from "../model/index.ts";
import { type CompiledPattern, type Reading } from "../text/index.ts";
import { compilePattern } from "../text/lexicon.ts";
import { findMatch, withoutArticles } from "../text/pattern.ts";

const compiled = new WeakMap<Question, CompiledPattern[]>();

function patternsOf(question: Question): CompiledPattern[] {
  let patterns = compiled.get(question);
  if (!patterns) {
    patterns = question.relevance.map(compilePattern);
    compiled.set(question, patterns);
  }
  return patterns;
}

/** Whether an answer speaks of what this question asks about: at least one of its patterns stands in what counts. */
export function isRelevant(question: Question, reading: Reading): boolean {
  const patterns = patternsOf(question);
  const told = reading.sentences
    .filter(({ setAside }) => setAside === null)
    .map(({ tokens }) => withoutArticles(tokens));
  return patterns.some((pattern) => told.some((tokens) => findMatch(pattern, tokens) !== null));
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
