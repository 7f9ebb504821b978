import { describe, expect, it } from "vitest";
import { evaluateLedger, type LedgerLine } from "./ledger.ts";

function lines(...rows: (string | [string, string])[]): LedgerLine[] {
  return evaluateLedger({
    rows: rows.map((row) =>
      typeof row === "string" ? { name: "", expression: row } : { name: row[0], expression: row[1] },
    ),
    givens: [{ id: "peak_rps", label: "peak request rate", value: 100_000, unit: "1/s" }],
  });
}

function only(row: string): LedgerLine {
  const [line] = lines(row);
  if (line === undefined) throw new Error("no line");
  return line;
}

describe("rows and names", () => {
  it("refer to the givens and to the rows above, whatever the spelling", () => {
    const found = lines(
      ["DAU", "10M users"],
      ["Views per day", "20"],
      ["peak_qps", "3 * dau * views_per_day / 1 day"],
      ["bytes/s", "Peak QPS * 2 KB"],
      ["share", "Peak Request Rate / peak_qps"],
    );
    expect(found.map(({ text }) => text)).toEqual(["10M users", "20", "6,944 users/s", "13.9 MB/s", "14.4"]);
    expect(found[2]).toMatchObject({ key: "peak_qps", parents: ["dau", "views_per_day"] });
  });

  it.each([
    ["name = sum typed behind the name", ["peak = 3 * 50k req/s", ""]],
    ["name = sum typed as the expression", ["", "peak = 3 * 50k req/s"]],
    ["the name repeated in the expression", ["peak", "peak = 3 * 50k req/s"]],
    ["a result behind the sum", ["", "peak = 3 * 50k req/s = 150k req/s"]],
    ["a leading equals sign", ["peak", "= 3 * 50k req/s"]],
  ] as [string, [string, string]][])("%s", (_, row) => {
    expect(lines(row)[0]).toMatchObject({ name: "peak", key: "peak", status: "ok", text: "150k req/s" });
  });

  it("a row does not see the rows below it, nor itself", () => {
    expect(lines(["a", "b * 2"], ["b", "3"])[0]).toMatchObject({ status: "error", quantity: null });
    expect(lines(["a", "a + 1"])[0]).toMatchObject({ status: "error" });
  });

  it("suggests the name that was meant", () => {
    const found = lines(["peak_qps", "70k/s"], ["bytes", "peak_qsp * 2 KB"]);
    expect(found[1]?.problem).toBe("“peak_qsp” has no value yet; did you mean peak_qps?");
  });

  it("shows a sum in the unit asked for", () => {
    expect(only("500M * 2 KB in GB").text).toBe("1,000 GB");
    expect(only("70k req/s to req/day").text).toBe("6.05B req/day");
    expect(only("500M * 2 KB in parsec").problem).toMatch(/operator/);
  });

  it("one row in error leaves the others alone, and an empty one says nothing", () => {
    const found = lines(["a", "5 GB +"], ["b", "2 * 3"], ["c", ""]);
    expect(found.map(({ status }) => status)).toEqual(["error", "ok", "empty"]);
    expect(found[0]?.problem).toMatch(/stops short/);
  });

  it("names of prototypes are rows like any other", () => {
    const found = lines(["constructor", "5"], ["__proto__", "7"], ["x", "constructor * proto"]);
    expect(found[2]).toMatchObject({ status: "ok", text: "35" });
  });
});

