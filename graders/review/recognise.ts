import { type Recogniser } from "../model/index.ts";
import { readClauses } from "../text/clauses.ts";
import { compilePattern } from "../text/lexicon.ts";
import { findMatch, type CompiledPattern } from "../text/pattern.ts";
import { type Mention, type Reading, type Sentence } from "../text/types.ts";

const compiled = new WeakMap<Recogniser, readonly CompiledPattern[]>();

function patternsOf(recogniser: Recogniser): readonly CompiledPattern[] {
  let patterns = compiled.get(recogniser);
  if (!patterns) {
    patterns = recogniser.patterns.map(compilePattern);
    compiled.set(recogniser, patterns);
  }
  return patterns;
}

/** The first of these sentences that says it, by a pattern or by a concept in one of these stances; null: none does. */
export function recognisedIn(
  recogniser: Recogniser,
  sentences: readonly Sentence[],
  { mentions }: Reading,
  accepts: (mention: Mention) => boolean = () => true,
): Sentence | null {
  const patterns = patternsOf(recogniser);
  const byPattern = sentences.find((sentence) => {
    const { tokens } = readClauses(sentence);
    return patterns.some((pattern) => findMatch(pattern, tokens) !== null);
  });
  if (byPattern) return byPattern;
  const among = new Set(sentences);
  for (const concept of recogniser.concepts)
    for (const mention of mentions.get(concept) ?? [])
      if (among.has(mention.sentence) && accepts(mention)) return mention.sentence;
  return null;
}
