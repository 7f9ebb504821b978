import { type Link, type Network } from "./network.ts";

/** What is taken away in a what-if: `isDown` nodes answer nothing, and a cache that is down keeps nothing away. */
export interface Outage {
  isDown: (node: number) => boolean;
}
export const NO_OUTAGE: Outage = { isDown: () => false };

/** Share of the source's requests that use this link at all, caches and outages considered. */
export function chanceOf(link: Link, outgoing: readonly Link[], outage: Outage): number {
  const { relievedBy } = link;
  const misses = relievedBy && !outage.isDown(relievedBy.cache) ? 1 - relievedBy.share : 1;
  return link.chance * misses * takenOver(link, outgoing, outage);
}

/** Where each request takes one of several alternatives, those left share the load of those that are down. */
function takenOver(link: Link, outgoing: readonly Link[], outage: Outage): number {
  if (!link.failsOver || outage === NO_OUTAGE) return 1;
  const all = outgoing.filter((other) => other.failsOver);
  const left = all.filter((other) => !outage.isDown(other.to));
  if (left.length === all.length || left.length === 0 || outage.isDown(link.to)) return 1;
  const sum = (links: Link[]) => links.reduce((total, other) => total + other.chance, 0);
  return sum(left) > 0 ? sum(all) / sum(left) : 1;
}

/** Requests per second that arrive at each node, and whether the loops have a steady state. */
export interface Traffic {
  rates: number[];
  /** A loop multiplies its own traffic by 1 or more; rates then count each loop once. */
  runaway: boolean;
}

/**
 * The traffic equations of an open network (Jackson 1957): λ_j = γ_j + Σ_i λ_i p_ij n_ij, with p the chance that a
 * request at i uses the link to j and n its calls; branches that join count once. Without loops one pass in order solves
 * them; with loops, elimination does, and a pivot that is not positive says that a loop's gain is 1 or more (I − Pᵀ is no
 * M-matrix then).
 */
export function solveTraffic(network: Network, rps: number, outage: Outage = NO_OUTAGE): Traffic {
  const { nodes, links, outgoing, entries, failsOpen } = network;
  const silent = (node: number) => outage.isDown(node) && !failsOpen.has(node);
  const gain = (link: Link) =>
    silent(link.from) || silent(link.to) ? 0 : chanceOf(link, outgoing[link.from] ?? [], outage) * link.calls;
  const up = entries.filter(({ node }) => !silent(node));

  const rates = nodes.map(() => 0);
  const joined = nodes.map(() => 0);
  const joining = nodes.map(() => 0);
  for (const { node, share } of up) {
    const visits = visitsFrom(network, node, gain);
    nodes.forEach((_, i) => {
      rates[i] = (rates[i] ?? 0) + rps * share * (visits.total[i] ?? 0);
      joined[i] = (joined[i] ?? 0) + share * (visits.joined[i] ?? 0);
      joining[i] = (joining[i] ?? 0) + share * (visits.joining[i] ?? 0);
    });
  }
  if (!links.some((link) => link.feedback)) return { rates, runaway: false };

  const outside = nodes.map(() => 0);
  for (const { node, share } of up) outside[node] = (outside[node] ?? 0) + rps * share;
  const onceJoined = (link: Link) =>
    link.joins && (joining[link.to] ?? 0) > 0 ? (joined[link.to] ?? 0) / (joining[link.to] ?? 1) : 1;
  const solved = eliminate(network, outside, (link) => gain(link) * onceJoined(link));
  return solved ? { rates: solved, runaway: false } : { rates, runaway: true };
}

/** Share of the calls along a link into a joining component that count, as branches that meet there go on as one. */
export function thinning(network: Network): (link: Link) => number {
  const joined = network.nodes.map(() => 0);
  const joining = network.nodes.map(() => 0);
  for (const { node, share } of network.entries) {
    const visits = visitsFrom(
      network,
      node,
      (link) => chanceOf(link, network.outgoing[link.from] ?? [], NO_OUTAGE) * link.calls,
    );
    network.nodes.forEach((_, i) => {
      joined[i] = (joined[i] ?? 0) + share * (visits.joined[i] ?? 0);
      joining[i] = (joining[i] ?? 0) + share * (visits.joining[i] ?? 0);
    });
  }
  return (link) =>
    link.joins && (joining[link.to] ?? 0) > 0 ? (joined[link.to] ?? 0) / (joining[link.to] ?? 1) : 1;
}

