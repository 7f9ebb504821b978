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
    ["≈ **$170k/month**", [["$170k/month", "USD/month"]]],
    ["60% busy", [["0.6", "%"]]],
    [
      "20–30 s",
      [
        ["20 s", "s"],
        ["30 s", "s"],
      ],
    ],
    [
      "in 50 to 80 ms",
      [
        ["50 ms", "ms"],
        ["80 ms", "ms"],
      ],
    ],
    ["100,000 such asks arrive every second", [["100k req/s", "such asks/second"]]],
    ["half of 500M registered users", [["500M users", "registered users"]]],
    ["17 TB a day", [["197 MB/s", "TB/day"]]],
    ["1. first\n2. second", []],
    ["A100, p99, v42, two regions", []],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected);
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
    const started = performance.now();
    const equations = extractEquations(text);
    extractQuantities(text);
    expect(performance.now() - started).toBeLessThan(1_500);
    expect(equations.length).toBeLessThanOrEqual(300);
  });
});
