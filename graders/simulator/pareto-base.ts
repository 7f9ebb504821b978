import { type PriceTable } from "../capacity/price-table/schema.ts";
import { type Sketch } from "../model/index.ts";
import { type Network } from "./network.ts";
import { quoted } from "./pareto-words.ts";
import { prepare, utilisationsOf } from "./sweep-steady.ts";
import { solveTraffic } from "./traffic.ts";

/** Busier than this no variant makes a component, unless the sketch does: bursts and failures need the rest. */
export const MOST_BUSY = 0.8;

const isFull = (utilisation: number) => !(utilisation < 1 - 1e-9);

/** The sketch that variants start from: as drawn, or with the replicas that it lacks to carry the load. */
export interface Base {
  drawn: Network;
  network: Network;
  rates: number[];
  /** Indexes of the components that were over capacity. */
  repaired: number[];
}

export function baseOf(sketch: Sketch, rps: number, prices?: PriceTable): Base | { problem: string } {
  const drawn = prepare(sketch, [], prices).network;
  if (sketch.nodes.length === 0) return { problem: "Nothing is drawn." };
  if (!(rps > 0 && Number.isFinite(rps))) return { problem: "No load is given to run the sketch under." };
  const { rates, runaway } = solveTraffic(drawn, rps);
  if (runaway)
    return {
      problem: "A loop sends on at least as many requests as it gets, so there is no load to design for.",
    };
  if (!drawn.stations.some(({ usdPerMonth }) => (usdPerMonth ?? 0) > 0))
    return { problem: "Nothing in the sketch has a price, so designs cannot be compared by cost." };
  const busy = utilisationsOf(drawn, rates);
  const repaired = busy.flatMap((utilisation, i) => (isFull(utilisation) ? [i] : []));
  const foreign = repaired.find((i) => sketch.nodes[i]?.kind === "external-api");
  if (foreign !== undefined)
    return {
      problem: `${quoted(sketch.nodes[foreign]?.label ?? "")} is over its capacity and another company's: more replicas of ours do not help it.`,
    };
  if (repaired.length === 0) return { drawn, network: drawn, rates, repaired };
  const nodes = sketch.nodes.map((node, i) => {
    const [utilisation, station] = [busy[i] ?? 0, drawn.stations[i]];
    if (!repaired.includes(i) || !station) return node;
    const replicas = Math.ceil((station.replicas * utilisation) / MOST_BUSY - 1e-9);
    return { ...node, parameters: { ...node.parameters, replicas } };
  });
  return { drawn, network: prepare({ ...sketch, nodes }, [], prices).network, rates, repaired };
}

/**
 * Utilisation up to which a variant may drive each component: what the base has, or 80% where that is more; and where its
 * stated zones can lose one and still carry the load, no more than that leaves room for.
 */
export function mostBusy({ network, rates }: Base): number[] {
  return utilisationsOf(network, rates).map((utilisation, i) => {
    const most = Math.max(MOST_BUSY, utilisation);
    const zones = network.nodes[i]?.parameters.zones ?? 1;
    const oneLost = zones > 1 ? (zones - 1) / zones : 1;
    return utilisation <= oneLost ? Math.min(most, oneLost) : most;
  });
}
