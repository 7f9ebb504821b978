import { describe, expect, it, vi } from "vitest";
import { type NodeParameters, type Sketch } from "../../model/index.ts";
import { simulate } from "../simulate.ts";
import { drawSketch, oneStation } from "../test-sketch.ts";
import { type EventRun, type NodeRun } from "./result.ts";
import { simulateEvents } from "./run.ts";
import { type RunSettingsInput } from "./settings.ts";

/** Runs of many requests, on machines that do other things besides. */
vi.setConfig({ testTimeout: 60_000 });

const run = (sketch: Sketch, rps: number, settings: RunSettingsInput = {}) =>
  simulateEvents({ sketch, rps, settings });
function node(result: EventRun, id: string): NodeRun {
  const found = result.nodes.find((one) => one.id === id);
  if (!found) throw new Error(`no node ${id}`);
  return found;
}
/** One server of 5 ms: 200 requests a second. */
const ONE: NodeParameters = { replicas: 1, serviceTimeMs: 5, concurrency: 1 };
/** So fast that it takes no time to speak of. */
const INSTANT: NodeParameters = { replicas: 1, serviceTimeMs: 0.0001, concurrency: 100 };

describe("a run", () => {
  it("is the same for the same seed, and another for another", () => {
    const sketch = oneStation(4, 10);
    expect(run(sketch, 300, { seed: 7 })).toEqual(run(sketch, 300, { seed: 7 }));
    expect(run(sketch, 300, { seed: 7 }).p99Ms).not.toBe(run(sketch, 300, { seed: 8 }).p99Ms);
  });

  it("measures about as many requests as asked for, after a warm-up that it does not count", () => {
    const result = run(oneStation(4, 10), 300, { requests: 10_000 });
    expect(result.requests).toBeGreaterThan(9_500);
    expect(result.requests).toBeLessThan(10_500);
    expect(result.warmUpS).toBeGreaterThan(0);
    expect(result.measuredS).toBeCloseTo(10_000 / 300, 6);
    expect(result.timeline[0]?.fromS).toBeCloseTo(-result.warmUpS, 6);
    expect(result.timeline.at(-1)?.toS).toBeCloseTo(result.measuredS, 6);
  });

  it("answers nothing where there is no load or nothing drawn, and says so", () => {
    expect(run(oneStation(1), 0)).toMatchObject({ events: 0, p99Ms: null, notes: ["No load."] });
    expect(run(drawSketch({}, []), 5).notes).toEqual(["Nothing is drawn."]);
  });

  it("stops within its events", () => {
    const result = run(oneStation(1, 1), 500, { requests: 1_000_000, mostEvents: 50_000 });
    expect(result.events).toBeLessThanOrEqual(50_000);
    expect(result.notes.join()).toContain("cut to");
  });

  it("gives no time for an overloaded queue, and says which one grew", () => {
    const result = run(oneStation(1, 10), 120);
    expect(node(result, "web").growing).toBe(true);
    expect(result.p99Ms).toBeNull();
    expect(result.notes.join()).toContain("“web”");
    expect(node(result, "web").utilisation).toBeCloseTo(1, 2);
  });
});

describe("a run too short to tell", () => {
  it("does not time what outlasts it, and says so", () => {
    const sketch = drawSketch({ user: ["client"], api: ["service"], person: ["human-review"] }, [
      "user > api",
      "api > person",
    ]);
    const result = run(sketch, 500, { requests: 5000 });
    expect(node(result, "person").p50Ms).toBeNull();
    expect(result.p99Ms).not.toBeNull();
    expect(result.notes.join()).toContain("“person”");
  });

  it("says when a queue near its limit has had no time to settle", () => {
    expect(run(oneStation(1, 10), 99.5, { requests: 5000 }).notes.join()).toContain("to settle");
    expect(run(oneStation(1, 10), 50, { requests: 5000 }).notes).toEqual([]);
  });
});

