import { type Simulation, type Sketch } from "../model/index.ts";
import { type Network } from "./network.ts";
import { lossOf } from "./served.ts";

/** Indexes of the nodes that stand in a group or in groups inside it; clients stand outside the system. */
export function nodesInGroup(sketch: Sketch, group: string): number[] {
  const parent = new Map(sketch.groups.map(({ id, parent: around }) => [id, around]));
  const standsIn = (inner: string | undefined): boolean => {
    let at = inner;
    for (let depth = 0; at !== undefined && depth <= sketch.groups.length; depth++) {
      if (at === group) return true;
      at = parent.get(at);
    }
    return false;
  };
  return sketch.nodes.flatMap((node, i) => (node.kind !== "client" && standsIn(node.group) ? [i] : []));
}

/** Effect of losing each region or zone that is drawn as a group, with all that stands in it and in groups inside it. */
export function groupLosses(
  sketch: Sketch,
  network: Network,
  rps: number,
  rates: number[],
): Simulation["losses"] {
  return sketch.groups.flatMap((group) => {
    if (group.kind === "other") return [];
    const inside = nodesInGroup(sketch, group.id);
    if (inside.length === 0) return [];
    const loss = lossOf(network, rps, rates, new Set(inside));
    return [{ id: group.id, label: group.label || group.id, kind: group.kind, ...loss }];
  });
}
