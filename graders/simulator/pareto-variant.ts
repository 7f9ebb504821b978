import { type Chip } from "../capacity/price-table/lookup.ts";
import { type PriceTable } from "../capacity/price-table/schema.ts";
import { type SketchNode } from "../model/index.ts";
import { type Network } from "./network.ts";
import { speedUp } from "./pareto-hardware.ts";
import { type StationSpec, stationOf } from "./station.ts";

/** What is different at one component; left out: as drawn. */
export interface NodeChoice {
  /** Times the replicas. */
  replicas?: number;
  hardware?: { from: Chip; to: Chip };
  /** Times the requests that a replica works on at once. */
  batch?: number;
  /** Times the cache, and so times its replicas. */
  cacheSize?: number;
}
/** By index of the node. */
export type Choices = ReadonlyMap<number, NodeChoice>;

/**
 * A batch twice as large takes this many times as long. Measured times grow linearly from a fixed part (Inoue 2021,
 * GPU-based inference servers with dynamic batching), so the factor lies between 1 and 2; half-way is taken.
 */
export const LONGER_PER_DOUBLING = 1.5;

/**
 * The station with a choice made. Another accelerator or batch changes what a replica carries, so the replicas are
 * counted anew to be as busy as before; then come the factors on replicas. Never fewer than one, nor than its zones.
 */
export function chosenStation(
  node: SketchNode,
  station: StationSpec,
  choice: NodeChoice,
  prices: PriceTable,
): StationSpec {
  const { hardware, batch = 1 } = choice;
  const slots = station.servers / station.replicas;
  const slotsNow = Math.max(1, Math.round(slots * batch));
  const speed = hardware ? speedUp(node.kind, hardware.from, hardware.to) : 1;
  const serviceS = (station.serviceS / speed) * Math.pow(LONGER_PER_DOUBLING, Math.log2(slotsNow / slots));
  const carries = slotsNow / serviceS / (slots / station.serviceS);
  const wanted = (station.replicas / carries) * (choice.replicas ?? 1) * (choice.cacheSize ?? 1);
  const replicas = Math.max(1, node.parameters.zones ?? 1, Math.ceil(wanted * (1 - 1e-9)));
  const counted = stationOf({ ...node, parameters: { ...node.parameters, replicas } }, prices);
  const price = hardware ? hardware.to.usdPerHour / hardware.from.usdPerHour : 1;
  return {
    ...counted,
    servers: replicas * slotsNow,
    serviceS,
    capacityRps: (replicas * slotsNow) / serviceS,
    usdPerMonth: counted.usdPerMonth === null ? null : counted.usdPerMonth * price,
  };
}

/** The network with choices made; a cache of another size answers another share, and what it relieves gets the rest. */
export function chosenNetwork(
  network: Network,
  choices: Choices,
  hits: (hitRate: number, factor: number) => number,
): Network {
  const relief = new Map<number, number>();
  const stations = network.stations.map((station, i) => {
    const [node, choice] = [network.nodes[i], choices.get(i)];
    if (!node || !choice) return station;
    const chosen = chosenStation(node, station, choice, network.prices);
    if (choice.cacheSize === undefined || station.hitRate <= 0) return chosen;
    const hitRate = hits(station.hitRate, chosen.replicas / station.replicas);
    relief.set(i, hitRate / station.hitRate);
    return { ...chosen, hitRate };
  });
  if (relief.size === 0) return { ...network, stations };
  const links = network.links.map((link) => {
    const factor = link.relievedBy ? relief.get(link.relievedBy.cache) : undefined;
    if (!link.relievedBy || factor === undefined) return link;
    return {
      ...link,
      relievedBy: { ...link.relievedBy, share: Math.min(1, link.relievedBy.share * factor) },
    };
  });
  const outgoing = network.nodes.map((_, node) => links.filter(({ from }) => from === node));
  return { ...network, stations, links, outgoing };
}
