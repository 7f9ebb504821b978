import { type CheckOf } from "../model/index.ts";
import { type CheckContext } from "./context.ts";
import { edgeEvidence, findPath, kindNames, nodeEvidence, nodesOf, pathText } from "./graph.ts";
import { met, notMet, type Outcome, partlyMet } from "./outcome.ts";
import { quoteOf, toldIn } from "./told.ts";

const APART =
  /\basync\w*|\bbackground\b|\boff the (?:hot|request|critical) path\b|\bqueue\w*|\bkafka\b|\bbuffer\w*|\bnightly\b/i;

/** No path over sync edges leads between the two. Past a queue or a stream nobody waits. */
export function checkIsolation(check: CheckOf<"isolation">, { answer, reading }: CheckContext): Outcome {
  const { sketch } = answer;
  const from = nodesOf(sketch, check.from);
  const to = nodesOf(sketch, check.to);
  if (from.length > 0 && to.length > 0) {
    const handsOver = new Set(nodesOf(sketch, ["queue", "stream"]).map((node) => node.id));
    const path = findPath(sketch, {
      from,
      to: new Set(to.map((node) => node.id)),
      allows: (edge) => edge.kind === "sync" && !handsOver.has(edge.from),
    });
    return path
      ? notMet(`Requests wait here: ${pathText(sketch, path)}.`, path.map(edgeEvidence))
      : met(
          `${kindNames(check.from)} and ${kindNames(check.to)} do not wait for each other.`,
          [...from.slice(0, 1), ...to.slice(0, 1)].map(nodeEvidence),
        );
  }
  const told = toldIn(reading, check.to).filter((sentence) => APART.test(sentence.text));
  const first = told[0];
  if (first)
    return partlyMet(
      "That the two do not wait for each other is told in words, but not drawn.",
      told.map(quoteOf),
    );
  return notMet(`No ${kindNames(to.length === 0 ? check.to : check.from)} is drawn.`);
}
