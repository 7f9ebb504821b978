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
    // The sign of per cents stands behind the last alone; a share is told as so many in a hundred.
    "45 + 35 + 20 = 100%",
    "The two together save less than 40 + 25 = 65%",
    "1 − 0.98^3 = 6 mornings in a hundred",
    // The size of a model that is paid for, what a machine has, operations without their name, a running total.
    "A hosted 13B model at $0.30/M tokens = $12k a month for us",
    "Four servers 32 cores 128 GB × $600 = $2,400",
    "4 cards at 35% of 1,000 TFLOPS = 1.4e15/s",
    "vectors 60M × 0.5 KB = 30 GB, links 60M × 64 × 4 B = 15 GB ≈ 45 GB together",
    // Arrows of a funnel, and one that means hence; the total of a list whose last item is a product.
    "40M → 20 × 150 → 200 → 12",
    "9 million / 300 million a second = 30 thousandths",
    "sqrt(0.1 × 0.9 / 400) = 1.5 points",
    "20M × 3 points = 0.6M orders",
    "door 5 + shelf 20 + till 40 = 65 thousandths",
    "chunks of 200/500/page → 500 by heading",
    "at $3/$9 → 50k × 30 × $0.01 = $15k a month",
    "door 8, profile 12, search 30, three hops × 5 = 65",
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
    // A margin, or a choice behind an arrow, need not follow from the sum.
    "28.6 cards → 40 with headroom",
    // A share behind counts multiplied follows from what was said of them.
    "array filled: 512 columns = exactly 2 × 256 → 100%, padding factor 1.0",
    "4 × 8 cards → 100% of the rack used",
    "100,000 / 3,500 = 28.6 → 40 cards with headroom.",
    "100,000 / 3,500 = 40 cards with a 40% margin.",
    "Peak: 348/s ÷ 60/s per card = 5.8 → 8 with headroom for a lost zone.",
    "5,000/1,333 = 3.75 -> 4, +1 zone -> 6 (2 per AZ).",
    // A unit left out above the line, or a price whose time is left out.
    "4 × 990 × 0.4 = 1,584 TFLOPS: 0.25 s.",
    "8 × 312 × 0.5 = 1,248 TFLOPS usable.",
    "2,780 GPU-h/day × $0.70 × 30 = $58k.",
    // Prefixes alone stand for operations.
    "6,000 tok/s × 0.3 T = 1.8 P",
    "1.8 PFLOP/s / 150 T = 12 cards",
    "8 × 1,500 × 0.5 = 6.00 P in all, since 1,500 T is the sheet's figure",
    "(4,000 + 1,500) × 300 GFLOP = 1.65 POP/s",
    "900 × 0.3 T / 2.7 P = 100 ms",
    "260 TB × 23 = $6k per month.",
    "3 × 2.4 kW × 0.12 = $0.86 per hour.",
    "60 engineer-days × $800 = $48k.",
    "1,680 GPU-h × $2.50 × 4.3 = $18k a month.",
    // Shares in percent, the sign apart or left out.
    "1 − 0.99^5 = 4.9 % of requests are slow",
    "The chance that at least one of 100 is slow is 1 − 0.99^100 = 63 %.",
    "0.02 × 0.3 = 0.6 %, which is fine.",
    "share of slow pages: 1 − 0.99^100 = 63",
    // What stands behind the sign is the first term of another sum.
    "0.66 × 0.069 + 0.22 × 1.44 = 0.0455 + 0.3168 = 0.362 cents, × 12 million = $43,500",
    "12 × 3 + 8 × 2 = 36 + 16 = 52.",
    "0.9 × 2 ms + 0.1 × 40 ms = 1.8 + 4 = 5.8 ms average.",
    // The author corrects himself.
    "100,000 × 5,000,000 = 500 millions... no, 5 × 10^11 scores per second.",
    "100k × 86,400 = 8.64M, sorry, 8.64 billion a day.",
    "100k × 86,400 = 8.6M — wait, that's 8.6B — per day.",
    // Numbers as half of Europe writes them.
    "10 000 000 × 2 MB = 20 TB per day.",
    "10 000 000 / 86 400 = 116 images per second.",
    "10.000.000 / 86.400 = 116/s.",
    "2,5 × 4 = 10 GPUs.",
    "1,5 TB × 3 = 4,5 TB.",
    "0,7 $/h × 730 h × 40 = 20.440 $.",
    // Powers of ten above and below the line; a spaced B that is a billion.
    "9 × 10^20 / 4 × 10^14 = 2.25M s.",
    "10 B rows / 100k/s = 28 h.",
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
    ["10,000,000 / 86,400 = 1,157 images per second", 10],
    ["4 × 989 TFLOPS × 0.4 = 158 TFLOPS", 10],
    ["600 × $0.70 × 730 = $30,660", 10],
    ["1 − 0.999^10 = 10 %", 10],
    ["100k × 1 KB = 1 GB/s", 10],
    ["1.2 GB/s = 1.2 Gbit/s", 8],
    ["3 replicas × 500 GB = 15 TB", 10],
    ["2,5 × 4 = 100 GPUs", 10],
    ["0.5 × 0.4 → 2% of the card", 10],
  ])("%s", (text, factor) => {
    const [first] = accused(text);
    expect(first?.slip?.factor).toBeCloseTo(factor, 1 - Math.ceil(Math.log10(factor)));
  });
});

