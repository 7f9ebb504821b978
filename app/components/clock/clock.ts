import type { Timers } from "~/components/saving/timers.ts";
import type { ClockReading } from "~/protocol/attempt.ts";

const RESYNC_MS = 60_000;
const CLOSING_POLL_MS = 3_000;
const SLEEP_MS = 2_000;
const BACK_OFF_MS = [1_000, 2_000, 5_000, 10_000] as const;

/** Moments that are announced, in milliseconds before the end. */
const WARNINGS = [
  { at: 24 * 60 * 60_000, text: "1 day left." },
  { at: 5 * 60_000, text: "5 minutes left." },
  { at: 60_000, text: "1 minute left." },
] as const;

/**
 * What the page shows. `asking`: at zero, locked, until the server says whether the round is really over;
 * `closing`: it is, saves under way still count; `over`: submitted.
 */
export type ClockPhase = "running" | "paused" | "asking" | "closing" | "over";

export interface ClockSnapshot {
  phase: ClockPhase;
  /** Whole seconds, rounded up, as shown. */
  secondsLeft: number;
  elapsedMs: number;
  durationMs: number;
  /** The answer takes no more typing. */
  locked: boolean;
  urgency: "calm" | "soon" | "last";
  /** The newest thing to announce, in words. */
  announcement: string;
}

export interface ClockOptions {
  reading: ClockReading;
  /** Asks the server; rejects when it cannot be reached. */
  ask: () => Promise<ClockReading>;
  /** A clock that never jumps, milliseconds (performance.now). */
  now: () => number;
  /** The wall clock, only to notice that the machine slept while `now` stood still. */
  wallNow: () => number;
  timers: Timers;
}

export type Clock = ReturnType<typeof createClock>;

/**
 * The round's clock in the page. It counts from the server's remaining time on a monotonic clock, re-reads it every 60 s
 * and on focus, and asks before it takes zero for the end. One timer at a time, set to the next change of the display.
 */
export function createClock(options: ClockOptions) {
  const { now, wallNow, timers } = options;
  let reading = options.reading;
  let readAt = now();
  let wallLead = wallNow() - now();
  let askedAt = now();
  let asking = false;
  let failures = 0;
  let announcement = "";
  let leftBefore = reading.remainingMs;
  let timer: unknown = null;
  let started = false;
  const listeners = new Set<() => void>();
  let snapshot = look();

  function sinceReading(): number {
    return reading.state === "running" ? now() - readAt : 0;
  }
  function left(): number {
    return Math.max(0, reading.remainingMs - sinceReading());
  }

  function phase(): ClockPhase {
    if (reading.state === "submitted") return "over";
    if (reading.state === "closing") return "closing";
    if (reading.state === "paused") return "paused";
    return left() > 0 ? "running" : "asking";
  }

  function look(): ClockSnapshot {
    const at = phase();
    const remaining = at === "running" || at === "paused" ? left() : 0;
    return {
      phase: at,
      secondsLeft: Math.ceil(remaining / 1000),
      elapsedMs: Math.min(reading.elapsedMs + sinceReading(), reading.elapsedMs + reading.remainingMs),
      durationMs: reading.durationMs,
      locked: at !== "running",
      urgency: remaining <= 60_000 ? "last" : remaining <= 5 * 60_000 ? "soon" : "calm",
      announcement,
    };
  }

  function announce() {
    const remaining = left();
    const crossed = WARNINGS.find(({ at }) => leftBefore > at && remaining <= at && remaining > 0);
    if (crossed) announcement = crossed.text;
    leftBefore = remaining;
  }

  /** Takes a reading that was asked for at `sentAt`; the server read its clock about halfway. */
  function accept(next: ClockReading, sentAt: number) {
    const before = snapshot.phase;
    const receivedAt = now();
    reading = next;
    readAt = (sentAt + receivedAt) / 2;
    askedAt = receivedAt;
    wallLead = wallNow() - receivedAt;
    failures = 0;
    const after = phase();
    if (before !== after) {
      const said = say(before, after);
      if (said) announcement = said;
    }
    tick();
  }

  function say(before: ClockPhase, after: ClockPhase): string | null {
    if (after === "closing") return "Time is up. The page is locked and your answer is being saved.";
    if (after === "over") return "The round is over.";
    if (after === "paused") return "The clock is paused.";
    if (after === "running" && before === "paused") return "The clock runs again.";
    if (after === "running") return "You have more time. The page is open again.";
    return null;
  }

  async function ask() {
    if (asking) return;
    asking = true;
    const sentAt = now();
    askedAt = sentAt;
    try {
      const next = await options.ask();
      asking = false;
      accept(next, sentAt);
    } catch {
      asking = false;
      failures += 1;
      tick();
    }
  }

  /** When to look again: the next whole second, the next resync, or the next question to the server. */
  function wait(): number {
    const sinceAsked = now() - askedAt;
    if (failures > 0) {
      const backOff = BACK_OFF_MS[Math.min(failures, BACK_OFF_MS.length) - 1] ?? 10_000;
      return snapshot.phase === "running"
        ? Math.min(backOff, nextSecond())
        : Math.max(0, backOff - sinceAsked);
    }
    if (snapshot.phase === "running") return Math.min(nextSecond(), Math.max(0, RESYNC_MS - sinceAsked));
    if (snapshot.phase === "paused") return Math.max(0, RESYNC_MS - sinceAsked);
    return Math.max(0, CLOSING_POLL_MS - sinceAsked);
  }
  function nextSecond(): number {
    return (left() % 1000) + 5;
  }

  function due(): boolean {
    if (snapshot.phase === "over" || asking) return false;
    const sinceAsked = now() - askedAt;
    if (failures > 0)
      return sinceAsked >= (BACK_OFF_MS[Math.min(failures, BACK_OFF_MS.length) - 1] ?? 10_000);
    if (Math.abs(wallNow() - now() - wallLead) > SLEEP_MS) return true;
    if (snapshot.phase === "asking")
      return reading.state === "running" && askedAt < readAt + reading.remainingMs;
    return sinceAsked >= (snapshot.phase === "closing" ? CLOSING_POLL_MS : RESYNC_MS);
  }

  function tick() {
    if (timer !== null) timers.clear(timer);
    timer = null;
    announce();
    snapshot = look();
    for (const listener of listeners) listener();
    if (!started || snapshot.phase === "over") return;
    if (due()) void ask();
    timer = timers.set(tick, asking && snapshot.phase !== "running" ? 1_000 : Math.max(20, wait()));
  }

  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    start() {
      started = true;
      tick();
    },
    stop() {
      started = false;
      if (timer !== null) timers.clear(timer);
      timer = null;
    },
    /** On focus, on becoming visible, on coming back online. */
    resync: () => void ask(),
    /** A reading that came with another reply; it was read just now. */
    accept: (next: ClockReading) => accept(next, now()),
  };
}
