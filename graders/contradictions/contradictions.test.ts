import { describe, expect, it } from "vitest";
import { criterion, fixtureAnswer, fixtureQuestion, gradeAnswer, sketchOf } from "../checks/fixture.ts";

const QUESTION = fixtureQuestion([criterion({ kind: "covers", concepts: ["thumb-cache"] })]);
const found = (parts: Record<string, unknown>) => gradeAnswer(QUESTION, fixtureAnswer(parts)).contradictions;
const kinds = (parts: Record<string, unknown>) => found(parts).map(({ kind }) => kind);

const BOXES = "client app; load-balancer lb; service api; cache redis; sql db; object-store store";
const LINES = "app>lb; lb>api; api>redis; api>db; api>store";
const drawn = (parameters = {}) => sketchOf(BOXES, LINES, parameters);

describe("capacity-short", () => {
  it("holds the copies and speed of a drawn component against the load, with both numbers", () => {
    const [first] = found({ sketch: drawn({ api: { replicas: 2, capacityPerReplica: 400 } }) });
    expect(first).toMatchObject({ kind: "capacity-short", penalty: 3 });
    expect(first?.explanation).toMatch(/2,000.*800/);
  });
  it("says nothing of a component whose size was not stated", () => {
    expect(kinds({ sketch: drawn() })).toEqual([]);
  });
});

describe("rate-disagrees", () => {
  it("sees a ledger that sizes for another peak than the prompt's", () => {
    expect(kinds({ ledger: [{ name: "peak", expression: "200 req/s" }] })).toEqual(["rate-disagrees"]);
  });
  it("accepts the given rate, and rates derived from it", () => {
    expect(
      kinds({
        ledger: [
          { name: "peak", expression: "2000/s" },
          { name: "misses", expression: "peak * 0.1" },
        ],
      }),
    ).toEqual([]);
  });
});

describe("latency-over-target", () => {
  const target = [{ metric: "latency", comparator: "<=", value: "100", unit: "ms", percentile: "p99" }];
  it("adds up the latency budget", () => {
    const prose = "Latency budget: gateway 20 ms + cache 10 ms + resize 110 ms = 140 ms.";
    expect(kinds({ nonFunctional: target, prose })).toEqual(["latency-over-target"]);
  });
  it("accepts a budget within the target", () => {
    const prose = "Latency budget: gateway 20 ms + cache 10 ms + resize 60 ms = 90 ms.";
    expect(kinds({ nonFunctional: target, prose })).toEqual([]);
  });
});

describe("claimed-not-drawn", () => {
  it("misses a CDN in a drawing of six boxes that the text relies on", () => {
    expect(
      kinds({
        sketch: drawn(),
        prose: "The CDN keeps thumbnails near people, so most requests never reach us.",
      }),
    ).toEqual(["claimed-not-drawn"]);
  });
  it.each([
    [
      "the box stands under another name",
      "We keep results in Redis for a minute, so most requests end there.",
    ],
    ["it is turned down", "We use no CDN because pictures are private."],
    ["it is for later", "If we grow tenfold, a CDN would keep thumbnails near people."],
    [
      "it was looked at and not taken",
      "I considered signed links (rejected: they leak), and a CDN (rejected: pictures are private).",
    ],
    ["it was decided against", "We decided against thumbnails on a CDN, because pictures are private."],
  ])("is silent when %s", (_, prose) => {
    expect(kinds({ sketch: drawn(), prose })).toEqual([]);
  });
});

describe("redundancy-not-drawn", () => {
  const prose =
    "PostgreSQL has three replicas and fails over within a minute, so losing one machine is no outage.";
  it("holds claimed copies against a single one in the sketch", () => {
    expect(kinds({ sketch: drawn({ db: { replicas: 1 } }), prose })).toEqual(["redundancy-not-drawn"]);
  });
  it("does not mistake an unstated count for one", () => {
    expect(kinds({ sketch: drawn(), prose })).toEqual([]);
  });
});

describe("cost-disagrees", () => {
  const costs = [
    { item: "resizers", perMonth: "$4,000" },
    { item: "storage", perMonth: "$1,000" },
    { item: "traffic", perMonth: "$5,000" },
  ];
  it("adds up the lines", () => {
    expect(kinds({ costs: [...costs, { item: "total", perMonth: "$3,000" }] })).toEqual(["cost-disagrees"]);
  });
  it("accepts a rounded total", () => {
    expect(kinds({ costs: [...costs, { item: "total", perMonth: "$11k" }] })).toEqual([]);
  });
});

