import { describe, expect, it } from "vitest";
import { findingOf, sketchOf } from "./fixture.ts";

const drawn = sketchOf(
  "client app; gateway gw; service api; cache redis; sql db; queue jobs; worker resizer; object-store store",
  "app>gw; gw>api; api>redis; api>db; api>jobs; jobs>resizer; resizer>store",
  { api: { replicas: 4 }, db: { replicas: 1 }, redis: { replicas: 2, zones: 2 } },
);

describe("component", () => {
  const check = { kind: "component", nodes: ["cache", "cdn"] };
  it("is met by a drawn node of one of the kinds, which is the evidence", () => {
    const finding = findingOf(check, { sketch: drawn });
    expect(finding).toMatchObject({ verdict: "met", evidence: [{ kind: "node", id: "redis" }] });
  });
  it("is partly met by a component that is only told of", () => {
    const finding = findingOf(check, {
      prose: "We keep resized images in Redis for ten minutes, so most requests end there.",
    });
    expect(finding).toMatchObject({ verdict: "partly-met", evidence: [{ kind: "quote", field: "prose" }] });
  });
  it("is not met by turning the component down", () => {
    expect(findingOf(check, { prose: "We do not need a cache because the disks are fast." }).verdict).toBe(
      "not-met",
    );
  });
  it("is not met by one of many terms in a list", () => {
    const terms =
      "caching; CDN; replication; sharding; autoscaling; rate limiting; drift detection; canary deployment";
    const more =
      "circuit breaker; multi-region; failover; spot instances; idempotency; backpressure; feature store";
    const prose = `${terms}; ${more}`
      .split("; ")
      .map((term) => `- ${term}`)
      .join("\n");
    expect(findingOf(check, { prose }).verdict).toBe("not-met");
  });
  it("names the kinds it looked for when nothing is there", () => {
    expect(findingOf(check, { sketch: sketchOf("client app; service api", "app>api") }).found).toContain(
      "cache or CDN",
    );
  });
});

describe("path", () => {
  const check = { kind: "path", from: ["client"], to: ["sql"] };
  it("follows edges in their direction and says the way", () => {
    const finding = findingOf(check, { sketch: drawn });
    expect(finding.verdict).toBe("met");
    expect(finding.found).toContain("app → gw → api → db");
  });
  it("is not met when the edge is drawn the other way", () => {
    const sketch = sketchOf("client app; sql db", "db>app");
    expect(findingOf(check, { sketch }).verdict).toBe("not-met");
  });
  it("breaks when the only component between the two is removed", () => {
    const without = {
      ...drawn,
      nodes: drawn.nodes.filter(({ id }) => id !== "api"),
      edges: drawn.edges.filter(({ from, to }) => from !== "api" && to !== "api"),
    };
    expect(findingOf(check, { sketch: without }).verdict).toBe("not-met");
  });
  it("asks for one of `via` on the way, and gives half to a path without it", () => {
    const via = { ...check, to: ["object-store"], via: ["queue"] };
    expect(findingOf(via, { sketch: drawn }).verdict).toBe("met");
    const direct = sketchOf("client app; service api; object-store store; queue jobs", "app>api; api>store");
    expect(findingOf(via, { sketch: direct }).verdict).toBe("partly-met");
  });
  it("survives cycles", () => {
    const sketch = sketchOf("client app; service a; service b; sql db", "app>a; a>b; b>a; b>app");
    expect(findingOf(check, { sketch }).verdict).toBe("not-met");
  });
});

describe("redundancy", () => {
  it("wants copies of each node of the kinds", () => {
    expect(findingOf({ kind: "redundancy", nodes: ["service"] }, { sketch: drawn }).verdict).toBe("met");
    const finding = findingOf({ kind: "redundancy", nodes: ["sql"] }, { sketch: drawn });
    expect(finding).toMatchObject({ verdict: "not-met", evidence: [{ kind: "node", id: "db" }] });
  });
  it("reads copies from a label and from twins drawn side by side", () => {
    const label = sketchOf("client app; service api API ×3", "app>api");
    expect(findingOf({ kind: "redundancy", nodes: ["service"] }, { sketch: label }).verdict).toBe("met");
    const twins = sketchOf("client app; service a API 1; service b API 2", "app>a; app>b");
    expect(findingOf({ kind: "redundancy", nodes: ["service"] }, { sketch: twins }).verdict).toBe("met");
  });
});

