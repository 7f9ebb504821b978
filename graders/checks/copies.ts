import { type Sketch, type SketchNode } from "../model/index.ts";
import { copiesInLabel, zonesInLabel } from "../simulator/label-copies.ts";

/** Copies of one node as stated, by its parameters or in its label; null when nothing is stated. */
export function copiesStated(node: SketchNode): number | null {
  return node.parameters.replicas ?? copiesInLabel(node.label);
}

function zonesStated(node: SketchNode): number | null {
  return node.parameters.zones ?? zonesInLabel(node.label);
}

/** The label without what tells one drawn copy from another: `API 1`, `API (eu)`, `API replica`. */
const familyName = (node: SketchNode) =>
  `${node.kind} ${node.label
    .toLowerCase()
    .replace(/\([^)]*\)/g, " ")
    .replace(
      /\b(?:replica|copy|standby|primary|secondary|follower|leader|zone|az|region|eu|us|apac|ap|[a-d]|\d+)\b/g,
      " ",
    )
    .replace(/[^a-z]+/g, " ")
    .trim()}`;

export interface Copies {
  copies: number;
  zones: number;
  /** Whether the sketch says anything about copies, or the counts are only assumed to be one. */
  stated: boolean;
}

/** Copies and zones of a node, together with the twins drawn beside it. */
export function copiesOf(sketch: Sketch, node: SketchNode): Copies {
  const family = familyName(node);
  const twins = sketch.nodes.filter((other) => familyName(other) === family);
  const groups = new Set(twins.map((twin) => twin.group).filter((group) => group !== undefined));
  const stated = twins.map(copiesStated);
  return {
    copies: stated.reduce<number>((sum, count) => sum + (count ?? 1), 0),
    zones: Math.max(1, groups.size, ...twins.map((twin) => zonesStated(twin) ?? 1)),
    stated: twins.length > 1 || stated.some((count) => count !== null),
  };
}
