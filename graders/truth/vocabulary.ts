import { type Concept, type Misconception, type Question } from "../model/index.ts";
import { LEXICON } from "../concepts/index.ts";
import { misconceptionsFor } from "./errors.ts";

/** Concepts and beliefs that one question's answers are read for. Made once for each question, so patterns compile once. */
export interface Vocabulary {
  concepts: readonly Concept[];
  byId: ReadonlyMap<string, Concept>;
  misconceptions: readonly Misconception[];
}

const known = new WeakMap<Question, Vocabulary>();

/** The lexicon with the question's own concepts, which win over the lexicon's of the same id. */
export function vocabularyOf(question: Question): Vocabulary {
  let vocabulary = known.get(question);
  if (!vocabulary) {
    const own = new Set(question.concepts.map(({ id }) => id));
    const concepts = [...question.concepts, ...LEXICON.filter(({ id }) => !own.has(id))];
    vocabulary = {
      concepts,
      byId: new Map(concepts.map((concept) => [concept.id, concept])),
      misconceptions: misconceptionsFor(question, concepts),
    };
    known.set(question, vocabulary);
  }
  return vocabulary;
}