describe("isolation", () => {
  const check = { kind: "isolation", from: ["client"], to: ["worker"] };
  it("holds across a queue, since nobody waits beyond it", () => {
    expect(findingOf(check, { sketch: drawn }).verdict).toBe("met");
  });
  it("fails where a request waits, and shows the way", () => {
    const sketch = sketchOf("client app; service api; worker resizer", "app>api; api>resizer");
    expect(findingOf(check, { sketch })).toMatchObject({
      verdict: "not-met",
      evidence: [{ kind: "edge" }, { kind: "edge" }],
    });
  });
  it("holds over an async edge", () => {
    const sketch = sketchOf("client app; service api; worker resizer", "app>api; api~>resizer");
    expect(findingOf(check, { sketch }).verdict).toBe("met");
  });
});

describe("load", () => {
  const check = { kind: "load", maxUtilisation: 0.8 };
  const sized = (replicas: number) =>
    sketchOf("client app; service api", "app>api", { api: { replicas, capacityPerReplica: 450 } });
  it.each([
    [6, "met"],
    [4, "not-met"],
    [5, "partly-met"],
  ] as const)("with %i copies of 450/s under 2,000/s is %s", (replicas, verdict) => {
    expect(findingOf(check, { sketch: sized(replicas) }).verdict).toBe(verdict);
  });
  it("takes the copies that a label states", () => {
    const labelled = sketchOf("client app; service api API ×6", "app>api", {
      api: { capacityPerReplica: 450 },
    });
    expect(findingOf(check, { sketch: labelled }).verdict).toBe("met");
  });
  it("says how many copies it takes where the sketch states none", () => {
    const bare = sketchOf("client app; service api; worker resizer", "app>api; api>resizer");
    expect(findingOf(check, { sketch: bare }).found).toBe(
      "“resizer” gets 2,000/s and one copy does 160/s, so it takes 13 at least: as drawn it is overloaded. " +
        "Here the copies and speed of “resizer” and “api” are taken from defaults, since the sketch states none.",
    );
  });
  it("leaves out what requests come from when nothing is stated of it", () => {
    const fed = sketchOf("service models; nosql store", "models>store", {
      store: { replicas: 4, capacityPerReplica: 1000 },
    });
    expect(findingOf(check, { sketch: fed })).toMatchObject({
      verdict: "met",
      evidence: [{ id: "store" }, { kind: "simulation", value: "50%", nodes: ["store"] }],
    });
  });
  it.each([
    ["on one's own figures earns all", "client app; service api", "app>api", 2],
    ["on them and on defaults, half", "client app; service api; cache hot", "app>api; api>hot", 1],
    ["on defaults alone, nothing", "client app; cache hot", "app>hot", 0],
  ])("where one's own figures are asked for, a result %s", (_, nodes, edges, points) => {
    const sketch = sketchOf(nodes, edges, { api: { replicas: 9, capacityPerReplica: 450 } });
    expect(findingOf({ ...check, own: true }, { sketch }).points).toBe(points);
  });
  it("earns at most half where nothing is stated, and says so", () => {
    const finding = findingOf(
      { kind: "latency", atMost: "1 h" },
      { sketch: sketchOf("client app; service api API ×9", "app>api") },
    );
    expect(finding.verdict).toBe("partly-met");
    expect(finding.found).toContain("Here the service time of “API ×9” is taken from defaults");
  });
  it("without a sketch is not met, never left ungraded", () => {
    expect(findingOf(check, { prose: "We resize images on many machines." })).toMatchObject({
      verdict: "not-met",
      points: 0,
    });
  });
});