describe("replicas-disagree", () => {
  const sketch = sketchOf(`${BOXES}; worker resizer Resizer`, `${LINES}; api~>resizer`, {
    resizer: { replicas: 40 },
  });
  it("holds what is paid for against what is drawn", () => {
    expect(
      kinds({ sketch, costs: [{ item: "Resizers", quantity: "12", unitPrice: "$100", perMonth: "$1,200" }] }),
    ).toEqual(["replicas-disagree"]);
  });
  it("takes nobody who is paid for a copy of what they run", () => {
    const engine = sketchOf(`${BOXES}; worker engine Engine`, `${LINES}; api~>engine`, {
      engine: { replicas: 40 },
    });
    const pays = (item: string) =>
      kinds({ sketch: engine, costs: [{ item, quantity: "5", perMonth: "$60,000" }] });
    expect(pays("Engineers who can do this")).toEqual([]);
    expect(pays("Engine machines")).toEqual(["replicas-disagree"]);
  });
  it("allows spares", () => {
    expect(
      kinds({ sketch, costs: [{ item: "Resizers", quantity: "44", unitPrice: "$100", perMonth: "$4,400" }] }),
    ).toEqual([]);
  });
});

describe("availability-over-claimed", () => {
  const nonFunctional = [{ metric: "availability", comparator: ">=", value: "99.999", unit: "%" }];
  it("sees five nines resting on one primary", () => {
    expect(
      kinds({
        nonFunctional,
        prose: "All metadata lives in a single PostgreSQL primary that serves every read and write.",
      }),
    ).toEqual(["availability-over-claimed"]);
  });
  it("sees the drawn single copy that every request needs", () => {
    const sketch = drawn({ db: { replicas: 1 }, api: { replicas: 8, zones: 3 } });
    expect(kinds({ nonFunctional, sketch })).toContain("availability-over-claimed");
  });
  it("does not take a definition for the design", () => {
    const prose = "A database on one machine isn't partition tolerant, as it has a single partition.";
    expect(kinds({ nonFunctional, prose })).toEqual([]);
  });
  it("accepts one primary under a modest promise", () => {
    const modest = [{ metric: "availability", comparator: ">=", value: "99.9", unit: "%" }];
    expect(
      kinds({
        nonFunctional: modest,
        prose: "Metadata lives in a single PostgreSQL primary that serves every write.",
      }),
    ).toEqual([]);
  });
});

describe("region-disagrees", () => {
  const sketch = {
    ...drawn(),
    nodes: drawn().nodes.map((node) => ({ ...node, group: "eu" })),
    groups: [{ id: "eu", label: "EU", kind: "region" }],
  };
  it("sees several regions in the text and one in the sketch", () => {
    expect(kinds({ sketch, prose: "The service runs active-active in three regions." })).toEqual([
      "region-disagrees",
    ]);
  });
});

describe("freshness-disagrees", () => {
  const nonFunctional = [{ metric: "freshness", comparator: "<=", value: "10", unit: "s" }];
  it("sees a TTL longer than the promised freshness", () => {
    expect(kinds({ nonFunctional, prose: "Thumbnails sit in the cache with a TTL of 15 min." })).toEqual([
      "freshness-disagrees",
    ]);
  });
  it("accepts it where writes invalidate", () => {
    expect(
      kinds({
        nonFunctional,
        prose: "Thumbnails sit in the cache with a TTL of 15 min. A new upload invalidates its entry.",
      }),
    ).toEqual([]);
  });
});

describe("consistency-disagrees", () => {
  it("sees strong consistency promised of an asynchronous copy", () => {
    expect(
      kinds({
        prose:
          "Writes go to the database asynchronously afterwards, which gives strict consistency and speed.",
      }),
    ).toEqual(["consistency-disagrees"]);
  });
  it.each([
    "The registry is linearizable, while features are eventually consistent.",
    "Eventual consistency is not strong consistency: a reader may see an old value.",
  ])("is silent on “%s”", (prose) => {
    expect(kinds({ prose })).toEqual([]);
  });
});

describe("storage-disagrees", () => {
  const ledger = [{ name: "thumbnail storage", expression: "50M * 20 kB" }];
  it("sees another order of magnitude in the text", () => {
    expect(kinds({ ledger, prose: "Thumbnail storage takes 3 GB, so it fits on a laptop." })).toEqual([
      "storage-disagrees",
    ]);
  });
  it("lets replication and rounding pass", () => {
    expect(kinds({ ledger, prose: "Thumbnail storage takes 3 TB with three copies." })).toEqual([]);
  });
});
