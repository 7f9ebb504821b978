import { type Concept, type Misconception, type Question } from "../model/index.ts";

/**
 * The false beliefs that an answer to this question is held to: the question's own, those of the lexicon's concepts that
 * its rubric touches, and those of the field. Where the question lists a belief of the field under the same id, its own
 * words, cost and truth stand, and the field lends it the other ways to say it.
 */
export function misconceptionsFor(
  question: Question,
  touched: ReadonlySet<string>,
  lexicon: readonly Concept[],
  field: readonly Misconception[],
): Misconception[] {
  const shared = [
    ...lexicon.filter(({ id }) => touched.has(id)).flatMap(({ misconceptions }) => misconceptions),
    ...field,
  ];
  const byId = new Map(shared.map((belief) => [belief.id, belief]));
  const own = question.misconceptions.map((belief) => {
    const twin = byId.get(belief.id);
    byId.delete(belief.id);
    return twin === undefined ? belief : { ...belief, ...bothWordings(belief, twin) };
  });
  return [...own, ...byId.values()];
}

const bothWordings = (own: Misconception, twin: Misconception) => ({
  patterns: [...new Set([...own.patterns, ...twin.patterns])],
  loose: [...new Set([...(own.loose ?? []), ...(twin.loose ?? [])])],
  unless: [...new Set([...own.unless, ...twin.unless])],
  dismisses: [...new Set([...own.dismisses, ...twin.dismisses])],
});
