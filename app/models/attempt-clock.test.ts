import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ClockEvent, foldClock } from "./attempt-clock.ts";

const MINUTE = 60_000;
const PLANNED = 45 * MINUTE;
const start: ClockEvent = { kind: "start", atMs: 0 };
const fold = (nowMs: number, ...events: ClockEvent[]) => foldClock([start, ...events], PLANNED, nowMs);

describe("an attempt's clock", () => {
  it("runs, closes for half a minute at zero, and is over after that", () => {
    expect(fold(PLANNED - 1)).toMatchObject({ state: "running", remainingMs: 1, closedBy: null });
    expect(fold(PLANNED)).toMatchObject({ state: "closing", remainingMs: 0, overdue: false });
    expect(fold(PLANNED + 29_999)).toMatchObject({ state: "closing", closedBy: null });
    expect(fold(PLANNED + 30_000)).toMatchObject({ state: "submitted", closedBy: "clock", overdue: true });
  });

  it("spends no time while paused", () => {
    const paused: ClockEvent = { kind: "pause", atMs: 10 * MINUTE };
    expect(fold(90 * MINUTE, paused)).toMatchObject({
      state: "paused",
      remainingMs: 35 * MINUTE,
      closesAtMs: null,
    });
    expect(fold(91 * MINUTE, paused, { kind: "resume", atMs: 90 * MINUTE })).toMatchObject({
      state: "running",
      elapsedMs: 11 * MINUTE,
      closesAtMs: 125 * MINUTE + 30_000,
    });
  });

  it("cannot be paused once the time is out", () => {
    expect(fold(PLANNED + 40_000, { kind: "pause", atMs: PLANNED + 1 }).state).toBe("submitted");
  });

  it("gives an extension its whole length while the page shows zero", () => {
    const extended = fold(PLANNED + 20_000, { kind: "extend", atMs: PLANNED + 20_000, ms: 10 * MINUTE });
    expect(extended).toMatchObject({
      state: "running",
      remainingMs: 10 * MINUTE,
      durationMs: PLANNED + 10 * MINUTE,
    });
  });

  it("is reopened by an extension after the clock closed it, recorded or not", () => {
    const extend: ClockEvent = { kind: "extend", atMs: 60 * MINUTE, ms: 5 * MINUTE };
    const closed: ClockEvent = { kind: "submit", atMs: PLANNED + 30_000, by: "clock" };
    for (const clock of [fold(60 * MINUTE, closed, extend), fold(60 * MINUTE, extend)]) {
      expect(clock).toMatchObject({ state: "running", closedBy: null, remainingMs: 5 * MINUTE });
    }
  });

  it("stays submitted when the candidate submitted it", () => {
    const clock = fold(
      60 * MINUTE,
      { kind: "submit", atMs: 30 * MINUTE, by: "candidate" },
      { kind: "extend", atMs: 40 * MINUTE, ms: 10 * MINUTE },
    );
    expect(clock).toMatchObject({ state: "submitted", closedBy: "candidate", elapsedMs: 30 * MINUTE });
  });

  it("gives lost time back without making the round longer", () => {
    const clock = fold(20 * MINUTE, { kind: "compensate", atMs: 20 * MINUTE, ms: 3 * MINUTE });
    expect(clock).toMatchObject({ elapsedMs: 17 * MINUTE, durationMs: PLANNED });
  });

  it("gives back no more time than was spent", () => {
    const clock = fold(2 * MINUTE, { kind: "compensate", atMs: 2 * MINUTE, ms: 30 * MINUTE });
    expect(clock).toMatchObject({ elapsedMs: 0, remainingMs: PLANNED });
  });

  it("does not run backwards when the server's clock was set back", () => {
    expect(fold(-5000)).toMatchObject({ state: "running", remainingMs: PLANNED });
  });

  it("always splits the allowed time into spent and left, whatever happened", () => {
    const event = fc.record({
      kind: fc.constantFrom("pause", "resume", "extend", "compensate", "submit"),
      afterMs: fc.integer({ min: 0, max: 50 * MINUTE }),
      ms: fc.integer({ min: 1, max: 20 * MINUTE }),
      by: fc.constantFrom("candidate", "clock"),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), fc.nat(90 * MINUTE), (steps, laterMs) => {
        let atMs = 0;
        const events = steps.map(({ kind, afterMs, ms, by }) => {
          atMs += afterMs;
          return { kind, atMs, ms, by } as ClockEvent;
        });
        const clock = fold(atMs + laterMs, ...events);
        expect(clock.elapsedMs + clock.remainingMs).toBe(clock.durationMs);
        expect(clock.elapsedMs).toBeGreaterThanOrEqual(0);
        expect(clock.remainingMs).toBeGreaterThanOrEqual(0);
        if (clock.state === "closing") expect(clock.remainingMs).toBe(0);
        if (clock.state === "running") expect(clock.remainingMs).toBeGreaterThan(0);
        if (clock.state === "submitted") expect(clock.closedBy).not.toBeNull();
      }),
    );
  });
});
