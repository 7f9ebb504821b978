import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extractEquations } from "./extract-equations.ts";
import { extractQuantities } from "./extract-quantities.ts";
import { evaluateLedger } from "./ledger.ts";
import { formatQuantity } from "./format.ts";

const briefly = (text: string) =>
  extractEquations(text).map(({ name, expression, stated }) => [name, expression, stated]);

/** Equations of a text as the ledger computes them. */
function recomputed(text: string) {
  const rows = extractEquations(text).map(({ name, expression, stated }) => ({
    name: name ?? "",
    expression: stated === null ? expression : `${expression} = ${stated}`,
  }));
  return evaluateLedger({ rows, givens: [] });
}

describe("equations in prose", () => {
  it.each([
    [
      "so a typical second has 50,000, meaning 50,000 × 86,400 ≈ 4.3 billion asks a day.",
      [[null, "50,000 × 86,400", "~4.3 billion asks/day"]],
    ],
    ["100k/s × 86,400 s = 8.6B a day", [[null, "100k/s × 86,400 s", "8.6B/day"]]],
    ["140 cards × $0.70/h × 730 ≈ $72k. Front", [[null, "140 cards × $0.70/h × 730", "~$72k"]]],
    ["facts: 500M × 2 KB → 1 TB, spread", [["facts", "500M × 2 KB", "~1 TB"]]],
    ["Careful: 70k × 300 = 21M scores/s", [["Careful", "70k × 300", "21M scores/s"]]],
    ["a sum is 200 GB / (8 × 3.35 TB/s) = **7.5 ms**", [[null, "200 GB / (8 × 3.35 TB/s)", "7.5 ms"]]],
    [
      "ANN 18 × $0.65 × 730 = $9k; lake 520 TB × $23 = $12k",
      [
        ["ANN", "18 × $0.65 × 730", "$9k"],
        ["lake", "520 TB × $23", "$12k"],
      ],
    ],
    ["150 L4-ish GPUs × ~$0.8/h × 730 = ~$88K/month", [[null, "150 L4 GPUs × $0.8/h × 730", "~$88K/month"]]],
    ["Peak QPS = 3 * 50k req/s", [["Peak QPS", "3 × 50k req/s", null]]],
    ["for 500M users log2(500M) ≈ 29 comparisons", [[null, "log2(500M)", "~29 comparisons"]]],
    // Something unknown is added: only the result can be used.
    ["Map size: 50M × 256 bytes plus links ≈ 19 GB", [["Map size", "19 GB", null]]],
    ["= 4 MB/s ≈ 345 GB/day", [[null, "4 MB/s", "~345 GB/day"]]],
  ])("%s", (text, equations) => {
    expect(briefly(text)).toEqual(equations);
  });

  it.each([
    "17 TB/day for 30 days ≈ 520 TB",
    "every +10 pts ≈ −$10k on GPUs",
    "halving 300 is our first saving; 300→1000 is 3.3× GPU",
    "quick sift 1,500 → 300, then 50M → ~1500 (four sources, ~400 each)",
    "a quorum needs R+W>N; HNSW at M=16, ef≈100",
    "between 2026-01-12 and 24/7, on 9/10 days, v1.2.3 → v1.2.4",
    "3 ms → 1 ms, which we don't need",
    "GET /recommendations?user_id&n=20&cursor",
    "400 B each = 8.4 GB/s",
  ])("nothing is read into: %s", (text) => {
    expect(briefly(text)).toEqual([]);
  });

  it("points at the words it was read from", () => {
    const text =
      "Log. The **log** is 4.3B × ~4 KB compressed (features + 20 impressions) = 17 TB/day, kept 30 d.";
    const [equation] = extractEquations(text);
    expect(text.slice(equation?.start, equation?.end)).toMatch(/^4\.3B × ~4 KB.*17 TB\/day$/);
  });
});

