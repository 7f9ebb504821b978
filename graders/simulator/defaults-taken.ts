import {
  type DefaultTaken,
  type NodeLoad,
  SIMULATION_RESULTS,
  type SimulationResult,
} from "../model/index.ts";
import { quotedBy, replicaPrice } from "../capacity/price-table/lookup.ts";
import { KIND_DEFAULTS } from "./defaults.ts";
import { type Network } from "./network.ts";
import { DEFAULT_ZONES } from "./station.ts";

/** Parameters that each result of the whole sketch rests on, at the nodes that have a part in it. */
const BEHIND: Record<SimulationResult, readonly string[]> = {
  load: ["replicas", "concurrency", "serviceTimeMs", "hitRate"],
  latency: ["serviceTimeMs", "replicas", "concurrency", "hitRate"],
  availability: ["replicas", "zones"],
  cost: ["replicas", "unitPriceUsdMonth"],
};

interface Facts {
  network: Network;
  nodes: readonly NodeLoad[];
  /** Indexes of nodes on the way to the reply. */
  awaited: readonly number[];
}

/**
 * Every default that was taken, with its value, why it is that value, and which results rest on it. A parameter that
 * moves none of the results (the service time of what nobody waits for) is left out.
 */
export function defaultsTaken({ network, nodes, awaited }: Facts): DefaultTaken[] {
  const onTheWay = new Set(awaited);
  return nodes.flatMap((load, i) => {
    const node = network.nodes[i];
    const station = network.stations[i];
    if (!node || !station || load.defaulted.length === 0) return [];
    const has: Record<SimulationResult, boolean> = {
      load: load.utilisation !== null && load.arrivalRps > 0,
      latency: onTheWay.has(i),
      availability: onTheWay.has(i),
      cost: (load.usdPerMonth ?? 0) > 0,
    };
    const kind = KIND_DEFAULTS[node.kind];
    const price = replicaPrice(network.prices, node.kind);
    const values: Partial<Record<string, { value: number; reason: string }>> = {
      replicas: { value: 1, reason: "one copy unless more are stated" },
      zones: {
        value: Math.min(DEFAULT_ZONES, station.replicas),
        reason: "copies are spread over two zones unless told otherwise",
      },
      serviceTimeMs: { value: kind.serviceTimeMs, reason: kind.reason },
      concurrency: { value: kind.concurrency ?? 1, reason: kind.reason },
      hitRate: { value: kind.hitRate, reason: kind.reason },
      unitPriceUsdMonth: {
        value: price?.usdPerMonth ?? 0,
        reason: price ? quotedBy(price.price) : kind.reason,
      },
    };
    return load.defaulted.flatMap((parameter): DefaultTaken[] => {
      const taken = values[parameter];
      /* A stated capacity settles how busy a component is; the service time then only says how slow. */
      const isSettled = parameter === "serviceTimeMs" && node.parameters.capacityPerReplica !== undefined;
      const results = SIMULATION_RESULTS.filter(
        (result) => has[result] && BEHIND[result].includes(parameter) && !(result === "load" && isSettled),
      );
      if (taken === undefined || results.length === 0) return [];
      return [{ id: load.id, label: load.label, parameter, ...taken, results }];
    });
  });
}
