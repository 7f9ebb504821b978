import { describe, expect, it } from "vitest";
import { type NodeParameters, type Sketch } from "../model/index.ts";
import { simulate } from "./simulate.ts";
import { drawSketch as sketch } from "./test-sketch.ts";

const run = (drawn: Sketch, rps = 100) => simulate({ sketch: drawn, workload: { rps } });
const node = (result: ReturnType<typeof run>, id: string) => {
  const found = result.nodes.find((n) => n.id === id);
  if (!found) throw new Error(`no node ${id}`);
  return found;
};
const lost = (result: ReturnType<typeof run>, id: string) =>
  result.losses.find((loss) => loss.id === id)?.lostShare;
/** One server of 5 ms: 200 requests a second. */
const ONE: NodeParameters = { replicas: 1, serviceTimeMs: 5, concurrency: 1 };

describe("one station", () => {
  it("is M/M/1: at half load the mean response is twice the service time, exponentially distributed", () => {
    const result = run(sketch({ user: ["client"], web: ["service", ONE] }, ["user > web"]));
    expect(node(result, "web").utilisation).toBe(0.5);
    // T ~ Exp(μ − λ) = Exp(100/s): p50 = ln 2 / 100, p99 = ln 100 / 100 (Kleinrock 1975, 3.2).
    expect(node(result, "web").p50Ms).toBeCloseTo(10 * Math.log(2), 6);
    expect(node(result, "web").p99Ms).toBeCloseTo(10 * Math.log(100), 6);
    expect(result.p50Ms).toBeCloseTo(10 * Math.log(2), 1);
    expect(result.p99Ms).toBeCloseTo(10 * Math.log(100), 1);
  });

  it("says where load and capacity meet, and gives no time beyond it", () => {
    const drawn = sketch({ user: ["client"], web: ["service", ONE] }, ["user > web"]);
    expect(run(drawn, 100).firstToSaturate).toEqual({ id: "web", label: "web", atRps: 200 });
    const over = run(drawn, 250);
    expect(node(over, "web")).toMatchObject({ utilisation: 1.25, p99Ms: null });
    expect(over.p99Ms).toBeNull();
    expect(over.notes).toContain("Overloaded: “web”.");
  });

  it("takes a stated capacity over service time and slots", () => {
    const parameters = { replicas: 4, capacityPerReplica: 500, serviceTimeMs: 20, concurrency: 1 };
    const result = run(sketch({ user: ["client"], web: ["service", parameters] }, ["user > web"]));
    expect(node(result, "web").capacityRps).toBe(2000);
  });
});

/** x at which e^−2x + 2x e^−x, the tail of max(A, B) + C of three unit exponentials, is `share`; by bisection. */
function joinTail(share: number): number {
  let low = 0;
  let high = 50;
  for (let i = 0; i < 60; i++) {
    const x = (low + high) / 2;
    if (Math.exp(-2 * x) + 2 * x * Math.exp(-x) > share) low = x;
    else high = x;
  }
  return low;
}