describe("equations in tables", () => {
  // The calibration set's strong answer.
  const table = `
| thing | arithmetic | result |
|---|---|---|
| in-flight requests | 100k/s × 0.1 s (Little) | ~10k concurrent |
| heavy-ranker load | 70k × 300 candidates | **21M item scores/s** |
| item feature reads | 70k × 300 | 21M keys/s, 400 B each = 8.4 GB/s ≈ 67 Gbit/s |
| user features | 500M × 2 KB | 1 TB, ×3 replicas = 3 TB |
| ANN index | 50M × (128 d × 2 B + ~130 B links) | ~19 GB → replicate, don't shard |
| logs | 4.3B × ~4 KB compressed (features + 20 impressions) | 17 TB/day, 30 d hot ≈ 520 TB |
`;
  it("take the first cell as their name and the next cell as their result", () => {
    expect(briefly(table)).toEqual([
      ["in-flight requests", "100k/s × 0.1 s", "~10k concurrent"],
      ["heavy-ranker load", "70k × 300 candidates", "21M item scores/s"],
      ["item feature reads", "70k × 300", "21M keys/s"],
      ["item feature reads", "21M keys/s × 400 B", "~8.4 GB/s"],
      [null, "8.4 GB/s", "~67 Gbit/s"],
      ["user features", "500M × 2 KB", "1 TB"],
      [null, "1 TB × 3 replicas", "3 TB"],
      ["ANN index", "50M × (128 d × 2 B + 130 B)", "~19 GB"],
      ["logs", "4.3B × 4 KB", "17 TB/day"],
    ]);
  });
  it("and none of these honest sums is called a slip", () => {
    expect(
      recomputed(table).filter(({ slip, unitMismatch, problem }) => slip ?? unitMismatch ?? problem),
    ).toEqual([]);
  });
});

describe("the fluent wrong answer", () => {
  // The calibration set's wrong answers, by the sentence.
  it.each([
    "- Daily volume: 100,000 rps × 86,400 s = **8.64 million requests per day**. Although",
    "with 128-dim float embeddings: 50M × 128 × 4 B = 25.6 MB. So the entire table fits in L3",
    "Storage of served features would be 2,000 rps × 2 KB × 86,400 = 345 TB per day, hence infeasible.",
  ])("%s", (text) => {
    const found = recomputed(text).filter(({ slip }) => slip !== null);
    expect(found).toHaveLength(1);
    expect(found[0]?.slip?.factor).toBeCloseTo(1000, -1);
  });
});

