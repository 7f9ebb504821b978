import { significant } from "../ledger/significant.ts";
import { type Sketch } from "../model/index.ts";
import { withDown } from "./down.ts";
import { nodesInGroup } from "./groups.ts";
import { compileSketch, type Link, type Network } from "./network.ts";
import { lossOf, servedFrom, servedShare } from "./served.ts";
import { type Outage, solveTraffic } from "./traffic.ts";

/** What remains of a sketch while some of it is down. Shares are of requests, 0 to 1. */
export interface OutageEffect {
  /** Ids of the nodes that are down, those of lost groups among them. */
  down: string[];
  /** Requests that have a path to their reply. */
  servedShare: number;
  /** Requests that are answered once what takes over has as much as it can carry; at most `servedShare`. */
  carriedShare: number;
  nodes: {
    id: string;
    /** `down` itself; `cut-off`: nothing reaches it any more; `failing`: it lacks what it waits for. */
    state: "up" | "down" | "cut-off" | "failing";
    /** Of the requests at it, those that get their reply. */
    servedShare: number;
  }[];
  /** Kinds of requests, told apart by where they enter and where their ways part; `share` is of all requests. */
  requests: { label: string; share: number; servedShare: number }[];
}

/** Who is cut off when the nodes and groups named in `down` are lost together. Ids that the sketch lacks are passed over. */
export function outageEffect({
  sketch,
  rps,
  down,
}: {
  sketch: Sketch;
  rps: number;
  down: readonly string[];
}): OutageEffect {
  const network = compileSketch(sketch);
  const lost = new Set(
    down.flatMap((target) => {
      const node = sketch.nodes.findIndex(({ id }) => id === target);
      return node >= 0 ? [node] : nodesInGroup(sketch, target);
    }),
  );
  const outage: Outage = { isDown: (node) => lost.has(node) };
  const served = servedFrom(network, outage);
  const before = solveTraffic(network, rps).rates;
  const after = solveTraffic(withDown(network, lost), rps).rates;
  const path = servedShare(network, outage);
  return {
    down: sketch.nodes.flatMap(({ id }, node) => (lost.has(node) ? [id] : [])),
    servedShare: significant(path),
    carriedShare: significant(Math.min(path, 1 - lossOf(network, rps, before, lost).lostShare)),
    nodes: sketch.nodes.map(({ id }, node) => {
      const share = significant(served.get(node) ?? 1);
      const isCutOff = (before[node] ?? 0) > 0 && (after[node] ?? 0) <= 0;
      const state = lost.has(node) ? "down" : isCutOff ? "cut-off" : share < 1 ? "failing" : "up";
      return { id, state, servedShare: isCutOff ? 0 : share };
    }),
    requests: network.entries.flatMap(({ node, share }) =>
      requestsFrom({ network, sketch, outage, served }, node, share),
    ),
  };
}

interface Ways {
  network: Network;
  sketch: Sketch;
  outage: Outage;
  served: ReadonlyMap<number, number>;
}

/** Follows the one way that all requests of an entry take, to where each takes one of several. */
function requestsFrom(ways: Ways, entry: number, share: number): OutageEffect["requests"] {
  const { network, sketch, outage, served } = ways;
  const label = nameOf(sketch, entry);
  const whole = [{ label, share: significant(share), servedShare: significant(served.get(entry) ?? 1) }];
  let at = entry;
  for (let steps = 0; steps <= sketch.nodes.length; steps++) {
    if (outage.isDown(at) && !network.failsOpen.has(at)) return whole;
    const calls = (network.outgoing[at] ?? []).filter((link) => link.waits && !link.feedback);
    const [only] = calls;
    if (calls.length === 1 && only && only.chance >= 1 && only.relievedBy === null) {
      at = only.to;
      continue;
    }
    const parted = calls.filter((link) => link.alternative && !link.failsOver);
    if (parted.length < 2) return whole;
    const always = calls.filter((link) => !parted.includes(link));
    const base = always.reduce((product, link) => product * (served.get(link.to) ?? 1), 1);
    const kinds = parted.map((link) => ({
      label: `${label}: ${wayOf(sketch, link)}`,
      share: significant(share * link.chance),
      servedShare: significant(base * (served.get(link.to) ?? 1)),
    }));
    const rest = 1 - parted.reduce((sum, link) => sum + link.chance, 0);
    return rest > 1e-6
      ? [...kinds, { label: `${label}: the rest`, share: significant(share * rest), servedShare: base }]
      : kinds;
  }
  return whole;
}

const nameOf = (sketch: Sketch, node: number) =>
  (sketch.nodes[node]?.label || (sketch.nodes[node]?.id ?? "")).replaceAll("\n", " ");

const wayOf = (sketch: Sketch, link: Link) =>
  sketch.edges.find(({ id }) => id === link.edge)?.label.replaceAll("\n", " ") || nameOf(sketch, link.to);
