import { describe, expect, it } from "vitest";
import { extractEquations } from "./extract-equations.ts";
import { evaluateLedger } from "./ledger.ts";

/** Equations of a text that would be told as wrong. */
function accused(text: string) {
  const equations = extractEquations(text);
  const lines = evaluateLedger({
    rows: equations.map(({ name, expression, stated }) => ({
      name: name ?? "",
      expression: stated === null ? expression : `${expression} = ${stated}`,
    })),
    givens: [],
  });
  return lines.flatMap(({ row, slip, unitMismatch, problem }) =>
    (slip ?? unitMismatch ?? problem) ? [{ ...equations[row], slip, unitMismatch, problem }] : [],
  );
}

describe("right sums told in shorthand are not called wrong", () => {
  it.each([
    // A unit left out above the line, where the one below has another prefix.
    "Step at 48: (100 + 19)/4.7 TB/s = 25 ms → 1,900 tok/s",
    "A step reads 100 / 4 TB/s = 25 ms ideal, so again about 42 ms at 40 conversations",
    "weights 140 / 3.35 TB/s = 42 ms per step",
    // An addition whose beginning holds more than can be read.
    "p99 read: client 0.3 + network in region 0.5 + store 1.0 + fan-out to 3 shards (slowest) 1.5 + decode 0.4 = 3.7 ms; hedged",
    "gateway 5 + three calls in parallel, the slowest 40 + ranking 30 = 75 ms",
    // Terms in thousands without saying so.
    "Total: 26.3 + 2.8 + 5.2 + 3 = 37.3k",
    "12.6 + 3.9 = $16.5k a day",
    "1-(0.99^100) = 0.634",
    "200M × 5 = 1B pages a day / 86,400 = 11.6k/s; × 3 at peak = 35k/s",
    "35k/s × 500 candidates = 17.5M scores/s, / 150k per card = 117 cards",
    "10M images/day × 1 MB = 10 TB/day = 116 MB/s avg, ×4 = 463 MB/s peak = 3.7 Gbit/s",
    "human review 0.5% × 10M = 50k/day × 20 s = 278 h/day = 35 people (8 h shifts)",
    "5M chats/day × 800 tokens = 4B tokens/day ≈ 46k tok/s avg, ×3 peak = 139k tok/s",
    "(80×2 − 140) × 0.9 = 18 GB",
    "Adam: 16 bytes × 7B = 112 GB, /8 = 14 GB per card",
    "cold 10% × 120 ms + warm 90% × 5 ms = 16.5 ms average",
    "hit rate 85%: 35k × 15% = 5.3k/s to the DB; 5.3k / 2k per shard = 2.6 → 3 shards ×2 = 6",
    "retry ×3 on 30% timeouts: 1 + 0.3 + 0.09 + 0.03 = 1.42× load",
    "540M / (150k − 50k) = 5,400 s",
    "12 img/s/core → 1,000/12/0.6 = 139 cores, ×1.5 for a zone = 209",
  ])("%s", (text) => {
    expect(accused(text)).toEqual([]);
  });
});

describe("wrong sums in the same shorthand still are", () => {
  it.each([
    ["1B rows × 400 B = 400 MB", 1000],
    ["200 GB / (8 × 3.35 TB/s) = 7.46 s", 1000],
    ["gateway 5 ms + features 15 ms + ranking 40 ms = 45 ms", 1.33],
    ["10B / 86,400 = 11,574 requests per second", 10],
    ["12 × $3 × 730 = $2,628 a month", 10],
  ])("%s", (text, factor) => {
    const [first] = accused(text);
    expect(first?.slip?.factor).toBeCloseTo(factor, 1 - Math.ceil(Math.log10(factor)));
  });
});
