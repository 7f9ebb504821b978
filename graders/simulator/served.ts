import { type Link, type Network } from "./network.ts";
import { chanceOf, type Outage, solveTraffic } from "./traffic.ts";

/**
 * Share of requests that still get their reply when the nodes of `outage` are down: a node and all that it waits for must
 * be up, a call made only sometimes counts only then, and targets that take over for one another stand in for each other.
 */
export function servedShare(network: Network, outage: Outage): number {
  const { entries } = network;
  const served = servedFrom(network, outage);
  return entries.reduce((sum, { node, share }) => sum + share * (served.get(node) ?? 1), 0);
}

/** The same by node: share of the requests at it that get their reply. */
export function servedFrom({ order, outgoing, failsOpen }: Network, outage: Outage): Map<number, number> {
  const served = new Map<number, number>();
  const of = (link: Link) => served.get(link.to) ?? 1;
  for (const node of [...order].reverse()) {
    const leaving = outgoing[node] ?? [];
    let share = outage.isDown(node) && !failsOpen.has(node) ? 0 : 1;
    let failing = 0;
    for (const link of leaving) {
      if (!link.waits || link.feedback || link.failsOver) continue;
      const chance = Math.min(1, link.alternative ? link.chance : chanceOf(link, leaving, outage));
      if (link.alternative) failing += chance * (1 - of(link));
      else share *= 1 - chance * (1 - of(link));
    }
    // What fails at all of them fails for a common reason, such as a store behind them: the best of them is what is left.
    const standIns = leaving.filter((link) => link.failsOver && link.waits && !link.feedback);
    if (standIns.length > 0) share *= Math.max(...standIns.map(of));
    served.set(node, share * (1 - failing));
  }
  return served;
}

/**
 * Long-run share of requests served. Each node takes away the time it is down, times what its loss cuts off (so a node
 * that several paths share counts once, and one that others stand in for not at all); then each group of targets that
 * take over for one another, the time that all of them are down. Failures are independent; `down` nodes answer nothing.
 */
export function availabilityOf(network: Network, down: ReadonlySet<number>): number {
  const { nodes, outgoing, stations } = network;
  const without = (node: number): Outage => ({ isDown: (i) => i === node || down.has(i) });
  const now = servedShare(network, { isDown: (i) => down.has(i) });
  if (now <= 0) return 0;
  const unavailability = (node: number) => 1 - (stations[node]?.availability ?? 1);
  return nodes.reduce((served, _, node) => {
    const cutOff = down.has(node) ? 0 : Math.max(0, 1 - servedShare(network, without(node)) / now);
    const standIns = (outgoing[node] ?? []).filter((link) => link.failsOver && !down.has(link.to));
    const allDown =
      standIns.length > 1 ? standIns.reduce((product, link) => product * unavailability(link.to), 1) : 0;
    return served * (1 - unavailability(node) * cutOff) * (1 - allDown);
  }, now);
}

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
  const cutOff = 1 - servedShare(network, outage);
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
