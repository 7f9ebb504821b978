import { describe, expect, it } from "vitest";
import { edgeFlows } from "./flows.ts";
import { outageEffect } from "./outage.ts";
import { simulate } from "./simulate.ts";
import { drawSketch } from "./test-sketch.ts";

const shop = drawSketch(
  {
    user: ["client"],
    lb: ["load-balancer"],
    east: ["service", { replicas: 2 }, "zone_a"],
    west: ["service", { replicas: 2 }, "zone_b"],
    cache: ["cache", { hitRate: 0.75 }],
    db: ["sql", { replicas: 2 }],
    log: ["queue"],
  },
  [
    "user > lb",
    ["lb > east", { share: 0.5 }],
    ["lb > west", { share: 0.5 }],
    "east > cache",
    "west > cache",
    "cache > db",
    ["east > log", { kind: "async" }],
    "db > cache",
  ],
  [
    { id: "zone_a", label: "Zone A", kind: "zone" },
    { id: "zone_b", label: "Zone B", kind: "zone" },
  ],
);
const flow = (down: string[] = []) =>
  new Map(edgeFlows({ sketch: shop, rps: 1000, down }).map(({ id, rps }) => [id, rps]));
const state = (down: string[], id: string) =>
  outageEffect({ sketch: shop, rps: 1000, down }).nodes.find((node) => node.id === id)?.state;

describe("flows along edges", () => {
  it("carry shares, cache misses and nothing along a reply", () => {
    const flows = flow();
    expect(flows.get("e0")).toBe(1000);
    expect(flows.get("e1")).toBe(500);
    expect(flows.get("e5")).toBe(250);
    expect(flows.get("e7")).toBeNull();
  });

  it("come to what arrives at each component", () => {
    const { nodes } = simulate({ sketch: shop, workload: { rps: 1000 } });
    const flows = flow();
    for (const node of nodes.slice(1)) {
      const sum = shop.edges
        .filter(({ to }) => to === node.id)
        .reduce((total, { id }) => total + (flows.get(id) ?? 0), 0);
      expect(sum, node.id).toBeCloseTo(node.arrivalRps, 6);
    }
  });

  it("move to what takes over, and stop at what is down", () => {
    const flows = flow(["east"]);
    expect(flows.get("e1")).toBe(0);
    expect(flows.get("e2")).toBe(1000);
  });
});

describe("an outage", () => {
  it("of nothing leaves everything as it was", () => {
    const effect = outageEffect({ sketch: shop, rps: 1000, down: [] });
    expect(effect.servedShare).toBe(1);
    expect(effect.nodes.every((node) => node.state === "up")).toBe(true);
  });

  it("of one zone is carried by the other", () => {
    const effect = outageEffect({ sketch: shop, rps: 1000, down: ["zone_a"] });
    expect(effect.down).toEqual(["east"]);
    expect(effect.servedShare).toBe(1);
    expect(effect.carriedShare).toBe(1);
  });

  it("of one zone is not carried by a neighbour that is too small", () => {
    // Two replicas of eight slots at 5 ms carry 3,200 a second; 6,000 arrive once the other zone is gone.
    const effect = outageEffect({ sketch: shop, rps: 6000, down: ["zone_a"] });
    expect(effect.servedShare).toBe(1);
    expect(effect.carriedShare).toBeCloseTo(3200 / 6000, 6);
  });

  it("of the only database fails what misses the cache, however many services stand before it", () => {
    expect(state(["db"], "cache")).toBe("failing");
    expect(state(["db"], "user")).toBe("failing");
    expect(outageEffect({ sketch: shop, rps: 1000, down: ["db"] }).servedShare).toBeCloseTo(0.75, 9);
  });

  it("of the only way in cuts off all behind it", () => {
    expect(state(["lb"], "db")).toBe("cut-off");
    expect(state(["lb"], "lb")).toBe("down");
  });

  it("of a cache is read past", () => {
    expect(outageEffect({ sketch: shop, rps: 100, down: ["cache"] }).servedShare).toBe(1);
  });

  it("tells kinds of requests apart where their ways part", () => {
    const sketch = drawSketch(
      {
        user: ["client"],
        api: ["service"],
        search: ["model-server"],
        rank: ["model-server"],
        db: ["sql"],
      },
      [
        "user > api",
        ["api > search", { share: 0.3, label: "searches" }],
        ["api > rank", { share: 0.5 }],
        "api > db",
      ],
    );
    const { requests, servedShare } = outageEffect({ sketch, rps: 100, down: ["search"] });
    expect(requests).toEqual([
      { label: "user: searches", share: 0.3, servedShare: 0 },
      { label: "user: rank", share: 0.5, servedShare: 1 },
      { label: "user: the rest", share: 0.2, servedShare: 1 },
    ]);
    expect(servedShare).toBeCloseTo(0.7, 9);
  });
});
