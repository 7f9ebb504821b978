import { type LoadedStation } from "./latency.ts";
import { type Network } from "./network.ts";
import { chipOf, chipsInsteadOf, DEFAULT_CHIP } from "./pareto-hardware.ts";
import { type VariedParameter } from "./pareto-result.ts";
import { type NodeChoice } from "./pareto-variant.ts";
import { utilisationsOf } from "./sweep-steady.ts";

/** One parameter of one component, and the values tried besides its own. */
export interface Knob {
  node: number;
  parameter: VariedParameter;
  settings: NodeChoice[];
}

/** Components whose parameters are varied: those that cost or take most. */
const MOST_COMPONENTS = 8;
/** Waits rarer than this are nothing that more replicas could shorten. */
const WAITS_MATTER = 0.005;
const BATCHES = [0.25, 0.5, 2, 4];
const CACHE_SIZES = [0.25, 0.5, 2, 4];

/**
 * The knobs of a network at its load, those that matter most first: components with replicas that are paid for and
 * requests that reach them, by their share of the bill or, on the way to the reply, of the time.
 */
export function findKnobs({
  network,
  rates,
  loaded,
  awaited,
  mostBusy,
}: {
  network: Network;
  rates: readonly number[];
  loaded: readonly LoadedStation[];
  awaited: ReadonlySet<number>;
  /** Utilisation up to which each component may be driven. */
  mostBusy: readonly number[];
}): Knob[] {
  const bill = network.stations.reduce((sum, { usdPerMonth }) => sum + (usdPerMonth ?? 0), 0);
  const meanOf = (i: number) => (awaited.has(i) ? (loaded[i]?.state?.meanResponse ?? 0) : 0);
  const time = network.nodes.reduce((sum, _, i) => sum + meanOf(i), 0);
  const weight = (i: number) =>
    Math.max(bill > 0 ? (network.stations[i]?.usdPerMonth ?? 0) / bill : 0, time > 0 ? meanOf(i) / time : 0);
  const busy = utilisationsOf(network, rates);
  const busiest = Math.max(...busy);
  return network.nodes
    .flatMap((_, i) => (isVariable(network, rates, i) ? [i] : []))
    .sort((a, b) => weight(b) - weight(a) || a - b)
    .slice(0, MOST_COMPONENTS)
    .flatMap((i) =>
      knobsOf(network, i, {
        utilisation: busy[i] ?? 0,
        mostBusy: mostBusy[i] ?? 1,
        busiest,
        waits: awaited.has(i) ? (loaded[i]?.state?.waitProbability ?? 1) : 0,
      }),
    );
}

/** A component under today's load. */
interface Use {
  utilisation: number;
  /** As far as it may be driven, and as far as it can be without saturating before everything else does. */
  mostBusy: number;
  busiest: number;
  /** Share of requests that wait for it to be free; 0 where nobody waits for it. */
  waits: number;
}

function isVariable({ stations }: Network, rates: readonly number[], i: number): boolean {
  const station = stations[i];
  return (
    station !== undefined &&
    station.servers !== Infinity &&
    (station.usdPerMonth ?? 0) > 0 &&
    (rates[i] ?? 0) > 0
  );
}

function knobsOf(network: Network, i: number, use: Use): Knob[] {
  const [node, station] = [network.nodes[i], network.stations[i]];
  if (!node || !station) return [];
  const fewest = node.parameters.zones ?? 1;
  const knobs: Knob[] = [];
  if (node.kind === "cache" && station.hitRate > 0 && station.hitRate < 1)
    knobs.push({
      node: i,
      parameter: "cache-size",
      settings: CACHE_SIZES.flatMap((cacheSize) =>
        Math.ceil(station.replicas * cacheSize) >= fewest ? [{ cacheSize }] : [],
      ),
    });
  else
    knobs.push({
      node: i,
      parameter: "replicas",
      settings: counts(station.replicas, fewest, use).map((count) => ({
        replicas: count / station.replicas,
      })),
    });
  const chip = chipOf(node, network.prices)?.chip;
  if (chip)
    knobs.push({
      node: i,
      parameter: "hardware",
      settings: chipsInsteadOf(chip, network.prices).map((to) => ({ hardware: { from: chip, to } })),
    });
  if (DEFAULT_CHIP[node.kind] !== undefined) {
    const slots = station.servers / station.replicas;
    // Sequences of an LLM server hold memory for as long as they last: room for twice as many is much already.
    const largest = node.kind === "llm-server" ? 2 : 4;
    const sizes = BATCHES.filter((batch) => batch <= largest && slots * batch >= 1);
    knobs.push({ node: i, parameter: "batch", settings: sizes.map((batch) => ({ batch })) });
  }
  return knobs.filter(({ settings }) => settings.length > 0);
}

/**
 * Counts of replicas to try: the fewest that may be, those that saturate when the busiest component does, half-way, a tenth
 * fewer; and more where waits matter.
 */
function counts(replicas: number, fewest: number, { utilisation, mostBusy, busiest, waits }: Use): number[] {
  const atLeast = (busy: number) => Math.max(fewest, Math.ceil((replicas * utilisation) / busy - 1e-9));
  const lowest = atLeast(mostBusy);
  const keeping = Math.max(lowest, atLeast(busiest));
  const fewer = [lowest, keeping, Math.round(Math.sqrt(lowest * replicas)), Math.round(0.9 * replicas)];
  const more = waits > WAITS_MATTER ? [Math.ceil(1.25 * replicas), 2 * replicas] : [];
  return [...new Set([...fewer.filter((count) => count >= lowest && count < replicas), ...more])];
}
