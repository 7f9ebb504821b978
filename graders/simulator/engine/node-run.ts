import { significant } from "../../ledger/significant.ts";
import { halfWidth, tellsPercentile } from "./batch-means.ts";
import { type Engine } from "./engine.ts";
import { type Plan } from "./plan.ts";
import { type RunRecord, SHARES, type Timed } from "./record.ts";
import { type Confidence, type EventRun, type NodeRun } from "./result.ts";

/** A node as the run measured it. */
export function nodeRun({
  plan,
  engine,
  record,
  node,
  measuredS,
  before,
  isTooSlow,
}: {
  plan: Plan;
  engine: Engine;
  record: RunRecord;
  node: number;
  measuredS: number;
  /** Length of its queue where measuring began. */
  before: number;
  isTooSlow: boolean;
}): NodeRun {
  const drawn = plan.network.nodes[node];
  const station = plan.stations[node];
  const { stations } = engine;
  const isTimed = drawn?.kind !== "client";
  const isLimited = station !== undefined && station.servers !== Infinity && measuredS > 0;
  const arrivals = record.arrivals[node] ?? 0;
  const capacity = plan.network.stations[node]?.capacityRps ?? Infinity;
  const grown = engine.queueLength(node) - before;
  const growing = isLimited && grown > GROWN_AT_LEAST && grown > GROWN_SHARE * arrivals;
  const started = stations.started[node] ?? 0;
  const perArrival = (count = 0) => (arrivals > 0 ? significant(count / arrivals) : 0);
  const perSecond = (count = 0) => (measuredS > 0 ? significant(count / measuredS) : 0);
  const times = timesOf(record.nodes[node], isTimed && !growing && !isTooSlow);
  return {
    id: drawn?.id ?? "",
    label: drawn?.label || (drawn?.id ?? ""),
    arrivalRps: perSecond(arrivals),
    capacityRps: capacity === Infinity ? null : significant(capacity),
    utilisation: isLimited
      ? significant((stations.busyArea[node] ?? 0) / (measuredS * station.servers))
      : null,
    ...times,
    queue: isLimited ? perSecond(stations.queueArea[node]) : null,
    meanWaitMs:
      isLimited && started > 0 ? significant((1000 * (stations.waitSum[node] ?? 0)) / started) : null,
    refusedShare: perArrival(record.refusals[node]),
    timedOutShare: perArrival(record.timeouts[node]),
    retriesRps: perSecond(record.retries[node]),
    growing,
    firstToken: firstTokenOf(engine, node, measuredS),
  };
}

/** A queue that is longer at the end by more than this share of what came, and by more than so many, only grows. */
const GROWN_SHARE = 0.01;
const GROWN_AT_LEAST = 50;

function firstTokenOf(engine: Engine, node: number, measuredS: number): NodeRun["firstToken"] {
  const station = engine.stations.llm[node];
  if (!station || station.firstToken.count === 0 || measuredS <= 0) return null;
  station.touchKv(measuredS);
  const at = (share: number) => significant(1000 * station.firstToken.percentile(share));
  const kvShare =
    station.kvRoom === Infinity ? null : significant(station.kvArea / (measuredS * station.kvRoom));
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), kvShare };
}

interface Times extends Pick<EventRun, "meanMs" | "p50Ms" | "p95Ms" | "p99Ms"> {
  confidence: Confidence;
}

/** Mean and percentiles with their confidence; nulls where there is no steady state to have them. */
export function timesOf(timed: Timed | undefined, isSettled: boolean): Times {
  if (!timed || !isSettled || timed.total.count === 0) return UNTIMED;
  const { total, windows } = timed;
  const inMs = (seconds: number | null) => (seconds === null ? null : significant(1000 * seconds));
  const widthOf = (column: number, value: number) => halfWidth(windows[column] ?? new Float64Array(), value);
  const [p50, p95, p99] = SHARES.map((share, i) => {
    const value = total.percentile(share);
    const told = tellsPercentile(total.count, windows[0]?.length ?? 0, share);
    return { value: inMs(value), width: told ? inMs(widthOf(i + 1, value)) : null };
  });
  return {
    meanMs: inMs(total.mean()),
    p50Ms: p50?.value ?? null,
    p95Ms: p95?.value ?? null,
    p99Ms: p99?.value ?? null,
    confidence: {
      meanMs: inMs(widthOf(0, total.mean())),
      p50Ms: p50?.width ?? null,
      p95Ms: p95?.width ?? null,
      p99Ms: p99?.width ?? null,
    },
  };
}

export const UNTIMED: Times = {
  meanMs: null,
  p50Ms: null,
  p95Ms: null,
  p99Ms: null,
  confidence: { meanMs: null, p50Ms: null, p95Ms: null, p99Ms: null },
};
