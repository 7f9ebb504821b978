import { useCallback, useMemo, useRef, useState } from "react";
import type { LoadSweep, ParetoMirror, Scaling, Sketch, SweepCheck } from "~graders";
import type { RunWorkload } from "../messages.ts";
import type { Simulator } from "../simulator.ts";
import { checkSummary, mirrorSummary, sweepSummary } from "./summaries.ts";

/** Measured at each of a few loads, to hold beside the closed form. */
const CHECK = { seed: 1, requests: 10_000 };

/** A result, and the sketch and load that it belongs to. */
interface Made<R> {
  result: R;
  key: string;
  targetMs: number | undefined;
}
export interface SweepResult {
  sweep: LoadSweep;
  checks: readonly SweepCheck[];
}

export interface UsedPlots {
  sweep: Made<SweepResult> | null;
  mirror: Made<ParetoMirror> | null;
  busy: "sweep" | "pareto" | null;
  problem: string | null;
  scaling: Scaling;
  /** The sketch, the load or what is down has changed since. */
  isStale: (made: Made<unknown>) => boolean;
  /** `measured`: also request by request, at a few loads; that takes seconds. */
  runSweep: (scaling: Scaling, measured?: boolean) => void;
  runMirror: () => void;
}

/** Sweep and mirror in the worker, each when it is asked for. */
export function usePlots({
  sketch,
  workload,
  down,
  simulator,
  say,
}: {
  sketch: Sketch;
  workload: RunWorkload | null;
  /** Ids of nodes and groups. */
  down: ReadonlySet<string>;
  simulator: () => Simulator;
  say: (message: string) => void;
}): UsedPlots {
  const [sweep, setSweep] = useState<Made<SweepResult> | null>(null);
  const [mirror, setMirror] = useState<Made<ParetoMirror> | null>(null);
  const [busy, setBusy] = useState<UsedPlots["busy"]>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [scaling, setScaling] = useState<Scaling>("as-drawn");
  const key = useMemo(() => keyOf(sketch, workload, down), [sketch, workload, down]);
  const now = useRef({ sketch, workload, down, key, say });
  now.current = { sketch, workload, down, key, say };

  const fail = useCallback((reason: string) => {
    setBusy(null);
    setProblem(reason);
    now.current.say(reason);
  }, []);

  const runSweep = useCallback(
    async (wanted: Scaling, measured: boolean) => {
      const { sketch, workload, down, key } = now.current;
      if (workload === null) return fail("Say how many requests a second come, beside Run, then sweep.");
      setScaling(wanted);
      setBusy("sweep");
      setProblem(null);
      const outcome = await simulator().ask({
        kind: "sweep",
        sketch,
        workload,
        down: [...down],
        scaling: wanted,
        ...(measured ? { check: CHECK } : {}),
      });
      if (outcome.kind === "superseded") return;
      if (outcome.kind === "failed") return fail(outcome.reason);
      const { sweep, checks } = outcome;
      setSweep({ result: { sweep, checks }, key, targetMs: workload.p99Ms });
      setBusy(null);
      now.current.say(measured ? checkSummary(checks) : sweepSummary(sweep));
    },
    [fail, simulator],
  );

  const runMirror = useCallback(async () => {
    const { sketch, workload, key } = now.current;
    if (workload === null) return fail("Say how many requests a second come, beside Run, then compare.");
    setBusy("pareto");
    setProblem(null);
    const outcome = await simulator().ask({ kind: "pareto", sketch, workload });
    if (outcome.kind === "superseded") return;
    if (outcome.kind === "failed") return fail(outcome.reason);
    setMirror({ result: outcome.mirror, key, targetMs: workload.p99Ms });
    setBusy(null);
    now.current.say(mirrorSummary(outcome.mirror));
  }, [fail, simulator]);

  return {
    sweep,
    mirror,
    busy,
    problem,
    scaling,
    isStale: (made) => made.key !== key,
    runSweep: (wanted, measured = false) => void runSweep(wanted, measured),
    runMirror: () => void runMirror(),
  };
}

/** Places on the canvas change nothing that is run. */
function keyOf(
  { nodes, edges, groups }: Sketch,
  workload: RunWorkload | null,
  down: ReadonlySet<string>,
): string {
  const drawn = nodes.map(({ position: _, ...node }) => node);
  return JSON.stringify([drawn, edges, groups, workload, [...down]]);
}
