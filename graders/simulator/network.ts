import { BUILT_IN_PRICES } from "../capacity/price-table/built-in.ts";
import { type PriceTable } from "../capacity/price-table/schema.ts";
import { type NodeKind, type Sketch, type SketchEdge, type SketchNode } from "../model/index.ts";
import { stationOf, type StationSpec } from "./station.ts";

/** What one request of the source does along an edge. */
export interface Link {
  /** Id of the edge that draws it. */
  edge: string;
  from: number;
  to: number;
  /** Chance that a request of the source uses this edge at all. */
  chance: number;
  /** Calls it makes when it does; at least 1. */
  calls: number;
  /** The reply waits for it. */
  waits: boolean;
  /** One of several edges among which each request takes only one … */
  alternative: boolean;
  /** … and the others take over when its target is down. */
  failsOver: boolean;
  /** Meets other branches of the same request in a component that goes on once they are all there. */
  joins: boolean;
  /** Leads back to a node passed before; its load counts, its time does not. */
  feedback: boolean;
  /** A cache beside it answers first: the share of calls it keeps away, and its node. */
  relievedBy: { cache: number; share: number } | null;
}

/** A sketch as an open network. Nodes go by their index in the sketch. */
export interface Network {
  nodes: readonly SketchNode[];
  stations: StationSpec[];
  links: Link[];
  /** Links by the node they leave. */
  outgoing: Link[][];
  /** Where requests enter, and with what share of them. */
  entries: { node: number; share: number }[];
  /** Nodes from the entries on, each after all that call it (feedback links left out). */
  order: number[];
  /** Caches that callers read past when they are down, because something stands behind or beside them. */
  failsOpen: ReadonlySet<number>;
  /** What the stations are priced by, where the sketch does not say. */
  prices: PriceTable;
  notes: string[];
}

/** They run on their own clock: what flows on from them is not one per request unless the edge says so. */
const OWN_CLOCK: readonly NodeKind[] = [
  "batch-job",
  "training-job",
  "model-registry",
  "warehouse",
  "feature-store-offline",
  "monitor",
  "human-review",
];
/** Nobody waits for these, however the arrow is drawn. */
const NEVER_WAITED_FOR: readonly NodeKind[] = [...OWN_CLOCK, "stream-job"];
/** They take a message at once and hand it on later. */
const HANDS_ON_LATER: readonly NodeKind[] = ["queue", "stream", "stream-job", ...OWN_CLOCK];

/** They notice that a target is down and send its share to the others. */
const FAILS_OVER: readonly NodeKind[] = ["dns", "cdn", "load-balancer", "gateway"];

/** Branches of one request that lead here come together and go on as one. Stores answer each call by itself. */
const JOINS: readonly NodeKind[] = [
  "gateway",
  "service",
  "model-server",
  "llm-server",
  "embedding-server",
  "guardrail",
];

const STORES: readonly NodeKind[] = [
  "sql",
  "nosql",
  "object-store",
  "search-index",
  "vector-index",
  "feature-store-online",
];
const MODELS: readonly NodeKind[] = ["model-server", "llm-server", "embedding-server", "external-api"];
const NOT_AN_ENTRY: readonly NodeKind[] = [...NEVER_WAITED_FOR, "external-api", "object-store"];

