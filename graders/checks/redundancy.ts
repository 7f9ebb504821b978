import { type CheckOf } from "../model/index.ts";
import { type CheckContext } from "./context.ts";
import { copiesOf } from "./copies.ts";
import { kindNames, labelOf, nodeEvidence, nodesOf } from "./graph.ts";
import { met, notMet, outcome, type Outcome, partlyMet } from "./outcome.ts";
import { quoteOf, toldIn } from "./told.ts";

const COPIES_TOLD =
  /\breplica\w*|\bcop(?:y|ies)\b|\b(?:2|3|4|5|two|three|four|several|multi(?:ple)?)[- ](?:azs?|zones?|regions?|sites?|data ?cent\w+)\b|\bactive-active\b|\bfailover\b|\bn ?\+ ?[12]\b|\bstandby\b|\bquorum\b/i;

/** Each node of these kinds has enough copies, or stands in enough zones. */
export function checkRedundancy(check: CheckOf<"redundancy">, { answer, reading }: CheckContext): Outcome {
  const nodes = nodesOf(answer.sketch, check.nodes);
  const told = toldIn(reading, check.nodes).filter((sentence) => COPIES_TOLD.test(sentence.text));
  const first = told[0];
  const single = nodes.filter((node) => {
    const { copies, zones } = copiesOf(answer.sketch, node);
    return copies < check.replicas && !(check.zones > 1 && zones >= check.zones);
  });
  if (nodes.length > 0 && single.length === 0)
    return met(`Every ${kindNames(check.nodes)} has copies.`, nodes.map(nodeEvidence));
  if (first && single.every((node) => !copiesOf(answer.sketch, node).stated))
    return partlyMet("Copies are told of, but not drawn.", told.map(quoteOf));
  if (nodes.length === 0)
    return notMet(`No ${kindNames(check.nodes)} is drawn, and no copies of one are told of.`);
  const named = single.slice(0, 3).map(labelOf).join(", ");
  return outcome(
    (nodes.length - single.length) / nodes.length / 2,
    `${named} ${single.length === 1 ? "runs" : "run"} as a single copy: losing it loses all that depends on it.`,
    single.map(nodeEvidence),
  );
}
