import { type PriceTable } from "../capacity/price-table/schema.ts";
import { significant } from "../ledger/significant.ts";
import { type Sketch } from "../model/index.ts";
import { awaitedNodes, pathLatency } from "./latency.ts";
import { type Network } from "./network.ts";
import { carriedShare } from "./sweep-served.ts";
import { type LoadSweep, type Saturation, type Scaling, type SweepPoint } from "./sweep-result.ts";
import { loadedStations, prepare, utilisationsOf } from "./sweep-steady.ts";
import { solveTraffic } from "./traffic.ts";
import { type SimulatedWorkload } from "./workload.ts";

/** Loads on the curve, the ends included: an odd number, so that today's is one of them. */
const LOADS = 25;
/** Shares of the first saturation on the way to the reply where the curve turns up steeply. */
const SHORT_OF_SATURATION = [0.8, 0.9, 0.96, 0.99];
const HOTTEST = 5;

export interface SweepInput {
  sketch: Sketch;
  workload: SimulatedWorkload;
  down?: readonly string[];
  /** Multiples of the workload's load. */
  from?: number;
  to?: number;
  scaling?: Scaling;
  /** Left out: the built-in table. */
  prices?: PriceTable | undefined;
}

/**
 * Runs the sketch in closed form from a tenth of its load to ten times it, evenly spaced on a logarithmic scale, and at the
 * load at which each component saturates. With `with-load` every component adds and removes replicas in proportion, and
 * the bill with them. Pure; rounded to 9 significant digits.
 */
export function sweepLoad({
  sketch,
  workload,
  down = [],
  from = 0.1,
  to = 10,
  scaling = "as-drawn",
  prices,
}: SweepInput): LoadSweep {
  const rps = Number.isFinite(workload.rps) && workload.rps > 0 ? workload.rps : 0;
  const { network } = prepare(sketch, down, prices);
  const { rates, runaway } = solveTraffic(network, rps);
  const awaited = new Set(awaitedNodes(network));
  const saturations = saturationsOf(network, rates, rps, awaited);
  const busy = utilisationsOf(network, rates);
  const hottest = busy
    .map((utilisation, node) => ({ utilisation, node }))
    .filter(({ utilisation }) => utilisation > 0)
    .sort((a, b) => b.utilisation - a.utilisation)
    .slice(0, HOTTEST)
    .map(({ node }) => node);

  const points = loadsBetween(from, to, saturations).map((factor): SweepPoint => {
    const scaled = scaling === "with-load" ? grown(network, rates, factor) : network;
    const arrivals = rates.map((rate) => rate * factor);
    const utilisations = utilisationsOf(scaled, arrivals);
    const full = utilisations.flatMap((u, i) => (isFull(u) ? [i] : []));
    const isTimed = network.entries.length > 0 && !full.some((i) => awaited.has(i));
    const path = isTimed ? pathLatency(scaled, loadedStations(scaled, arrivals)) : null;
    const busiest = utilisations.reduce((best, u, i) => (u > (utilisations[best] ?? 0) ? i : best), 0);
    return {
      factor: significant(factor),
      rps: significant(rps * factor),
      p50Ms: path && significant(path.p50 * 1000),
      p95Ms: path && significant(path.p95 * 1000),
      p99Ms: path && significant(path.p99 * 1000),
      servedShare: significant(full.length > 0 ? carriedShare(scaled, rps * factor) : 1),
      saturated: full.map((i) => network.nodes[i]?.id ?? ""),
      busiest:
        (utilisations[busiest] ?? 0) > 0
          ? { ...named(network, busiest), utilisation: significant(utilisations[busiest] ?? 0) }
          : null,
      utilisations: hottest.map((i) => significant(utilisations[i] ?? 0)),
      usdPerMonth: costOf(scaled),
    };
  });

  return {
    rps: significant(rps),
    scaling,
    points,
    hottest: hottest.map((i) => named(network, i)),
    saturates: saturations[0] ?? null,
    saturations,
    holdsUpTo: holdsUpTo(points, workload.p99Ms),
    notes: notesOf({ network, rps, runaway, scaling, points }),
  };
}

