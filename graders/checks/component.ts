import { type CheckOf } from "../model/index.ts";
import { type CheckContext } from "./context.ts";
import { kindNames, labelOf, nodeEvidence, nodesOf } from "./graph.ts";
import { met, notMet, type Outcome, partlyMet } from "./outcome.ts";
import { quoteOf, toldIn } from "./told.ts";

/** At least `need` nodes of these kinds stand in the sketch; a component that is only told of in words earns half. */
export function checkComponent(check: CheckOf<"component">, { answer, reading }: CheckContext): Outcome {
  const nodes = nodesOf(answer.sketch, check.nodes);
  const evidence = nodes.map(nodeEvidence);
  if (nodes.length >= check.need)
    return met(`Drawn: ${nodes.slice(0, 3).map(labelOf).join(", ")}.`, evidence);
  const told = toldIn(reading, check.nodes);
  if (nodes.length > 0)
    return partlyMet(
      `Only ${nodes.length} of ${check.need} drawn: ${nodes.map(labelOf).join(", ")}.`,
      evidence,
    );
  const first = told[0];
  if (first)
    return partlyMet(`The ${kindNames(check.nodes)} is told in words, but not drawn.`, told.map(quoteOf));
  return notMet(
    answer.sketch.nodes.length > 0
      ? `No ${kindNames(check.nodes)} among the ${answer.sketch.nodes.length} components drawn.`
      : `No sketch, and no ${kindNames(check.nodes)} in the text.`,
  );
}