describe("what the closed form also knows", () => {
  it("a cache replies to its hits, and the store behind it sees the misses", () => {
    const sketch = drawSketch(
      { user: ["client"], cache: ["cache", { ...ONE, hitRate: 0.9, serviceTimeMs: 1 }], db: ["sql", ONE] },
      ["user > cache", "cache > db"],
    );
    const result = run(sketch, 100);
    expect(node(result, "db").arrivalRps).toBeCloseTo(10, 0);
    // Nine in ten never see the database's 5 ms.
    expect(result.p50Ms).toBeLessThan(1.5);
    expect(result.p99Ms).toBeGreaterThan(5);
  });

  it("a cache beside a store is asked first: a miss takes both times", () => {
    const drawn = (hitRate: number) =>
      drawSketch(
        {
          user: ["client"],
          api: ["service", INSTANT],
          cache: ["cache", { ...ONE, hitRate, concurrency: 1000 }],
          db: ["sql", { ...ONE, concurrency: 1000 }],
        },
        ["user > api", "api > cache", "api > db"],
      );
    const result = run(drawn(0.8), 100);
    expect(node(result, "db").arrivalRps).toBeCloseTo(20, 0);
    // Mean 5 ms for the lookup, and for one in five another 5 ms.
    expect(result.meanMs).toBeCloseTo(6, 0);
    const missing = run(drawn(0.01), 100);
    expect(missing.meanMs).toBeCloseTo(9.95, 0);
  });

  it("what a queue hands on is not waited for", () => {
    const sketch = drawSketch(
      { user: ["client"], api: ["service", ONE], queue: ["queue"], worker: ["worker", { replicas: 10 }] },
      ["user > api", ["api > queue", { kind: "async" }], "queue > worker"],
    );
    const result = run(sketch, 100);
    expect(node(result, "worker").arrivalRps).toBeCloseTo(100, -1);
    // M/M/1 at half load: 10 ms, and not the worker's 50.
    expect(result.meanMs).toBeGreaterThan(9);
    expect(result.meanMs).toBeLessThan(11);
  });

  it("calls side by side wait for the slowest: the mean of two unit exponentials' maximum is 1.5", () => {
    const store: NodeParameters = { replicas: 1, serviceTimeMs: 10, concurrency: 1000 };
    const sketch = drawSketch(
      { user: ["client"], api: ["service", INSTANT], a: ["nosql", store], b: ["nosql", store] },
      ["user > api", "api > a", "api > b"],
    );
    const result = run(sketch, 100, { requests: 40_000 });
    expect(result.meanMs).toBeCloseTo(15, 0);
    const wide = drawSketch({ user: ["client"], api: ["service", INSTANT], shard: ["search-index", store] }, [
      "user > api",
      ["api > shard", { fanOut: 100 }],
    ]);
    // H(100) = 5.187 means of 10 ms.
    const fanned = run(wide, 10, { requests: 4_000 });
    expect((fanned.meanMs ?? 0) / 51.87).toBeCloseTo(1, 1);
    expect(node(fanned, "shard").arrivalRps / 1000).toBeCloseTo(1, 1);
  });

  it("branches that join go on once, after the slowest of them", () => {
    const sketch = drawSketch(
      {
        user: ["client"],
        api: ["service", INSTANT],
        a: ["service", { ...ONE, concurrency: 100 }],
        b: ["service", { ...ONE, concurrency: 100 }],
        rank: ["model-server", { ...ONE, concurrency: 100 }],
      },
      ["user > api", "api > a", "api > b", "a > rank", "b > rank"],
    );
    const result = run(sketch, 100, { requests: 40_000 });
    expect(node(result, "rank").arrivalRps / 100).toBeCloseTo(1, 1);
    // max(A, B) + C: 1.5 + 1 means of 5 ms.
    expect((result.meanMs ?? 0) / 12.5).toBeCloseTo(1, 1);
    expect((result.p99Ms ?? 0) / (simulate({ sketch, workload: { rps: 100 } }).p99Ms ?? NaN)).toBeCloseTo(
      1,
      1,
    );
  });

  it("a loop's traffic is the closed form's", () => {
    const sketch = drawSketch({ user: ["client"], a: ["service"], b: ["service"] }, [
      "user > a",
      "a > b",
      ["b > a", { share: 0.5 }],
    ]);
    expect(node(run(sketch, 100), "a").arrivalRps / 200).toBeCloseTo(1, 1);
  });
});

