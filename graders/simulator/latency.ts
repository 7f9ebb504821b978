import { type Station, type SteadyState } from "../capacity/response-time.ts";
import { findJoins, type Joins } from "./joins.ts";
import { type Link, type Network } from "./network.ts";
import { chanceOf, NO_OUTAGE } from "./traffic.ts";

/** End-to-end response time, in seconds. */
export interface PathLatency {
  mean: number;
  p50: number;
  p95: number;
  p99: number;
}

/** A node's station with its steady state; `state` null: overloaded. */
export interface LoadedStation {
  station: Station;
  state: SteadyState | null;
}

/** Points of the time axis; percentiles come out within about half a percent of the exact ones. */
const POINTS = 1200;
const MOST_DOUBLINGS = 14;

/**
 * Time from request to reply. A node takes its own response time (M/M/c) and then waits for everything that it calls
 * side by side, so for the slowest of them: the distribution functions of the callees are multiplied, raised to the number
 * of calls, mixed with 1 where a call is made only sometimes, and convolved with the node's own time; a component where
 * branches join starts once they are all there. Percentiles are read off the result; they are never added. Nodes are taken
 * as independent, as they are in an open Jackson network; calls that are in truth made one after another take longer than
 * this. Null when a node that is waited for is overloaded.
 */
export function pathLatency(network: Network, loaded: readonly LoadedStation[]): PathLatency | null {
  const awaited = awaitedNodes(network);
  if (awaited.some((node) => loaded[node]?.state === null)) return null;
  const joins = findJoins(network, waitedFor);
  const span = longestMean(network, loaded);
  if (span <= 0) return { mean: 0, p50: 0, p95: 0, p99: 0 };
  let horizon = 6 * span;
  for (let i = 0; i < MOST_DOUBLINGS; i++, horizon *= 2) {
    const cdf = replyDistribution({ network, loaded, joins, step: horizon / (POINTS - 1) });
    if ((cdf[POINTS - 1] ?? 0) < 0.9995) continue;
    const step = horizon / (POINTS - 1);
    const read = (share: number) => readPercentile(cdf, share) * step;
    return { mean: meanOf(cdf, step), p50: read(0.5), p95: read(0.95), p99: read(0.99) };
  }
  return null;
}

/** The reply waits for this link. */
export const waitedFor = (link: Link) => link.waits && !link.feedback && link.chance > 0;

/** Nodes on the way to the reply, in order. */
export function awaitedNodes({ order, outgoing, entries }: Network): number[] {
  const awaited = new Set(entries.map(({ node }) => node));
  for (const node of order)
    if (awaited.has(node)) for (const link of outgoing[node] ?? []) if (waitedFor(link)) awaited.add(link.to);
  return order.filter((node) => awaited.has(node));
}

/** Largest sum of mean response times along one path, in seconds: the critical path. */
export function longestMean({ order, outgoing, entries }: Network, loaded: readonly LoadedStation[]): number {
  const longest = new Map<number, number>();
  for (const node of [...order].reverse()) {
    const callees = (outgoing[node] ?? []).filter(waitedFor).map((link) => longest.get(link.to) ?? 0);
    longest.set(node, (loaded[node]?.state?.meanResponse ?? 0) + Math.max(0, ...callees));
  }
  return Math.max(0, ...entries.map(({ node }) => longest.get(node) ?? 0));
}

function replyDistribution({
  network: { order, outgoing, entries },
  loaded,
  joins,
  step,
}: {
  network: Network;
  loaded: readonly LoadedStation[];
  joins: Joins;
  step: number;
}): Float64Array {
  const done = new Map<number, Float64Array>();
  for (const node of [...order].reverse()) {
    const leaving = outgoing[node] ?? [];
    let cdf = slowestOf(
      leaving.filter((link) => waitedFor(link) && !joins.folded.has(link)),
      leaving,
      done,
    );
    for (const joined of joins.after.get(node) ?? []) {
      const next = done.get(joined);
      if (next) cdf = convolve(cdf, next);
    }
    const own = loaded[node];
    if (own?.state) afterOwnTime(cdf, own.station, own.state, step);
    done.set(node, cdf);
  }
  const reply = new Float64Array(POINTS);
  for (const { node, share } of entries) {
    const cdf = done.get(node);
    if (cdf) for (let i = 0; i < POINTS; i++) reply[i] = (reply[i] ?? 0) + share * (cdf[i] ?? 0);
  }
  return reply;
}

/**
 * The slowest of the calls made side by side. Calls that one cache relieves are made together or not at all: its miss is one
 * event, with (1 − m) + m × the slowest of them, never a chance of each call by itself.
 */
