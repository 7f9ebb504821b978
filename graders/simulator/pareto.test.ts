import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type NodeKind, type NodeParameters, type Sketch } from "../model/index.ts";
import { hitsBySize } from "./pareto-cache.ts";
import { dominates, frontOf, NOISE } from "./pareto-front.ts";
import { BUILT_IN_PRICES } from "../capacity/price-table/built-in.ts";
import { chipsOf } from "../capacity/price-table/lookup.ts";
import { chipOf, speedUp } from "./pareto-hardware.ts";
import { type ParetoMirror, ParetoMirrorSchema, type ParetoPoint } from "./pareto-result.ts";
import { chosenStation } from "./pareto-variant.ts";
import { paretoMirror, paretoSteps } from "./pareto.ts";
import { simulate } from "./simulate.ts";
import { stationOf } from "./station.ts";
import { drawSketch } from "./test-sketch.ts";

function mirrorOf(sketch: Sketch, rps: number): ParetoMirror {
  const outcome = paretoMirror({ sketch, workload: { rps } });
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.mirror;
}

/** A cache before a store, and a model behind; the web tier has ten times the replicas that it needs. */
const wasteful = drawSketch(
  {
    user: ["client"],
    web: ["service", { replicas: 40, concurrency: 10, serviceTimeMs: 20, unitPriceUsdMonth: 100 }],
    hot: ["cache", { replicas: 4, capacityPerReplica: 5000, hitRate: 0.5, unitPriceUsdMonth: 300 }],
    db: ["sql", { replicas: 4, concurrency: 8, serviceTimeMs: 5, unitPriceUsdMonth: 500 }],
    ranker: [
      "model-server",
      { replicas: 6, serviceTimeMs: 20, batchSize: 4, concurrency: 4, unitPriceUsdMonth: 500 },
    ],
  },
  ["user > web", "web > hot", "web > db", "web > ranker"],
);

const figures = ({ usdPerMonth, p99Ms }: ParetoPoint) => ({ usdPerMonth, p99Ms: p99Ms ?? NaN });
const point = fc.record({
  usdPerMonth: fc.integer({ min: 1, max: 60 }),
  p99Ms: fc.double({ min: 1, max: 3, noNaN: true }),
});

