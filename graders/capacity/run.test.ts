import { describe, expect, it } from "vitest";
import { runCalculator } from "./run.ts";

const message = (name: string, inputs: Record<string, string | number>) => {
  const run = runCalculator(name, inputs);
  return run.ok ? "" : run.message;
};
const value = (name: string, inputs: Record<string, string | number>, key: string) => {
  const run = runCalculator(name, inputs);
  return run.ok ? run.result[key]?.value : run.message;
};

describe("inputs as typed", () => {
  it.each([
    ["2e3", 2000],
    ["2 kB", 2000],
    ["2KiB", 2048],
    ["2000B", 2000],
    ["1,500", 1500],
    ["2 * 750", 1500],
  ])("reads %s as %d bytes", (typed, bytes) => {
    expect(value("bandwidth", { rate: 1, bytes: typed }, "throughput")).toBe(bytes);
  });

  it("converts to the unit of the input", () => {
    expect(value("storage", { rate: "86.4k/day", bytes: 1, retention_days: "1 year" }, "total")).toBe(
      365 * 86_400,
    );
    expect(
      value(
        "search_storage",
        { source_gib: "1 TiB", replicas: 0, index_overhead: 0, os_reserved: 0, service_overhead: 0 },
        "total",
      ),
    ).toBe(1024);
    expect(value("gpu_fit", { params: 1, hbm_gb: "80GB" }, "min_gpus")).toBe(1);
  });
});

describe("bad input is one clear sentence", () => {
  it.each<[string, Record<string, string | number>, RegExp]>([
    ["nonsense", {}, /no calculator “nonsense”/],
    ["traffic", { dau: 1 }, /needs actions_per_user_day \(Actions per user and day\)/],
    ["traffic", { dau: 1, actions_per_user_day: 1, peek: 2 }, /no input “peek”; it takes dau/],
    ["traffic", { dau: -1, actions_per_user_day: 1 }, /dau has to be at least 0/],
    ["traffic", { dau: "5 GB", actions_per_user_day: 1 }, /dau is measured in no unit/],
    ["bandwidth", { rate: "5 s", bytes: 1 }, /rate is measured in 1\/s/],
    ["traffic", { dau: "many", actions_per_user_day: 1 }, /^dau: “many” is no number/],
    ["traffic", { dau: "import('fs')", actions_per_user_day: 1 }, /^dau: /],
    ["traffic", { dau: `${"(".repeat(400)}1`, actions_per_user_day: 1 }, /^dau: /],
    ["traffic", { dau: "1e400", actions_per_user_day: 1 }, /too large/],
    ["erlang_b", { servers: 2.5, offered_load: 1 }, /whole number/],
    ["erlang_c", { servers: 2, offered_load: 2 }, /grows without bound/],
    ["cache_zipf", { items: 10, zipf_alpha: 1, cache_items: 1, policy: "mru" }, /one of lru, optimal, fifo/],
    ["open_network", { external: "1,1", routing: "0,1;1,0", service_s: "0.1,0.1" }, /never leave/],
    ["open_network", { external: "1,1", routing: "0,1", service_s: "0.1,0.1" }, /2 rows of 2/],
    ["littles_law", { rate: 1 }, /exactly two/],
    ["tiered_cost", { amount: 5, tiers: "1:2" }, /No tier has a price above 1/],
    ["tiered_cost", { amount: 5, tiers: "5:1;2:1" }, /rising bounds/],
    ["weights", { params: 1e308, bytes_per_param: 1e10 }, /no finite answer/],
    ["availability_k_of_n", { k: 3, n: 2, instance_availability: 0.9 }, /k is at most n/],
    ["hardware", { name: "abacus" }, /No such accelerator.*H100 SXM/],
    ["traffic", { constructor: 1, dau: 1, actions_per_user_day: 1 }, /no input “constructor”/],
  ])("%s %j", (name, inputs, expected) => {
    expect(message(name, inputs)).toMatch(expected);
  });
});

describe("extremes stay fast and finite", () => {
  it.each<[string, Record<string, string | number>]>([
    ["erlang_c", { servers: 1e9, offered_load: 9.99e8 }],
    ["erlang_b", { servers: 1e6, offered_load: 1e6 }],
    ["min_servers", { offered_load: 1e8, max_p_wait: 1e-9 }],
    ["mmc", { servers: 1e9, lambda: 9.99e8, mu: 1 }],
    ["mmck", { servers: 1e6, capacity: 1e6, lambda: 1e9, mu: 1 }],
    ["cache_zipf", { items: 1e13, zipf_alpha: 0.9, cache_items: 1e12 }],
    ["availability_k_of_n", { k: 1, n: 100_000, instance_availability: 0.5 }],
    ["speculative_decoding", { acceptance: 1, draft_tokens: 4 }],
  ])("%s %j", (name, inputs) => {
    const before = performance.now();
    expect(message(name, inputs)).toBe("");
    expect(performance.now() - before).toBeLessThan(500);
  });
});
