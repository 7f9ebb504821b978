import { significant } from "../../ledger/significant.ts";
import { type Sketch } from "../../model/index.ts";
import { nodesInGroup } from "../groups.ts";
import { awaitedNodes } from "../latency.ts";
import { halfWidth, tellsPercentile } from "./batch-means.ts";
import { type Control, Engine } from "./engine.ts";
import { horizonOf } from "./horizon.ts";
import { type Plan, planOf } from "./plan.ts";
import { RunRecord, SHARES, type Timed } from "./record.ts";
import { type Confidence, type EventRun, type NodeRun } from "./result.ts";
import { type Outage, type RunSettings, type RunSettingsInput, RunSettingsSchema } from "./settings.ts";

/** Windows of the measured time: enough for batch means, and each long enough to forget the one before. */
const WINDOWS = 32;
/** Calls in progress at which a run is given up: a queue that grows so far has no steady state. */
const MOST_CALLS = 1_500_000;

/** Less than this, one request in thirty years, is no load. */
const LEAST_RPS = 1e-9;

/**
 * Runs a sketch event by event, request by request: what the closed form computes, measured, and what it cannot compute
 * besides. Pure: the same sketch, load and settings give the same result. Throws a ZodError on settings out of range.
 * A rate that is negative or not a number counts as 0.
 */
export function simulateEvents({
  sketch,
  rps: asked,
  settings: given = {},
}: {
  sketch: Sketch;
  /** Requests per second that come from outside, as a Poisson process. */
  rps: number;
  settings?: RunSettingsInput;
}): EventRun {
  const settings = RunSettingsSchema.parse(given);
  const rps = Number.isFinite(asked) && asked >= LEAST_RPS ? asked : 0;
  const plan = planOf(sketch, rps, settings);
  const record = new RunRecord(sketch.nodes.length, WINDOWS);
  if (rps === 0 || plan.network.entries.length === 0)
    return nothingRun(sketch, plan, rps, settings.seed, rps === 0 ? "No load." : "Nothing is drawn.");

  const horizon = horizonOf(plan, rps, settings);
  const { warmUpS, measuredS } = horizon;
  const notes = [...plan.notes, ...horizon.notes];
  const engine = new Engine(plan, record, { seed: settings.seed, rps, startS: -warmUpS });
  const windowS = measuredS / WINDOWS;
  const early = Math.max(1, Math.min(WINDOWS, Math.round(warmUpS / windowS)));
  const queuesBefore = new Int32Array(sketch.nodes.length);

  const controls: Control[] = [];
  for (let i = 1; i <= early; i++)
    controls.push({ at: -warmUpS + (warmUpS * i) / early, run: () => record.closeWindow(-1) });
  controls.push({
    at: 0,
    run: () => {
      record.startMeasuring();
      engine.stations.startMeasuring(0);
      queuesBefore.set(engine.stations.queued);
    },
  });
  for (let i = 0; i < WINDOWS; i++)
    controls.push({
      at: i === WINDOWS - 1 ? measuredS : windowS * (i + 1),
      run: () => record.closeWindow(i),
    });
  controls.push(...outageControls(sketch, settings.outages, engine, -warmUpS));
  for (const { fromS, untilS, factor } of settings.surges) {
    controls.push({ at: fromS, run: () => engine.setRate(rps * factor) });
    controls.push({ at: untilS, run: () => engine.setRate(rps) });
  }
  // Sorting is stable: what happens at one time does so in the order above.
  const due = controls.filter(({ at }) => at <= measuredS).sort((a, b) => a.at - b.at);
  const isComplete = engine.run(due, settings.mostEvents, MOST_CALLS);
  if (!isComplete) notes.push("The run was stopped early: calls pile up faster than they are answered.");
  const endedS = Math.max(0, Math.min(measuredS, engine.now));
  sketch.nodes.forEach((_, node) => engine.stations.touch(node, endedS));

  const nodes = sketch.nodes.map((_, node) =>
    nodeRun({ plan, engine, record, node, measuredS: endedS, before: queuesBefore[node] ?? 0 }),
  );
  const growing = nodes.filter((node) => node.growing);
  if (growing.length > 0)
    notes.push(`Queues grew all along at ${growing.map(({ label }) => `“${label}”`).join(", ")}.`);
  const isSettled = isComplete && !awaitedNodes(plan.network).some((node) => nodes[node]?.growing);
  const windows = timelineOf(record, early, warmUpS, windowS);
  const measured = record.timeline.slice(early);
  const total = (column: "entered" | "served" | "lost" | "timedOut") =>
    measured.reduce((sum, window) => sum + window[column], 0);
  const ended = total("served") + total("lost") + total("timedOut");
  const share = (count: number) => (ended > 0 ? significant(count / ended) : null);
  return {
    rps: significant(rps),
    seed: settings.seed,
    requests: total("entered"),
    events: engine.events,
    warmUpS: significant(warmUpS),
    measuredS: significant(endedS),
    ...timesOf(record.reply, isSettled),
    servedShare: share(total("served")),
    lostShare: share(total("lost")),
    timedOutShare: share(total("timedOut")),
    nodes,
    timeline: windows,
    notes,
  };
}