describe("dominance and the front", () => {
  it("is no dearer, no slower beyond the noise, and better in one by more than the noise", () => {
    const own = { usdPerMonth: 100, p99Ms: 50 };
    expect(dominates({ usdPerMonth: 90, p99Ms: 50 }, own)).toBe(true);
    expect(dominates({ usdPerMonth: 90, p99Ms: 50.4 }, own)).toBe(true);
    expect(dominates({ usdPerMonth: 90, p99Ms: 50.6 }, own)).toBe(false);
    expect(dominates({ usdPerMonth: 100, p99Ms: 49 }, own)).toBe(true);
    expect(dominates({ usdPerMonth: 100.01, p99Ms: 20 }, own)).toBe(false);
    expect(dominates({ usdPerMonth: 99.5, p99Ms: 49.8 }, own)).toBe(false);
    expect(dominates(own, own)).toBe(false);
  });

  it("no point of a front dominates another, and every design has one there that is no dearer and no slower", () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 60 }), (designs) => {
        const front = frontOf(designs);
        for (const a of front) for (const b of front) expect(dominates(a, b)).toBe(false);
        for (const design of designs)
          expect(
            front.some(
              ({ usdPerMonth, p99Ms }) =>
                usdPerMonth <= design.usdPerMonth && p99Ms <= (design.p99Ms / (1 - NOISE)) * (1 + 1e-12),
            ),
          ).toBe(true);
      }),
    );
  });

  it("never runs in a ring", () => {
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        expect(dominates(a, b) && dominates(b, a)).toBe(false);
        expect(dominates(a, b) && dominates(b, c) && dominates(c, a)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("the mirror", () => {
  const mirror = mirrorOf(wasteful, 1000);

  it("has the sketch's own figures, as the simulation gives them", () => {
    const own = simulate({ sketch: wasteful, workload: { rps: 1000 } });
    expect(mirror.own).toMatchObject({
      usdPerMonth: own.usdPerMonth,
      p99Ms: own.p99Ms,
      availability: own.availability,
      changes: [],
      dominated: true,
    });
    expect(mirror.cloud).toContainEqual([own.usdPerMonth, own.p99Ms]);
    expect(mirror.repaired).toBeNull();
    expect(ParetoMirrorSchema.parse(mirror)).toEqual(mirror);
  });

  it("every variant of replicas has the figures that the simulation gives the changed sketch", () => {
    const replicasOnly = [...mirror.front, ...mirror.dominators].filter(({ changes }) =>
      changes.every(({ parameter }) => parameter === "replicas"),
    );
    expect(replicasOnly.length).toBeGreaterThan(0);
    for (const { changes, ...told } of replicasOnly) {
      const nodes = wasteful.nodes.map((node) => {
        const change = changes.find(({ id }) => id === node.id);
        return change ? { ...node, parameters: { ...node.parameters, replicas: Number(change.to) } } : node;
      });
      const { usdPerMonth, p99Ms, availability } = simulate({
        sketch: { ...wasteful, nodes },
        workload: { rps: 1000 },
      });
      expect(told).toMatchObject({ usdPerMonth, p99Ms, availability });
    }
  });

  it("says what dominates: replicas that are not needed, with what is saved", () => {
    const single = mirror.dominators.find(({ changes }) => changes.length === 1);
    expect(single?.changes.map(({ id }) => id)).toEqual(["web"]);
    expect(single?.difference).toMatch(
      /^\d+ fewer replicas of “web” \(40 → \d+\): −\$[\d,]+ a month \(−[\d.]+%\) at the same p99/,
    );
    for (const dominator of mirror.dominators)
      expect(dominates(figures(dominator), figures(mirror.own))).toBe(true);
  });

  it("puts first what leaves as much room to grow, and says what room the others give up", () => {
    const [first, ...others] = mirror.dominators;
    expect(first?.keepsRoom).toBe(true);
    expect(first?.carriesUpTo ?? 0).toBeGreaterThanOrEqual((mirror.own.carriesUpTo ?? 0) * (1 - 1e-9));
    for (const { keepsRoom, difference } of others)
      expect(difference.includes("It carries up to")).toBe(!keepsRoom);
  });

  it("varies each of replicas, accelerator, batch and cache, and says so", () => {
    expect(mirror.varied.join("\n")).toMatch(/“web”: 3 to 40 replicas/);
    expect(mirror.varied.join("\n")).toMatch(/“ranker”: .*L4, L40S.*; 4 to 64 at once/);
    expect(mirror.varied.join("\n")).toMatch(/“hot”: 1 to 16 replicas, and the hit share with them/);
    expect(mirror.held.join("\n")).toMatch(/Zipf's law.*exponent 0.9/);
  });

  it("nothing dominates a design without waste", () => {
    const lean = drawSketch(
      {
        user: ["client"],
        web: ["service", { replicas: 4, concurrency: 1, serviceTimeMs: 10, unitPriceUsdMonth: 100 }],
      },
      ["user > web"],
    );
    const { verdict, own, dominators, front } = mirrorOf(lean, 310);
    expect(verdict).toMatch(/^Nothing found dominates your design/);
    expect([own.dominated, dominators]).toEqual([false, []]);
    expect(front.some(({ changes }) => changes.length === 0)).toBe(true);
  });

  it("mends a sketch that cannot carry its load before it compares", () => {
    const { own, repaired, verdict } = mirrorOf(wasteful, 6000);
    expect(own.p99Ms).toBeNull();
    expect(repaired?.changes.map(({ id, parameter }) => `${id} ${parameter}`)).toEqual(["ranker replicas"]);
    expect(verdict).toMatch(/^As drawn, it cannot carry the load: it takes \d+ more replicas of “ranker”/);
  });

  it("never goes below the stated zones, nor to where losing one of them overloads what carried it before", () => {
    const zoned = drawSketch(
      {
        user: ["client"],
        web: ["service", { replicas: 30, zones: 3, capacityPerReplica: 100, unitPriceUsdMonth: 100 }],
      },
      ["user > web"],
    );
    const { front } = mirrorOf(zoned, 600);
    const counts = front.flatMap(({ changes }) => changes.map(({ to }) => Number(to)));
    // 600/s over two of three zones: 9 replicas, 6 of them left.
    expect(Math.min(...counts)).toBe(9);
  });

  it("says why there is nothing to compare", () => {
    const free = drawSketch({ user: ["client"], api: ["external-api"] }, ["user > api"]);
    expect(paretoMirror({ sketch: free, workload: { rps: 10 } })).toMatchObject({
      ok: false,
      reason: expect.stringContaining("price") as string,
    });
    expect(paretoMirror({ sketch: wasteful, workload: { rps: 0 } }).ok).toBe(false);
  });

  it("pauses on its way, so that a worker can answer", () => {
    const steps = paretoSteps({ sketch: wasteful, workload: { rps: 1000 } });
    const first = steps.next();
    expect(first).toMatchObject({ done: false, value: { tried: 20 } });
  });

  it("runs fewer variants of a large sketch, so that its time stays bounded", () => {
    const tiers = Array.from({ length: 80 }, (_, i) => `n${i}`);
    const large = drawSketch(
      {
        user: ["client"],
        ...Object.fromEntries(
          tiers.map((id) => [
            id,
            ["service", { replicas: 9, unitPriceUsdMonth: 100 }] as [NodeKind, NodeParameters],
          ]),
        ),
      },
      ["user > n0", ...tiers.slice(1).map((id, i) => `n${i} > ${id}`)],
    );
    const { tried, feasible } = mirrorOf(large, 100);
    expect(tried).toBeLessThanOrEqual((2000 * 20 ** 1.5) / 81 ** 1.5);
    expect(feasible).toBeGreaterThan(5);
  });

  it("another batch or accelerator runs as the sketch would with the same stated", () => {
    const node = wasteful.nodes.find(({ id }) => id === "ranker") ?? expect.fail("ranker");
    const chip = (name: string) =>
      chipsOf(BUILT_IN_PRICES).find((one) => one.name === name) ?? expect.fail(name);
    const [from, to] = [chip("L4"), chip("H100 SXM")];
    const faster = speedUp("model-server", from, to);
    const chosen = chosenStation(
      node,
      stationOf(node),
      { hardware: { from, to }, batch: 2 },
      BUILT_IN_PRICES,
    );
    const stated = stationOf({
      ...node,
      parameters: {
        ...node.parameters,
        replicas: chosen.replicas,
        batchSize: 8,
        serviceTimeMs: (20 * 1.5) / faster,
        unitPriceUsdMonth: (500 * to.usdPerHour) / from.usdPerHour,
      },
    });
    expect(chosen.servers).toBe(stated.servers);
    expect(chosen.capacityRps).toBeCloseTo(stated.capacityRps, 6);
    expect(chosen.usdPerMonth).toBeCloseTo(stated.usdPerMonth ?? NaN, 6);
    // Twice the batch in 1.5 times the time, and as busy as before.
    expect(chosen.replicas).toBe(Math.ceil(((6 * 1.5) / 2 / faster) * (1 - 1e-9)));
  });

  const kinds = fc.constantFrom<NodeKind>(
    "service",
    "cache",
    "nosql",
    "model-server",
    "llm-server",
    "vector-index",
  );
  const parameters: fc.Arbitrary<NodeParameters> = fc.record(
    {
      replicas: fc.integer({ min: 1, max: 60 }),
      zones: fc.integer({ min: 1, max: 3 }),
      serviceTimeMs: fc.double({ min: 0.5, max: 300, noNaN: true }),
      concurrency: fc.integer({ min: 1, max: 12 }),
      hitRate: fc.double({ min: 0, max: 1, noNaN: true }),
      unitPriceUsdMonth: fc.double({ min: 10, max: 9000, noNaN: true }),
    },
    { requiredKeys: [] },
  );
  const designs = fc
    .array(fc.record({ kind: kinds, parameters }), { minLength: 1, maxLength: 4 })
    .map((parts) =>
      drawSketch(
        {
          user: ["client"],
          web: ["service", { replicas: 8, concurrency: 8, serviceTimeMs: 5 }],
          ...Object.fromEntries(parts.map(({ kind, parameters }, i) => [`n${i}`, [kind, parameters]])),
        },
        ["user > web", ...parts.map((_, i) => `web > n${i}`)],
      ),
    );

  it("whatever is drawn: the front is one, dominators dominate, the same goes in twice the same comes out", () => {
    fc.assert(
      fc.property(designs, fc.double({ min: 1, max: 500, noNaN: true }), (sketch, rps) => {
        const outcome = paretoMirror({ sketch, workload: { rps } });
        if (!outcome.ok) return;
        const { front, dominators, own, repaired, cloud, tried, feasible } = outcome.mirror;
        const start = figures(repaired ?? own);
        for (const a of front) for (const b of front) expect(dominates(figures(a), figures(b))).toBe(false);
        for (const one of dominators) expect(dominates(figures(one), start)).toBe(true);
        for (const one of [...front, ...dominators])
          expect(one.availability ?? 0).toBeGreaterThanOrEqual((repaired ?? own).availability ?? 0);
        expect((repaired ?? own).dominated).toBe(
          cloud.some(([usdPerMonth, p99Ms]) => dominates({ usdPerMonth, p99Ms }, start)),
        );
        expect(cloud).toContainEqual([start.usdPerMonth, start.p99Ms]);
        expect(feasible).toBeLessThanOrEqual(tried);
        expect(tried).toBeLessThanOrEqual(2000);
      }),
      { numRuns: 12 },
    );
    const again = mirrorOf(wasteful, 1000);
    expect(JSON.stringify(again)).toBe(JSON.stringify(mirror));
  }, 120_000);
});

describe("accelerators", () => {
  const server = (label: string, unitPriceUsdMonth?: number, kind: NodeKind = "llm-server") =>
    chipOf(
      {
        id: "m",
        label,
        kind,
        parameters: unitPriceUsdMonth === undefined ? {} : { unitPriceUsdMonth },
      },
      BUILT_IN_PRICES,
    );

  it("takes the one that the label names, else the one whose price is near, else the default's", () => {
    expect(server("70B on 8× H100")).toMatchObject({ chip: { name: "H100 SXM" }, by: "label" });
    expect(server("Ranker (A100-80GB)")).toMatchObject({ chip: { name: "A100 80GB SXM" } });
    expect(server("Small model", 550)).toMatchObject({ chip: { name: "L4" }, by: "price" });
    expect(server("Small model", 60)).toBeNull();
    expect(server("Vision model on A10")).toBeNull();
    expect(server("Ranker", undefined, "model-server")).toMatchObject({
      chip: { name: "L4" },
      by: "default",
    });
    expect(server("Postgres on H100 street", 300, "sql")).toBeNull();
  });

  it("all come from the dated tables, and an LLM gains as bandwidth does: H200 over H100 4.8 / 3.35", () => {
    const chip = (name: string) =>
      chipsOf(BUILT_IN_PRICES).find((one) => one.name === name) ?? expect.fail(name);
    expect(chipsOf(BUILT_IN_PRICES).map(({ name }) => name)).toEqual([
      "L4",
      "L40S",
      "A100 80GB SXM",
      "H100 SXM",
      "H200 SXM",
    ]);
    expect(speedUp("llm-server", chip("H100 SXM"), chip("H200 SXM"))).toBeCloseTo(4800 / 3350, 9);
    expect(speedUp("model-server", chip("H100 SXM"), chip("H200 SXM"))).toBe(1);
  });
});

describe("hit share by size", () => {
  it("grows with size, ever more slowly, and at the same size is what was stated", () => {
    const hits = hitsBySize();
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 0.95, noNaN: true }), (hitRate) => {
        expect(hits(hitRate, 1)).toBe(hitRate);
        const [half, twice] = [hits(hitRate, 0.5), hits(hitRate, 2)];
        expect(half).toBeLessThan(hitRate);
        expect(twice).toBeGreaterThan(hitRate);
        expect(twice).toBeLessThanOrEqual(1);
      }),
    );
    expect([hits(0, 2), hits(1, 0.5)]).toEqual([0, 1]);
  });
});
