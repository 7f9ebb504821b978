import { describe, expect, it } from "vitest";
import { extractEquations } from "./extract-equations.ts";
import { extractQuantities } from "./extract-quantities.ts";
import { formatQuantity } from "./format.ts";
import { evaluateLedger } from "./ledger.ts";

const quantities = (text: string) =>
  extractQuantities(text).map(({ quantity, unit }) => `${formatQuantity(quantity)} [${unit}]`);
const sums = (text: string) =>
  extractEquations(text).map(({ expression, stated }) => `${expression} = ${stated ?? ""}`);
const wrong = (text: string) =>
  evaluateLedger({
    rows: extractEquations(text).map(({ expression, stated }) => ({
      name: "",
      expression: stated === null ? expression : `${expression} = ${stated}`,
    })),
    givens: [],
  }).filter(({ slip, unitMismatch }) => slip ?? unitMismatch);

describe("numbers in words", () => {
  it.each([
    ["two hundred million people", ["200M users [people]"]],
    ["half a million users", ["500k users [users]"]],
    ["one and a half billion rows", ["1.5B events [rows]"]],
    ["a million and a half users", ["1.5M users [users]"]],
    ["twelve thousand a second", ["12k/s [1/second]"]],
    ["within a fifth of a second", ["200 ms [second]"]],
    ["within a second and a half", ["1.5 s [second]"]],
    ["50 thousandths of a second", ["50 ms [second]"]],
    ["three quarters of an hour", ["45 min [hour]"]],
    ["five hundred and twelve bytes", ["512 B [bytes]"]],
    ["thirty per cent, 30 percent", ["0.3 [%]", "0.3 [%]"]],
    ["a dozen servers", ["12 nodes [servers]"]],
    ["1.5 bn rows, 2 crore users", ["1.5B events [rows]", "20M users [users]"]],
    // Not numbers: names, fractions of something, pronouns, articles.
    ["a two-tower model, two thirds of it, one of them, in a second", []],
    // A share of a round count is one.
    [
      "one in a thousand asks, 1 in 1,000 asks, 95 of 100 messages",
      ["0.001 [%]", "1 []", "0.001 [%]", "95 []"],
    ],
  ])("%s", (text, expected) => {
    expect(quantities(text)).toEqual(expected);
  });

  it("are numbers in a ledger row too", () => {
    const [line] = evaluateLedger({
      rows: [{ name: "pages", expression: "two hundred million × 5 / 1 day" }],
      givens: [],
    });
    expect(line?.text).toBe("11.6k/s");
  });
});

describe("sums told in words", () => {
  it.each([
    [
      "two hundred million people, five pages each, makes a billion pages a day, about twelve thousand a second",
      ["200 million people × 5 pages = ~1 billion pages/day", "1 billion pages/day = ~12000/second"],
    ],
    ["10M images per day, 1 MB each", ["10M images/day × 1 MB = "]],
    ["10M images per day at 1 MB each is 10 TB a day", ["10M images/day × 1 MB = ~10 TB/day"]],
    [
      "2 million messages a second arrive at the busiest exchange, 50 bytes each: 100 MB/s",
      ["2 million messages/second × 50 bytes = ~100 MB/s"],
    ],
    [
      "a thousand requests a second, each taking 50 ms, keep 50 workers busy",
      ["1000 requests/second × 50 ms = ~50 workers"],
    ],
    ["50M users with 2 KB per user makes 100 GB", ["50M users × 2 KB/user = ~100 GB"]],
    [
      "34 small ovens, at half a dollar an hour $12,400 a month",
      ["34 small × 0.5 dollar/hour = ~$12,400/month"],
    ],
    ["eight boxes at $1.20 an hour, $7,000 a month", ["8 boxes × $1.20/hour = ~$7,000/month"]],
    ["readers: three at 80 cents an hour, $1,750", ["3 × 80 cents/hour × 730 hours = ~$1,750"]],
    ["1B a day, or 12k/s", ["1B/day = ~12k/s"]],
    ["20K instruments, 400 feats each × 16 B = 128 MB", ["20K instruments × 400 feats × 16 B = ~128 MB"]],
  ])("%s", (text, expected) => {
    expect(sums(text)).toEqual(expected);
    expect(wrong(text)).toEqual([]);
  });

  it.each([
    "We send 50M → 1500 (four sources, ~400 each)",
    "12k/s on average and 40k/s at peak",
    "1B a day, about 40k/s when everybody wakes up",
    "three regions, five nodes each",
  ])("nothing is read into: %s", (text) => {
    expect(sums(text)).toEqual([]);
  });
});
