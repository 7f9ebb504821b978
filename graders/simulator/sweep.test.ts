import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Sketch } from "../model/index.ts";
import { checkSweep, loadsToCheck } from "./sweep-check.ts";
import { LoadSweepSchema } from "./sweep-result.ts";
import { sweepLoad } from "./sweep.ts";
import { simulate } from "./simulate.ts";
import { drawSketch, oneStation } from "./test-sketch.ts";

/** A service before a store, with a queue and its workers beside the way to the reply. */
const shop = drawSketch(
  {
    user: ["client"],
    web: ["service", { replicas: 4, concurrency: 10, serviceTimeMs: 20, unitPriceUsdMonth: 100 }],
    db: ["sql", { replicas: 2, concurrency: 8, serviceTimeMs: 5, unitPriceUsdMonth: 500 }],
    jobs: ["queue"],
    work: ["worker", { replicas: 2, concurrency: 4, serviceTimeMs: 20, unitPriceUsdMonth: 50 }],
  },
  ["user > web", "web > db", ["web > jobs", { kind: "async" }], ["jobs > work", { kind: "async" }]],
);

const stations = fc.array(
  fc.record({
    replicas: fc.integer({ min: 1, max: 40 }),
    concurrency: fc.integer({ min: 1, max: 16 }),
    serviceTimeMs: fc.double({ min: 0.5, max: 500, noNaN: true }),
    unitPriceUsdMonth: fc.double({ min: 1, max: 5000, noNaN: true }),
    share: fc.option(fc.double({ min: 0.05, max: 1, noNaN: true }), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 5 },
);
/** A gateway in front of services side by side, the last of them before a store of its own. */
const designs: fc.Arbitrary<Sketch> = stations.map((services) =>
  drawSketch(
    {
      user: ["client"],
      gw: ["gateway"],
      ...Object.fromEntries(
        services.map(({ share: _, ...parameters }, i) => [`s${i}`, ["service", parameters]]),
      ),
      store: ["nosql", { replicas: 3, concurrency: 20, serviceTimeMs: 4 }],
    },
    [
      "user > gw",
      ...services.map(({ share }, i): [string, { share?: number }] => [
        `gw > s${i}`,
        share === undefined ? {} : { share },
      ]),
      `s${services.length - 1} > store`,
    ],
  ),
);

describe("load sweep", () => {
  it("takes 25 loads from a tenth to ten times, today's among them, and the loads at which components saturate", () => {
    const sweep = sweepLoad({ sketch: shop, workload: { rps: 1000 } });
    const factors = sweep.points.map(({ factor }) => factor);
    expect(factors[0]).toBe(0.1);
    expect(factors.at(-1)).toBe(10);
    expect(factors).toContain(1);
    for (const { factor } of sweep.saturations) expect(factors).toContain(factor);
    expect(LoadSweepSchema.parse(sweep)).toEqual(sweep);
  });

  it("says what saturates when: capacity over arrivals, in the order in which it happens", () => {
    const { saturations, saturates } = sweepLoad({ sketch: shop, workload: { rps: 1000 } });
    expect(saturations.map(({ id, factor, rps, awaited }) => [id, factor, rps, awaited])).toEqual([
      ["work", 0.4, 400, false],
      ["web", 2, 2000, true],
      ["db", 3.2, 3200, true],
    ]);
    expect(saturates?.id).toBe("work");
  });

  it("has no times from the saturation of what is waited for, and keeps them where only a backlog grows", () => {
    const { points } = sweepLoad({ sketch: shop, workload: { rps: 1000 } });
    for (const { factor, p99Ms, servedShare } of points) {
      expect(p99Ms === null).toBe(factor >= 2);
      expect(servedShare).toBeCloseTo(Math.min(1, 2 / factor), 8);
    }
  });

  it("agrees with the simulation at every load", () => {
    for (const point of sweepLoad({ sketch: shop, workload: { rps: 300 } }).points) {
      const one = simulate({ sketch: shop, workload: { rps: 300 * point.factor } });
      expect(point.p99Ms).toEqual(one.p99Ms);
      expect(point.usdPerMonth).toBe(one.usdPerMonth);
    }
  });

  it("adds and takes away replicas with load: the bill follows, and nothing saturates that did not today", () => {
    const { points } = sweepLoad({ sketch: shop, workload: { rps: 300 }, scaling: "with-load" });
    expect(points.every(({ saturated }) => saturated.length === 0)).toBe(true);
    const at = (factor: number) => points.find((point) => point.factor === factor)?.usdPerMonth;
    expect(at(1)).toBe(1500);
    expect(at(10)).toBe(15_000);
    expect(at(0.1)).toBe(650);
  });

  it("is saturated at the very load at which a component saturates, however it is rounded", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 997 }),
        fc.double({ min: 0.3, max: 90, noNaN: true }),
        fc.double({ min: 0.11, max: 9, noNaN: true }),
        (replicas, serviceTimeMs, utilisation) => {
          const { points, saturates } = sweepLoad({
            sketch: oneStation(replicas, serviceTimeMs),
            workload: { rps: (1000 * replicas * utilisation) / serviceTimeMs },
          });
          const at = points.find(({ factor }) => factor === saturates?.factor);
          expect(at).toMatchObject({ p99Ms: null, saturated: ["web"] });
        },
      ),
      { numRuns: 100 },
    );
  });

  it("takes a run that was stopped short for no measurement", () => {
    const stopped = { sketch: shop, workload: { rps: 600 }, factors: [1], requests: 20_000, seed: 1 };
    expect(checkSweep({ ...stopped, mostEvents: 1000 })).toEqual([
      { factor: 1, p99Ms: null, halfWidthMs: null },
    ]);
  });

  it("finds how far the target holds", () => {
    const { holdsUpTo, points } = sweepLoad({ sketch: oneStation(1, 10), workload: { rps: 50, p99Ms: 200 } });
    // M/M/1: p99 = ln(100) / (μ − λ), so 200 ms holds up to 76.97/s.
    expect(holdsUpTo).toBeLessThanOrEqual(76.97 / 50);
    const beyond = points.find(({ factor }) => factor > (holdsUpTo ?? 0));
    expect((beyond?.p99Ms ?? Infinity) > 200).toBe(true);
  });

  it("a full component passes on no more than it carries, so what is behind it is not asked for more", () => {
    const chain = drawSketch(
      {
        user: ["client"],
        a: ["service", { capacityPerReplica: 100 }],
        b: ["sql", { capacityPerReplica: 80 }],
      },
      ["user > a", ["a > b", { share: 0.5 }]],
    );
    const { points } = sweepLoad({ sketch: chain, workload: { rps: 100 } });
    // At ten times the load, a passes 100/s of 1,000 on, b gets 50/s: nothing is lost at b.
    expect(points.at(-1)?.servedShare).toBeCloseTo(0.1, 9);
  });

  it("checks itself request by request, within the confidence of the measurement", () => {
    const input = { sketch: shop, workload: { rps: 600 } };
    const sweep = sweepLoad(input);
    const factors = loadsToCheck(sweep);
    const checks = checkSweep({ ...input, factors, requests: 20_000, seed: 1 });
    expect(checks.length).toBe(3);
    for (const { factor, p99Ms, halfWidthMs } of checks.slice(0, 2)) {
      const closed = simulate({ sketch: shop, workload: { rps: 600 * factor } }).p99Ms ?? NaN;
      expect(Math.abs((p99Ms ?? NaN) - closed)).toBeLessThan(2 * (halfWidthMs ?? NaN) + 0.02 * closed);
    }
  });

  it("whatever is drawn: more load is never faster nor better served, utilisation grows, and the same goes in twice the same comes out", () => {
    fc.assert(
      fc.property(designs, fc.double({ min: 1, max: 2000, noNaN: true }), (sketch, rps) => {
        const sweep = sweepLoad({ sketch, workload: { rps } });
        expect(JSON.stringify(sweepLoad({ sketch, workload: { rps } }))).toBe(JSON.stringify(sweep));
        for (const [i, point] of sweep.points.entries()) {
          const before = sweep.points[i - 1];
          if (!before) continue;
          expect(point.factor).toBeGreaterThan(before.factor);
          // Within the half percent of the grid that percentiles are read off.
          expect(point.p99Ms ?? Infinity).toBeGreaterThanOrEqual((before.p99Ms ?? Infinity) * 0.99);
          expect(point.servedShare).toBeLessThanOrEqual(before.servedShare + 1e-9);
          expect(point.saturated).toEqual(expect.arrayContaining(before.saturated));
          point.utilisations.forEach((u, k) => expect(u).toBeGreaterThanOrEqual(before.utilisations[k] ?? 0));
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
