import { describe, expect, it } from "vitest";
import { CALCULATORS } from "./registry.ts";
import { type Inputs, PUBLISHED } from "./published-values.ts";
import { runCalculator } from "./run.ts";

function results(name: string, inputs: Inputs): Record<string, unknown> {
  const run = runCalculator(name, inputs);
  if (!run.ok) throw new Error(run.message);
  return Object.fromEntries(Object.entries(run.result).map(([key, { value }]) => [key, value]));
}

describe("calculators against published values", () => {
  it.each(PUBLISHED)("%s %j gives %s = %d", (name, inputs, key, expected, tolerance, _source) => {
    const value = Number(results(name, inputs)[key]);
    expect(Math.abs(value - expected)).toBeLessThanOrEqual(
      Math.abs(expected) * Math.max(tolerance, 5e-9) + 1e-12,
    );
  });

  it("solves Jackson's two stations with feedback: a tenth of the second goes back to the first", () => {
    // λ₁ = 9 + 0.1 λ₂, λ₂ = λ₁: both 10; M/M/1 at ρ = 1/2 each, so L = 2 and W = 2 ÷ 9.
    const network = results("open_network", {
      external: "9,0",
      routing: "0,1;0.1,0",
      service_s: "0.05,0.05",
    });
    expect(network.throughput).toEqual([10, 10]);
    expect(network.utilisation).toEqual([0.5, 0.5]);
    expect(network.system_response).toBeCloseTo(2 / 9, 8);
  });

  it("keeps every engine inside the band of vector memory", () => {
    const shape = { n: "10M", dim: 768, index: "hnsw" };
    const { low, high } = results("vector_memory", shape) as { low: number; high: number };
    for (const engine of ["faiss", "opensearch", "qdrant", "scylla", "band"]) {
      const total = Number(results("vector_memory", { ...shape, engine }).total);
      expect(total).toBeGreaterThanOrEqual(low);
      expect(total).toBeLessThanOrEqual(high);
    }
  });

  it("finds hardware by any usual spelling, dense figures only", () => {
    expect(results("hardware", { name: "nvidia h100-sxm" })).toMatchObject({ memory: 80, bf16_dense: 989.5 });
  });

  it("approximates LRU within a hundredth of its exact simulation", () => {
    const approximated = Number(
      results("cache_zipf", { items: 1000, zipf_alpha: 0.8, cache_items: 100 }).hit_ratio,
    );
    expect(Math.abs(approximated - simulatedLru())).toBeLessThan(0.01);
  });
});

/** Hit ratio of an LRU cache of 100 over 1,000 items with Zipf 0.8, by running it. */
function simulatedLru(): number {
  const cumulative: number[] = [];
  let total = 0;
  for (let rank = 1; rank <= 1000; rank++) cumulative.push((total += rank ** -0.8));
  const cache = new Map<number, true>();
  let state = 12345;
  let hits = 0;
  for (let i = 0; i < 100_000; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const wanted = (state / 2 ** 32) * total;
    const item = cumulative.findIndex((sum) => sum >= wanted);
    if (cache.delete(item)) hits++;
    cache.set(item, true);
    const oldest = cache.keys().next().value;
    if (cache.size > 100 && oldest !== undefined) cache.delete(oldest);
  }
  return hits / 100_000;
}

describe("what public sources get wrong", () => {
  it("counts keys and values, and only the heads that keep them", () => {
    const full = results("kv_cache", { layers: 80, kv_heads: 64, head_dim: 128 }).per_token;
    expect(full).toBe(2 * 80 * 64 * 128 * 2);
    expect(
      Number(full) / Number(results("kv_cache", { layers: 80, kv_heads: 8, head_dim: 128 }).per_token),
    ).toBe(8);
  });

  it("tells bits from bytes: a 10 Gbit/s line carries 1.25 GB/s", () => {
    expect(results("bandwidth", { rate: 1, bytes: "10 Gb" })).toMatchObject({
      throughput: 1.25e9,
      line: 1e10,
    });
  });

  it("tells GiB from GB", () => {
    expect(results("gpu_fit", { params: 1, hbm_gb: "80 GiB", utilisation: 1 }).kv_budget).toBeCloseTo(
      80 * 2 ** 30 - 2,
      -2,
    );
  });

  it("leaves the weights and a reserve out of the space for the KV cache", () => {
    const fit = results("gpu_fit", { params: "8B", hbm_gb: 80, kv_per_token_bytes: 131_072, context: 8192 });
    expect(fit.kv_budget).toBe(80e9 * 0.9 - 16e9);
  });

  it("sizes decoding at a small batch by memory, not by arithmetic", () => {
    const h100 = { params: "8B", peak_flops: "989.5 TFLOP/s", hbm_bytes_s: "3350 GB/s" };
    expect(results("decode", h100)).toMatchObject({ bound: "memory", step: 0.0047761194 });
    expect(results("decode", { ...h100, batch: 400 }).bound).toBe("compute");
  });

  it("does not take ten servers for one that is ten times as fast", () => {
    const ten = Number(results("mmc", { servers: 10, lambda: 80, mu: 10 }).mean_response);
    const one = Number(results("mmc", { servers: 1, lambda: 80, mu: 100 }).mean_response);
    expect(ten).toBeGreaterThan(2 * one);
  });
});

describe("what every calculator promises", () => {
  it.each(CALCULATORS.map((calculator) => [calculator.name, calculator] as const))(
    "%s declares each result and step in a unit",
    (name, calculator) => {
      const example = PUBLISHED.find(([named]) => named === name)?.[1] ?? EXAMPLES[name];
      if (!example) throw new Error(`no example of ${name}`);
      const run = runCalculator(name, example);
      if (!run.ok) throw new Error(run.message);
      for (const key of Object.keys(run.result)) expect(Object.keys(calculator.results)).toContain(key);
      expect(run.steps.length).toBeGreaterThan(0);
      expect(calculator.source.length).toBeGreaterThan(5);
    },
  );
});

const EXAMPLES: Record<string, Inputs> = {
  open_network: { lambda: 10, visits: "1,2", service_s: "0.01,0.02" },
  hardware: { name: "L4" },
};