describe("a network", () => {
  it("adds means and not percentiles: two M/M/1 in a row have a p99 of 66.4 ms, not 92.1", () => {
    const drawn = sketch({ user: ["client"], web: ["service", ONE], db: ["sql", ONE] }, [
      "user > web",
      "web > db",
    ]);
    const result = run(drawn);
    // Jackson 1957: independent Exp(100/s) each, so Erlang(2, 100/s); its p99 solves (1 + x)e^−x = 0.01: x = 6.6384.
    expect(result.p99Ms).toBeCloseTo(66.384, 0);
    expect(result.p99Ms).toBeLessThan(node(result, "web").p99Ms! + node(result, "db").p99Ms! - 20);
  });

  it("takes the slowest of calls made side by side", () => {
    const drawn = sketch(
      {
        user: ["client"],
        web: ["service", { ...ONE, serviceTimeMs: 0.001 }],
        a: ["nosql", ONE],
        b: ["nosql", ONE],
      },
      ["user > web", "web > a", "web > b"],
    );
    // (1 − e^−x)² = 0.99: x = 5.2958.
    expect(run(drawn).p99Ms).toBeCloseTo(52.96, 0);
  });

  it("multiplies load by fan-out and waits for the slowest of the calls", () => {
    const shards: NodeParameters = { replicas: 100, serviceTimeMs: 10, concurrency: 8 };
    const drawn = sketch(
      { user: ["client"], web: ["service", { replicas: 4 }], shard: ["search-index", shards] },
      ["user > web", ["web > shard", { fanOut: 100 }]],
    );
    const result = run(drawn);
    expect(node(result, "shard").arrivalRps).toBe(10_000);
    // Dean and Barroso 2013: of 100 calls, the median waits for the one in about 145.
    expect(result.p50Ms).toBeGreaterThan(45);
  });

  it("takes branches that meet in a service as one request, and calls of a store one by one", () => {
    const drawn = sketch(
      {
        user: ["client"],
        api: ["service"],
        a: ["service"],
        b: ["service"],
        rank: ["model-server"],
        db: ["sql"],
      },
      ["user > api", "api > a", "api > b", "a > rank", "b > rank", "a > db", "b > db"],
    );
    expect(node(run(drawn), "rank").arrivalRps).toBe(100);
    expect(node(run(drawn), "db").arrivalRps).toBe(200);
    // api, a, b, rank and db, each once.
    expect(run(drawn).availability).toBeCloseTo(0.995 ** 5, 9);
  });

  it("counts a join once for each request that reaches where its branches part, be that only a share of them", () => {
    const drawn = sketch(
      {
        user: ["client"],
        api: ["service"],
        slow: ["service"],
        a: ["service"],
        b: ["service"],
        rank: ["model-server"],
        last: ["service"],
      },
      [
        "user > api",
        ["api > slow", { share: 0.3 }],
        "slow > a",
        "slow > b",
        "a > rank",
        "b > rank",
        "rank > last",
      ],
    );
    expect(node(run(drawn), "rank").arrivalRps).toBeCloseTo(30, 9);
    expect(node(run(drawn), "last").arrivalRps).toBeCloseTo(30, 9);
  });

  it("adds up alternatives that meet: each request came one way", () => {
    const ways = (first: number, second: number) =>
      sketch({ user: ["client"], api: ["service"], a: ["service"], b: ["worker"], out: ["service"] }, [
        "user > api",
        ["api > a", { share: first }],
        ["api > b", { share: second }],
        "a > out",
        "b > out",
      ]);
    expect(node(run(ways(0.3, 0.7)), "out").arrivalRps).toBeCloseTo(100, 9);
    expect(node(run(ways(0.3, 0.2)), "out").arrivalRps).toBeCloseTo(50, 9);
    expect(node(run(ways(0.8, 0.7)), "out").arrivalRps).toBeCloseTo(100, 9);
  });

  it("starts a join once its branches are there: the slower of two, then the join", () => {
    const quick: NodeParameters = { replicas: 1, concurrency: 1000, serviceTimeMs: 0.001 };
    const slow: NodeParameters = { ...quick, serviceTimeMs: 10 };
    const drawn = sketch(
      {
        user: ["client"],
        api: ["service", quick],
        a: ["service", slow],
        b: ["service", slow],
        rank: ["model-server", slow],
      },
      ["user > api", "api > a", "api > b", "a > rank", "b > rank"],
    );
    const result = run(drawn);
    expect(result.p99Ms).toBeCloseTo(10 * joinTail(0.01), 0);
    expect(result.p50Ms).toBeCloseTo(10 * joinTail(0.5), 0);
  });

  it("adds up what two clients send to one service", () => {
    const drawn = sketch({ web: ["client"], phone: ["client"], api: ["service"] }, [
      "web > api",
      "phone > api",
    ]);
    expect(node(run(drawn), "api").arrivalRps).toBe(100);
  });

  it("solves a retry loop exactly: a tenth goes round again, so 1/0.9 of the load arrives", () => {
    const drawn = sketch({ user: ["client"], web: ["service"], pay: ["external-api"] }, [
      "user > web",
      "web > pay",
      ["pay > web", { share: 0.1 }],
    ]);
    expect(node(run(drawn, 90), "web").arrivalRps).toBeCloseTo(100, 6);
  });

  it("says so when a loop feeds on itself, and ends", () => {
    const result = run(
      sketch({ user: ["client"], a: ["service"], b: ["service"] }, [
        "user > a",
        "a > b",
        ["b > a", { fanOut: 2 }],
      ]),
    );
    expect(result.notes.join(" ")).toContain("A loop sends on at least as many requests as it gets");
    expect(node(result, "a").arrivalRps).toBe(100);
  });

  it("reads an arrow back without a share as the reply", () => {
    const result = run(
      sketch({ user: ["client"], web: ["service"], db: ["sql"] }, [
        "user > web",
        "web > db",
        "db > web",
        "web > user",
      ]),
    );
    expect(node(result, "web").arrivalRps).toBe(100);
    expect(result.p99Ms).not.toBeNull();
  });

  it("is entered where nothing leads in when no client is drawn, jobs left out", () => {
    const result = run(
      sketch({ train: ["training-job"], lb: ["load-balancer"], model: ["model-server"] }, [
        "lb > model",
        "train > model",
      ]),
    );
    expect(node(result, "model").arrivalRps).toBe(100);
  });

  it("does not wait for what a queue hands on, nor for monitoring", () => {
    const slow: NodeParameters = { replicas: 100, serviceTimeMs: 60_000, concurrency: 1000 };
    const result = run(
      sketch(
        {
          user: ["client"],
          web: ["service"],
          jobs: ["queue"],
          work: ["worker", slow],
          mon: ["monitor", slow],
        },
        ["user > web", "web > jobs", "jobs > work", "web > mon"],
      ),
    );
    expect(node(result, "work").arrivalRps).toBe(100);
    expect(result.p99Ms).toBeLessThan(100);
    expect(lost(result, "work")).toBe(0);
    expect(lost(result, "mon")).toBe(0);
    expect(lost(result, "jobs")).toBe(1);
  });
});

