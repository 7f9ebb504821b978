import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { PriceTable, Simulation, Sketch } from "~graders";
import type { RunWorkload, SimulationReply } from "./messages.ts";
import { createSimulator, type Simulator } from "./simulator.ts";
import { spawnWorker } from "./spawn-worker.ts";
import { againstTarget, runSummary } from "./summary.ts";

export type ClosedReply = Extract<SimulationReply, { kind: "simulate-closed" }>;
export type EventsReply = Extract<SimulationReply, { kind: "simulate-events" }>;

/** A result with what it was made of. */
interface Made<R> {
  reply: R;
  /** Of sketch, load and what was down: equal keys, equal results. */
  key: string;
  workload: RunWorkload;
}

export interface Problem {
  reason: string;
  /** Node, edge or group to mend. */
  mend: string | null;
}

export interface SimulationState {
  closed: Made<ClosedReply> | null;
  events: Made<EventsReply> | null;
  busy: boolean;
  problem: Problem | null;
}

/** Requests of one seeded run: enough for a p99 within a few percent, few enough to come at once. */
export const REQUESTS = 20_000;
/** Live runs wait for a pause in editing. */
const PAUSE_MS = 250;

/** The canvas is drawn before the worker is. */
const SETTLE_MS = 400;
const FIRST_RUN = {
  kind: "simulate-events" as const,
  sketch: {
    nodes: [
      { id: "client", label: "", kind: "client" as const },
      { id: "service", label: "", kind: "service" as const },
      { id: "cache", label: "", kind: "cache" as const },
      { id: "store", label: "", kind: "nosql" as const },
    ],
    edges: [
      { id: "a", from: "client", to: "service" },
      { id: "b", from: "service", to: "cache", fanOut: 2 },
      { id: "c", from: "cache", to: "store" },
    ],
  },
  workload: { rps: 500 },
  settings: { seed: 1, requests: 4000 },
};

const NO_LOAD: Problem = {
  reason: "How many requests a second? Type the load beside Run; the prompt and your ledger state none yet.",
  mend: null,
};

/** Places on the canvas and text being typed change nothing that is run. */
function contentOf({ nodes, edges, groups }: Sketch): string {
  return JSON.stringify([nodes.map(({ position: _, ...node }) => node), edges, groups]);
}

export interface UsedSimulation extends SimulationState {
  /** What is shown belongs to an earlier sketch or load. */
  stale: boolean;
  /** Runs the closed form, then request by request. */
  run: (seed: number) => void;
  /** A worker of its own for what takes longer, so that a run never waits behind it. */
  explorer: () => Simulator;
}

/** Runs the sketch in the worker: on request, when something is taken down or brought back, and live where it is asked for. */
export function useSimulation({
  sketch,
  workload,
  down,
  live,
  prices,
  say,
}: {
  sketch: Sketch;
  workload: RunWorkload | null;
  /** Ids of nodes and groups, each once and in the sketch's order. */
  down: readonly string[];
  live: boolean;
  /** The same as long as the page is shown; null: the built-in table. */
  prices: PriceTable | null;
  say: (message: string) => void;
}): UsedSimulation {
  const [state, setState] = useState<SimulationState>({
    closed: null,
    events: null,
    busy: false,
    problem: null,
  });
  const simulator = useSimulator(prices);
  const explorer = useSimulator(prices);

  const wasAsked = useRef(false);
  const lastVerdict = useRef<string | null>(null);
  useEffect(() => {
    // A first small run: the worker is fetched and its code compiled before anybody waits for it.
    const timer = setTimeout(() => {
      if (!wasAsked.current) void simulator().ask(FIRST_RUN);
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [simulator]);

  const content = useMemo(() => contentOf(sketch), [sketch]);
  const downKey = down.join(" ");
  const key = JSON.stringify([content, workload, downKey]);
  const now = useRef({ sketch, workload, down, key, say });
  now.current = { sketch, workload, down, key, say };

  const runClosed = useCallback(
    async (announce: boolean): Promise<boolean> => {
      const { sketch, workload, down, key } = now.current;
      if (workload === null) {
        setState((before) => ({ ...before, busy: false, problem: NO_LOAD }));
        if (announce) now.current.say(NO_LOAD.reason);
        return false;
      }
      const outcome = await simulator().ask({ kind: "simulate-closed", sketch, workload, down: [...down] });
      if (outcome.kind === "superseded") return false;
      if (outcome.kind === "failed") {
        setState((before) => ({ ...before, busy: false, problem: outcome }));
        if (announce) now.current.say(outcome.reason);
        return false;
      }
      setState((before) => ({ ...before, closed: { reply: outcome, key, workload }, problem: null }));
      const verdict = verdictOf(outcome.simulation, workload);
      // What follows each edit is spoken only when it turns: a voice at every key would be noise.
      if (announce || (verdict !== lastVerdict.current && lastVerdict.current !== null))
        now.current.say(runSummary({ ...outcome, workload }));
      lastVerdict.current = verdict;
      return true;
    },
    [simulator],
  );

  const run = useCallback(
    (seed: number) => {
      wasAsked.current = true;
      setState((before) => ({ ...before, busy: true }));
      void runClosed(true).then(async (went) => {
        const { sketch, workload, down, key } = now.current;
        if (!went || workload === null) return setState((before) => ({ ...before, busy: false }));
        const settings = { seed, requests: REQUESTS };
        const outcome = await simulator().ask({
          kind: "simulate-events",
          sketch,
          workload,
          down: [...down],
          settings,
        });
        if (outcome.kind === "superseded") return;
        setState((before) =>
          outcome.kind === "failed"
            ? { ...before, busy: false, problem: outcome }
            : { ...before, busy: false, events: { reply: outcome, key, workload } },
        );
      });
    },
    [runClosed, simulator],
  );

  const hasRun = state.closed !== null;
  const last = useRef({ key, downKey });
  useEffect(() => {
    const before = last.current;
    last.current = { key, downKey };
    if (before.downKey !== downKey) return void runClosed(true);
    if (!live || workload === null || (before.key === key && hasRun)) return;
    const timer = setTimeout(() => void runClosed(false), PAUSE_MS);
    return () => clearTimeout(timer);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `key` stands for what it is made of; a first result must not start a second run
  }, [key, downKey, live, runClosed]);

  return { ...state, stale: state.closed !== null && state.closed.key !== key, run, explorer };
}

/** What a listener has to hear of: which components are overloaded, and whether the target is met. */
function verdictOf({ nodes, p99Ms }: Simulation, { p99Ms: target }: RunWorkload): string {
  const over = nodes.filter(({ utilisation }) => (utilisation ?? 0) >= 1).map(({ id }) => id);
  return [...over, againstTarget(p99Ms, target, "less")?.isMet ?? "no target"].join(" ");
}

/** A simulator whose worker is loaded at its first request, and ends with the page's part that asked for it. */
function useSimulator(prices: PriceTable | null): () => Simulator {
  const held = useRef<Simulator | null>(null);
  useEffect(
    () => () => {
      held.current?.end();
      held.current = null;
    },
    [],
  );
  return useCallback(() => (held.current ??= createSimulator({ spawn: spawnWorker, prices })), [prices]);
}
