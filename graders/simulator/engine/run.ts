import { significant } from "../../ledger/significant.ts";
import { type Sketch } from "../../model/index.ts";
import { nodesInGroup } from "../groups.ts";
import { awaitedNodes } from "../latency.ts";
import { type Control, Engine } from "./engine.ts";
import { horizonOf } from "./horizon.ts";
import { nodeRun, timesOf, UNTIMED } from "./node-run.ts";
import { type Plan, planOf } from "./plan.ts";
import { RunRecord } from "./record.ts";
import { type EventRun, type NodeRun } from "./result.ts";
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
    nodeRun({
      plan,
      engine,
      record,
      node,
      measuredS: endedS,
      before: queuesBefore[node] ?? 0,
      isTooSlow: horizon.tooSlow.has(node),
    }),
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
