import { significant } from "../ledger/significant.ts";
import { awaitedNodes, pathLatency } from "./latency.ts";
import { type Network } from "./network.ts";
import { hitsBySize } from "./pareto-cache.ts";
import { type Choices, chosenNetwork } from "./pareto-variant.ts";
import { availabilityOf } from "./served.ts";
import { loadedStations, utilisationsOf } from "./sweep-steady.ts";
import { solveTraffic } from "./traffic.ts";

/** One design, run. */
export interface Design {
  choices: Choices;
  network: Network;
  usdPerMonth: number;
  /** Null: overloaded on the way to the reply, or left out of account because the design breaks what is held. */
  p99Ms: number | null;
  availability: number;
  /** Times the load at which the first component saturates; Infinity: none does. */
  carriesUpTo: number;
  /** Below saturation, and all that is held kept. */
  feasible: boolean;
}

/** What every variant has to keep. */
export interface Held {
  /** Utilisation that each component may reach. */
  mostBusy: readonly number[];
  availability: number;
}

const NONE_DOWN: ReadonlySet<number> = new Set();

/**
 * Runs variants of one network at one load in closed form, with the figures that `simulate` gives. What variants share is
 * worked out once: traffic as long as no cache changes, time to the reply as long as nothing on the way does.
 */
export function evaluator(network: Network, rps: number) {
  const awaited = awaitedNodes(network);
  const traffic = new Map<string, number[]>();
  const times = new Map<string, number | null>();
  const ups = new Map<string, number>();
  let hits: ReturnType<typeof hitsBySize> | null = null;
  const hitsAt = (hitRate: number, factor: number) => (hits ??= hitsBySize())(hitRate, factor);

  return (choices: Choices, held: Held | null): Design => {
    const now = chosenNetwork(network, choices, hitsAt);
    const caches = now.stations.map(({ hitRate }) => hitRate).join(" ");
    const rates = remember(traffic, caches, () => solveTraffic(now, rps).rates);
    const utilisations = utilisationsOf(now, rates);
    const busiest = Math.max(0, ...utilisations);
    const availability = remember(ups, now.stations.map((station) => station.availability).join(" "), () =>
      significant(availabilityOf(now, NONE_DOWN)),
    );
    const feasible =
      utilisations.every((u, i) => u <= (held?.mostBusy[i] ?? 1 - 1e-9) * (1 + 1e-9)) &&
      busiest < 1 - 1e-9 &&
      availability >= (held?.availability ?? 0);
    const onTheWay = awaited.map((i) => `${now.stations[i]?.servers}:${now.stations[i]?.serviceS}`);
    const p99Ms =
      held !== null && !feasible
        ? null
        : remember(times, `${onTheWay.join(" ")}|${caches}`, () => {
            const path = pathLatency(now, loadedStations(now, rates));
            return path && significant(path.p99 * 1000);
          });
    return {
      choices,
      network: now,
      usdPerMonth: significant(now.stations.reduce((sum, station) => sum + (station.usdPerMonth ?? 0), 0)),
      p99Ms,
      availability,
      carriesUpTo: busiest > 0 ? significant(1 / busiest) : Infinity,
      feasible: feasible && p99Ms !== null,
    };
  };
}

function remember<V>(known: Map<string, V>, key: string, find: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  const value = find();
  known.set(key, value);
  return value;
}