describe("outages", () => {
  const zones = drawSketch(
    {
      user: ["client"],
      lb: ["load-balancer"],
      east: ["service", { replicas: 4 }, "eastern"],
      west: ["service", { replicas: 4 }, "western"],
      db: ["sql", { replicas: 2 }],
    },
    ["user > lb", ["lb > east", { share: 0.5 }], ["lb > west", { share: 0.5 }], "east > db", "west > db"],
    [
      { id: "eastern", label: "East", kind: "zone" },
      { id: "western", label: "West", kind: "zone" },
    ],
  );

  it("a lost zone's load moves to the other, and nothing is lost but what was on its way", () => {
    const result = run(zones, 1000, { outages: [{ target: "eastern", fromS: 10 }] });
    expect(result.lostShare).toBeGreaterThan(0);
    expect(result.lostShare).toBeLessThan(0.002);
    expect(node(result, "west").arrivalRps / 750).toBeCloseTo(1, 1);
  });

  it("a lost node from the start is what the closed form says", () => {
    const result = run(zones, 1000, { outages: [{ target: "east", fromS: 0 }] });
    const closed = simulate({ sketch: zones, workload: { rps: 1000 }, down: ["east"] });
    expect(result.lostShare).toBe(0);
    expect(node(result, "east").arrivalRps).toBe(0);
    expect((result.p99Ms ?? 0) / (closed.p99Ms ?? NaN)).toBeCloseTo(1, 1);
  });

  it("the only store's loss fails every request until it is back", () => {
    const result = run(zones, 1000, { outages: [{ target: "db", fromS: 5, untilS: 10 }] });
    expect(result.lostShare).toBeCloseTo(0.25, 1);
    const during = result.timeline.filter(({ fromS, toS }) => fromS >= 5 && toS <= 10);
    expect(during.length).toBeGreaterThan(4);
    for (const window of during) expect(window.servedRps).toBe(0);
    expect(result.timeline.at(-1)?.lostRps).toBe(0);
  });

  it("a lost cache is read past, and its hits fall on the store", () => {
    const sketch = drawSketch(
      { user: ["client"], api: ["service"], cache: ["cache", { hitRate: 0.9 }], db: ["sql"] },
      ["user > api", "api > cache", "api > db"],
    );
    const result = run(sketch, 1000, { outages: [{ target: "cache", fromS: 0 }] });
    expect(result.lostShare).toBe(0);
    expect(node(result, "db").arrivalRps / 1000).toBeCloseTo(1, 1);
  });

  it("a third of the replicas lost is a third of the capacity", () => {
    const sketch = oneStation(6, 10);
    const result = run(sketch, 350, { outages: [{ target: "web", fromS: 0, share: 1 / 3 }] });
    expect(node(result, "web").utilisation).toBeCloseTo(350 / 600, 1);
    expect(run(sketch, 450, { outages: [{ target: "web", fromS: 0, share: 1 / 3 }] }).p99Ms).toBeNull();
  });
});

describe("timeouts and retries", () => {
  it("a caller gives up after its timeout: e^−2 of M/M/1's requests at half load take twice the mean", () => {
    const result = run(oneStation(1, 5), 100, { requests: 40_000, stations: { web: { timeoutMs: 20 } } });
    expect(result.timedOutShare).toBeCloseTo(Math.exp(-2), 1);
    expect(result.p99Ms).toBeLessThanOrEqual(20.1);
    // Work that is given up is still done.
    expect(node(result, "web").utilisation).toBeCloseTo(0.5, 1);
  });

  it("retries raise the share that is served while there is room for them", () => {
    const flaky = (retries: number) =>
      run(oneStation(1, 5), 60, { stations: { web: { room: 1, retries, backoffMs: 50 } } });
    expect(flaky(3).servedShare).toBeGreaterThan((flaky(0).servedShare ?? 1) + 0.1);
    expect(node(flaky(3), "web").retriesRps).toBeGreaterThan(5);
  });

  it("a surge that passes leaves an overload that retries keep alive, and without retries it passes too", () => {
    // Bronson et al. 2021, Metastable failures in distributed systems: the trigger goes, the overload stays.
    const after = (retries: number) => {
      const result = run(oneStation(4, 10), 280, {
        seconds: 120,
        stations: { web: { timeoutMs: 100, retries, backoffMs: 20 } },
        surges: [{ fromS: 20, untilS: 35, factor: 3 }],
      });
      const calm = result.timeline.filter(({ fromS, toS }) => fromS >= 0 && toS <= 20);
      const late = result.timeline.filter(({ fromS }) => fromS >= 100);
      const served = (windows: EventRun["timeline"]) =>
        windows.reduce((sum, { servedRps, arrivedRps }) => sum + servedRps / arrivedRps, 0) / windows.length;
      return { before: served(calm), late: served(late) };
    };
    const storm = after(4);
    expect(storm.before).toBeGreaterThan(0.98);
    expect(storm.late).toBeLessThan(0.2);
    expect(after(0).late).toBeGreaterThan(0.9);
  });
});

