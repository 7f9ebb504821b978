import { type Answer, type SketchNode } from "../model/index.ts";
import { telling } from "../truth/binding.ts";
import { evaluateExpression } from "../ledger/index.ts";
import { readable } from "../checks/simulated.ts";
import { contradiction, factorBetween, type FindContradictions } from "./facts.ts";

/** A few spares are no contradiction. */
const APART = 1.6;
/** Words that fit any component. */
const VAGUE = new Set(
  telling("server node instance machine replica pod host service store data gpu cpu online the"),
);

/** A cost line pays for another number of machines than the sketch has of the same component. */
export const replicasDisagree: FindContradictions = ({ answer }) => {
  const labelled = answer.sketch.nodes.map((node) => ({ node, words: new Set(telling(node.label)) }));
  return answer.costs
    .flatMap((line, row) => {
      const count = countIn(line.quantity);
      const node = count === null ? null : twinOf(line.item, labelled);
      const drawn = node?.parameters.replicas;
      if (count === null || !node || drawn === undefined || factorBetween(count, drawn) <= APART) return [];
      if (PER_PLACE.test(`${line.item} ${node.label}`) || isPerPlace(count / drawn, answer)) return [];
      return [
        contradiction(
          "replicas-disagree",
          1,
          `The bill pays for ${readable(count)} of “${line.item}”, and the sketch has ${readable(drawn)} of “${node.label}”.`,
          [
            { kind: "cost", row, item: line.item, usdPerMonth: null },
            { kind: "node", id: node.id, label: node.label },
          ],
        ),
      ];
    })
    .slice(0, 2);
};

/** Who is paid is no copy of a component, though `engineers` and `engine` share a stem. */
const PEOPLE =
  /\b(?:engineers?|people|persons?|staff|salar(?:y|ies)|developers?|scientists?|analysts?|annotators?|reviewers?|agents? on shift|team|headcount|ftes?)\b/i;

const PER_PLACE = /\b(?:per|each|every|all) (?:regions?|zones?|sites?|shards?|azs?)\b|\breserved\b|\bspot\b/i;

/** One region's copies are drawn and every region's are paid for, or the other way round. */
function isPerPlace(ratio: number, { sketch }: Answer): boolean {
  const regions = sketch.groups.filter(({ kind }) => kind === "region").length;
  const zones = Math.max(sketch.groups.filter(({ kind }) => kind === "zone").length, 1);
  const times = ratio >= 1 ? ratio : 1 / ratio;
  return [regions, zones, regions * zones].some((places) => places > 1 && Math.abs(times / places - 1) < 0.1);
}

function countIn(text: string): number | null {
  if (!/^\s*[\d.,]+\s*[A-Za-z]*\s*$/.test(text)) return null;
  const result = evaluateExpression({ text, scope: {} });
  return result.ok && result.quantity.dimension.every((power) => power === 0) ? result.quantity.value : null;
}

/** The one node whose label shares a telling word with the line; none where several do. */
function twinOf(
  item: string,
  labelled: readonly { node: SketchNode; words: ReadonlySet<string> }[],
): SketchNode | null {
  if (/ and |,|\+|&/.test(item) || PEOPLE.test(item)) return null;
  const words = telling(item).filter((word) => !VAGUE.has(word));
  const twins = labelled.filter((one) => words.some((word) => one.words.has(word)));
  return twins.length === 1 ? (twins[0]?.node ?? null) : null;
}
