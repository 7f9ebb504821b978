import { describe, expect, test } from "vitest";
import { priceCosts } from "./ledger-engine.ts";

const line = (quantity: string, unitPrice: string, perMonth = "") => ({
  item: "x",
  quantity,
  unitPrice,
  perMonth,
});
const price = (...costs: ReturnType<typeof line>[]) =>
  priceCosts({ costs, rows: [{ name: "servers", expression: "140" }], givens: [] });

describe("the bill", () => {
  test.each([
    ["an hourly price runs for 730 hours", line("140", "$0.70/h"), 140 * 0.7 * 730],
    ["a monthly price runs for one month", line("3", "$100/month"), 300],
    ["a bare price is dollars a month", line("3", "$100"), 300],
    ["a stated month stands alone", line("", "", "$72k"), 72_000],
    ["names of the ledger count", line("servers", "$0.70/h"), 140 * 0.7 * 730],
  ])("%s", (_name, cost, usd) => {
    expect(price(cost).lines[0]?.usdMonth).toBeCloseTo(usd, 2);
  });

  test("adds up, and lines that say nothing add nothing", () => {
    expect(price(line("2", "$50"), line("", ""), line("", "", "$1k")).totalText).toBe("$1,100");
  });

  test("a stated month that its own figures contradict is remarked on, and still counts as stated", () => {
    const { lines, totalUsdMonth } = price(line("140", "$0.70/h", "$50k"));
    expect(lines[0]?.remark).toBe("Quantity times price is $71.5k a month.");
    expect(totalUsdMonth).toBe(50_000);
  });

  test.each([
    ["bytes", line("3 TB", "1")],
    ["a name that nobody defined", line("nobody", "$3")],
    ["an import", line("import('fs')", "$3")],
  ])("%s are no money: said in one sentence, added as nothing", (_name, cost) => {
    const { lines, totalUsdMonth } = price(cost);
    expect(lines[0]?.usdMonth).toBeNull();
    expect(lines[0]?.remark).toMatch(/\.$/);
    expect(totalUsdMonth).toBe(0);
  });
});
