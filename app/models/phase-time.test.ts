import { expect, it } from "vitest";
import { phaseTimes } from "./phase-time.ts";

it("puts the time before a save down to the field saved, and the rest to the last one", () => {
  const saves = [
    { field: "functional", elapsedMs: 120_000 },
    { field: "sketch", elapsedMs: 300_000 },
    { field: "scope", elapsedMs: 330_000 },
    { field: "costs", elapsedMs: 400_000 },
  ] as const;
  expect(phaseTimes(saves, 500_000)).toEqual([
    { phase: "requirements", ms: 150_000 },
    { phase: "architecture", ms: 180_000 },
    { phase: "wrap-up", ms: 170_000 },
  ]);
});

it("says nothing of phases where nothing was saved", () => {
  expect(phaseTimes([], 500_000)).toEqual([]);
});
