import { responsePercentile, steadyState } from "../capacity/response-time.ts";
import { type PriceTable } from "../capacity/price-table/schema.ts";
import { significant } from "../ledger/significant.ts";
import { type NodeLoad, type Simulation, type Sketch } from "../model/index.ts";
import { defaultsTaken } from "./defaults-taken.ts";
import { withDown } from "./down.ts";
import { groupLosses } from "./groups.ts";
import { awaitedNodes, type LoadedStation, pathLatency } from "./latency.ts";
import { compileSketch, type Network } from "./network.ts";
import { remarks } from "./remarks.ts";
import { availabilityOf, lossOf } from "./served.ts";
import { solveTraffic } from "./traffic.ts";
import { type SimulatedWorkload } from "./workload.ts";

/**
 * Runs a sketch in closed form: traffic equations, M/M/c at each node, response time to the reply, what saturates first,
 * what each loss takes down, availability, cost. README.md says what is assumed. Pure, bounded in time, and rounded to 9
 * significant digits. A rate that is negative or not a number counts as 0.
 */
export function simulate({
  sketch,
  workload,
  down = [],
  prices,
}: {
  sketch: Sketch;
  workload: SimulatedWorkload;
  /** Ids of nodes that are down: the rest carries on as far as it can. */
  down?: readonly string[];
  /** What replicas cost where the sketch does not say; left out: the built-in table. */
  prices?: PriceTable | undefined;
}): Simulation {
  const rps = Number.isFinite(workload.rps) && workload.rps > 0 ? workload.rps : 0;
  const whole = compileSketch(sketch, prices);
  const lost = new Set(sketch.nodes.flatMap((node, i) => (down.includes(node.id) ? [i] : [])));
  const network = withDown(whole, lost);
  const { rates, runaway } = solveTraffic(network, rps);
  const loaded = network.stations.map(({ servers, serviceS }, i): LoadedStation => {
    const station = {
      arrivalRate: rates[i] ?? 0,
      servers,
      serviceRate: serviceS > 0 ? 1 / serviceS : Infinity,
    };
    return { station, state: steadyState(station) };
  });
  const path = network.entries.length > 0 ? pathLatency(network, loaded) : null;
  const nodes = sketch.nodes.map((_, i) => nodeLoad(network, loaded, rates, i));
  const priced = network.stations.flatMap(({ usdPerMonth }) => (usdPerMonth === null ? [] : [usdPerMonth]));

  const simulation: Simulation = {
    rps: significant(rps),
    nodes,
    p50Ms: path && significant(path.p50 * 1000),
    p95Ms: path && significant(path.p95 * 1000),
    p99Ms: path && significant(path.p99 * 1000),
    availability: whole.entries.length > 0 ? significant(availabilityOf(whole, lost)) : null,
    usdPerMonth: priced.length > 0 ? significant(priced.reduce((sum, usd) => sum + usd, 0)) : null,
    firstToSaturate: firstToSaturate(nodes, rps),
    losses: [...nodeLosses(network, rps, rates), ...groupLosses(sketch, network, rps, rates)]
      .sort((a, b) => b.lostShare - a.lostShare)
      .map((loss) => ({ ...loss, lostShare: significant(loss.lostShare) })),
    defaults: [],
    notes: [],
  };
  const awaited = awaitedNodes(network);
  simulation.defaults = defaultsTaken({ network, nodes, awaited });
  simulation.notes = remarks({
    network,
    simulation,
    workload,
    runaway,
    down,
    awaited,
  });
  return simulation;
}

function nodeLoad(network: Network, loaded: LoadedStation[], rates: number[], i: number): NodeLoad {
  const node = network.nodes[i];
  const spec = network.stations[i];
  const arrivalRps = rates[i] ?? 0;
  const { station, state } = loaded[i] ?? { station: null, state: null };
  const percentileMs = (share: number) =>
    station && state && node?.kind !== "client"
      ? significant(responsePercentile(station, state, share) * 1000)
      : null;
  const capacity = spec && spec.capacityRps !== Infinity ? spec.capacityRps : null;
  return {
    id: node?.id ?? "",
    label: node?.label || (node?.id ?? ""),
    arrivalRps: significant(arrivalRps),
    capacityRps: capacity && significant(capacity),
    utilisation: capacity === null ? null : significant(arrivalRps / capacity),
    p50Ms: percentileMs(0.5),
    p95Ms: percentileMs(0.95),
    p99Ms: percentileMs(0.99),
    usdPerMonth: spec?.usdPerMonth === null || spec === undefined ? null : significant(spec.usdPerMonth),
    defaulted: spec?.defaulted ?? [],
  };
}

/** Arrivals grow in proportion to the load, so the busiest node saturates first, at load ÷ its utilisation. */
function firstToSaturate(nodes: readonly NodeLoad[], rps: number): Simulation["firstToSaturate"] {
  let busiest: NodeLoad | null = null;
  for (const node of nodes) if ((node.utilisation ?? 0) > (busiest?.utilisation ?? 0)) busiest = node;
  if (!busiest?.utilisation) return null;
  const atRps = rps / busiest.utilisation;
  return Number.isFinite(atRps) ? { id: busiest.id, label: busiest.label, atRps: significant(atRps) } : null;
}

function nodeLosses(network: Network, rps: number, rates: number[]): Simulation["losses"] {
  return network.nodes.flatMap((node, i) => {
    if (node.kind === "client" || (rates[i] ?? 0) <= 0) return [];
    const loss = lossOf(network, rps, rates, new Set([i]));
    return [{ id: node.id, label: node.label || node.id, kind: "node" as const, ...loss }];
  });
}