describe("across the cells of a table", () => {
  it.each([
    [
      "thousands of dollars in the header",
      [
        "| item | sum | k$ |",
        "|---|---|---|",
        "| GPUs | 135 × $0.70/h × 730 | 69 |",
        "| cores | 240 × $29 | 7 |",
        "| egress | 311 TB × $0.05/GB | 16 |",
      ],
    ],
    [
      "thousands in words",
      [
        "| line | calculation | thousand $/month |",
        "|---|---|---|",
        "| cards | 40 × $2.50 × 730 | 73 |",
        "| nodes | 12 × $400 | 4.8 |",
      ],
    ],
    [
      "millions in the header",
      ["| what | working | $M per year |", "|---|---|---|", "| training | 2,000 GPU-h × $2.5 × 52 | 0.26 |"],
    ],
    [
      "hours in a column between",
      [
        "| resource | count × price | hours | month |",
        "|---|---|---|---|",
        "| L4 | 20 × $0.70 | 730 | $10,220 |",
        "| H100 | 8 × $2.50/h | 730 | $14.6k |",
      ],
    ],
    [
      "copies in a column between",
      [
        "| resource | per copy | copies | total |",
        "|---|---|---|---|",
        "| index | 100M × 256 B | 3 | 77 GB |",
        "| store | 2 × 8 GB | 8 | 128 GB |",
      ],
    ],
    [
      "two counts that look like a quotient",
      [
        "| | cards | $/month |",
        "|---|---|---|",
        "| + timetable | 16/8 | 19,000 |",
        "| + speculation | 12/6 | 14,000 |",
      ],
    ],
    [
      "a total over what stands before",
      [
        "| | |",
        "|---|---|",
        "| history: hot year 174 TB × $23 + 6 cold years 1,044 TB × $4 | 8,178 |",
        "| log 6 × $1.50 × 730 | 6,570 |",
      ],
    ],
    [
      "each cell with its unit",
      [
        "| step | formula | result |",
        "|---|---|---|",
        "| average | 10M / 86,400 | 116 |",
        "| peak | 116 × 3 | 350/s |",
        "| bytes | 10M × 2 MB | 20 TB |",
        "| a year | 20 TB × 365 | 7.3 PB |",
      ],
    ],
    [
      "the unit in the header",
      [
        "| step | formula | result (TB) |",
        "|---|---|---|",
        "| bytes | 10M × 2 MB | 20 |",
        "| a year | 20 × 365 | 7,300 |",
      ],
    ],
    [
      "the sum behind its result",
      [
        "| quantity | value | basis |",
        "|---|---|---|",
        "| storage | 7.3 PB | 20 TB × 365 |",
        "| peak | 348/s | 3 × 116 |",
      ],
    ],
    [
      "two percentiles",
      ["| tier | p50/p99 (ms) | nodes |", "|---|---|---|", "| cache | 1/3 | 6 |", "| store | 4/12 | 24 |"],
    ],
    [
      "shares in percent",
      [
        "| metric | share (%) | how |",
        "|---|---|---|",
        "| slow pages | 1 − 0.99^100 | 63 |",
        "| errors | 2/1000 | 0.2 |",
      ],
    ],
    [
      "millions under a name",
      [
        "| name | calc | in millions |",
        "|---|---|---|",
        "| lists a day | 200M × 5 | 1,000 |",
        "| rows | 50k × 400 | 20 |",
      ],
    ],
    [
      "a heading that multiplies",
      [
        "| component | qps/node | nodes × 2 | note |",
        "|---|---|---|---|",
        "| ANN | 40k/250 | 160 | plus 50% |",
        "| rank | 40k/4k | 10 | 20 with failover |",
      ],
    ],
  ])("nothing is called wrong with %s", (_, lines) => {
    expect(accused(lines.join("\n"))).toEqual([]);
  });

  it.each([
    ["a rate", ["| step | formula | result |", "|---|---|---|", "| average | 10M / 86,400 | 1,157/s |"]],
    ["bytes", ["| step | formula | result |", "|---|---|---|", "| bytes | 10M × 2 MB | 20 GB |"]],
    ["years", ["| step | formula | result |", "|---|---|---|", "| a year | 20 TB × 365 | 73 PB |"]],
    [
      "a bill",
      ["| item | count × price | per month |", "|---|---|---|", "| GPUs | 40 × $2.50 × 730 h | $7,300 |"],
    ],
    [
      "prices",
      ["| item | count × price | per month |", "|---|---|---|", "| storage | 500 TB × $23/TB | $115,000 |"],
    ],
    [
      "a day of logs",
      ["| what | sum | comes to |", "|---|---|---|", "| logging | 100k/s × 1 KB × 86,400 | 8.6 GB a day |"],
    ],
    ["a sum in one cell", ["| what | sum |", "|---|---|", "| peak | 1,200/s × 3 = 36,000/s |"]],
    [
      "bytes in one cell",
      ["| Quantity | Estimate |", "|---|---|", "| KV per token | 2 × 80 × 8 × 128 × 2 B = 328 MB |"],
    ],
    ["time in one cell", ["| step | ms |", "|---|---|", "| model | 2 × 12 ms = 240 ms |"]],
    [
      "a plain count",
      ["| name | calc | value |", "|---|---|---|", "| requests a day | 50,000 × 86,400 | 432,000,000 |"],
    ],
  ])("a slip is found in %s", (_, lines) => {
    expect(accused(lines.join("\n"))).toHaveLength(1);
  });
});
