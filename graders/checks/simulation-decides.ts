import { type NodeLoad, type Simulation, type Sketch } from "../model/index.ts";
import { awaitedNodes } from "../simulator/latency.ts";
import { compileSketch } from "../simulator/network.ts";
import { stationOf } from "../simulator/station.ts";
import { restsOnDefaults } from "./simulated.ts";

/** Beyond so many components nobody looks for the cause. */
const MOST = 3;

/** Components by how much they weigh in a result, the first most; those that weigh nothing are left out. */
function heaviest(nodes: readonly NodeLoad[], weight: (node: NodeLoad) => number): NodeLoad[] {
  return nodes
    .map((node) => ({ node, weight: weight(node) }))
    .filter((one) => one.weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST)
    .map(({ node }) => node);
}

/**
 * Components but for those that requests come from and of which nothing is stated, such as “Models” or “Market” before a
 * feature store: they stand outside of what is designed, unless nothing else has work to do.
 */
export function drawnInside({ nodes }: Simulation, sketch: Sketch): readonly NodeLoad[] {
  const entries = new Set(compileSketch(sketch).entries.map(({ node }) => sketch.nodes[node]?.id));
  const inside = nodes.filter((node) => !entries.has(node.id) || !restsOnDefaults(node, "load"));
  return inside.some(({ utilisation }) => (utilisation ?? 0) > 0) ? inside : nodes;
}

/** The busiest of these components. */
export const decidesLoad = (nodes: readonly NodeLoad[]): NodeLoad[] =>
  heaviest(nodes, ({ utilisation }) => utilisation ?? 0);

/** On the way to the reply: what is overloaded, or else the slowest. */
export function decidesLatency({ nodes }: Simulation, sketch: Sketch): NodeLoad[] {
  const awaited = new Set(awaitedNodes(compileSketch(sketch)).map((i) => sketch.nodes[i]?.id));
  const onTheWay = nodes.filter(({ id }) => awaited.has(id));
  const overloaded = onTheWay.filter(({ utilisation }) => (utilisation ?? 0) >= 1);
  return overloaded.length > 0 ? decidesLoad(overloaded) : heaviest(onTheWay, ({ p99Ms }) => p99Ms ?? 0);
}

/** What takes most time away: how long it is down, times what its loss cuts off. */
export function decidesAvailability({ nodes, losses }: Simulation, sketch: Sketch): NodeLoad[] {
  const lost = new Map(losses.map(({ id, lostShare, cause }) => [id, cause === "cut-off" ? lostShare : 0]));
  const down = new Map(sketch.nodes.map((node) => [node.id, 1 - stationOf(node).availability]));
  return heaviest(nodes, ({ id }) => (lost.get(id) ?? 0) * (down.get(id) ?? 0));
}

/** The dearest components. */
export const decidesCost = ({ nodes }: Simulation): NodeLoad[] =>
  heaviest(nodes, ({ usdPerMonth }) => usdPerMonth ?? 0);