describe("quantities in prose", () => {
  const found = (text: string) =>
    extractQuantities(text).map(({ quantity, unit }) => [formatQuantity(quantity), unit]);
  it.each([
    ["p99 ≤ 200 ms", [["200 ms", "ms"]]],
    ["12 nodes", [["12 nodes", "nodes"]]],
    ["70 each second", [["70/s", "1/second"]]],
    ["12 nodes each", [["12 nodes", "nodes"]]],
    ["3 million million bytes", [["3 TB", "bytes"]]],
    ["≈ **$170k/month**", [["$170k/month", "USD/month"]]],
    ["60% busy", [["0.6", "%"]]],
    [
      "20–30 s",
      [
        ["20 s", "s"],
        ["25 s", "s"],
        ["30 s", "s"],
      ],
    ],
    [
      "in 50 to 80 ms",
      [
        ["50 ms", "ms"],
        ["65 ms", "ms"],
        ["80 ms", "ms"],
      ],
    ],
    [
      "10–20M users",
      [
        ["10M users", "users"],
        ["15M users", "users"],
        ["20M users", "users"],
      ],
    ],
    ["100,000 such asks arrive every second", [["100k req/s", "such asks/second"]]],
    ["half of 500M registered users", [["500M users", "registered users"]]],
    ["17 TB a day", [["197 MB/s", "TB/day"]]],
    ["1. first\n2. second", []],
    ["A100, p99, v42, T4, H100s, HTTP/2, r6g.2xlarge, top-100, two-tower, GPT-4, 3D", []],
    ["in two regions", [["2 regions", "regions"]]],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe("honest sums as candidates write them", () => {
  // Written for this test after interview notes and design documents; every sum in it is right.
  it.each([
    "QPS: 10M DAU * 10 requests / 86400 = ~1157 QPS",
    "Peak is 1157 * 3 = ~3.5K peak QPS",
    "Storage: 10M * 1KB * 365 = 3.65 TB/year",
    "10M × 10 × 1 KB = 100 GB/day → 36.5 TB/year",
    "1M × 5 KB = 5 GB, and 100 GB/day × 30 = 3 TB",
    "500ms budget: 50 + 100 + 200 = 350ms",
    "5ms + 20ms + 30 ms = 55ms",
    "80% × 100k = 80k; 100k × (1 − 0.8) = 20k",
    "100k / 5k = 20 servers + 20% = 24",
    "2^20 = 1M and 1024 × 768 × 3 = 2.36 MB",
    "7B params × 2 bytes = 14 GB, 14 GB + 20% overhead = 17 GB",
    "7B × 2 = 14 GB",
    "70B * 2 bytes = 140GB so 2x A100 80GB = 160GB",
    "KV cache: 2 * 32 layers * 4096 * 2 bytes = 512 KB/token",
    "512KB * 4096 tokens = 2GB per request",
    "80GB - 14GB = 66GB for KV; 66GB / 2GB = 33 concurrent requests",
    "10k QPS / 33 = 303 GPUs",
    "Latency = 10ms (network) + 50ms (inference) + 20ms (features) = 80ms",
    "Little's law: 1000 rps * 0.2s = 200 concurrent",
    "99.9% = 43 minutes of downtime per month",
    "0.999^5 = 0.995, so 5 services in series give 99.5%",
    "1 - (1-0.99)^2 = 99.99%",
    "cost = 20 GPUs * $2.5/hr * 24 * 30 = $36,000/month",
    "$36k / 100M requests = $0.00036 per request",
    "1 TB × $0.023/GB = $23/month",
    "3 TB * 3 replicas = 9TB",
    "100M users * 100 features * 8 bytes = 80GB",
    "10 Gbps = 1.25 GB/s",
    "1000 images/s × 500 KB = 500 MB/s = 4 Gbps",
    "1M events/s * 1KB = 1GB/s = 86 TB/day",
    "86TB * 7 days retention = 600TB",
    "30 fps * 8 cameras = 240 frames/s",
    "600 tokens * $10/1M = $0.006",
    "1M requests × 1500 tokens = 1.5B tokens/day × $0.5/1M = $750/day",
    "~$22.5k/month (750 × 30)",
    "12 shards × 3 = 36 nodes @ $500 = $18k/mo",
    "HNSW: 1B × (768×4 + 32×8) = 3.3TB",
    "200 ms − 60 ms = 140 ms left",
    "8 × H100 = 640 GB",
    "E = mc^2",
    "2/3 of 90 = 60",
    "Read:write = 100:1",
    "50/50 split = fair",
    "1 in 1,000 = 0.1%",
    "90 days × 24 h = 2160 h",
    "it takes 3 + 2 = 5 days",
    "1 - (1-0.99)^2 = 99.99%",
    "8 × H100 = 640 GB, Read:write = 100:1",
    "Little's law: 1000 rps * 0.2s = 200 concurrent",
    "Retention (20-30 days) × 17 TB = 340 TB",
    "We have 3 regions × 2 AZs × 4 pods = 24 pods; p99 = 180ms; SLA = 99.95%",
    "Batch size 32 → 64 doubles throughput, 32 × 2 = 64",
    "Budget $50k/month - $36k/month = $14k/month left",
    "At 15% CTR, 100k × 15% = 15k clicks/s",
    "Embedding table 1B users × 64 dims × 4 bytes = 256GB; × 2 replicas = 512GB",
    "So 256GB / 64GB per node = 4 nodes, + 2 spare = 6",
    "model: 175B params × 2 B = 350GB → 8 × 80GB A100 = 640GB",
    "tokens: 500 in + 200 out = 700 tokens per request",
    "700 tokens × 1M requests/day = 700M tokens/day ≈ 8,100 tokens/s",
    "8,100 tokens/s ÷ 2,500 tok/s per GPU = 3.24 → 4 GPUs (×2 for redundancy = 8)",
    "Cost 8 × $2/hr × 24 × 30 = $11.5k/mo",
    "$11.5k / 30M req = $0.38 per 1k requests",
    "Cache hit 90% => 100k × 0.1 = 10k rps reach DB",
    "DB: 10k rps / 2.5k rps per shard = 4 shards",
    "500M × 1 KB = 500 GB raw × 3 (replication) = 1.5 TB",
    "Kafka 1M msg/s × 500 B = 500 MB/s × 86,400 = 43 TB/day × 7 d = 302 TB",
    "average 12k/s, peak = 3× = 36k/s",
    "10^6 × 10^3 = 10^9 bytes = 1GB",
    "5 min × 60 = 300 s",
    "0.5 s × 2,000 QPS = 1,000 in flight",
    "4 KB × 100 M = 400 GB",
    "5M images x 200KB = 1TB/day",
    "2 weeks = 14 days = 336 hours",
    "99.99% availability = 52 min/year downtime",
    "GPU: 80% util → 125% of 8 = 10",
    "1,000,000 users / 1,000 per server = 1,000 servers",
    "100 ms + 2 × 50 ms = 200 ms",
    "100K QPS × 10 KB = 1 GB/s = 8 Gbps",
    "100K * 10KB = 1GB/s per region, ×3 = 3GB/s",
    "15% of 10M = 1.5M",
    "10M daily users × 5 sessions × 20 requests = 1B requests/day = 11.6K QPS",
    "1B/86400 ≈ 12K",
    "12K × 3 (peak factor) ≈ 36K",
    "Memory per user = 2KB ⇒ 10M × 2KB = 20GB",
    "training: 6 × 70B × 1.4T = 5.9e23 FLOPs; / (1024 × 312e12 × 0.4) = 53 days",
    "70B × 20 = 1.4T tokens",
    "50k × 86,400 = 4.3 × 10^9 requests",
    "50k × 86,400 = 4.3×10⁹",
    "10^9 × 2 = 2B",
    "$11.5k / 30M req = $0.38 per 1k requests",
    "2M × $3 per million tokens = $6",
    "3 regions × 12 r6g.2xlarge × $300 = $10.8K; S3 8.6 TB × 30 × $23 = $6K; 100 MB/s × 2.6M s × 2 = 520 TB × $20 = $10.4K",
    "raw 300 MB/s; conflated to 1/key/50 ms ≈ 30% → 90 MB/s peak, ~27 MB/s mean = 71 TB/month",
    "lake 60,000 GB × $0.023 = 1.4k",
    "750K × $0.00045 = $338 + 250K × $0.0075 = $1,875 → $2,213/day = $66K/month",
    "models $62k; 20 orchestrators + guardrails 40 × $150 = $6k",
  ])("%s", (text) => {
    const accused = recomputed(text).filter(
      ({ slip, unitMismatch, problem }) => slip ?? unitMismatch ?? problem,
    );
    expect(accused).toEqual([]);
  });
});

describe("any text", () => {
  const words =
    "5 10M 2B 4 KB $3 /h × * + - ( ) = ≈ → | , : per day a req/s 30% ^ 10^9 1e9 log2( GPUs d users x ~ . \n";
  const text = fc
    .array(fc.constantFrom(...words.split(" "), " "), { maxLength: 60 })
    .map((parts) => parts.join(" "));
  it("is read without an exception, and what is read evaluates without one", () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: "grapheme", maxLength: 200 })), (sample) => {
        for (const { start, end } of extractEquations(sample)) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(sample.length);
        }
        recomputed(sample);
        extractQuantities(sample);
        evaluateLedger({ rows: [{ name: "", expression: sample }], givens: [] });
      }),
      { numRuns: 500 },
    );
  });
});

describe("hostile text", () => {
  it.each([
    ["a chain without end", "1 × ".repeat(25_000)],
    ["parentheses", "(".repeat(100_000)],
    ["pairs of parentheses", "(1 + ".repeat(20_000)],
    ["equals signs", "1 = ".repeat(25_000)],
    ["table bars", "| 1 × 2 ".repeat(15_000)],
    ["digits", "9".repeat(200_000)],
    ["commas", "1,111".repeat(20_000)],
    ["words", "5 words ".repeat(15_000)],
    ["slashes", "5 a/b/c/d/e".repeat(9_000)],
  ])("%s takes no longer than its length", (_, text) => {
    const started = process.cpuUsage();
    const equations = extractEquations(text);
    extractQuantities(text);
    expect(process.cpuUsage(started).user).toBeLessThan(4_000_000);
    expect(equations.length).toBeLessThanOrEqual(300);
  });
});