describe("a cache", () => {
  const nodes: Parameters<typeof sketch>[0] = {
    user: ["client"],
    web: ["service"],
    redis: ["cache", { hitRate: 0.9 }],
    db: ["sql", { replicas: 1, capacityPerReplica: 50 }],
  };
  it.each([
    ["drawn before the store", ["user > web", "web > redis", "redis > db"]],
    ["drawn beside the store", ["user > web", "web > redis", "web > db"]],
  ])("%s lets only misses through", (_, edges) => {
    const result = run(sketch(nodes, edges));
    expect(node(result, "db").arrivalRps).toBeCloseTo(10, 9);
  });

  it.each([
    ["before", ["user > web", "web > redis", "redis > db"]],
    ["beside", ["user > web", "web > redis", "web > db"]],
  ])("that is lost, drawn %s the store, sends the store all its load: half of it fails", (_, edges) => {
    const loss = run(sketch(nodes, edges)).losses.find(({ id }) => id === "redis");
    expect(loss).toMatchObject({ lostShare: 0.5, cause: "overload" });
  });

  it("that is lost brings its hits back where the store's stated share is its misses", () => {
    const result = run(sketch(nodes, ["user > web", "web > redis", ["web > db", { share: 0.1 }]]));
    expect(node(result, "db").arrivalRps).toBeCloseTo(10, 9);
    expect(result.losses.find(({ id }) => id === "redis")).toMatchObject({
      lostShare: 0.5,
      cause: "overload",
    });
  });

  it("that is all there is cannot be read past", () => {
    expect(lost(run(sketch(nodes, ["user > web", "web > redis"])), "redis")).toBe(1);
  });

  it("leaves a stated share alone", () => {
    const result = run(sketch(nodes, ["user > web", "web > redis", ["web > db", { share: 0.25 }]]));
    expect(node(result, "db").arrivalRps).toBe(25);
  });
});

