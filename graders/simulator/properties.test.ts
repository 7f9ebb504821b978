import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NODE_KINDS, type Sketch, SketchSchema } from "../model/index.ts";
import { type RunSettingsInput, simulateEvents } from "./engine/index.ts";
import { simulate } from "./simulate.ts";

const MOST_NODES = 9;
const id = (i: number) => `n${i}`;
const index = fc.integer({ min: 0, max: MOST_NODES - 1 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const parameters = fc.record({
  replicas: maybe(fc.integer({ min: 1, max: 500 })),
  zones: maybe(fc.integer({ min: 1, max: 3 })),
  serviceTimeMs: maybe(fc.double({ min: 0.01, max: 10_000, noNaN: true })),
  concurrency: maybe(fc.integer({ min: 1, max: 64 })),
  capacityPerReplica: maybe(fc.double({ min: 0.1, max: 1e5, noNaN: true })),
  hitRate: maybe(fc.double({ min: 0, max: 1, noNaN: true })),
});

const sketches: fc.Arbitrary<Sketch> = fc
  .record({
    nodes: fc.array(fc.record({ kind: fc.constantFrom(...NODE_KINDS), parameters, region: fc.boolean() }), {
      minLength: 1,
      maxLength: MOST_NODES,
    }),
    edges: fc.array(
      fc.record({
        from: index,
        to: index,
        kind: fc.constantFrom("sync" as const, "sync" as const, "async" as const, "batch" as const),
        share: maybe(fc.double({ min: 0, max: 1, noNaN: true })),
        fanOut: maybe(fc.double({ min: 0, max: 20, noNaN: true })),
      }),
      { maxLength: 18 },
    ),
  })
  .map(({ nodes, edges }) =>
    SketchSchema.parse({
      nodes: nodes.map(({ kind, parameters: stated, region }, i) => ({
        id: id(i),
        label: id(i),
        kind,
        parameters: stated,
        ...(region ? { group: "east" } : {}),
      })),
      edges: edges
        .filter(({ from, to }) => from < nodes.length && to < nodes.length)
        .map(({ from, to, ...edge }, i) => ({ id: `e${i}`, from: id(from), to: id(to), ...edge })),
      groups: [{ id: "east", label: "East", kind: "region" }],
    }),
  );

const rates = fc.double({ min: 0, max: 1e6, noNaN: true });

describe("whatever is drawn", () => {
  it("figures are finite, shares are shares, percentiles are in order", () => {
    fc.assert(
      fc.property(sketches, rates, maybe(index), (sketch, rps, lost) => {
        const result = simulate({ sketch, workload: { rps }, down: lost === undefined ? [] : [id(lost)] });
        for (const share of [result.availability ?? 0, ...result.losses.map(({ lostShare }) => lostShare)]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        for (const timed of [result, ...result.nodes]) {
          if (timed.p50Ms === null || timed.p95Ms === null || timed.p99Ms === null) continue;
          expect(timed.p50Ms).toBeLessThanOrEqual(timed.p95Ms);
          expect(timed.p95Ms).toBeLessThanOrEqual(timed.p99Ms);
        }
        for (const { arrivalRps, utilisation } of result.nodes) {
          expect(arrivalRps).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(arrivalRps) && Number.isFinite(utilisation ?? 0)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("more load never makes a node less busy, and saturation stays where it is", () => {
    fc.assert(
      fc.property(sketches, fc.double({ min: 1, max: 1e5, noNaN: true }), (sketch, rps) => {
        const one = simulate({ sketch, workload: { rps } });
        const two = simulate({ sketch, workload: { rps: 2 * rps } });
        one.nodes.forEach(({ arrivalRps }, i) => {
          expect(two.nodes[i]?.arrivalRps).toBeCloseTo(2 * arrivalRps, -Math.log10(rps * 1e-6));
        });
        if (one.firstToSaturate && two.firstToSaturate)
          expect(two.firstToSaturate.atRps / one.firstToSaturate.atRps).toBeCloseTo(1, 6);
      }),
      { numRuns: 200 },
    );
  });

  it("losing a region loses at least what losing any node in it cuts off", () => {
    fc.assert(
      fc.property(sketches, (sketch) => {
        const { losses } = simulate({ sketch, workload: { rps: 1 } });
        const region = losses.find(({ kind }) => kind === "region");
        if (!region) return;
        const inside = new Set(sketch.nodes.filter(({ group }) => group === "east").map((node) => node.id));
        for (const loss of losses)
          if (loss.kind === "node" && loss.cause === "cut-off" && inside.has(loss.id))
            expect(region.lostShare).toBeGreaterThanOrEqual(loss.lostShare - 1e-8);
      }),
      { numRuns: 300 },
    );
  });
});

const station = fc.record({
  cv: maybe(fc.double({ min: 0, max: 10, noNaN: true })),
  batchWaitMs: maybe(fc.double({ min: 0, max: 100, noNaN: true })),
  room: maybe(fc.integer({ min: 1, max: 50 })),
  timeoutMs: maybe(fc.double({ min: 0, max: 1000, noNaN: true })),
  retries: maybe(fc.integer({ min: 0, max: 20 })),
  backoffMs: maybe(fc.double({ min: 0, max: 1000, noNaN: true })),
  llm: maybe(
    fc.record({
      promptTokens: fc.double({ min: 1, max: 1e5, noNaN: true }),
      outputTokens: fc.double({ min: 1, max: 1e4, noNaN: true }),
      prefillTokensPerS: fc.double({ min: 10, max: 1e6, noNaN: true }),
      stepMs: fc.double({ min: 0.01, max: 100, noNaN: true }),
      stepMsPerSequence: fc.double({ min: 0, max: 10, noNaN: true }),
      kvTokens: maybe(fc.double({ min: 10, max: 1e6, noNaN: true })),
    }),
  ),
});
const runSettings: fc.Arbitrary<RunSettingsInput> = fc.record({
  seed: fc.integer(),
  everywhere: station,
  stations: fc.dictionary(fc.constantFrom("n0", "n1", "n2"), station),
  outages: fc.array(
    fc.record({
      target: fc.constantFrom("n0", "n1", "n2", "n3", "east", "nobody"),
      fromS: fc.double({ min: -1, max: 1, noNaN: true }),
      untilS: maybe(fc.double({ min: -1, max: 2, noNaN: true })),
      share: fc.double({ min: 0.01, max: 1, noNaN: true }),
    }),
    { maxLength: 3 },
  ),
  surges: fc.array(
    fc.record({
      fromS: fc.double({ min: 0, max: 1, noNaN: true }),
      untilS: fc.double({ min: 0.01, max: 2, noNaN: true }),
      factor: fc.double({ min: 0, max: 100, noNaN: true }),
    }),
    { maxLength: 2 },
  ),
});

describe("whatever is run event by event", () => {
  it("ends within its events, with finite figures, shares that are shares, and percentiles in order", () => {
    fc.assert(
      fc.property(sketches, rates, runSettings, (sketch, rps, settings) => {
        const result = simulateEvents({
          sketch,
          rps,
          settings: { ...settings, requests: 300, mostEvents: 10_000 },
        });
        expect(result.events).toBeLessThanOrEqual(10_000);
        const { servedShare, lostShare, timedOutShare } = result;
        if (servedShare !== null)
          expect(servedShare + (lostShare ?? 0) + (timedOutShare ?? 0)).toBeCloseTo(1, 6);
        for (const timed of [result, ...result.nodes]) {
          if (timed.p50Ms === null || timed.p95Ms === null || timed.p99Ms === null) continue;
          expect(timed.p50Ms).toBeLessThanOrEqual(timed.p95Ms);
          expect(timed.p95Ms).toBeLessThanOrEqual(timed.p99Ms);
        }
        for (const node of result.nodes) {
          expect(node.utilisation ?? 0).toBeGreaterThanOrEqual(0);
          expect(node.utilisation ?? 0).toBeLessThanOrEqual(1 + 1e-9);
          expect(node.firstToken?.kvShare ?? 0).toBeLessThanOrEqual(1 + 1e-9);
        }
        const isFinite = JSON.stringify(result, (_, value: unknown) =>
          typeof value === "number" && !Number.isFinite(value) ? "not finite" : value,
        );
        expect(isFinite).not.toContain("not finite");
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it("one request that fans out a million times over stops the run, and does not hang it", () => {
    const wide = SketchSchema.parse({
      nodes: ["a", "b", "c", "d"].map((name) => ({ id: name, label: name, kind: "dns" })),
      edges: ["a > b", "b > c", "c > d"].map((text, i) => {
        const [from, to] = text.split(" > ");
        return { id: `e${i}`, from, to, fanOut: 100 };
      }),
    });
    // The load would fit its events; the surge does not.
    const settings = { mostEvents: 100_000, surges: [{ fromS: 0, untilS: 1e6, factor: 1000 }] };
    const result = simulateEvents({ sketch: wide, rps: 1, settings });
    expect(result.notes.join(" ")).toContain("stopped early");
  });
});
