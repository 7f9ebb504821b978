import { type CheckOf } from "../model/index.ts";
import { type CheckContext } from "./context.ts";
import { edgeEvidence, findPath, kindNames, nodeEvidence, nodesOf, pathText } from "./graph.ts";
import { met, notMet, type Outcome, partlyMet } from "./outcome.ts";
import { quoteOf, toldIn } from "./told.ts";

/** A directed path leads from one kind to another. Reached the wrong way, or told in words only, it earns half. */
export function checkPath(check: CheckOf<"path">, { answer, reading }: CheckContext): Outcome {
  const { sketch } = answer;
  const from = nodesOf(sketch, check.from);
  const to = nodesOf(sketch, check.to);
  const via = new Set(nodesOf(sketch, check.via).map((node) => node.id));
  const route = `from ${kindNames(check.from)} to ${kindNames(check.to)}`;
  const ends = new Set(to.map((node) => node.id));
  const edgeKinds = check.edges;
  if (from.length > 0 && to.length > 0) {
    const walk = { from, to: ends };
    if (check.via.length === 0 || via.size > 0) {
      const path = findPath(sketch, {
        ...walk,
        via,
        allows: (edge) => edgeKinds === undefined || edgeKinds.includes(edge.kind),
      });
      if (path) return met(`Drawn: ${pathText(sketch, path)}.`, path.map(edgeEvidence));
    }
    const looser = findPath(sketch, { ...walk, allows: () => true });
    if (looser) {
      const lack =
        check.via.length > 0
          ? `without passing a ${kindNames(check.via)}`
          : `but not over ${edgeKinds?.join(" or ")} edges`;
      return partlyMet(
        `A path leads ${route}, ${lack}: ${pathText(sketch, looser)}.`,
        looser.map(edgeEvidence),
      );
    }
    const ends2 = [...from, ...to].slice(0, 2).map(nodeEvidence);
    return notMet(`Both ends are drawn, but no path leads ${route}.`, ends2);
  }
  const told = toldIn(reading, check.to);
  const startTold =
    from.length > 0 || check.from.includes("client") || toldIn(reading, check.from).length > 0;
  const first = told[0];
  if (first && startTold)
    return partlyMet(`The way ${route} is told in words, but not drawn.`, told.map(quoteOf));
  const missing = from.length === 0 ? check.from : check.to;
  return notMet(`No path ${route}: no ${kindNames(missing)} is drawn.`);
}
