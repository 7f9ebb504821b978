import { simulateEvents } from "./engine/index.ts";
import { type LoadSweep, type SweepCheck } from "./sweep-result.ts";
import { type SweepInput } from "./sweep.ts";

/** Today's load, half of it, and a tenth short of the first saturation on the way to the reply. */
export function loadsToCheck({ points, saturations }: LoadSweep): number[] {
  const first = saturations.find(({ awaited }) => awaited)?.factor ?? Infinity;
  const last = points.at(-1)?.factor ?? 1;
  const loads = [0.5, 1, Math.min(0.9 * first, last)];
  return [...new Set(loads.filter((factor) => factor < first))].sort((a, b) => a - b);
}

/** A load is measured for so many events at most, so that wide drawings do not take minutes. */
const MOST_EVENTS = 3_000_000;

/** Measures p99 request by request at these multiples of the load, to hold beside the closed form. */
export function checkSweep({
  sketch,
  workload,
  factors,
  requests,
  seed,
  mostEvents = MOST_EVENTS,
}: Pick<SweepInput, "sketch" | "workload"> & {
  factors: readonly number[];
  /** Requests measured at each load. */
  requests: number;
  seed: number;
  /** A run that takes more is not taken for a measurement. */
  mostEvents?: number;
}): SweepCheck[] {
  return factors.map((factor) => {
    const settings = { requests, seed, mostEvents };
    const rps = workload.rps * factor;
    const run = simulateEvents({ sketch, rps, settings });
    // A run that was cut short has not settled, and saw the quick replies only.
    const isWhole = run.measuredS >= (0.999 * requests) / rps;
    return {
      factor,
      p99Ms: isWhole ? run.p99Ms : null,
      halfWidthMs: isWhole ? run.confidence.p99Ms : null,
    };
  });
}
