import { describe, expect, test } from "vitest";
import { edgeFlows, outageEffect, simulate, simulateEvents, SketchSchema } from "~graders";
import { BAND_WORDS, bandOf, readingsOf } from "./readings.ts";
import { differing } from "./engines-table.tsx";
import { runSummary } from "./summary.ts";

const sketch = SketchSchema.parse({
  nodes: [
    { id: "user", label: "Users", kind: "client" },
    {
      id: "web",
      label: "Web",
      kind: "service",
      parameters: { replicas: 2, concurrency: 8, serviceTimeMs: 5 },
    },
    { id: "cache", label: "Cache", kind: "cache", parameters: { hitRate: 0.6 } },
    { id: "db", label: "Orders", kind: "sql", parameters: { replicas: 1 } },
    { id: "jobs", label: "Nightly", kind: "batch-job" },
  ],
  edges: [
    { id: "a", from: "user", to: "web" },
    { id: "b", from: "web", to: "cache" },
    { id: "c", from: "cache", to: "db" },
    { id: "d", from: "web", to: "jobs", kind: "batch" },
  ],
});
function readings(rps: number, down: string[] = []) {
  const outage = down.length > 0 ? outageEffect({ sketch, rps, down }) : null;
  const simulation = simulate({ sketch, workload: { rps }, down });
  return {
    ...readingsOf({ simulation, sketch, flows: edgeFlows({ sketch, rps, down }), outage }),
    said: runSummary({ simulation, workload: { rps, p99Ms: 100 }, outage }),
  };
}

describe("two engines side by side", () => {
  test("they are said to differ only beyond a tenth and beyond chance", () => {
    const run = simulateEvents({ sketch, rps: 1000, settings: { requests: 2000 } });
    const { p50Ms, p95Ms, p99Ms } = run;
    expect(differing({ p50Ms, p95Ms, p99Ms }, run)).toEqual([]);
    expect(differing({ p50Ms: 2 * (p50Ms ?? NaN), p95Ms, p99Ms }, run)).toEqual(["p50"]);
    expect(differing({ p50Ms: null, p95Ms, p99Ms }, run)).toEqual([]);
  });
});

describe("what the drawing shows of a run", () => {
  test.each([
    [null, "no limit set"],
    [0.1, "light"],
    [0.5, "steady"],
    [0.7, "busy"],
    [0.85, "near its limit"],
    [0.99999, "near its limit"],
    [1, "overloaded"],
    [3, "overloaded"],
  ])("a utilisation of %s is %s", (utilisation, words) => {
    expect(BAND_WORDS[bandOf(utilisation)]).toBe(words);
  });

  test("a component carries a number and a word beside its colour", () => {
    // 2 replicas × 8 slots ÷ 5 ms = 3,200 a second.
    expect(readings(2400).nodes.get("web")).toMatchObject({ band: "busy", label: "75% busy", state: "up" });
    expect(readings(4000).nodes.get("web")).toMatchObject({ band: "over", label: "125% overloaded" });
  });

  test("edges carry rates, and one that carries nothing of its own carries none", () => {
    const { edges } = readings(1000);
    expect(edges.get("c")?.label).toBe("400/s");
    expect(edges.get("d")?.label).toBe("");
  });

  test("what is down, what nothing reaches and what fails in part are told apart", () => {
    const { nodes, edges } = readings(1000, ["web"]);
    expect(nodes.get("web")?.label).toBe("down");
    expect(nodes.get("db")?.label).toBe("cut off");
    expect(nodes.get("user")?.label).toBe("no reply");
    expect(edges.get("b")?.cut).toBe(true);
    expect(readings(1000, ["db"]).nodes.get("cache")).toMatchObject({
      label: "40% fail, 1% light",
      state: "up",
    });
  });

  test("the same is said in sentences", () => {
    expect(readings(1000).said).toMatch(
      /^At 1,000\/s, p99 is .* within the target of 100 ms\. Busiest: “Web”, 31%\./,
    );
    expect(readings(4000).said).toMatch(/there is no p99: “Web” is overloaded/);
    expect(readings(1000, ["db"]).said).toMatch(/^Down: “Orders”\. 60% of requests have a path/);
  });
});
