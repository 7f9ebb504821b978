import { type AttemptState, CLOSING_MS, type ClockReading } from "~/protocol/attempt.ts";

export type ClosedBy = "candidate" | "clock";

/** What happened to an attempt's time. Append-only, in the order of `atMs` (Unix milliseconds). */
export type ClockEvent =
  | { kind: "start" | "pause" | "resume"; atMs: number }
  /** More time: the round gets longer. */
  | { kind: "extend"; atMs: number; ms: number }
  /** Time given back (an outage, say): it no longer counts as spent. */
  | { kind: "compensate"; atMs: number; ms: number }
  | { kind: "submit"; atMs: number; by: ClosedBy };

export interface FoldedClock extends ClockReading {
  closedBy: ClosedBy | null;
  /** Unix milliseconds at which the clock closes it if nothing else happens; null while paused and once submitted. */
  closesAtMs: number | null;
  /** The closing time has passed, and nothing has recorded it yet. */
  overdue: boolean;
}

/**
 * An attempt's clock at `nowMs`. The clock stops at zero by itself: time after it is not spent, so an extension always
 * gives its whole length. Extending or compensating reopens what only the clock closed; what the candidate submitted
 * stays so.
 */
export function foldClock(events: readonly ClockEvent[], plannedMs: number, nowMs: number): FoldedClock {
  let allowedMs = plannedMs;
  let spentMs = 0;
  let runningSinceMs: number | null = null;
  /** When the time ran out, while it is out. */
  let zeroAtMs: number | null = null;
  let closedBy: ClosedBy | null = null;

  const advance = (toMs: number) => {
    if (runningSinceMs === null) return;
    const passedMs = Math.max(0, toMs - runningSinceMs);
    const leftMs = allowedMs - spentMs;
    if (passedMs >= leftMs) {
      zeroAtMs ??= runningSinceMs + leftMs;
      spentMs = allowedMs;
    } else {
      spentMs += passedMs;
    }
    runningSinceMs = Math.max(runningSinceMs, toMs);
  };

  for (const event of events) {
    advance(event.atMs);
    switch (event.kind) {
      case "start":
      case "resume":
        if (closedBy === null) runningSinceMs ??= event.atMs;
        break;
      case "pause":
        if (zeroAtMs === null) runningSinceMs = null;
        break;
      case "extend":
      case "compensate":
        if (closedBy === "candidate") break;
        if (event.kind === "extend") allowedMs += event.ms;
        else spentMs = Math.max(0, spentMs - event.ms);
        if (zeroAtMs !== null && spentMs < allowedMs) {
          zeroAtMs = null;
          closedBy = null;
          runningSinceMs = event.atMs;
        }
        break;
      case "submit":
        closedBy ??= event.by;
        runningSinceMs = null;
        break;
    }
  }
  advance(nowMs);

  const overdue = closedBy === null && zeroAtMs !== null && nowMs >= zeroAtMs + CLOSING_MS;
  const remainingMs = allowedMs - spentMs;
  const closesAtMs = () => {
    if (closedBy !== null) return null;
    if (zeroAtMs !== null) return zeroAtMs + CLOSING_MS;
    return runningSinceMs === null ? null : runningSinceMs + remainingMs + CLOSING_MS;
  };
  const state = (): AttemptState => {
    if (closedBy !== null || overdue) return "submitted";
    if (zeroAtMs !== null) return "closing";
    return runningSinceMs === null ? "paused" : "running";
  };
  return {
    state: state(),
    remainingMs,
    elapsedMs: spentMs,
    durationMs: allowedMs,
    closedBy: overdue ? "clock" : closedBy,
    closesAtMs: closesAtMs(),
    overdue,
  };
}

/** What pages may know of it. */
export function clockReading({ state, remainingMs, elapsedMs, durationMs }: FoldedClock): ClockReading {
  return { state, remainingMs, elapsedMs, durationMs };
}