describe("a cache's effect on the tail", () => {
  it("is that of a mixture: with 80% hits, p99 is set by the misses", () => {
    const wide = { replicas: 1, concurrency: 1000 };
    const drawn = sketch(
      {
        user: ["client"],
        redis: ["cache", { ...wide, hitRate: 0.8, serviceTimeMs: 1 }],
        db: ["sql", { ...wide, serviceTimeMs: 50 }],
      },
      ["user > redis", "redis > db"],
    );
    // 0.8 e^−t + 0.2 (50 e^(−t/50) − e^−t)/49 = 0.01 at t = 50 ln(0.2 · 50/49 / 0.01) = 150.8 ms; half answer in 0.98 ms.
    expect(run(drawn).p99Ms).toBeCloseTo(150.8, 0);
    expect(run(drawn).p50Ms).toBeCloseTo(0.98, 1);
  });
});

describe("losses and availability", () => {
  it("removing the only database cuts the write path", () => {
    const result = run(
      sketch({ user: ["client"], web: ["service", { replicas: 3 }], db: ["sql"] }, [
        "user > web",
        ["web > db", { share: 0.2 }],
      ]),
    );
    expect(lost(result, "db")).toBeCloseTo(0.2, 9);
    expect(lost(result, "web")).toBe(1);
  });

  const regions = (web: NodeParameters) =>
    sketch(
      {
        user: ["client"],
        dns: ["dns"],
        east: ["service", web, "us"],
        west: ["service", web, "eu"],
      },
      ["user > dns", ["dns > east", { share: 0.5 }], ["dns > west", { share: 0.5 }]],
      [
        { id: "us", label: "US", kind: "region" },
        { id: "eu", label: "EU", kind: "region" },
      ],
    );

  it("losing one of two regions behind DNS loses nothing while the other can carry all", () => {
    const result = run(regions({ replicas: 1, capacityPerReplica: 200 }));
    expect(result.losses.find(({ id }) => id === "us")).toEqual({
      id: "us",
      label: "US",
      kind: "region",
      lostShare: 0,
      cause: null,
    });
  });

  it("and loses what the other cannot carry", () => {
    expect(lost(run(regions({ replicas: 1, capacityPerReplica: 80 })), "us")).toBeCloseTo(0.2, 9);
  });

  it("multiplies what stands in series and adds copies in parallel", () => {
    const chain = run(
      sketch({ user: ["client"], web: ["service"], db: ["sql"] }, ["user > web", "web > db"]),
    );
    expect(chain.availability).toBeCloseTo(0.995 ** 2, 9);
    const web = (parameters: NodeParameters) =>
      run(sketch({ user: ["client"], web: ["service", parameters] }, ["user > web"])).availability;
    // Two at 99.5% would make 99.9975%, but never better than where they stand.
    expect(web({ replicas: 2, zones: 2 })).toBe(0.9999);
    expect(web({ replicas: 2, zones: 1 })).toBe(0.999);
  });
});

describe("with a node down", () => {
  const drawn = sketch(
    {
      user: ["client"],
      lb: ["load-balancer"],
      one: ["service", { replicas: 1, capacityPerReplica: 150 }],
      two: ["service", { replicas: 1, capacityPerReplica: 150 }],
    },
    ["user > lb", ["lb > one", { share: 0.5 }], ["lb > two", { share: 0.5 }]],
  );
  const without = (id: string) => simulate({ sketch: drawn, workload: { rps: 100 }, down: [id] });

  it("the other behind the load balancer takes all of the load", () => {
    const result = without("one");
    expect(node(result, "two").arrivalRps).toBe(100);
    expect(node(result, "one").arrivalRps).toBe(0);
    expect(result.notes).toContain("Down: “one”.");
    expect(result.p99Ms).toBeGreaterThan(run(drawn).p99Ms ?? Infinity);
  });

  it("nothing is answered when it stands alone on the way", () => {
    expect(without("lb").availability).toBe(0);
  });
});

