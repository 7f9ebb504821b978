import { type Concept, type Misconception, type Question } from "../model/index.ts";
import { FIELD_MISCONCEPTIONS, LEXICON } from "../concepts/index.ts";
import { type CompiledPattern, type Token } from "../text/index.ts";
import { compilePattern } from "../text/lexicon.ts";
import { findMatch, type Match } from "../text/pattern.ts";
import { misconceptionsFor } from "./beliefs.ts";
import { touchedBy } from "./errors.ts";

/** Concepts and beliefs that one question's answers are read for. Made once for each question, so patterns compile once. */
export interface Vocabulary {
  concepts: readonly Concept[];
  byId: ReadonlyMap<string, Concept>;
  misconceptions: readonly Misconception[];
  /** Concepts that the rubric refers to. */
  touched: ReadonlySet<string>;
  /** Of those in `concepts`, the question's own. */
  own: ReadonlySet<string>;
}

const known = new WeakMap<Question, Vocabulary>();

const patterns = new WeakMap<Concept, CompiledPattern[]>();

function patternsOf(concept: Concept): CompiledPattern[] {
  let compiled = patterns.get(concept);
  if (!compiled) {
    compiled = [...concept.names, ...concept.plain].map(compilePattern);
    patterns.set(concept, compiled);
  }
  return compiled;
}

/** Whether a text names a concept, by its names or in plain words. */
export const isNamedIn = (concept: Concept, tokens: readonly Token[]): boolean =>
  patternsOf(concept).some((pattern) => findMatch(pattern, tokens) !== null);

/** Of these concepts, those that a text names; one whose words stand inside the words of another (“80 GB card” in “two 80 GB cards”) is not meant. */
export function namedIn(concepts: readonly Concept[], tokens: readonly Token[]): Concept[] {
  const found = concepts.flatMap((concept) => {
    const spans = patternsOf(concept).flatMap((pattern) => findMatch(pattern, tokens) ?? []);
    const longest = spans.reduce<Match | null>(
      (best, one) => (best === null || widthOf(one) > widthOf(best) ? one : best),
      null,
    );
    return longest === null ? [] : [{ concept, span: longest }];
  });
  return found
    .filter(({ span }) => found.every((other) => !isInside(span, other.span)))
    .map(({ concept }) => concept);
}

const widthOf = ({ from, to }: Match) => to - from;
const isInside = (inner: Match, outer: Match) =>
  outer.from <= inner.from && inner.to <= outer.to && widthOf(inner) < widthOf(outer);

/** The lexicon with the question's own concepts, which win over the lexicon's of the same id. */
export function vocabularyOf(question: Question): Vocabulary {
  let vocabulary = known.get(question);
  if (!vocabulary) {
    const own = new Set(question.concepts.map(({ id }) => id));
    const concepts = [...question.concepts, ...LEXICON.filter(({ id }) => !own.has(id))];
    const touched = touchedBy(question);
    vocabulary = {
      concepts,
      byId: new Map(concepts.map((concept) => [concept.id, concept])),
      misconceptions: misconceptionsFor(question, touched, concepts, FIELD_MISCONCEPTIONS),
      touched,
      own,
    };
    known.set(question, vocabulary);
  }
  return vocabulary;
}