/** Reads the sketch as an open queueing network; README.md beside this file says how each drawing is taken. */
export function compileSketch(sketch: Sketch, prices: PriceTable = BUILT_IN_PRICES): Network {
  const index = new Map(sketch.nodes.map((node, i) => [node.id, i]));
  const notes: string[] = [];
  const drawn = sketch.edges.flatMap((edge) => {
    const from = index.get(edge.from);
    const to = index.get(edge.to);
    return from === undefined || to === undefined || from === to ? [] : [{ edge, from, to }];
  });
  const kindOf = (i: number) => sketch.nodes[i]?.kind ?? "service";
  const requests = drawn.filter(({ to }) => kindOf(to) !== "client");
  const entries = findEntries(sketch.nodes, requests);

  const { order, back } = depthFirst(sketch.nodes.length, requests, entries);
  const stations = sketch.nodes.map((node) => stationOf(node, prices));
  const links: Link[] = [];
  let replies = 0;
  requests.forEach(({ edge, from, to }, i) => {
    const unstated = edge.share === undefined && edge.fanOut === undefined;
    const feedback = back.has(i);
    if (feedback && unstated) {
      replies++;
      return;
    }
    const waits =
      edge.kind === "sync" &&
      !NEVER_WAITED_FOR.includes(kindOf(to)) &&
      !HANDS_ON_LATER.includes(kindOf(from));
    const ownClock = OWN_CLOCK.includes(kindOf(from)) || edge.kind === "batch";
    const fanOut = edge.fanOut ?? 1;
    links.push({
      edge: edge.id,
      from,
      to,
      chance: ownClock && unstated ? 0 : (edge.share ?? 1) * Math.min(1, fanOut),
      calls: Math.max(1, fanOut),
      waits,
      joins: waits && unstated && JOINS.includes(kindOf(to)),
      alternative: false,
      failsOver: false,
      feedback,
      relievedBy: null,
    });
  });
  if (replies > 0)
    notes.push("An arrow back to an earlier component, without a share, is read as its reply.");

  const outgoing: Link[][] = sketch.nodes.map(() => []);
  for (const link of links) outgoing[link.from]?.push(link);
  const statedShare = new Set(
    requests.filter(({ edge }) => edge.share !== undefined).map(({ edge }) => pairOf(edge)),
  );
  const isStated = (link: Link) =>
    statedShare.has(`${sketch.nodes[link.from]?.id} ${sketch.nodes[link.to]?.id}`);
  outgoing.forEach((leaving, from) => {
    markAlternatives(leaving, isStated, kindOf);
    sendMissesOn(leaving, outgoing, stations, isStated, kindOf, kindOf(from));
  });
  const failsOpen = new Set(
    sketch.nodes.flatMap((_, i) => (isReadPast(i, links, outgoing, kindOf) ? [i] : [])),
  );
  return { nodes: sketch.nodes, stations, links, outgoing, entries, order, failsOpen, prices, notes };
}

/** A cache with something behind it, or beside it for everyone who asks it, only makes things faster. */
function isReadPast(
  node: number,
  links: readonly Link[],
  outgoing: readonly Link[][],
  kindOf: (i: number) => NodeKind,
): boolean {
  if (kindOf(node) !== "cache") return false;
  if ((outgoing[node]?.length ?? 0) > 0) return true;
  const callers = links.filter((link) => link.to === node).map(({ from }) => from);
  return (
    callers.length > 0 &&
    callers.every((caller) =>
      outgoing[caller]?.some((link) => link.to !== node && link.waits && !link.feedback),
    )
  );
}

const pairOf = (edge: SketchEdge) => `${edge.from} ${edge.to}`;

interface Drawn {
  edge: SketchEdge;
  from: number;
  to: number;
}

/**
 * Requests enter at the clients that lead somewhere, evenly; without one, at the nodes that nothing leads to, jobs and
 * the like left out; where everything has something leading to it, at the first node drawn.
 */
function findEntries(nodes: readonly SketchNode[], edges: readonly Drawn[]): Network["entries"] {
  const leads = new Set(edges.map(({ from }) => from));
  const reached = new Set(edges.map(({ to }) => to));
  const indexes = nodes.map((_, i) => i);
  const clients = indexes.filter((i) => nodes[i]?.kind === "client" && leads.has(i));
  const sources = indexes.filter((i) => !reached.has(i) && nodes[i]?.kind !== "client");
  const serving = sources.filter((i) => !NOT_AN_ENTRY.includes(nodes[i]?.kind ?? "service"));
  const leading = serving.filter((i) => leads.has(i));
  const chosen =
    [clients, leading, serving, sources, indexes.slice(0, 1)].find((some) => some.length > 0) ?? [];
  return chosen.map((node) => ({ node, share: 1 / chosen.length }));
}

