import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { halfWidth, studentT } from "./batch-means.ts";
import { EventQueue } from "./event-queue.ts";
import { Histogram } from "./histogram.ts";
import { draw, Random, spreadOf } from "./random.ts";

describe("the event queue", () => {
  it("gives back whatever was pushed, the soonest first", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 3000 }), (times) => {
        const queue = new EventQueue();
        times.forEach((time, i) => queue.push(time, i, i + 7));
        const popped: number[] = [];
        const sorted = [...times].sort((a, b) => a - b);
        while (queue.size > 0) {
          expect(queue.next()).toBe(sorted[popped.length]);
          queue.pop();
          expect(queue.time).toBe(times[queue.what]);
          expect(queue.stamp).toBe(queue.what + 7);
          popped.push(queue.what);
        }
        expect(popped.sort((a, b) => a - b)).toEqual(times.map((_, i) => i));
        expect(queue.next()).toBe(Infinity);
      }),
      { numRuns: 30 },
    );
  });
});

describe("the histogram", () => {
  it("reads percentiles within 0.4% of the sorted values, from nanoseconds to years", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 1, maxLength: 500 }),
        (exponents) => {
          const histogram = new Histogram();
          const values = exponents.map((exponent) => 2 ** exponent).sort((a, b) => a - b);
          for (const value of values) histogram.add(value);
          for (const share of [0.5, 0.95, 0.99]) {
            const exact = values[Math.ceil(share * values.length) - 1] ?? NaN;
            expect(Math.abs(histogram.percentile(share) / exact - 1)).toBeLessThan(0.004);
          }
          expect(
            histogram.mean() / (values.reduce((sum, value) => sum + value, 0) / values.length),
          ).toBeCloseTo(1, 9);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("moves into another and starts over", () => {
    const [part, whole] = [new Histogram(), new Histogram()];
    for (const value of [1, 2, 3]) part.add(value);
    part.moveInto(whole);
    part.add(4);
    part.moveInto(whole);
    expect(whole.count).toBe(4);
    expect(whole.mean()).toBe(2.5);
    expect(Number.isNaN(part.percentile(0.5))).toBe(true);
  });

  it("takes times of nothing and beyond its range", () => {
    const histogram = new Histogram();
    for (const value of [0, 0, 1e300]) histogram.add(value);
    expect(histogram.percentile(0.5)).toBe(0);
    expect(histogram.percentile(0.99)).toBeGreaterThan(1e8);
  });
});

describe("random times", () => {
  it.each([
    ["constant", 0, 0],
    ["exponential", 1, 1],
    ["lognormal", 0.5, 0.5],
    ["lognormal", 2, 2],
  ])("%s times of cv %d have mean 1 and that spread", (_, cv, expected) => {
    const random = new Random(11);
    const spread = spreadOf(cv);
    const count = 400_000;
    let [sum, squares] = [0, 0];
    for (let i = 0; i < count; i++) {
      const value = draw(random, spread);
      sum += value;
      squares += value * value;
    }
    const mean = sum / count;
    expect(mean).toBeCloseTo(1, 1);
    expect(Math.sqrt(Math.max(0, squares / count - mean * mean))).toBeCloseTo(expected, cv > 1 ? 0 : 1);
  });
});

describe("batch means", () => {
  // Student's t, 0.975: the table in any textbook (Law 2015, appendix T.1).
  it.each([
    [7, 2.365],
    [10, 2.228],
    [20, 2.086],
    [31, 2.04],
  ])("t for %i degrees of freedom is %d", (degrees, expected) => {
    expect(studentT(degrees)).toBeCloseTo(expected, 2);
  });

  it("is t · s/√n for independent windows, and null for too few", () => {
    const windows = Float64Array.from({ length: 32 }, (_, i) => (i % 2 === 0 ? 9 : 11));
    expect(halfWidth(windows, 10)).toBeCloseTo((2.0395 * Math.sqrt(32 / 31)) / Math.sqrt(32), 3);
    expect(halfWidth(windows.subarray(0, 7), 10)).toBeNull();
  });

  it("is wider where windows resemble the ones before them", () => {
    const drifting = Float64Array.from({ length: 32 }, (_, i) => (i < 16 ? 9 : 11));
    const mixed = Float64Array.from({ length: 32 }, (_, i) => (i % 2 === 0 ? 9 : 11));
    expect(halfWidth(drifting, 10)).toBeGreaterThan(3 * (halfWidth(mixed, 10) ?? Infinity));
  });
});
