import { describe, expect, it, vi } from "vitest";
import { type NodeParameters, type Sketch, type SketchEdge } from "../../model/index.ts";
import { simulate } from "../simulate.ts";
import { drawSketch } from "../test-sketch.ts";
import { Random } from "./random.ts";
import { simulateEvents } from "./run.ts";

/** Runs of many requests, on machines that do other things besides. */
vi.setConfig({ testTimeout: 60_000 });

const NETWORKS = 40;
const REQUESTS = 30_000;
const PERCENTILES = ["p50Ms", "p95Ms", "p99Ms"] as const;

/**
 * What the closed form may be away from the run: twice the half-width of its 95% interval (four standard deviations, some
 * 1,000 comparisons are made), and 1% for the closed form's grid and for servers in a row being a little dependent.
 */
const within = (halfWidth: number, value: number) => 2 * halfWidth + 0.01 * value;

/** Tiers in a row: plain ones, ones split over two kinds of shares, caches that pass on their misses; any replicas. */
function draw(seed: number): { sketch: Sketch; rps: number } {
  const random = new Random(1000 + seed);
  const whole = (least: number, most: number) => least + Math.floor(random.uniform() * (most - least + 1));
  const rps = 10 ** (1 + 2 * random.uniform());
  const nodes: Parameters<typeof drawSketch>[0] = { user: ["client"] };
  const edges: [string, Partial<SketchEdge>][] = [];
  /** Sized so that it runs at 20% to 85% of what it can. */
  const sized = (rate: number, busiest = 0.85): NodeParameters => {
    const servers = whole(1, 3) * whole(1, 4);
    const load = 0.2 + (busiest - 0.2) * random.uniform();
    return { replicas: servers, concurrency: 1, serviceTimeMs: (1000 * load * servers) / rate };
  };
  let before = ["user"];
  let rate = rps;
  const tiers = whole(1, 4);
  for (let tier = 0; tier < tiers; tier++) {
    const shape = random.uniform();
    // A stated share of a cache's requests is taken as stated, hits and misses alike, so none is drawn behind one.
    if (shape < 0.3 && before.length === 1 && !before[0]?.startsWith("cache")) {
      const share = 0.2 + 0.6 * random.uniform();
      const [one, two] = [`a${tier}`, `b${tier}`];
      nodes[one] = ["service", sized(rate * share)];
      nodes[two] = ["service", sized(rate * (1 - share))];
      edges.push([`${before[0]} > ${one}`, { share }], [`${before[0]} > ${two}`, { share: 1 - share }]);
      before = [one, two];
    } else if (shape < 0.6 && tier < tiers - 1) {
      const id = `cache${tier}`;
      const hitRate = 0.1 + 0.8 * random.uniform();
      nodes[id] = ["cache", { ...sized(rate), hitRate }];
      for (const from of before) edges.push([`${from} > ${id}`, {}]);
      rate *= 1 - hitRate;
      before = [id];
    } else {
      const id = `tier${tier}`;
      nodes[id] = ["sql", sized(rate)];
      for (const from of before) edges.push([`${from} > ${id}`, {}]);
      before = [id];
    }
  }
  return { sketch: drawSketch(nodes, edges), rps };
}

describe("the two engines agree", () => {
  it.each(Array.from({ length: NETWORKS }, (_, i) => i + 1))("on network %i", (seed) => {
    const { sketch, rps } = draw(seed);
    const closed = simulate({ sketch, workload: { rps } });
    const run = simulateEvents({ sketch, rps, settings: { seed, requests: REQUESTS } });
    expect(run.notes).toEqual([]);
    for (const name of PERCENTILES) {
      const expected = closed[name] ?? NaN;
      const off = Math.abs((run[name] ?? NaN) - expected);
      expect(off, `${name}: ${run[name]} measured, ${expected}`).toBeLessThan(
        within(run.confidence[name] ?? NaN, expected),
      );
    }
    run.nodes.forEach((node, i) => {
      const other = closed.nodes[i];
      if (!other || node.id === "user") return;
      const count = other.arrivalRps * run.measuredS;
      expect(node.capacityRps).toBe(other.capacityRps);
      // Poisson counts vary by their root; service times about as much again.
      expect(Math.abs(node.arrivalRps / other.arrivalRps - 1), node.id).toBeLessThan(4 / Math.sqrt(count));
      const busy = (node.utilisation ?? NaN) / (other.utilisation ?? NaN);
      expect(Math.abs(busy - 1), node.id).toBeLessThan(4 * Math.sqrt(2 / count));
      for (const name of PERCENTILES) {
        const expected = other[name] ?? NaN;
        const off = Math.abs((node[name] ?? NaN) - expected);
        // Null: too few requests come here for this percentile to be known.
        if (node.confidence[name] === null) continue;
        expect(off, `${node.id} ${name}: ${node[name]} measured, ${expected}`).toBeLessThan(
          within(node.confidence[name] ?? NaN, expected),
        );
      }
    });
  });

  it("a cache's miss is one event for all that stands behind it", () => {
    const store: NodeParameters = { replicas: 4, serviceTimeMs: 5 };
    const sketch = drawSketch(
      {
        user: ["client"],
        web: ["service", { replicas: 4, serviceTimeMs: 2, concurrency: 8 }],
        cache: ["cache", { replicas: 2, serviceTimeMs: 0.5, hitRate: 0.5 }],
        users: ["sql", store],
        posts: ["nosql", store],
        found: ["search-index", store],
      },
      ["user > web", "web > cache", "cache > users", "cache > posts", "cache > found"],
    );
    const closed = simulate({ sketch, workload: { rps: 500 } });
    const run = simulateEvents({ sketch, rps: 500, settings: { seed: 7, requests: 60_000 } });
    for (const name of PERCENTILES) {
      const value = run[name] ?? expect.fail(name);
      expect(Math.abs((closed[name] ?? NaN) - value)).toBeLessThan(within(run.confidence[name] ?? 0, value));
    }
  });
});
