import { useCallback, useMemo, useState } from "react";
import type { Sketch } from "~graders";
import type { RoundPrices } from "../prices/round-prices.ts";
import {
  allBack,
  downIn,
  NOTHING_DOWN,
  type Outages,
  redoOutage,
  toggleDown,
  undoOutage,
} from "./outages.ts";
import { type Readings, readingsOf } from "./readings.ts";
import type { StatedWorkload } from "./stated.ts";
import { REQUESTS, type UsedSimulation, useSimulation } from "./use-simulation.ts";
import { useWorkloadChoice, type WorkloadChoice } from "./workload-choice.ts";
import { countText, msText } from "./words.ts";

/** How the sketch may be run where it stands. */
export interface RunSetup {
  stated: StatedWorkload;
  /** Runs by itself after each edit, where the candidate switches it on. */
  mayLive: boolean;
  /** What replicas cost where the sketch does not say; null: the built-in table. */
  prices: RoundPrices | null;
}

export interface RunTools {
  choice: WorkloadChoice;
  simulation: UsedSimulation;
  /** Null: nothing was run, so the drawing shows nothing of it. */
  readings: Readings | null;
  /** The sketch or the load has changed since, and no run is on its way. */
  stale: boolean;
  down: ReadonlySet<string>;
  live: boolean;
  setLive: (live: boolean) => void;
  run: (seed?: number) => void;
  toggle: (ids: readonly string[]) => void;
  bringBack: () => void;
  /** True: the last thing done was an outage, and it is undone. */
  undo: () => boolean;
  redo: () => boolean;
  canUndo: boolean;
  canRedo: boolean;
  note: string;
}

/** The sketch run: its load, its results, and what is down. */
export function useRun({
  sketch,
  setup,
  say,
}: {
  sketch: Sketch;
  setup: RunSetup;
  say: (message: string) => void;
}): RunTools {
  const choice = useWorkloadChoice(setup.stated);
  const [outages, setOutages] = useState<Outages>(NOTHING_DOWN);
  const [wantsLive, setLive] = useState(false);
  const [seed, setSeed] = useState(1);
  const live = setup.mayLive && wantsLive;
  const downIds = downIn(sketch, outages.down);
  const simulation = useSimulation({
    sketch,
    workload: choice.workload,
    down: downIds,
    live,
    prices: setup.prices?.table ?? null,
    say,
  });
  const { closed, events, run } = simulation;
  const stale = simulation.stale && !live;

  const readings = useMemo(
    () => (closed ? readingsOf({ ...closed.reply, sketch, stale }) : null),
    [closed, sketch, stale],
  );

  const step = useCallback((next: Outages | null) => {
    if (next) setOutages(next);
    return next !== null;
  }, []);

  const shown = events && events.key === closed?.key ? events.reply : null;
  const note = closed
    ? stale
      ? "Changed since this run."
      : shown
        ? `${countText(shown.run.requests)} requests in ${msText(shown.tookMs)}, seed ${shown.run.seed}`
        : "By formula."
    : `Shows load, latency, what breaks first and the bill; ${countText(REQUESTS)} requests a run.`;

  return {
    choice,
    simulation,
    readings,
    stale,
    down: useDown(downIds),
    live,
    setLive,
    run: (with_ = seed) => {
      setSeed(with_);
      run(with_);
    },
    toggle: (ids) => setOutages((before) => toggleDown(before, ids, sketch)),
    bringBack: () => setOutages((before) => allBack(before, sketch)),
    undo: () => step(undoOutage(outages, sketch)),
    redo: () => step(redoOutage(outages, sketch)),
    canUndo: undoOutage(outages, sketch) !== null,
    canRedo: redoOutage(outages, sketch) !== null,
    note,
  };
}

/** The same set as long as it holds the same. */
function useDown(ids: readonly string[]): ReadonlySet<string> {
  const key = ids.join(" ");
  return useMemo(() => new Set(key === "" ? [] : key.split(" ")), [key]);
}