function outageControls(
  sketch: Sketch,
  outages: readonly Outage[],
  engine: Engine,
  startS: number,
): Control[] {
  const planned = outages.map(({ target, fromS, untilS, share }) => {
    const node = sketch.nodes.findIndex(({ id }) => id === target);
    return {
      nodes: node >= 0 ? [node] : nodesInGroup(sketch, target),
      fromS: fromS <= 0 ? startS : fromS,
      untilS: untilS ?? Infinity,
      share,
    };
  });
  const lostAt = (node: number, at: number): number =>
    Math.max(
      0,
      ...planned
        .filter(({ nodes, fromS, untilS }) => nodes.includes(node) && fromS <= at && at < untilS)
        .map(({ share }) => share),
    );
  return planned.flatMap(({ nodes, fromS, untilS }) =>
    [fromS, untilS].filter(Number.isFinite).map((at) => ({
      at,
      run: () => nodes.forEach((node) => engine.lose(node, lostAt(node, at))),
    })),
  );
}

function nodeRun({
  plan,
  engine,
  record,
  node,
  measuredS,
  before,
}: {
  plan: Plan;
  engine: Engine;
  record: RunRecord;
  node: number;
  measuredS: number;
  before: number;
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
  const times = timesOf(record.nodes[node], isTimed && !growing);
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

function timesOf(timed: Timed | undefined, isSettled: boolean): Times {
  if (!timed || !isSettled || timed.total.count === 0) return UNTIMED;
  const { total, windows } = timed;
  const inMs = (seconds: number | null) => (seconds === null ? null : significant(1000 * seconds));
  const widthOf = (column: number, value: number) => halfWidth(windows[column] ?? new Float64Array(), value);
  const [p50, p95, p99] = SHARES.map((share, i) => {
    const value = total.percentile(share);
    const told = tellsPercentile(total.count, WINDOWS, share);
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

const UNTIMED: Times = {
  meanMs: null,
  p50Ms: null,
  p95Ms: null,
  p99Ms: null,
  confidence: { meanMs: null, p50Ms: null, p95Ms: null, p99Ms: null },
};

function timelineOf(
  record: RunRecord,
  early: number,
  warmUpS: number,
  windowS: number,
): EventRun["timeline"] {
  const earlyS = warmUpS / early;
  return record.timeline.map((window, i) => {
    const fromS = i < early ? -warmUpS + i * earlyS : (i - early) * windowS;
    const lengthS = i < early ? earlyS : windowS;
    const ms = (seconds: number) => (Number.isNaN(seconds) ? null : significant(1000 * seconds));
    return {
      fromS: significant(fromS),
      toS: significant(fromS + lengthS),
      arrivedRps: significant(window.entered / lengthS),
      servedRps: significant(window.served / lengthS),
      lostRps: significant(window.lost / lengthS),
      timedOutRps: significant(window.timedOut / lengthS),
      p50Ms: ms(window.p50),
      p99Ms: ms(window.p99),
    };
  });
}

function nothingRun(
  sketch: Sketch,
  plan: Plan,
  rps: number,
  seed: RunSettings["seed"],
  why: string,
): EventRun {
  const nodes = sketch.nodes.map((node, i): NodeRun => ({
    id: node.id,
    label: node.label || node.id,
    arrivalRps: 0,
    capacityRps: finiteOrNull(plan.network.stations[i]?.capacityRps),
    utilisation: plan.stations[i]?.servers === Infinity ? null : 0,
    ...UNTIMED,
    queue: plan.stations[i]?.servers === Infinity ? null : 0,
    meanWaitMs: null,
    refusedShare: 0,
    timedOutShare: 0,
    retriesRps: 0,
    growing: false,
    firstToken: null,
  }));
  const none = { requests: 0, events: 0, warmUpS: 0, measuredS: 0, timeline: [], notes: [why] };
  const shares = { servedShare: null, lostShare: null, timedOutShare: null };
  return { rps, seed, ...none, ...UNTIMED, ...shares, nodes };
}

const finiteOrNull = (value: number | undefined) =>
  value === undefined || !Number.isFinite(value) ? null : significant(value);