function slowestOf(links: Link[], outgoing: readonly Link[], done: Map<number, Float64Array>): Float64Array {
  const slowest = new Float64Array(POINTS).fill(1);
  for (const { made, missShare } of byCache(links)) {
    const together = new Float64Array(POINTS).fill(1);
    const oneOf = new Float64Array(POINTS).fill(1);
    for (const link of made) {
      const callee = done.get(link.to);
      if (!callee) continue;
      const chance = Math.min(1, chanceOf(link, outgoing, NO_OUTAGE) / missShare);
      for (let i = 0; i < POINTS; i++) {
        const within = callee[i] ?? 1;
        const beyond = chance * (1 - (link.calls === 1 ? within : Math.pow(within, link.calls)));
        if (link.alternative) oneOf[i] = (oneOf[i] ?? 1) - beyond;
        else together[i] = (together[i] ?? 1) * (1 - beyond);
      }
    }
    for (let i = 0; i < POINTS; i++)
      slowest[i] = (slowest[i] ?? 1) * (1 - missShare + missShare * (together[i] ?? 1) * (oneOf[i] ?? 1));
  }
  return slowest;
}

/** Links by the cache that relieves them; those that none does stand together. A cache that misses nothing makes none. */
function byCache(links: readonly Link[]): { made: Link[]; missShare: number }[] {
  const groups = new Map<number | null, { made: Link[]; missShare: number }>();
  for (const link of links) {
    const cache = link.relievedBy?.cache ?? null;
    const group = groups.get(cache) ?? { made: [], missShare: cache === null ? 1 : 0 };
    group.made.push(link);
    group.missShare = Math.max(group.missShare, 1 - (link.relievedBy?.share ?? 0));
    groups.set(cache, group);
  }
  return [...groups.values()].filter(({ missShare }) => missShare > 0);
}

/** Adds a service time to `cdf`, and for the share that queues an exponential wait before it. In place. */
function afterOwnTime(cdf: Float64Array, station: Station, state: SteadyState, step: number): void {
  addExponential(cdf, station.serviceRate * step);
  const { waitProbability, drainRate } = state;
  if (waitProbability <= 0 || drainRate === Infinity) return;
  const waited = cdf.slice();
  addExponential(waited, drainRate * step);
  for (let i = 0; i < POINTS; i++)
    cdf[i] = (1 - waitProbability) * (cdf[i] ?? 0) + waitProbability * (waited[i] ?? 0);
}

/**
 * Convolves a distribution with an exponential of `rate` per step, in place: F' = rate (G − F), solved exactly for a G
 * that is linear between points, so it holds however short the exponential is.
 */
function addExponential(cdf: Float64Array, rate: number): void {
  if (!Number.isFinite(rate)) return;
  const decay = Math.exp(-rate);
  const ramp = rate < 1e-6 ? rate / 2 : 1 - (1 - decay) / rate;
  let before = cdf[0] ?? 0;
  let value = 0;
  cdf[0] = 0;
  for (let i = 1; i < POINTS; i++) {
    const now = cdf[i] ?? 0;
    value = decay * value + (1 - decay) * before + (now - before) * ramp;
    before = now;
    cdf[i] = value;
  }
}

/** Distribution of the sum of two independent times. */
function convolve(a: Float64Array, b: Float64Array): Float64Array {
  const sum = new Float64Array(POINTS);
  for (let j = 0; j < POINTS; j++) {
    // What falls between two points is taken at their middle, by halves on either.
    const weight = j === 0 ? (a[0] ?? 0) : (a[j] ?? 0) - (a[j - 1] ?? 0);
    if (weight <= 0) continue;
    const before = j === 0 ? 0 : j - 1;
    for (let k = j; k < POINTS; k++)
      sum[k] = (sum[k] ?? 0) + (weight / 2) * ((b[k - j] ?? 0) + (b[k - before] ?? 0));
    if (before < j) sum[before] = (sum[before] ?? 0) + (weight / 2) * (b[0] ?? 0);
  }
  return sum;
}

/** Position at which the distribution reaches `share`, in steps. */
function readPercentile(cdf: Float64Array, share: number): number {
  let low = 0;
  let high = POINTS - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((cdf[middle] ?? 1) < share) low = middle;
    else high = middle;
  }
  const below = cdf[low] ?? 0;
  const above = cdf[high] ?? 1;
  return below >= share || above <= below ? low : low + (share - below) / (above - below);
}

/** Mean as the area above the distribution function. */
function meanOf(cdf: Float64Array, step: number): number {
  let area = 0;
  for (let i = 1; i < POINTS; i++) area += 1 - ((cdf[i] ?? 1) + (cdf[i - 1] ?? 1)) / 2;
  return area * step;
}