describe("servers that take several at a time", () => {
  const gpu = (batchSize: number) =>
    drawSketch(
      {
        user: ["client"],
        gpu: ["model-server", { replicas: 1, concurrency: 1, serviceTimeMs: 20, batchSize }],
      },
      ["user > gpu"],
    );

  it("a batch multiplies what a server can do", () => {
    expect(node(run(gpu(1), 200), "gpu").growing).toBe(true);
    const batched = run(gpu(8), 200, { everywhere: { cv: 0 } });
    expect(node(batched, "gpu")).toMatchObject({ growing: false, capacityRps: 400 });
    // It has at most one batch before it and its own: 40 ms.
    expect(batched.p99Ms).toBeLessThan(45);
  });

  it("waiting for a fuller batch costs time when there is little to do, and saves work", () => {
    const at = (batchWaitMs: number) => run(gpu(8), 20, { everywhere: { cv: 0, batchWaitMs } });
    expect(at(30).p50Ms).toBeGreaterThan((at(0).p50Ms ?? 0) + 15);
    expect(node(at(30), "gpu").utilisation).toBeLessThan(node(at(0), "gpu").utilisation ?? 0);
  });

  it("a full batch starts at once", () => {
    // The second comes within 92 ms in 99 cases of 100.
    const patient = run(gpu(2), 50, { everywhere: { cv: 0, batchWaitMs: 10_000 } });
    expect(patient.p99Ms).toBeLessThan(150);
  });
});

describe("LLM servers", () => {
  const chat = (concurrency: number, replicas = 1) =>
    drawSketch({ user: ["client"], llm: ["llm-server", { replicas, concurrency }] }, ["user > llm"]);
  const tokens = { promptTokens: 1000, outputTokens: 100, cv: 0, prefillTokensPerS: 10_000, stepMs: 10 };

  it("one request alone takes its prompt and then a step for each further token", () => {
    const result = run(chat(8), 0.001, { requests: 200, stations: { llm: { llm: tokens } } });
    expect((result.p50Ms ?? 0) / (100 + 99 * 10)).toBeCloseTo(1, 2);
    expect((node(result, "llm").firstToken?.p50Ms ?? 0) / 100).toBeCloseTo(1, 2);
  });

  it("decoding is shared: twice the sequences in a step give nearly twice the tokens", () => {
    // One at a time: 1/1.09 s. Eight at once still read every prompt alone: 8 ÷ (0.8 + 0.99) s = 4.5/s at most.
    const alone = run(chat(1), 1.2, { requests: 2000, stations: { llm: { llm: tokens } } });
    const shared = run(chat(8), 3, { requests: 2000, stations: { llm: { llm: tokens } } });
    expect(node(alone, "llm").growing).toBe(true);
    expect(node(shared, "llm").growing).toBe(false);
  });

  it("a small KV cache holds fewer sequences than there are slots, so requests wait for their first token", () => {
    const at = (kvTokens?: number) =>
      node(run(chat(16), 3, { requests: 3000, stations: { llm: { llm: { ...tokens, kvTokens } } } }), "llm");
    const tight = at(5000);
    const wide = at(50_000);
    expect(tight.firstToken?.p99Ms).toBeGreaterThan(2 * (wide.firstToken?.p99Ms ?? Infinity));
    expect(tight.firstToken?.kvShare).toBeGreaterThan(0.4);
    expect(tight.firstToken?.kvShare).toBeLessThanOrEqual(1);
  });

  it("the KV cache in use is what Little's law says", () => {
    const { firstToken, meanMs, arrivalRps } = node(
      run(chat(64), 2, { requests: 4000, stations: { llm: { llm: { ...tokens, kvTokens: 100_000 } } } }),
      "llm",
    );
    const expected = (arrivalRps * ((meanMs ?? 0) / 1000) * 1100) / 100_000;
    expect((firstToken?.kvShare ?? 0) / expected).toBeCloseTo(1, 1);
  });

  it("more replicas share the work", () => {
    const result = run(chat(8, 4), 10, { requests: 4000, stations: { llm: { llm: tokens } } });
    expect(node(result, "llm").growing).toBe(false);
    const lost = run(chat(8, 4), 10, {
      requests: 4000,
      stations: { llm: { llm: tokens } },
      outages: [{ target: "llm", fromS: 0, share: 0.75 }],
    });
    expect(node(lost, "llm").growing).toBe(true);
  });
});
