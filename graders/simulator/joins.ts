import { type Link, type Network } from "./network.ts";

/**
 * Components in which branches of one request come together, by the node where the branches part: they run once all
 * branches are there, not once in each.
 */
export interface Joins {
  /** Joining nodes by the node they are reached from on every way, in order. */
  after: ReadonlyMap<number, readonly number[]>;
  /** Links into joining nodes: no longer followed one by one. */
  folded: ReadonlySet<Link>;
}

/**
 * Finds the joins among links that are waited for. The parting node is the joining node's immediate dominator (Cooper,
 * Harvey and Kennedy 2001); a component that requests reach only sometimes is left in its branches.
 */
export function findJoins(network: Network, isWaitedFor: (link: Link) => boolean): Joins {
  const { order, outgoing, entries } = network;
  const rank = new Map(order.map((node, i) => [node, i]));
  const incoming = new Map<number, Link[]>();
  for (const node of order)
    for (const link of outgoing[node] ?? [])
      if (isWaitedFor(link)) incoming.set(link.to, [...(incoming.get(link.to) ?? []), link]);

  const roots = new Set(entries.map(({ node }) => node));
  const dominator = new Map<number, number>();
  const common = (a: number, b: number): number => {
    let [x, y] = [a, b];
    while (x !== y) {
      if (x === OUTSIDE || y === OUTSIDE) return OUTSIDE;
      if ((rank.get(x) ?? 0) > (rank.get(y) ?? 0)) x = dominator.get(x) ?? OUTSIDE;
      else y = dominator.get(y) ?? OUTSIDE;
    }
    return x;
  };
  for (const node of order) {
    const callers = (incoming.get(node) ?? []).map(({ from }) => from).filter((from) => dominator.has(from));
    if (roots.has(node) || callers.length === 0) {
      if (roots.has(node)) dominator.set(node, OUTSIDE);
      continue;
    }
    dominator.set(node, callers.reduce(common));
  }

  const after = new Map<number, number[]>();
  const folded = new Set<Link>();
  let found = 0;
  for (const node of order) {
    const links = incoming.get(node) ?? [];
    const parting = dominator.get(node) ?? OUTSIDE;
    if (links.length < 2 || parting === OUTSIDE || !links.every((link) => link.joins)) continue;
    if (found >= MOST_JOINS || !isCertain(parting, node, outgoing, isWaitedFor)) continue;
    found++;
    after.set(parting, [...(after.get(parting) ?? []), node]);
    for (const link of links) folded.add(link);
  }
  return { after, folded };
}

/** Beyond so many joins the rest is timed branch by branch: a drawing of that kind must not cost seconds. */
const MOST_JOINS = 8;

/** Stands above the entries. */
const OUTSIDE = -1;

/** Some way from one node to the other is taken by every request. */
function isCertain(
  from: number,
  to: number,
  outgoing: readonly Link[][],
  isWaitedFor: (link: Link) => boolean,
): boolean {
  const queue = [from];
  const seen = new Set(queue);
  for (const node of queue) {
    for (const link of outgoing[node] ?? []) {
      const always = isWaitedFor(link) && link.chance >= 1 && link.relievedBy === null;
      if (!always || seen.has(link.to)) continue;
      if (link.to === to) return true;
      seen.add(link.to);
      queue.push(link.to);
    }
  }
  return false;
}
