import { type CheckOf } from "../model/index.ts";
import { type CheckContext } from "./context.ts";
import { met, notMet, type Outcome } from "./outcome.ts";

/**
 * No contradiction of the listed kinds. Only what could have contradicted itself earns: an answer without numbers and
 * without a sketch is not consistent, it is silent.
 */
export function checkConsistent(check: CheckOf<"consistent">, context: CheckContext): Outcome {
  const found = context.contradictions.filter(({ kind }) => check.kinds.includes(kind));
  const first = found[0];
  if (first)
    return notMet(
      first.explanation,
      found.flatMap(({ evidence }) => evidence),
    );
  const { nodes } = context.answer.sketch;
  if (nodes.length < 3 || context.numbers.stated.length < 3)
    return notMet("There are too few numbers and components to hold against each other.");
  return met("Text, numbers, sketch and costs agree.");
}
