import { describe, expect, test } from "vitest";
import { readDocument } from "./read-document.ts";

const bill = (markdown: string) =>
  readDocument(markdown).answer.costs.map(({ item, quantity, unitPrice, perMonth }) =>
    [item, quantity, unitPrice, perMonth].join(" | "),
  );

describe("a bill told without a currency sign", () => {
  test("has its lines and its whole where a month is named in a section on cost", () => {
    expect(bill("## Cost\n\n4 servers at 1,800 = 7,200/month plus switches 6,000. Call it 13k.")).toEqual([
      "servers | 4 | $1,800 | $7,200/month",
      "switches |  |  | $6,000",
      "Total |  |  | $13k",
    ]);
  });

  test("has them behind a lead on costs", () => {
    expect(bill("Costs: servers 4 × 1,800 = 7,200 a month, storage 900. Total 8,100 a month.")).toEqual([
      "servers | 4 | $1,800 | $7,200",
      "storage |  |  | $900",
      "Total |  |  | $8,100",
    ]);
  });

  test.each([
    "## Cost\n\nWe serve 1,800 requests a month plus 300 on Sunday.",
    "## Load\n\n4 servers at 1,800 = 7,200/month plus 6,000. Call it 13k.",
    "## Cost\n\nA card does 1,800 plus 300, and four of them 8,400.",
  ])("is not seen in %j", (markdown) => {
    expect(bill(markdown)).toEqual([]);
  });

  test("keeps places: what was lifted stands where it was written", () => {
    const { answer, lifted } = readDocument(
      "## Cost\n\n4 servers at 1,800 = 7,200/month plus switches 6,000.",
    );
    const place = lifted["costs.1"];
    expect(answer.operations + answer.prose + answer.scope).toContain("switches 6,000");
    expect(place).toBeDefined();
  });
});

test("a line headed with the month is a bill as one headed with costs", () => {
  expect(bill("**Month:** 3 cards × $500 = $1,500; workers 12 × $210 = $2,520; about $4k.")).toEqual([
    "cards | 3 | $500 | $1,500",
    "workers | 12 | $210 | $2,520",
    "Total |  |  | $4k",
  ]);
  expect(bill("**Month 3:** the fleet grows to 12 × $210 = $2,520.")).toEqual([]);
  expect(bill("**Monthly review:** we look at what $2,520 bought.")).toEqual([]);
});
