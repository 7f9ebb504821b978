import { type Link, type Network } from "./network.ts";
import { chanceOf, NO_OUTAGE, type Outage, solveTraffic } from "./traffic.ts";

/**
 * Share of requests that get their reply when node i is up with probability `up(i)`: a node and all that it waits for
 * must be up (series), a call made only sometimes counts only then, and targets that take over for one another are in
 * parallel. Taken as independent.
 */
export function servedShare(
  network: Network,
  up: (node: number) => number,
  outage: Outage = NO_OUTAGE,
): number {
  const { order, outgoing, entries, failsOpen } = network;
  const served = new Map<number, number>();
  const of = (link: Link) => served.get(link.to) ?? 1;
  for (const node of [...order].reverse()) {
    const leaving = outgoing[node] ?? [];
    const needed = leaving.filter((link) => link.waits && !link.feedback);
    let share = failsOpen.has(node) ? 1 : up(node);
    let failing = 0;
    let allDown = 1;
    for (const link of needed) {
      const chance = Math.min(1, link.alternative ? link.chance : chanceOf(link, leaving, outage));
      if (link.failsOver) allDown *= 1 - of(link);
      else if (link.alternative) failing += chance * (1 - of(link));
      else share *= 1 - chance * (1 - of(link));
    }
    if (needed.some((link) => link.failsOver)) share *= 1 - allDown;
    served.set(node, share * (1 - failing));
  }
  return entries.reduce((sum, { node, share }) => sum + share * (served.get(node) ?? 1), 0);
}

/** Long-run share of requests served, from the availability of each node; those in `down` answer nothing. */
export const availabilityOf = (network: Network, down: ReadonlySet<number>): number =>
  servedShare(network, (node) => (down.has(node) ? 0 : (network.stations[node]?.availability ?? 1)), {
    isDown: (node) => down.has(node),
  });

export interface Loss {
  /** Share of requests that can no longer be answered. */
  lostShare: number;
  /** `cut-off`: no way to the reply; `overload`: what takes over cannot carry the load. */
  cause: "cut-off" | "overload" | null;
}

/**
 * Effect of losing some nodes together: what is cut off, or, if that is more, what the nodes that inherit the load cannot
 * carry: a lost cache sends its hits to the store behind it. A node that was overloaded before is not counted again.
 */
export function lossOf(network: Network, rps: number, baseline: number[], lost: ReadonlySet<number>): Loss {
  const outage: Outage = { isDown: (node) => lost.has(node) };
  const cutOff = 1 - servedShare(network, (node) => (lost.has(node) ? 0 : 1), outage);
  const { rates } = solveTraffic(network, rps, outage);
  let overload = 0;
  rates.forEach((rate, node) => {
    const capacity = network.stations[node]?.capacityRps ?? Infinity;
    if (lost.has(node) || rate <= capacity || (baseline[node] ?? 0) > capacity) return;
    const touched = rps > 0 ? Math.min(1, rate / rps) : 0;
    overload = Math.max(overload, touched * (1 - capacity / rate));
  });
  const lostShare = Math.max(cutOff, overload);
  if (lostShare <= 1e-12) return { lostShare: 0, cause: null };
  return { lostShare, cause: overload > cutOff ? "overload" : "cut-off" };
}
