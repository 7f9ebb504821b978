import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logOver, logScale, scaleOver } from "./scale.ts";

describe("plot axes", () => {
  it("a load sweep's axis has round ticks from a tenth to ten, today's in the middle", () => {
    const { ticks, place } = logScale(0.1, 10, 0, 600);
    expect(ticks.map(({ value }) => value)).toEqual([0.1, 0.2, 0.5, 1, 2, 5, 10]);
    expect(place(1)).toBe(300);
    expect([place(0.01), place(100)]).toEqual([0, 600]);
  });

  it("is linear where values lie close together, and keeps them off the frame", () => {
    const { isLog, ticks, place } = scaleOver([103_000, 130_000], 0, 100);
    expect(isLog).toBe(false);
    expect(ticks.map(({ value }) => value)).toEqual([110_000, 120_000, 130_000]);
    expect([place(103_000) > 0, place(130_000) < 100]).toEqual([true, true]);
  });

  it("keeps the names of ticks apart, and has some also where values are nearly equal", () => {
    expect(logOver([3.3, 8], 336, 34).ticks.map(({ value }) => value)).toEqual([3, 4, 5, 6, 7, 8]);
    expect(logOver([300_000, 1_400_000], 92, 622).ticks.map(({ value }) => value)).toEqual([
      500_000, 1_000_000,
    ]);
    expect(logOver([5, 5], 336, 34).ticks.length).toBeGreaterThan(0);
  });

  it("has a few ticks, on the sheet, rising with their values, for whatever is drawn", () => {
    const value = fc.double({ min: 1e-6, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 20 }), (values) => {
        const { ticks, place } = scaleOver(values, 600, 0);
        expect(ticks.length).toBeGreaterThanOrEqual(1);
        expect(ticks.length).toBeLessThanOrEqual(22);
        ticks.forEach(({ at }, i) => {
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThanOrEqual(ticks[i - 1]?.at ?? 600);
        });
        for (const one of values) expect(place(one)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