/**
 * Visits to each node for one request that enters at `entry`, loops left out. Branches that meet in a joining component
 * come to one visit for each visit of the node where they part, or to the largest of them where one alone is more. They
 * part at the nearest common dominator of the callers (Cooper, Harvey and Kennedy 2001): where only a third of the
 * requests reach it, only a third meet.
 */
function visitsFrom({ nodes, outgoing, order }: Network, entry: number, gain: (link: Link) => number) {
  const total = nodes.map((_, i): number => (i === entry ? 1 : 0));
  const joining = nodes.map(() => 0);
  const largest = nodes.map(() => 0);
  const joined = nodes.map(() => 0);
  const callers = nodes.map((): number[] => []);
  const branches = nodes.map((): number[] => []);
  const above = dominatorTree(order);
  for (const node of order) {
    const [first, ...others] = branches[node] ?? [];
    const parting = first === undefined ? entry : others.reduce(above.common, first);
    joined[node] = Math.min(joining[node] ?? 0, Math.max(total[parting] ?? 0, largest[node] ?? 0));
    const visits = (total[node] ?? 0) + (joined[node] ?? 0);
    total[node] = visits;
    if (visits === 0) continue;
    above.place(node, callers[node] ?? []);
    for (const link of outgoing[node] ?? []) {
      if (link.feedback) continue;
      const more = visits * gain(link);
      if (more > 0) callers[link.to]?.push(node);
      if (link.joins) {
        if (more > 0) branches[link.to]?.push(node);
        joining[link.to] = (joining[link.to] ?? 0) + more;
        largest[link.to] = Math.max(largest[link.to] ?? 0, more);
      } else total[link.to] = (total[link.to] ?? 0) + more;
    }
  }
  return { total, joining, joined };
}

/** Dominators of a graph without loops, built as its nodes come in `order`. */
function dominatorTree(order: readonly number[]) {
  const rank = new Map(order.map((node, i) => [node, i]));
  const parent = new Map<number, number>();
  const common = (a: number, b: number): number => {
    let [x, y] = [a, b];
    while (x !== y) {
      const lower = (rank.get(x) ?? 0) > (rank.get(y) ?? 0) ? x : y;
      const up = parent.get(lower);
      if (up === undefined) return lower;
      if (lower === x) x = up;
      else y = up;
    }
    return x;
  };
  return {
    common,
    /** Callers have been placed before; a node without one stands at the top. */
    place(node: number, callers: readonly number[]) {
      const [first, ...others] = callers;
      if (first !== undefined) parent.set(node, others.reduce(common, first));
    },
  };
}

function eliminate(network: Network, outside: number[], gain: (link: Link) => number): number[] | null {
  const { order, links } = network;
  const at = new Map(order.map((node, i) => [node, i]));
  const rows = order.map((node, i) => {
    const row = new Float64Array(order.length + 1);
    row[i] = 1;
    row[order.length] = outside[node] ?? 0;
    return row;
  });
  for (const link of links) {
    const from = at.get(link.from);
    const row = rows[at.get(link.to) ?? -1];
    if (from !== undefined && row) row[from] = (row[from] ?? 0) - gain(link);
  }
  for (const [k, pivotRow] of rows.entries()) {
    const pivot = pivotRow[k] ?? 0;
    if (pivot <= 1e-9) return null;
    for (let i = k + 1; i < rows.length; i++) {
      const row = rows[i];
      const factor = (row?.[k] ?? 0) / pivot;
      if (!row || factor === 0) continue;
      for (let j = k; j < row.length; j++) row[j] = (row[j] ?? 0) - factor * (pivotRow[j] ?? 0);
    }
  }
  const rates = outside.map(() => 0);
  for (let k = rows.length - 1; k >= 0; k--) {
    const row = rows[k];
    if (!row) continue;
    let value = row[order.length] ?? 0;
    for (let j = k + 1; j < order.length; j++) value -= (row[j] ?? 0) * (rates[order[j] ?? 0] ?? 0);
    rates[order[k] ?? 0] = value / (row[k] ?? 1);
  }
  return rates;
}
