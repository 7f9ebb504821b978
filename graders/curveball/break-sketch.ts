import { type Break, type Sketch, type SketchNode, type Standing } from "../model/index.ts";
import { KIND_DEFAULTS } from "../simulator/defaults.ts";
import { nodesInGroup } from "../simulator/groups.ts";
import { stationOf } from "../simulator/station.ts";

/** A sketch with something broken in it. */
export interface BrokenSketch {
  sketch: Sketch;
  /** Ids of nodes of which nothing is left. */
  down: string[];
  lost: Standing["lost"];
}

export const nameOf = ({ id, label }: Pick<SketchNode, "id" | "label">): string =>
  label.replaceAll(/\s+/g, " ").trim() || id;

/** Copies that go when a zone does: they are taken to be spread evenly, the fuller zone being the one that goes. */
export const inOneZone = ({ replicas, zones }: { replicas: number; zones: number }): number =>
  Math.ceil(replicas / Math.max(1, zones));

/**
 * Takes away what the break says. A revised sketch may have renamed or redrawn the component: it is found by its id, then
 * by its name, then as the first of its kind. Null: nothing of that sort is drawn.
 */
export function breakSketch(sketch: Sketch, breaks: Break): BrokenSketch | null {
  switch (breaks.kind) {
    case "one-copy":
    case "one-zone":
    case "whole": {
      const node = heirOf(sketch, breaks);
      if (!node) return null;
      const station = stationOf(node);
      const gone = { "one-copy": 1, "one-zone": inOneZone(station), whole: station.replicas }[breaks.kind];
      return without(sketch, new Map([[node.id, gone]]));
    }
    case "group": {
      const found =
        sketch.groups.find(({ id }) => id === breaks.group) ??
        sketch.groups.find(({ label }) => label === breaks.label) ??
        sketch.groups.find(({ kind }) => kind === breaks.groupKind);
      if (!found) return null;
      const inside = nodesInGroup(sketch, found.id).flatMap((i) => sketch.nodes[i] ?? []);
      return without(sketch, new Map(inside.map((node) => [node.id, Infinity])));
    }
    case "every-zone":
      return without(
        sketch,
        new Map(
          sketch.nodes.flatMap((node) =>
            standsInZones(node) ? [[node.id, inOneZone(stationOf(node))] as const] : [],
          ),
        ),
      );
  }
}

function heirOf(sketch: Sketch, { node, label, nodeKind }: Exclude<Break, { kind: "group" | "every-zone" }>) {
  const named = (text: string) => text.trim().toLowerCase();
  return (
    sketch.nodes.find(({ id, kind }) => id === node && kind !== "client") ??
    sketch.nodes.find((one) => named(nameOf(one)) === named(label)) ??
    sketch.nodes.find(({ kind }) => kind === nodeKind)
  );
}

/** Another company's, or one thing that a provider runs: it has no copies of which one could be lost. */
export const isProvided = ({ kind, parameters }: SketchNode): boolean =>
  kind === "external-api" || (KIND_DEFAULTS[kind].concurrency === null && (parameters.replicas ?? 1) === 1);

/** What a provider runs stands in all zones at once. */
const standsInZones = (node: SketchNode) => node.kind !== "client" && !isProvided(node);

function without(sketch: Sketch, gone: ReadonlyMap<string, number>): BrokenSketch {
  const down: string[] = [];
  const lost: Standing["lost"] = [];
  const nodes = sketch.nodes.map((node) => {
    const taken = gone.get(node.id);
    if (taken === undefined) return node;
    const { replicas, zones } = stationOf(node);
    const left = Math.max(0, replicas - taken);
    lost.push({ id: node.id, label: nameOf(node), copies: replicas, left });
    if (left === 0) {
      down.push(node.id);
      return node;
    }
    const parameters = { ...node.parameters, replicas: left, zones: Math.max(1, Math.min(left, zones - 1)) };
    return { ...node, parameters };
  });
  return { sketch: { ...sketch, nodes }, down, lost };
}
