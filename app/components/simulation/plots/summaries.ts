import type { LoadSweep, ParetoMirror, SweepCheck } from "~graders";
import { msText, timesText } from "../words.ts";

/** What a sweep found, as it is announced. */
export function sweepSummary({ points, saturations }: LoadSweep): string {
  const today = points.find(({ factor }) => factor === 1);
  const first = saturations.find(({ awaited }) => awaited);
  const now = today
    ? `p99 is ${today.p99Ms === null ? "saturated" : msText(today.p99Ms)} at today's load`
    : "";
  const limit = first
    ? `${first.label} saturates first on the way to the reply, at ${timesText(first.factor)}`
    : "nothing on the way to the reply saturates";
  return `Load swept: ${[now, limit].filter((part) => part !== "").join("; ")}.`;
}

/** What a mirror found, as it is announced. */
export const mirrorSummary = ({ verdict, dominators }: ParetoMirror): string =>
  [verdict, dominators[0]?.difference ?? ""].join(" ").trim();

/** What was measured request by request, as it is announced. */
export const checkSummary = (checks: readonly SweepCheck[]): string =>
  `Measured request by request: ${checks.map(({ factor, p99Ms }) => `at ${timesText(factor)} p99 ${p99Ms === null ? "not measured, as it would take too long" : msText(p99Ms)}`).join("; ")}.`;
