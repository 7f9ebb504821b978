import { type Recogniser } from "../model/index.ts";
import { readClauses } from "../text/clauses.ts";
import { compilePattern } from "../text/lexicon.ts";
import { findMatch, type CompiledPattern } from "../text/pattern.ts";
import { type Mention, type Reading, type Sentence } from "../text/types.ts";

interface Compiled {
  patterns: readonly CompiledPattern[];
  unless: readonly CompiledPattern[];
}
const compiled = new WeakMap<Recogniser, Compiled>();

function patternsOf(recogniser: Recogniser): Compiled {
  let known = compiled.get(recogniser);
  if (!known) {
    known = {
      patterns: recogniser.patterns.map(compilePattern),
      unless: recogniser.unless.map(compilePattern),
    };
    compiled.set(recogniser, known);
  }
  return known;
}

/** The first of these sentences that says it, by a pattern or by a concept in one of these stances; null: none does. */
export function recognisedIn(
  recogniser: Recogniser,
  all: readonly Sentence[],
  { mentions }: Reading,
  accepts: (mention: Mention) => boolean = () => true,
): Sentence | null {
  const { patterns, unless } = patternsOf(recogniser);
  const matches = (sentence: Sentence, any: readonly CompiledPattern[]) => {
    const { tokens } = readClauses(sentence);
    return any.some((pattern) => findMatch(pattern, tokens) !== null);
  };
  const sentences = unless.length === 0 ? all : all.filter((sentence) => !matches(sentence, unless));
  const byPattern = sentences.find((sentence) => matches(sentence, patterns));
  if (byPattern) return byPattern;
  const among = new Set(sentences);
  for (const concept of recogniser.concepts)
    for (const mention of mentions.get(concept) ?? [])
      if (among.has(mention.sentence) && accepts(mention)) return mention.sentence;
  return null;
}
