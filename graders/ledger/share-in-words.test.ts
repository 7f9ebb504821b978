import { describe, expect, test } from "vitest";
import { extractQuantities } from "./index.ts";

const shares = (text: string) =>
  extractQuantities(text).flatMap(({ quantity, unit }) => (unit === "%" ? [quantity.value] : []));

describe("a share told in words", () => {
  test.each([
    ["That is 1.46 in a hundred of all payments.", 0.0146],
    ["About one in 8,000 answers is wrong.", 0.000125],
    ["We lose 3 out of every 10,000.", 0.0003],
  ])("is read in %j", (text, share) => {
    expect(shares(text)).toEqual([share]);
  });

  test.each([
    "Two in 3 regions hold a copy.",
    "It was 4 in 2026 and 12 in the year after.",
    "We deploy 20 in 10 minutes.",
  ])("is not read in %j", (text) => {
    expect(shares(text)).toEqual([]);
  });
});