/** Loads are rounded to nine digits: at its own saturation a component is full to within that, and not a hair below it. */
const isFull = (utilisation: number) => !(utilisation < 1 - 1e-7);

const named = ({ nodes }: Network, i: number) => ({
  id: nodes[i]?.id ?? "",
  label: nodes[i]?.label || (nodes[i]?.id ?? ""),
});

/** Arrivals grow in proportion to the load, so a component saturates at the load over its utilisation. */
function saturationsOf(
  network: Network,
  rates: readonly number[],
  rps: number,
  awaited: ReadonlySet<number>,
): Saturation[] {
  return utilisationsOf(network, rates)
    .flatMap((utilisation, i) =>
      utilisation > 0 && Number.isFinite(1 / utilisation)
        ? [
            {
              ...named(network, i),
              factor: significant(1 / utilisation),
              rps: significant(rps / utilisation),
              awaited: awaited.has(i),
            },
          ]
        : [],
    )
    .sort((a, b) => a.factor - b.factor);
}

function loadsBetween(from: number, to: number, saturations: readonly Saturation[]): number[] {
  const low = Math.min(from, to);
  const ratio = Math.max(from, to) / low;
  const even = Array.from({ length: LOADS }, (_, i) => significant(low * Math.pow(ratio, i / (LOADS - 1))));
  const first = saturations.find(({ awaited }) => awaited)?.factor;
  const near = first === undefined ? [] : SHORT_OF_SATURATION.map((share) => significant(first * share));
  const inside = [...near, ...saturations.map(({ factor }) => factor)].filter(
    (factor) => factor >= low && factor <= low * ratio,
  );
  return [...new Set([...even, ...inside])].sort((a, b) => a - b);
}

/**
 * Replicas in proportion to load, at least one and one in each stated zone. Another company's service is not ours to scale, and
 * what no request reaches stays as it is.
 */
function grown(network: Network, rates: readonly number[], factor: number): Network {
  const stations = network.stations.map((station, i) => {
    if ((rates[i] ?? 0) <= 0 || network.nodes[i]?.kind === "external-api") return station;
    const replicas = Math.max(
      1,
      network.nodes[i]?.parameters.zones ?? 1,
      Math.ceil(station.replicas * factor - 1e-9),
    );
    const share = replicas / station.replicas;
    return {
      ...station,
      replicas,
      servers: station.servers * share,
      capacityRps: station.capacityRps * share,
      usdPerMonth: station.usdPerMonth === null ? null : station.usdPerMonth * share,
    };
  });
  return { ...network, stations };
}

function costOf({ stations }: Network): number | null {
  const priced = stations.flatMap(({ usdPerMonth }) => (usdPerMonth === null ? [] : [usdPerMonth]));
  return priced.length > 0 ? significant(priced.reduce((sum, usd) => sum + usd, 0)) : null;
}

/** The last load, from the lowest on, whose p99 is within the target. */
function holdsUpTo(points: readonly SweepPoint[], targetMs: number | undefined): number | null {
  if (targetMs === undefined) return null;
  const beyond = points.findIndex(({ p99Ms }) => p99Ms === null || p99Ms > targetMs);
  return points[beyond < 0 ? points.length - 1 : beyond - 1]?.factor ?? null;
}

function notesOf({
  network,
  rps,
  runaway,
  scaling,
  points,
}: {
  network: Network;
  rps: number;
  runaway: boolean;
  scaling: Scaling;
  points: readonly SweepPoint[];
}): string[] {
  const notes: string[] = [];
  if (network.nodes.length === 0) return ["Nothing is drawn."];
  if (rps === 0) notes.push("No load is given, so there is nothing to multiply.");
  if (runaway) notes.push("A loop sends on at least as many requests as it gets; it is counted once here.");
  notes.push(
    scaling === "with-load"
      ? "Replicas grow and shrink in proportion to load, one at least and one in each zone; another company's service stays as it is."
      : "Replicas stay as drawn, and so does the bill.",
  );
  if (points.some(({ servedShare }) => servedShare < 1))
    notes.push("Past saturation a component answers what it has capacity for and turns the rest away.");
  return notes;
}
