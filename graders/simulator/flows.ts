import { significant } from "../ledger/significant.ts";
import { type Sketch } from "../model/index.ts";
import { withDown } from "./down.ts";
import { compileSketch } from "./network.ts";
import { chanceOf, NO_OUTAGE, solveTraffic } from "./traffic.ts";

/** What goes along an edge of the sketch. */
export interface EdgeFlow {
  id: string;
  /** Calls a second; null where the arrow is the reply, leads to a client, or joins nothing. */
  rps: number | null;
}

/**
 * Calls a second along each edge, by the traffic equations that `simulate` solves: the source's arrivals times the chance
 * that a request takes the edge (share, cache misses, what took over from nodes that are down) times its fan-out.
 */
export function edgeFlows({
  sketch,
  rps,
  down = [],
}: {
  sketch: Sketch;
  rps: number;
  /** Ids of nodes that are down. */
  down?: readonly string[];
}): EdgeFlow[] {
  const whole = compileSketch(sketch);
  const lost = new Set(sketch.nodes.flatMap((node, i) => (down.includes(node.id) ? [i] : [])));
  const network = withDown(whole, lost);
  const { rates } = solveTraffic(network, Number.isFinite(rps) && rps > 0 ? rps : 0);
  const flows = new Map(
    network.links.map((link) => [
      link.edge,
      (rates[link.from] ?? 0) * chanceOf(link, network.outgoing[link.from] ?? [], NO_OUTAGE) * link.calls,
    ]),
  );
  const known = new Set(whole.links.map(({ edge }) => edge));
  return sketch.edges.map(({ id }) => ({ id, rps: known.has(id) ? significant(flows.get(id) ?? 0) : null }));
}
