import { describe, expect, it } from "vitest";
import { CALCULATORS } from "./registry.ts";
import { runCalculator } from "./run.ts";

type Inputs = Record<string, string | number>;

function results(name: string, inputs: Inputs): Record<string, unknown> {
  const run = runCalculator(name, inputs);
  if (!run.ok) throw new Error(run.message);
  return Object.fromEntries(Object.entries(run.result).map(([key, { value }]) => [key, value]));
}

/** Calculator, inputs, result key, published value, relative tolerance, where it is published. */
const PUBLISHED: [string, Inputs, string, number, number, string][] = [
  ["traffic", { dau: "10M", actions_per_user_day: 10 }, "average", 1157.407407, 1e-6, "10M × 10 ÷ 86,400"],
  ["traffic", { dau: "10M", actions_per_user_day: 10 }, "peak", 2314.814815, 1e-6, "twice that"],
  [
    "storage",
    { rate: 100, bytes: "1kB", retention_days: 365, replicas: 3 },
    "total",
    9.4608e12,
    1e-9,
    "100 × 86,400 × 1 kB × 365 × 3",
  ],
  ["bandwidth", { rate: "5k", bytes: "20kB" }, "line", 8e8, 1e-9, "5,000 × 20 kB × 8"],
  [
    "search_storage",
    { source_gib: 66, replicas: 1 },
    "total",
    191,
    0.002,
    "Amazon OpenSearch Service, Sizing domains: 66 × 2 × 1.1 ÷ 0.95 ÷ 0.8 = 191 GiB",
  ],
  ["erlang_b", { servers: 10, offered_load: 5 }, "p_block", 0.0184, 0.005, "Erlang B table: 10 lines, 5 E"],
  ["erlang_b", { servers: 5, offered_load: 3 }, "p_block", 0.11005, 1e-3, "Erlang B table: 5 lines, 3 E"],
  [
    "erlang_b",
    { servers: 100, offered_load: 84.1 },
    "p_block",
    0.01,
    0.01,
    "Erlang B table: 100 lines at 1% carry 84.1 E",
  ],
  ["erlang_c", { servers: 2, offered_load: 1 }, "p_wait", 1 / 3, 1e-9, "Kleinrock 1975: M/M/2 at ρ = 1/2"],
  ["erlang_c", { servers: 10, offered_load: 8 }, "p_wait", 0.4092, 1e-3, "Erlang C table: 10 agents, 8 E"],
  ["mmc", { servers: 1, lambda: 8, mu: 10 }, "mean_response", 0.5, 1e-9, "M/M/1: 1 ÷ (μ − λ)"],
  ["mmc", { servers: 1, lambda: 8, mu: 10 }, "p0", 0.2, 1e-9, "M/M/1: 1 − ρ"],
  [
    "mmc",
    { servers: 1, lambda: 8, mu: 10 },
    "response_percentile",
    Math.log(100) / 2,
    1e-9,
    "M/M/1: ln 100 ÷ (μ − λ)",
  ],
  [
    "mmc",
    { servers: 2, lambda: 1, mu: 1 },
    "p0",
    1 / 3,
    1e-9,
    "Gross and Harris 1998, 2.3: M/M/2 with r = 1",
  ],
  [
    "mmck",
    { servers: 1, capacity: 2, lambda: 1, mu: 1 },
    "p_loss",
    1 / 3,
    1e-9,
    "M/M/1/2 with ρ = 1: uniform over 3 states",
  ],
  ["mmck", { servers: 3, capacity: 3, lambda: 2, mu: 1 }, "p_loss", 4 / 19, 1e-9, "Erlang B(3, 2) = 4/19"],
  [
    "mg1",
    { lambda: 0.5, mean_service_s: 1, scv: 0 },
    "mean_response",
    1.5,
    1e-9,
    "M/D/1 at ρ = 1/2 (Kleinrock 1975, 5.6)",
  ],
  ["mg1", { lambda: 0.5, mean_service_s: 1, scv: 1 }, "mean_in_system", 1, 1e-9, "M/M/1 at ρ = 1/2"],
  [
    "min_servers",
    { offered_load: 8, max_p_wait: 0.2 },
    "servers",
    12,
    0,
    "Erlang C table: C(12, 8) = 0.14, C(11, 8) = 0.25",
  ],
  [
    "cache_zipf",
    { items: 1000, zipf_alpha: 1, cache_items: 100, policy: "optimal" },
    "hit_ratio",
    5.187377518 / 7.485470861,
    1e-6,
    "H(100) ÷ H(1000)",
  ],
  [
    "cache_zipf",
    { items: 1000, zipf_alpha: 0, cache_items: 100 },
    "hit_ratio",
    0.1,
    1e-6,
    "uniform popularity: the share that fits",
  ],
  [
    "cache_zipf",
    { items: 1e6, zipf_alpha: 1, cache_items: 1000, policy: "optimal" },
    "hit_ratio",
    7.485470861 / 14.39272672,
    1e-5,
    "H(1,000) ÷ H(1,000,000)",
  ],
  [
    "cache_working_set",
    { rate: 1000, hot_fraction: 0.2, bytes: "1kB" },
    "size",
    1.728e10,
    1e-9,
    "a fifth of 86.4M a day × 1 kB",
  ],
  ["littles_law", { rate: "1000/s", time_s: "200ms" }, "concurrency", 200, 1e-9, "Little 1961"],
  [
    "closed_network",
    { customers: 3, visits: "1,1", service_s: "1,1" },
    "throughput",
    0.75,
    1e-9,
    "balanced MVA: N ÷ (N + K − 1) ÷ S",
  ],
  [
    "bottleneck_bounds",
    { demands_s: "0.605,2.1,1.35", customers: 7, think_s: 15 },
    "max_throughput",
    7 / 19.055,
    1e-9,
    "Lazowska et al. 1984, 5: N ÷ (D + Z)",
  ],
  ["fanout_tail", { fanout: 100, p_slow: 0.01 }, "p_any_slow", 0.634, 1e-3, "Dean and Barroso 2013: 63%"],
  ["availability_series", { components: "0.999,0.999,0.9999" }, "availability", 0.9979012, 1e-7, "product"],
  ["availability_parallel", { components: "99%,99%" }, "availability", 0.9999, 1e-9, "1 − 0.01²"],
  [
    "availability_k_of_n",
    { k: 2, n: 3, instance_availability: 0.9 },
    "availability",
    0.972,
    1e-9,
    "3a² − 2a³",
  ],
  [
    "downtime",
    { availability: 0.999, window: "year365" },
    "downtime",
    31_536,
    1e-9,
    "SRE book, appendix A: 8.76 h",
  ],
  [
    "downtime",
    { availability: "99.99%", window: "month30" },
    "downtime",
    259.2,
    1e-6,
    "SRE book, appendix A: 4.32 min",
  ],
  ["partitions", { target_mb_s: 100, producer_mb_s: 10, consumer_mb_s: 20 }, "partitions", 10, 0, "Rao 2015"],
  [
    "dynamodb_units",
    { item_kb: "1.5,6.5" },
    "billed_kb",
    12,
    0,
    "DynamoDB guide: BatchGetItem of 1.5 KB and 6.5 KB is billed as 12 KB",
  ],
  [
    "dynamodb_units",
    { item_kb: 8 },
    "transactional",
    4,
    0,
    "DynamoDB guide: 8 KB item, transactional read: 4 units",
  ],
  [
    "connection_pool",
    { cores: 4, spindles: 1 },
    "connections",
    9,
    0,
    "HikariCP wiki: 4-core i7 with one disk",
  ],
  [
    "connection_pool",
    { threads: 8, connections_per_thread: 3 },
    "deadlock_floor",
    17,
    0,
    "HikariCP wiki: 8 × (3 − 1) + 1",
  ],
  [
    "vector_memory",
    { n: "1M", dim: 256, index: "hnsw", m: 16, engine: "opensearch" },
    "total",
    1.267e9,
    1e-3,
    "OpenSearch k-NN: 1M × 256, m 16: 1.267 GB",
  ],
  [
    "vector_memory",
    { n: "1M", dim: 256, index: "ivf", nlist: 128, engine: "opensearch" },
    "total",
    1.126e9,
    1e-3,
    "OpenSearch k-NN: 1M × 256, nlist 128: 1.126 GB",
  ],
  [
    "vector_memory",
    { n: "1M", dim: 256, index: "hnsw_pq", m: 16, pq_m: 32, segments: 100, engine: "opensearch" },
    "total",
    0.2313e9,
    0.01,
    "OpenSearch k-NN: 1M × 256, 100 segments: 0.215 GiB",
  ],
  [
    "vector_memory",
    { n: "1M", dim: 1024, engine: "qdrant" },
    "total",
    6.144e9,
    1e-9,
    "Qdrant, Capacity planning: 6,144,000,000 bytes",
  ],
  [
    "transformer_params",
    { layers: 32, hidden: 4096, vocab: 32000, ffn: 11008, heads: 32 },
    "total",
    6_738_415_616,
    0,
    "Llama 2 7B checkpoint",
  ],
  [
    "transformer_params",
    { layers: 80, hidden: 8192, vocab: 128256, ffn: 28672, heads: 64, kv_heads: 8 },
    "total",
    70_553_706_496,
    1e-9,
    "Llama 3.1 70B checkpoint",
  ],
  [
    "transformer_params",
    {
      layers: 32,
      hidden: 4096,
      vocab: 32000,
      ffn: 14336,
      heads: 32,
      kv_heads: 8,
      experts: 8,
      active_experts: 2,
    },
    "total",
    46_702_792_704,
    1e-9,
    "Mixtral 8x7B checkpoint",
  ],
  [
    "transformer_params",
    {
      layers: 12,
      hidden: 768,
      vocab: 50257,
      ffn: 3072,
      heads: 12,
      gated: "false",
      tied: "true",
      positions: 1024,
      biases: "true",
    },
    "total",
    124_439_808,
    1e-9,
    "GPT-2 small checkpoint",
  ],
  ["weights", { params: "70B", bytes_per_param: 2 }, "size", 140e9, 0, "70B in bf16"],
  [
    "kv_cache",
    { layers: 80, kv_heads: 8, head_dim: 128 },
    "per_token",
    327_680,
    0,
    "Llama 3 70B: 320 KiB a token",
  ],
  [
    "kv_cache",
    { layers: 61, kv_lora_rank: 512, rope_dim: 64 },
    "per_token",
    70_272,
    0,
    "DeepSeek-V3: 70.272 KB a token (DeepSeek-AI 2025, ISCA)",
  ],
  [
    "gpu_fit",
    { params: "70B", hbm_gb: 80, gpus: 4, kv_per_token_bytes: 327680, context: 4096 },
    "min_gpus",
    2,
    0,
    "140 GB ÷ 72 GB usable",
  ],
  [
    "critical_batch",
    { peak_flops: 1.97e14, hbm_bytes_s: 8.2e11 },
    "tokens",
    240,
    0.005,
    "Austin et al. 2025: TPU v5e, 240",
  ],
  [
    "critical_batch",
    { peak_flops: "989 TFLOP/s", hbm_bytes_s: "3.35 TB/s" },
    "tokens",
    295,
    0.002,
    "H100 ridge point: 295",
  ],
  [
    "decode",
    { params: "70B", peak_flops: 989e12, hbm_bytes_s: 3.35e12, gpus: 4 },
    "step",
    0.010448,
    1e-3,
    "140 GB ÷ 13.4 TB/s",
  ],
  [
    "prefill",
    { params: "70B", tokens: 8192, peak_flops: 1.97e14, gpus: 16, mfu: 0.4 },
    "time",
    0.91,
    0.01,
    "Austin et al. 2025, inference: 0.91 s",
  ],
  [
    "prefill_decode_ratio",
    { batch: 32, output_tokens: 512, step_s: 0.019, prefill_s: 0.91 },
    "ratio",
    3,
    0.01,
    "Austin et al. 2025: P = 3G",
  ],
  [
    "speculative_decoding",
    { acceptance: 0.8, draft_tokens: 5 },
    "speedup",
    3.69,
    1e-3,
    "Leviathan et al. 2023, table 1",
  ],
  [
    "speculative_decoding",
    { acceptance: 0.6, draft_tokens: 2 },
    "speedup",
    1.96,
    1e-3,
    "Leviathan et al. 2023, table 1",
  ],
  [
    "training",
    { params: "175B", tokens: "300B", gpus: 1024, peak_flops: 312e12, mfu: 140 / 312, recompute: "true" },
    "days",
    34,
    0.01,
    "Narayanan et al. 2021: 34 days",
  ],
  [
    "training",
    { params: "175B", tokens: "300B", gpus: 1, peak_flops: 1e15, mfu: 1 },
    "flops",
    3.15e23,
    1e-9,
    "Brown et al. 2020: 3.14e23",
  ],
  [
    "training_mfu",
    { params: "540B", tokens: 1, gpu_hours: (6 * 540e9) / (3600 * 275e12 * 0.462), peak_flops: 275e12 },
    "mfu",
    0.462,
    1e-6,
    "PaLM: 46.2% on TPU v4",
  ],
  [
    "compute_optimal",
    { params: "70B" },
    "tokens",
    1.4e12,
    1e-9,
    "Hoffmann et al. 2022: Chinchilla, 70B on 1.4T",
  ],
  ["compute_optimal", { flops: 5.88e23 }, "params", 70e9, 1e-9, "6 × 70B × 1.4T"],
  [
    "zero_memory",
    { params: "7.5B", gpus: 64, stage: 0 },
    "per_gpu",
    120e9,
    1e-9,
    "Rajbhandari et al. 2020, figure 1",
  ],
  [
    "zero_memory",
    { params: "7.5B", gpus: 64, stage: 1 },
    "per_gpu",
    31.4e9,
    2e-3,
    "Rajbhandari et al. 2020, figure 1",
  ],
  [
    "zero_memory",
    { params: "7.5B", gpus: 64, stage: 2 },
    "per_gpu",
    16.6e9,
    3e-3,
    "Rajbhandari et al. 2020, figure 1",
  ],
  [
    "zero_memory",
    { params: "7.5B", gpus: 64, stage: 3 },
    "per_gpu",
    1.9e9,
    0.02,
    "Rajbhandari et al. 2020, figure 1",
  ],
  [
    "feature_store",
    { entities: "100M", features: 200, bytes_per_feature: 8, replicas: 3 },
    "size",
    4.8e11,
    1e-9,
    "100M × 1.6 kB × 3",
  ],
  [
    "embedding_pipeline",
    {
      documents: "1M",
      chunks_per_document: 10,
      tokens_per_chunk: 500,
      tokens_per_s_gpu: 50_000,
      gpus: 10,
      usd_per_mtoken: 0.02,
    },
    "cost",
    100,
    1e-9,
    "5B tokens at $0.02 a million",
  ],
  [
    "token_cost",
    { input_tokens: 1000, output_tokens: 500, usd_per_minput: 3, usd_per_moutput: 15, requests: 1000 },
    "cost",
    10.5,
    1e-9,
    "arithmetic",
  ],
  [
    "gpu_token_cost",
    { usd_per_hour: "$3.20/h", tokens_per_s: 2500, utilisation: 0.5 },
    "usd_per_mtoken",
    0.711111111,
    1e-6,
    "3.20 ÷ 4.5M × 1M",
  ],
  [
    "break_even",
    { fixed_usd_month: 10_000, api_usd_per_unit: 0.012, own_usd_per_unit: 0.002 },
    "units_per_month",
    1e6,
    1e-9,
    "arithmetic",
  ],
  [
    "commitment_mix",
    { hourly_load: "10,10,10,20", on_demand: 1, reserved: 0.6 },
    "reserved_count",
    10,
    0,
    "the eleventh machine is busy a quarter of the time, less than 0.6",
  ],
  [
    "tiered_cost",
    { amount: 60_000, tiers: "10240:0.09;51200:0.085;inf:0.07" },
    "cost",
    5019.2,
    1e-9,
    "EC2 data transfer tiers of 10 and 40 TiB",
  ],
  [
    "object_storage",
    { gb: 1000, usd_per_gb_month: 0.023, puts: 1e6, put_per_1000: 0.005 },
    "cost",
    28,
    1e-9,
    "arithmetic",
  ],
];

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
