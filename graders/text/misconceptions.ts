import { type Misconception } from "../model/index.ts";
import { readClauses, type Clauses } from "./clauses.ts";
import { candidates, compilePattern, indexByStem } from "./lexicon.ts";
import { findMatch, type CompiledPattern } from "./pattern.ts";
import { readStance } from "./stance.ts";
import { type Mention, type QuoteEvidence, type Reading, type Sentence } from "./types.ts";

export interface MisconceptionHit {
  misconception: Misconception;
  /** The sentences that hold the belief, at most three. */
  evidence: QuoteEvidence[];
}

interface Compiled {
  patterns: { misconception: Misconception; pattern: CompiledPattern }[];
  unless: ReadonlyMap<string, CompiledPattern[]>;
  index: ReturnType<typeof indexByStem>;
}
const compiled = new WeakMap<readonly Misconception[], Compiled>();

function compile(misconceptions: readonly Misconception[]): Compiled {
  const known = compiled.get(misconceptions);
  if (known) return known;
  const patterns = misconceptions.flatMap((misconception) =>
    misconception.patterns.map((text) => ({ misconception, pattern: compilePattern(text) })),
  );
  const result = {
    patterns,
    unless: new Map(misconceptions.map(({ id, unless }) => [id, unless.map(compilePattern)])),
    index: indexByStem(patterns.map(({ pattern }) => pattern)),
  };
  compiled.set(misconceptions, result);
  return result;
}

/* Sections that name errors in order to warn of them. */
const WARNING_HEADING =
  /\b(?:mistakes?|pitfalls?|traps?|myths?|misconceptions?|wrong|rejected|chose against|can'?t do|don'?t|avoid|anti-?patterns?|not to)\b/i;

/**
 * The beliefs that an answer holds, each with the sentences that say so. What is denied, rejected, supposed, asked, or
 * said to be held by others is not held. `dismisses` counts where one of its concepts is waved away.
 */
export function findMisconceptions(input: {
  reading: Reading;
  misconceptions: readonly Misconception[];
}): MisconceptionHit[] {
  const { patterns, unless, index } = compile(input.misconceptions);
  const found = new Map<string, QuoteEvidence[]>();
  const note = (id: string, sentence: Sentence) => {
    const quotes = found.get(id) ?? [];
    if (
      quotes.length < 3 &&
      !quotes.some((quote) => quote.field === sentence.field && quote.start === sentence.start)
    )
      quotes.push(quoteOf(sentence));
    found.set(id, quotes);
  };
  for (const sentence of input.reading.sentences) {
    if (sentence.setAside !== null || sentence.bareList || sentence.kind === "label") continue;
    if (sentence.headings.some((heading) => heading.length <= 80 && WARNING_HEADING.test(heading))) continue;
    const clauses = readClauses(sentence);
    for (const at of candidates(index, clauses.tokens)) {
      const entry = patterns[at];
      if (!entry) continue;
      const { misconception, pattern } = entry;
      if (!holds(sentence, clauses, pattern)) continue;
      if ((unless.get(misconception.id) ?? []).some((other) => findMatch(other, clauses.tokens) !== null))
        continue;
      note(misconception.id, sentence);
    }
  }
  for (const misconception of input.misconceptions)
    for (const concept of misconception.dismisses)
      for (const mention of input.reading.mentions.get(concept) ?? [])
        if (mention.stance === "dismissed") note(misconception.id, mention.sentence);
  return input.misconceptions.flatMap((misconception) => {
    const evidence = found.get(misconception.id);
    return evidence ? [{ misconception, evidence }] : [];
  });
}

function holds(sentence: Sentence, clauses: Clauses, pattern: CompiledPattern): boolean {
  const match = findMatch(pattern, clauses.tokens);
  if (match === null) return false;
  if (/\?\s*["')*]*$/.test(sentence.text)) return false;
  const stance = readStance(clauses, {
    text: sentence.text,
    headings: [],
    first: true,
    reasoned: sentence.hasReason,
  });
  /* A cue that the pattern itself spans ("replicas ~ premature") is part of the belief. */
  const taken = stance.stanceOf(match, true, true);
  if (taken === "hypothetical" || (taken !== "asserted" && !pattern.negation)) return false;
  return pattern.negation || !stance.denied(match);
}

const quoteOf = ({ field, start, end, text }: Sentence): QuoteEvidence => ({
  kind: "quote",
  field,
  start,
  end,
  text,
});

/**
 * The same reading without the mentions that stand in a sentence holding one of these beliefs: however well argued, what
 * is false earns nothing.
 */
export function withoutFalseClaims(reading: Reading, hits: readonly MisconceptionHit[]): Reading {
  const wrong = new Set(
    hits.flatMap(({ evidence }) => evidence.map((quote) => `${quote.field} ${quote.start}`)),
  );
  const isSound = ({ sentence }: Mention) => !wrong.has(`${sentence.field} ${sentence.start}`);
  const mentions = new Map<string, Mention[]>();
  for (const [concept, all] of reading.mentions) {
    const sound = all.filter(isSound);
    if (sound.length > 0) mentions.set(concept, sound);
  }
  return { ...reading, mentions };
}
