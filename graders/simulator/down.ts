import { type Network } from "./network.ts";
import { chanceOf, type Outage } from "./traffic.ts";

/**
 * The network with some nodes down: nothing leads to them, the targets that take over get their share, and a cache that is
 * read past keeps nothing away and takes no time.
 */
export function withDown(network: Network, down: ReadonlySet<number>): Network {
  if (down.size === 0) return network;
  const outage: Outage = { isDown: (node) => down.has(node) };
  const passed = (node: number) => down.has(node) && network.failsOpen.has(node);
  const gone = (node: number) => down.has(node) && !network.failsOpen.has(node);
  const links = network.links.flatMap((link) => {
    if (gone(link.from) || gone(link.to)) return [];
    const isRelieved = link.relievedBy !== null && !down.has(link.relievedBy.cache);
    const chance = Math.min(
      1,
      chanceOf({ ...link, relievedBy: null }, network.outgoing[link.from] ?? [], outage),
    );
    return [{ ...link, chance, relievedBy: isRelieved ? link.relievedBy : null }];
  });
  const outgoing = network.nodes.map((_, node) => links.filter((link) => link.from === node));
  const stations = network.stations.map((station, node) =>
    passed(node) ? { ...station, servers: Infinity, serviceS: 0, capacityRps: Infinity } : station,
  );
  const entries = network.entries.filter(({ node }) => !gone(node));
  return { ...network, links, outgoing, stations, entries };
}
