import { describe, expect, it } from "vitest";
import { evaluateLedger } from "./ledger.ts";

const row = (expression: string) => evaluateLedger({ rows: [{ name: "row", expression }], givens: [] })[0];

describe("a row of the form in which somebody goes on writing", () => {
  it.each([
    "500M users × 2 KB = 1 TB, × 3 replicas = 3 TB",
    "1B × 1KB × 365 ≈ 365 TB, ×3 replication ≈ 1.1 PB",
    "1B * 1KB = 1TB/day -> 365TB/year -> ~1PB with replication",
    "$250 × 40 = $10k/month → $120k/year",
    "3,000M × $0.50/M + 600M × $1.50/M = $1,500 + $900 = $2,400 a day = $72k a month",
    "600 × $0.70 × 730 = $306,600 + $110k for the index = $417k",
    "5,000/1,333 = 3.75 -> 4, +1 zone -> 6",
    "7M / 50k = 140 → 180 GPUs with 30% headroom",
    "100,000 / 3,500 = 40 cards with a 40% margin",
    "2 × 32 layers × 8 kv heads × 128 × 2 bytes = 131 KB/token; × 8k context = 1.07 GB; × 32 = 34 GB",
    "10M × 0.5% = 50k/day; 50k × 30 s / 3600 = 417 h; / 6 productive h = 70 people",
    "100k × 86,400 = 8.64M, sorry, 8.64 billion a day",
    "16 B × 13B = 208 GB → 8 × 40 GB or 4 × 80 GB",
    "10M × 3 MB × 30 = 900 TB a month, tiered after 30 d: 900 × $23 = $20.7k",
    "35k × 500 = 17.5M/s → 120 cards at 150k",
    "99.9% = 8.8 h/year",
  ])("“%s” is not called wrong", (expression) => {
    expect(row(expression)).toMatchObject({ slip: null, unitMismatch: null });
  });

  it.each([
    ["500M users × 2 KB = 1 GB, × 3 replicas = 3 GB", 1000],
    ["1B × 1 KB = 1 TB/day → 3.65 PB/year", 10],
    ["40 × $2.50 × 730 = $7,300 + $2,000 for storage = $9,300", 10],
    ["100,000 / 3,500 = 2.86 → 3 GPUs with headroom", 10],
    ["100 MB/s × 86,400 = 864 GB, kept for a week", 10],
  ])("the slip in “%s” is found", (expression, factor) => {
    expect((row(expression)?.slip?.factor ?? 0) / factor).toBeCloseTo(1, 1);
  });
});
