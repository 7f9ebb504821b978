import { describe, expect, test } from "vitest";
import { readDocument } from "./read-document.ts";

const bill = (markdown: string) =>
  readDocument(markdown).answer.costs.map(({ item, quantity, unitPrice, perMonth }) =>
    [item, quantity, unitPrice, perMonth].join(" | "),
  );

describe("a bill told in one paragraph", () => {
  test.each([
    [
      "**Monthly bill.** Memory machines 36 × $1,000 = $36K. Workers 3 × 50 × $700 = $105K. Cables $50K. Ten people $250K. About **$441K**; people are half.",
      [
        "Memory machines | 36 | $1,000 | $36K",
        "Workers | 3 × 50 | $700 | $105K",
        "Cables |  |  | $50K",
        "Ten people |  |  | $250K",
        "Total |  |  | $441K",
      ],
    ],
    [
      "## Bill a month\n\nStore 27 nodes × $1,100 = $30K · stream (60 nodes × 3 × $700) = $126K · logs 36 × $900 = $32K. ≈ **$188K**. Forty teams at one engineer each for their own pipelines is 40 × $25K = $1M today.",
      [
        "Store nodes | 27 | $1,100 | $30K",
        "stream |  |  | $126K",
        "logs | 36 | $900 | $32K",
        "Total |  |  | $188K",
      ],
    ],
    [
      "Cost: LLM $66K + pods and Redis about $10K = $76K per month → $0.0127 per conversation",
      ["LLM |  |  | $66K", "pods and Redis |  |  | $10K", "Total |  |  | $76K per month"],
    ],
    [
      "**Cost in a month**: GPU $1.2K; storage 2.7 PB × $23/TB = $62K (tiered about $25K); moderators 13 × $2,500 = $32.5K (with weekends 18 × $2,500 = $45K); queue $4K. Together around $76K.",
      [
        "GPU |  |  | $1.2K",
        "storage | 2.7 PB | $23/TB | $62K",
        "moderators | 13 | $2,500 | $32.5K",
        "queue |  |  | $4K",
        "Total |  |  | $76K",
      ],
    ],
    [
      "Costs. LLM $150K, with router and cache maybe $70K. Infra $15K. Vector DB $5K. Total about $90K/month.",
      ["LLM |  |  | $70K", "Infra |  |  | $15K", "Vector DB |  |  | $5K", "Total |  |  | $90K/month"],
    ],
    [
      "Cost: 20 orchestrators + guardrails 40 × $150 = $6k, three regions of queues 2,000 € and the rest 3k dollars a month.",
      [
        "orchestrators + guardrails | 40 | $150 | $6k",
        "three regions of queues |  |  | 2,000 €",
        "rest |  |  | 3k dollars a month",
      ],
    ],
  ])("%s", (markdown, lines) => {
    expect(bill(markdown)).toEqual(lines);
  });
});

describe("a bill in a table", () => {
  test("is known by its amounts, under any heading and without a header", () => {
    const table =
      "### a month\n\n| | |\n|---|---|\n| T4s | $3.5K |\n| review 110K/day × $0.03 × 30 | **$99K** |\n| total | **≈ $102.5K** → $0.28 per 1,000 |\n";
    expect(bill(table)).toEqual([
      "T4s |  |  | $3.5K",
      "review 110K/day × $0.03 × 30 |  |  | $99K",
      "Total |  |  | $102.5K",
    ]);
  });
  test("takes the month's column, not the working or the unit price", () => {
    const table =
      "## Sizing and cost\n\n| Component | Unit cost | Qty | Working | Monthly |\n|---|---|---|---|---|\n| GPUs | $2.50/h | 24 | 24 × $2.5 × 730 | $43,800 |\n| S3 | $23/TB | 300 | 300 × 23 | $6,900 |\n";
    expect(bill(table)).toEqual(["GPUs | 24 | $2.50/h | $43,800", "S3 | 300 | $23/TB | $6,900"]);
  });
});

describe("what is not paid", () => {
  test.each([
    ["an alternative", "## Cost\n\nGPUs $44k. An API would cost $90k instead. Rather than A100s at $80k."],
    ["a saving", "## Cost\n\nGPUs $44k. Spot instances cut this to $20k. Tiering saves $5k."],
    ["a price for one request", "## Cost\n\nGPUs $44k. That is $1.20 per 1,000 requests."],
    ["an hourly price alone", "## Cost\n\nGPUs $44k. An L4 costs $0.70/h."],
    [
      "a comparison elsewhere",
      "## Cost\n\nGPUs $44k.\n\n## Decisions\n\nT4 over A100: 3 × 3.7 × 730 = $8.1k.",
    ],
  ])("%s", (_, markdown) => {
    expect(bill(markdown)).toEqual(["GPUs |  |  | $44k"]);
  });
});