describe("a stated result", () => {
  // Origins: calibration answers (strong, good, paraphrase) and bank samples; all of them are right.
  it.each([
    "50k × 86,400 s = 4.3B requests/day",
    "50,000 × 86,400 ≈ 4.3 billion asks a day",
    "40K × 86.4K s ≈ 3.5B req/day",
    "100k/s × 0.1 s (Little) = ~10k concurrent",
    "70k × 300 = 21M item scores/s",
    "100,000 × 50M = 5 trillion judgements a second",
    "70k × 2 KB = 140 MB/s",
    "8.4 GB/s ≈ 67 Gbit/s",
    "4 MB/s ≈ 345 GB/day",
    "100M × 128 floats × 4B = 51 GB",
    "20M × 512 B = 10 GB",
    "3.5B × 20 impressions × 100B = 7 TB/day",
    "500M × 100 × 8 B = 400 GB",
    "50M × (128 d × 2 B + ~130 B links) = ~19 GB",
    "2,000 asks/s × 500 numbers × 4 bytes = 4 MB/s",
    "8.64M × 1 KB = 8.6 GB per day",
    "21M/s × 20 MFLOP = 420 TFLOP/s",
    "21M / 0.25M = 84 GPUs",
    "70k/6k ≈ 12 nodes",
    "84 * 1.667 = 140 GPUs",
    "84 = ~90",
    "140 L4 × $0.70 × 730 h = $72k",
    "140 cards × $0.70/h × 730 ≈ $72k",
    "150 L4-ish GPUs × ~$0.8/h × 730 = ~$88K/month",
    "130 × 8 vCPU × $0.22 × 730 = $21k",
    "520 TB × $23 = $12k",
    "18 × $0.65 × 730 = $9k",
    "3 × 3.7 × 730 = $8.1k",
    "2 A100 × $3/h × 730 h = $4,380",
    "2,000 × 5 ms = 10 GPUs busy all day",
    "80,000 × 0.2 / 3,600 = 4.4 questions/second",
    "10M users × 10 req/day / 86,400 = 1,157 rps",
    "10M users × 10 req/day / 100k = ~1,000 rps",
    "10M / 86400 = 116 images/s avg",
    "24 h/day × 30 = 720 h",
    "17 TB/day × 30 d ≈ 520 TB",
    "50M × 400 B / 1e9 = 20 GB",
    "8.4 GB/s × 8 = 67 Gbit/s",
    "200 GB / (8 × 3.35 TB/s) = 7.5 ms",
    "1.5k × $2.5/M + 250 × $10/M = $0.0063",
    "log2(500M) ≈ 29 comparisons",
    "6.2 * 1 = 7 nodes",
    "20 GB / 1 GB/s = 20–30 s",
    "4 GPUs + 2 small ≈ $8.5k",
    "2 A100 × $3/h × 730 h = $4,380 + database $2,000 + Redis $500 = under $7K per month",
    "5 + 5 = 8 + 2 = 10",
  ])("%s is accepted", (row) => {
    expect(only(row)).toMatchObject({ status: "ok", slip: null, unitMismatch: null });
  });

  // Origins: the fluent wrong answers of the calibration set and of the bank.
  it.each([
    ["100,000 rps × 86,400 s = 8.64 million requests per day", 1000, "8.64B requests/day"],
    ["50M × 128 × 4 B = 25.6 MB", 1000, "25.6 GB"],
    ["2,000 rps × 2 KB × 86,400 = 345 TB per day", 1000, "346 GB/day"],
    ["5M × 2 MB = 10 GB/day", 1000, "10 TB/day"],
    ["20M users × 2 ms = 40 s", 1000, "11.1 h"],
    ["2,000 requests/s × 500 features × 4 bytes = 4 GB/second", 1000, "4 MB/s"],
    ["8.4 GB/s = 8.4 Gbit/s", 8, "67.2 Gb/s"],
    ["50k × 86400 = 5.2B", 1.2, "4.32B"],
    ["100 GB × 3 = 330 GB", 1.1, "300 GB"],
  ])("%s is a slip", (row, factor, right) => {
    const line = only(row);
    expect(line.slip?.factor).toBeGreaterThan(factor * 0.97);
    expect(line.slip?.factor).toBeLessThan(factor * 1.03);
    expect(line.text).toBe(right);
  });

  it("says in words what the factor looks like", () => {
    expect(only("50M × 128 × 4 B = 25.6 MB").slip?.words).toMatch(
      /too small by a factor of 1,000: .*MB against GB/,
    );
    expect(only("8.4 GB/s = 8.4 Gbit/s").slip?.words).toMatch(/bits and bytes/);
  });

  it("is allowed the rounding of its digits, and a tenth behind ≈", () => {
    expect(only("50k * 86400 = 4.3B").slip).toBeNull();
    expect(only("84 * 1 ≈ 90").slip).toBeNull();
    expect(only("84 * 10.5 = 950").slip?.factor).toBeCloseTo(1.077, 2);
    expect(only("84 * 10.5 ≈ 950").slip).toBeNull();
  });

  it("in another dimension is a unit mismatch, no slip", () => {
    const line = only("10M × 2 KB = 20 s");
    expect(line.slip).toBeNull();
    expect(line.unitMismatch).toBe("the sum gives bytes, the result is stated in time");
  });

  it("gives the row the unit it was stated in, and later rows go on with it", () => {
    const found = lines(["logs", "4.3B × 4 KB = 17 TB/day"], ["kept", "logs * 30 days"]);
    expect(found.map(({ text }) => text)).toEqual(["17.2 TB/day", "516 TB"]);
  });

  it("after a slip later rows go on with what the sum gives", () => {
    const found = lines(["daily", "100,000 rps × 1 day = 8.64 million"], ["log", "daily * 1 KB"]);
    expect(found[0]?.slip?.factor).toBe(1000);
    expect(found[1]?.text).toBe("8.64 TB");
  });
});

describe("hostile rows", () => {
  it("ten thousand characters, and two hundred rows of nesting, end quickly and in sentences", () => {
    const started = process.cpuUsage();
    const rows = Array.from({ length: 200 }, (_, index) => ({
      name: `r${index}`,
      expression: index % 2 === 0 ? "(".repeat(400) : `${"1 B × ".repeat(60)}1 = 2 = 3 = 4B = 5 d`,
    }));
    const ambiguous = `${"8B × 24 × 5 users × 60 d × ".repeat(18)}1 = 3 TB/day`;
    rows.push(...Array.from({ length: 100 }, () => ({ name: "", expression: ambiguous })));
    rows.push({ name: "long", expression: "9".repeat(10_000) });
    const found = evaluateLedger({ rows, givens: [] });
    expect(found.at(-1)).toMatchObject({ status: "error", problem: expect.stringMatching(/500 characters/) });
    expect(process.cpuUsage(started).user).toBeLessThan(4_000_000);
  });
});