/** Depth-first order without recursion; `back` holds the edges (by index) that close a cycle. */
function depthFirst(count: number, edges: readonly Drawn[], entries: Network["entries"]) {
  const leaving: number[][] = Array.from({ length: count }, () => []);
  edges.forEach(({ from }, i) => leaving[from]?.push(i));
  const state = new Uint8Array(count);
  const back = new Set<number>();
  const finished: number[] = [];
  for (const { node: entry } of entries) {
    if (state[entry] !== 0) continue;
    const stack = [{ node: entry, next: 0 }];
    state[entry] = 1;
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const i = leaving[top.node]?.[top.next++];
      if (i === undefined) {
        state[top.node] = 2;
        finished.push(top.node);
        stack.pop();
        continue;
      }
      const to = edges[i]?.to ?? 0;
      if (state[to] === 1) back.add(i);
      else if (state[to] === 0) {
        state[to] = 1;
        stack.push({ node: to, next: 0 });
      }
    }
  }
  return { order: finished.reverse(), back };
}

/** Edges to nodes of one kind whose stated shares sum to at most 1: each request takes one of them. */
function markAlternatives(
  leaving: Link[],
  isStated: (link: Link) => boolean,
  kindOf: (i: number) => NodeKind,
): void {
  const byKind = new Map<NodeKind, Link[]>();
  for (const link of leaving) {
    if (!link.waits || link.feedback || !isStated(link) || link.chance >= 1) continue;
    byKind.set(kindOf(link.to), [...(byKind.get(kindOf(link.to)) ?? []), link]);
  }
  for (const group of byKind.values()) {
    const total = group.reduce((sum, link) => sum + link.chance, 0);
    if (group.length > 1 && total <= 1 + 1e-9)
      for (const link of group) {
        link.alternative = true;
        link.failsOver = FAILS_OVER.includes(kindOf(link.from));
      }
  }
}

/**
 * A cache that leads on passes on its misses. One that leads nowhere stands beside what it protects: the stores called
 * by the same node or, where there are none, the models. An edge whose share is stated is left as stated; where that share
 * is the cache's misses, they are known to come back when the cache is lost.
 */
const SAME_SHARE = 0.02;

function sendMissesOn(
  leaving: Link[],
  outgoing: readonly Link[][],
  stations: readonly StationSpec[],
  isStated: (link: Link) => boolean,
  kindOf: (i: number) => NodeKind,
  kind: NodeKind,
): void {
  const own = kind === "cache" || kind === "cdn" ? leaving.filter((l) => !isStated(l)) : [];
  for (const link of own) {
    const from = stations[link.from];
    if (from) link.relievedBy = { cache: link.from, share: from.hitRate };
  }
  const cache = leaving.find(
    (l) => kindOf(l.to) === "cache" && l.waits && (outgoing[l.to]?.length ?? 0) === 0,
  );
  const hitRate = cache && stations[cache.to]?.hitRate;
  if (!cache || !hitRate) return;
  const kept = hitRate * cache.chance;
  const calls = leaving.filter((l) => l.waits && !l.feedback && l !== cache && l.relievedBy === null);
  const free = calls.filter((l) => !isStated(l));
  const stores = free.filter((l) => STORES.includes(kindOf(l.to)));
  for (const link of stores.length > 0 ? stores : free.filter((l) => MODELS.includes(kindOf(l.to))))
    link.relievedBy = { cache: cache.to, share: kept };
  for (const link of calls) {
    if (!isStated(link) || link.alternative || Math.abs(link.chance - (1 - kept)) > SAME_SHARE) continue;
    link.relievedBy = { cache: cache.to, share: 1 - link.chance };
    link.chance = 1;
  }
}
