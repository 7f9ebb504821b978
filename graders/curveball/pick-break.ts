import { type Break, type NodeLoad, type Simulation, type Sketch, type SketchNode } from "../model/index.ts";
import { awaitedNodes } from "../simulator/latency.ts";
import { compileSketch } from "../simulator/network.ts";
import { stationOf } from "../simulator/station.ts";
import { isProvided, nameOf } from "./break-sketch.ts";

/** From here on the loss of one of two zones is more than the other can take. */
const NEAR = 0.5;

export interface Picked {
  breaks: Break;
  /** The component nearest to its limit; null: nothing that is drawn has one. */
  nearest: { node: SketchNode; load: NodeLoad; utilisation: number } | null;
}

/**
 * What the interviewer breaks: a part of the component nearest to its limit on the way to the reply. Where that is not
 * near at all, a zone: the drawn one whose loss is felt most (or one of several regions), else one zone of everything. Where nothing has a limit (all
 * of it is a provider's), the component whose loss is felt most. `loadKnown` false: the load is not the candidate's to
 * know, so only the order of components counts, which no load changes. Null: there is no sketch to break.
 */
export function pickBreak(sketch: Sketch, simulation: Simulation, loadKnown: boolean): Picked | null {
  const network = compileSketch(sketch);
  const awaited = new Set(awaitedNodes(network).map((i) => sketch.nodes[i]?.id));
  const reached = simulation.nodes.flatMap((load) => {
    const node = sketch.nodes.find(({ id }) => id === load.id);
    return node && node.kind !== "client" && awaited.has(load.id) && load.arrivalRps > 0
      ? [{ node, load }]
      : [];
  });
  if (reached.length === 0) return null;
  const limited = reached.flatMap(({ node, load }) =>
    load.utilisation === null ? [] : [{ node, load, utilisation: load.utilisation }],
  );
  const nearest = limited.reduce<(typeof limited)[number] | null>(
    (most, one) => (most === null || one.utilisation > most.utilisation ? one : most),
    null,
  );
  const felt = (id: string) => simulation.losses.find((loss) => loss.id === id)?.lostShare ?? 0;
  if (nearest === null) {
    const dearest = reached.reduce((most, one) => (felt(one.node.id) > felt(most.node.id) ? one : most));
    return { breaks: partOf("whole", dearest.node), nearest: null };
  }
  const zone = zoneAround(sketch, nearest.node);
  if (!loadKnown || nearest.utilisation >= NEAR) {
    if (zone) return { breaks: zone, nearest };
    if (isProvided(nearest.node)) return { breaks: partOf("whole", nearest.node), nearest };
    const { replicas } = stationOf(nearest.node);
    return { breaks: partOf(replicas > 1 ? "one-zone" : "one-copy", nearest.node), nearest };
  }
  const zones = sketch.groups.filter(({ kind }) => kind === "zone");
  const regions = sketch.groups.filter(({ kind }) => kind === "region");
  const drawn = (zones.length > 0 ? zones : regions.length > 1 ? regions : [])
    .filter(({ id }) => felt(id) > 0)
    .reduce<Sketch["groups"][number] | null>(
      (most, one) => (most === null || felt(one.id) > felt(most.id) ? one : most),
      null,
    );
  return { breaks: drawn ? groupBreak(drawn) : { kind: "every-zone" }, nearest };
}

const partOf = (kind: "one-copy" | "one-zone" | "whole", node: SketchNode): Break => ({
  kind,
  node: node.id,
  label: nameOf(node),
  nodeKind: node.kind,
});

const groupBreak = ({ id, label, kind }: Sketch["groups"][number]): Break => ({
  kind: "group",
  group: id,
  label: nameOf({ id, label }),
  groupKind: kind === "region" ? "region" : "zone",
});

/** The zone that a component is drawn in, itself or by what stands around it. */
function zoneAround({ groups }: Sketch, node: SketchNode): Break | null {
  let at = node.group;
  for (let depth = 0; at !== undefined && depth <= groups.length; depth++) {
    const group = groups.find(({ id }) => id === at);
    if (group?.kind === "zone") return groupBreak(group);
    at = group?.parent;
  }
  return null;
}
