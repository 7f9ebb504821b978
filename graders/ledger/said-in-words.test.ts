import { describe, expect, it } from "vitest";
import { extractEquations } from "./extract-equations.ts";
import { evaluateLedger } from "./ledger.ts";

/** By how much the sums of a text are told to be off. */
function slips(text: string): number[] {
  const rows = extractEquations(text).map(({ name, expression, stated }) => ({
    name: name ?? "",
    expression: stated === null ? expression : `${expression} = ${stated}`,
  }));
  return evaluateLedger({ rows, givens: [] }).flatMap(({ slip, unitMismatch }) =>
    slip === null && unitMismatch === null ? [] : [slip?.factor ?? 0],
  );
}

describe("one rate told twice", () => {
  it.each([
    ["100,000 requests per second make 8.64 million requests per day.", 1000],
    ["Two million requests a day are 230 requests per second.", 10],
    ["1 billion events a day is about 1,200 per second.", 10],
    ["Egress is 500 MB/s, which is 500 Mbit/s.", 8],
    ["5M uploads a day, that's 1,389 uploads per second.", 24],
    ["1 KB × 100k/s = 100 MB/s = 864 GB a day.", 10],
  ])("“%s” is off by %d", (text, factor) => {
    const [first] = slips(text);
    expect((first ?? 0) / factor).toBeCloseTo(1, 1);
  });
  it.each([
    "A billion a day is about 12,000 a second.",
    "Egress is 500 MB/s, which is 4 Gbit/s.",
    "1B events a day, peak is 116,000 per second.",
    "1M users a day make 116 requests per second.",
    "We take 2 million requests a day; the limit is 230 requests per second.",
    "10M images a day is at most 1,160 images per second.",
    "At 100 MB/s the link of 100 Mbit/s is full eight times over.",
    "2M requests a day is 23 a second, and the launch day brought 230 a second.",
    "12k requests/s is 1B a day, so 120k/s would be 10B.",
    "10 queries at 50 ms = 0.5 s one after the other.",
    "A batch of 32 at 20 ms = 1,600 per second.",
    "60 requests per minute is 1 per second, the limit for free users.",
    "8.6M calls a day, so 100 a second, 1,000 in the busiest minute.",
  ])("“%s” is right, or compares two things", (text) => {
    expect(slips(text)).toEqual([]);
  });
});

describe("shares and prices of what stands before", () => {
  it.each([
    ["Storage 90 TB at $0.023 per GB = $20.70.", 100],
    ["0.5% of 10M = 500k reviews a day.", 10],
    ["12 cards at $2.50/h × 730 h = $2,190.", 10],
    ["At 3 MB each that is 1,735 × 3 = 5.2 MB/s.", 1000],
    ["2 × 70B × 1,000 = 14 TFLOP.", 10],
    ["Reads: 200K/s at 2 KB = 40 MB/s.", 10],
    ["9 nodes at $2 an hour: 9 × 2 × 730 = $1,314 a month.", 10],
    ["10M × 20 ms = 200,000 s = 555 hours.", 10],
    ["200 billion rows a day, 100 bytes each, that makes 20 GB per day.", 1000],
  ])("“%s” is off by %d", (text, factor) => {
    const [first] = slips(text);
    expect((first ?? 0) / factor).toBeCloseTo(1, 1);
  });
  it.each([
    "Storage 90 TB at $0.023 per GB = $2,070.",
    "900 TB × $0.023 = $20.7k",
    "1.8PB*0.023 = $41k",
    "13 TB × $0.08 = $1,040",
    "0.5% of 10M = 50k reviews a day.",
    "top 1% of 100M items × 2KB = 2GB",
    "Half of 10M × 2 MB = 10 TB moves each day.",
    "At 3 MB each that is 1,735 × 3 = 5.2 GB/s.",
    "A pod has 2 GB. Pictures come in: 10M × 2 = 20 TB a day.",
    "10^6 / 10^3 = 10^3.",
    "2^30 = 1.07 × 10^9.",
    "3.3 MWh × $0.12 = $394",
    "Reads: 200K/s at 2 KB = 400 MB/s.",
    "Copying 60 GB at 3 GB/s takes 20 s.",
    "9 × 2 × 730 = $13k a month",
    "3 calls × 40 = $1.20, at 40 cents each",
    "10M × 20 ms = 200,000 s = 55 hours.",
    "200 billion rows a day, 100 bytes each, that makes 20 TB per day.",
  ])("“%s” is right", (text) => {
    expect(slips(text)).toEqual([]);
  });
});

describe("what a line leaves to the reader", () => {
  it.each([
    "Input comes to 97.5B × $0.20 = $19.5k.",
    "150B × $3 + 12B × $12 = $594k",
    "A new node copies 3 GB / 22.5 = about 135 s.",
    "5M × 10 card-s = 579 cards",
    "4+1 servers = 40",
    "100 thousand million numbers, each two bytes: 200 gigabytes",
    "$3 ÷ 1.4M = 0.21",
  ])("“%s” is right", (text) => {
    expect(slips(text)).toEqual([]);
  });
  it.each([
    ["97.5B × $0.20 = $195k", 100_000],
    ["12 million × 2 KB = 24 TB", 1000],
    ["3 servers × 8 cards = 240 cards", 10],
  ])("“%s” is off by %d", (text, factor) => {
    expect((slips(text)[0] ?? 0) / factor).toBeCloseTo(1, 1);
  });
});