describe("cost and defaults", () => {
  it("is unit price times replicas, summed over what has a price", () => {
    const result = run(
      sketch(
        {
          user: ["client"],
          web: ["service", { replicas: 3, unitPriceUsdMonth: 100 }],
          db: ["sql", { replicas: 2 }],
        },
        ["user > web", "web > db"],
      ),
    );
    expect(node(result, "web").usdPerMonth).toBe(300);
    expect(node(result, "db").usdPerMonth).toBe(626);
    expect(result.usdPerMonth).toBe(926);
  });

  it("says of each default what it was taken to be, and which results rest on it", () => {
    const { defaults } = run(
      sketch({ user: ["client"], web: ["service", { replicas: 2, capacityPerReplica: 100 }], db: ["sql"] }, [
        "user > web",
        "web > db",
      ]),
    );
    const of = (id: string) =>
      defaults
        .filter((one) => one.id === id)
        .map(({ parameter, value, results }) => [parameter, value, results]);
    expect(of("web")).toEqual([
      ["zones", 2, ["availability"]],
      ["serviceTimeMs", 5, ["latency"]],
      ["unitPriceUsdMonth", 294, ["cost"]],
    ]);
    expect(of("db")).toEqual([
      ["replicas", 1, ["load", "latency", "availability", "cost"]],
      ["serviceTimeMs", 4, ["load", "latency"]],
      ["concurrency", 16, ["load", "latency"]],
      ["unitPriceUsdMonth", 313, ["cost"]],
    ]);
    expect(of("user")).toEqual([]);
  });

  it("names every default that it took", () => {
    const result = run(
      sketch({ user: ["client"], web: ["service"], db: ["sql", { replicas: 2, serviceTimeMs: 3 }] }, [
        "user > web",
        "web > db",
      ]),
    );
    expect(node(result, "user").defaulted).toEqual([]);
    expect(node(result, "web").defaulted).toEqual(
      expect.arrayContaining([
        "replicas",
        "serviceTimeMs",
        "concurrency",
        "capacityPerReplica",
        "unitPriceUsdMonth",
      ]),
    );
    expect(node(result, "db").defaulted).toEqual(["zones", "concurrency", "unitPriceUsdMonth"]);
  });
});

describe("hostile sketches", () => {
  it.each([
    ["an empty one", sketch({}, [])],
    ["a lone client", sketch({ user: ["client"] }, [])],
    ["edges to nowhere", sketch({ web: ["service"] }, ["web > gone", "web > web"])],
    ["nothing but a circle", sketch({ a: ["service"], b: ["service"] }, ["a > b", "b > a"])],
    [
      "extreme parameters",
      sketch(
        {
          user: ["client"],
          a: ["service", { replicas: 1e6, concurrency: 1e6, batchSize: 1e6, serviceTimeMs: 1e15 }],
          b: ["service", { capacityPerReplica: 1e-9 }],
          c: ["service", { capacityPerReplica: 1e15, serviceTimeMs: 1e15 }],
        },
        ["user > a", ["a > b", { fanOut: 1_000_000 }], ["a > c", { share: 0 }]],
      ),
    ],
  ])("%s yields finite figures", (_, drawn) => {
    for (const rps of [0, 1e-9, 1e12, Number.NaN]) {
      const text = JSON.stringify(run(drawn, rps), (_key, value: unknown) => {
        if (typeof value === "number" && !Number.isFinite(value)) throw new Error("not finite");
        return value;
      });
      expect(text).not.toContain("null,null,null,null,null");
    }
  });

  it.each([
    ["with shares", { share: 0.3 }],
    ["without shares", {}],
  ])("200 nodes that all call each other %s take well under a second", (_, more) => {
    const names = Array.from({ length: 200 }, (_name, i) => `n${i}`);
    const nodes = Object.fromEntries(names.map((name) => [name, ["service"] as [NodeKind]]));
    const edges: EdgeText[] = Array.from({ length: 600 }, (_edge, i) => [
      `n${(i * 7) % 200} > n${(i * 31 + 1) % 200}`,
      more,
    ]);
    const before = performance.now();
    run(sketch(nodes, edges));
    expect(performance.now() - before).toBeLessThan(900);
  });

  it("says the same twice, to the last byte", () => {
    const drawn = sketch({ user: ["client"], web: ["service"], db: ["sql"] }, ["user > web", "web > db"]);
    expect(JSON.stringify(run(drawn, 1234.5))).toBe(JSON.stringify(run(drawn, 1234.5)));
  });
});
