import { type Network } from "./network.ts";
import { chanceOf, NO_OUTAGE, solveTraffic } from "./traffic.ts";

/**
 * Share of requests that are carried to their reply at this load, 0 to 1, where each component answers what it has
 * capacity for and turns the rest away, callers of it alike. What is turned away does not go on, so a component behind a
 * full one gets no more than that one lets through.
 */
export function carriedShare(network: Network, rps: number): number {
  const passes = passing(network, rps);
  const { order, outgoing, entries } = network;
  const carried = new Map<number, number>();
  for (const node of [...order].reverse()) {
    const leaving = outgoing[node] ?? [];
    let share = passes[node] ?? 1;
    let failing = 0;
    for (const link of leaving) {
      if (!link.waits || link.feedback) continue;
      const lost = Math.min(1, chanceOf(link, leaving, NO_OUTAGE)) * (1 - (carried.get(link.to) ?? 1));
      if (link.alternative) failing += lost;
      else share *= 1 - lost;
    }
    carried.set(node, share * (1 - Math.min(1, failing)));
  }
  return entries.reduce((sum, { node, share }) => sum + share * (carried.get(node) ?? 1), 0);
}

/**
 * Share of its arrivals that each component has capacity for. Starting from none turned away, each round thins what flows
 * on from full components; without loops it settles after as many rounds as the longest way is long.
 */
function passing(network: Network, rps: number): number[] {
  let passes = network.nodes.map(() => 1);
  for (let round = 0; round <= network.nodes.length; round++) {
    const thinned = thinnedBy(network, passes);
    const { rates } = solveTraffic(thinned, rps);
    const next = network.stations.map(({ capacityRps }, i) =>
      Math.min(1, (rates[i] ?? 0) > 0 ? capacityRps / (rates[i] ?? 1) : 1),
    );
    const settled = next.every((share, i) => Math.abs(share - (passes[i] ?? 1)) < 1e-12);
    passes = next;
    if (settled) break;
  }
  return passes;
}

function thinnedBy(network: Network, passes: readonly number[]): Network {
  if (passes.every((share) => share === 1)) return network;
  const links = network.links.map((link) => ({ ...link, chance: link.chance * (passes[link.from] ?? 1) }));
  return {
    ...network,
    links,
    outgoing: network.nodes.map((_, node) => links.filter(({ from }) => from === node)),
  };
}
