import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EXPRESSION_LIMIT, evaluateExpression } from "./evaluate.ts";
import { formatQuantity } from "./format.ts";
import type { Quantity } from "./quantity.ts";
import { significant } from "./significant.ts";

const scope: Record<string, Quantity> = {
  dau: { value: 10e6, dimension: [0, 0, 0, 0, 0], tag: "user" },
  peak_qps: { value: 70_000, dimension: [-1, 0, 0, 0, 0], tag: "req" },
};

function shown(text: string): string {
  const result = evaluateExpression({ text, scope });
  return result.ok ? formatQuantity(result.quantity) : `error: ${result.message}`;
}

describe("numbers as people write them", () => {
  it.each([
    ["10M", "10M"],
    ["70B", "70B"],
    ["2.5k", "2,500"],
    ["4.3 billion", "4.3B"],
    ["86,400", "86.4k"],
    ["86_400", "86.4k"],
    ["1e9", "1B"],
    ["30%", "0.3"],
    ["$72k", "$72k"],
    ["US$ 1,200", "$1,200"],
    ["3x * 2", "6"],
    ["4x100", "400"],
    ["4.3 × 10^9", "4.3B"],
    ["10⁹", "1B"],
    ["100 / 10 × 10^3", "10k"],
    ["2 ^ 10 × 10^3", "1.02M"],
    ["10m users", "10M users"],
    ["5m", "5 min"],
    ["≈ 90", "90"],
    ["~4 KB", "4 kB"],
    ["−5 + 8", "3"],
  ])("%s is %s", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

describe("units", () => {
  it.each([
    // design.md, Ledger: an attached B is a magnitude, a spaced or rated B is bytes.
    ["2 B", "2 B"],
    ["2B", "2B"],
    ["70B * 2B/param", "140 GB"],
    ["100B/s", "100 B/s"],
    ["8.6B/day", "99.5k/s"],
    ["2 * 80 * 8 * 128 * 2 B", "328 kB"],
    ["8 Gb", "1 GB"],
    ["1 GiB - 1 GB", "73.7 MB"],
    ["1 KiB - 1 kB", "24 B"],
    ["1 Gbps", "125 MB/s"],
    ["200k req/s", "200k req/s"],
    ["100 rps * 1 day", "8.64M req"],
    ["1 month / 1 h", "730"],
    ["1 year / 1 day", "365"],
    ["$3.20/h * 730 h", "$2,336"],
    ["$0.023/GB-month * 520 TB", "$12k/month"],
    ["$3 per million tokens * 4M tokens", "$12"],
    ["$2.5/M * 1,500", "$0.00375"],
    ["3 GPU-hours * $2/h", "$6"],
    ["20 MFLOP * 21M/s", "420 TFLOP/s"],
    ["6.4 GFLOP / 312 TFLOPS", "20.5 µs"],
    ["0.5 kW * 24 h", "12 kWh"],
    ["500 µs + 2 ms", "2.5 ms"],
    // `128 d` are the dimensions of a vector, `30 d` are days.
    ["50M × (128 d × 2 B + ~130 B links)", "19.3 GB"],
    ["30 d * 17 TB/day", "510 TB"],
  ])("%s is %s", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it("divides by the whole quantity behind a slash", () => {
    expect(shown("dau * 20 / 1 day")).toBe("2,315 users/s");
    expect(shown("1 TB / 2 GB/s")).toBe("8.33 min");
  });
});

describe("names", () => {
  it.each(["peak_qps * 2 KB", "Peak QPS * 2 KB", "PEAK-QPS × 2 KB"])("%s finds the row", (text) => {
    expect(shown(text)).toBe("140 MB/s");
  });

  it("says what to do about a name without a value", () => {
    expect(shown("views * 3")).toMatch(/“views” has no value yet: add a row .*\(such as dau, peak_qps\)/);
  });

  it.each(["constructor", "__proto__", "toString", "hasOwnProperty * 2"])(
    "%s is a name like any other",
    (text) => {
      expect(shown(text)).toMatch(/has no value yet/);
    },
  );
});

describe("operators and functions", () => {
  it.each([
    ["2 ^ 10", "1,024"],
    ["2 ** 10", "1,024"],
    ["-2 ^ 2", "-4"],
    ["30% of peak_qps", "21k req/s"],
    ["50 x 3", "150"],
    ["max(1, 2, 3)", "3"],
    ["max(1,200)", "200"],
    ["sum(1 GB, 500 MB)", "1.5 GB"],
    ["ceil(70k / 6k)", "12"],
    ["log2(500M)", "28.9"],
    ["sqrt(16)", "4"],
    ["100k/s × 0.1 s (Little)", "10k"],
  ])("%s is %s", (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it("adds only what measures the same", () => {
    expect(shown("10 GB + 3 s")).toBe("error: You cannot add bytes and time; convert one of them first.");
    expect(shown("min(3, 2 KB)")).toMatch(/cannot compare a plain number and bytes/);
  });

  it("puts different counts together with a remark, never an error", () => {
    const result = evaluateExpression({ text: "5 req + 3 users", scope });
    expect(result).toMatchObject({ ok: true, quantity: { value: 8 } });
    expect(result.ok && result.warnings[0]).toMatch(/req and user/);
  });

  it("raises by a percentage, except where shares are added", () => {
    expect(shown("14 GB + 20%")).toBe("16.8 GB");
    expect(shown("100 - 25%")).toBe("75");
    expect(shown("50% + 20%")).toBe("0.7");
    const shares = evaluateExpression({ text: "0.5 + 20%", scope });
    expect(shares).toMatchObject({ ok: true, quantity: { value: 0.7 } });
    expect(shares.ok && shares.warnings[0]).toMatch(/share of 1/);
  });
});

describe("any arithmetic", () => {
  const sum: fc.Arbitrary<string> = fc.letrec<{ sum: string; part: string }>((tie) => ({
    part: fc.oneof(
      { maxDepth: 4 },
      fc.integer({ min: 1, max: 999 }).map(String),
      tie("sum").map((inner) => `(${inner})`),
      fc
        .integer({ min: 1, max: 99 })
        .map((n) => `-${n}`)
        .map((inner) => `(${inner})`),
    ),
    sum: fc
      .array(fc.tuple(tie("part"), fc.constantFrom("+", "-", "*", "/")), { minLength: 1, maxLength: 5 })
      .map((parts) =>
        parts
          .map(([part, operator]) => `${part} ${operator} `)
          .join("")
          .slice(0, -3),
      ),
  })).sum;

  it("comes out as the language itself computes it", () => {
    fc.assert(
      fc.property(sum, (text) => {
        fc.pre(text.length <= EXPRESSION_LIMIT);
        const expected = new Function(`return ${text}`)() as number;
        const result = evaluateExpression({ text, scope: {} });
        if (!Number.isFinite(expected)) expect(result.ok).toBe(false);
        else if (result.ok) expect(result.quantity.value + 0).toBe(significant(expected) + 0);
        else expect(result.message).toMatch(/divides by zero|too large/);
      }),
      { numRuns: 300 },
    );
  });
});

describe("what is refused, with a sentence", () => {
  it.each([
    ['import("x")', /not a function of the ledger/],
    ["evaluate(1)", /not a function of the ledger/],
    ["a[0]", /has no value yet/],
    ["3[0]", /cannot read “\[”/],
    ["{a: 1}", /cannot read “\{”/],
    ["'x'", /cannot read/],
    ["f(x) = x", /function of the ledger/],
    ["x = 5", /has no value yet|one sum in a row/],
    ["2; 3", /does not belong/],
    ["1e999", /too large/],
    ["10^10^10", /too large/],
    ["(-1) ^ 0.5", /no value/],
    ["1 / 0", /divides by zero/],
    ["5 ^ 2 s", /exponent is a plain number/],
    ["log2(3 s)", /takes a plain number/],
    ["", /stops short/],
    ["3 *", /stops short/],
    ["* 3", /missing before/],
    ["((1 + 2)", /never closed/],
    ["1 + 2)", /closes nothing/],
    ["2 3", /operator/],
    ["¥5 * 3", /cannot read “¥”/],
    ["20–30 s", /range has no single value/],
    ["(".repeat(60) + "1" + ")".repeat(60), /deeper than 50/],
    ["2^".repeat(80) + "1", /deeper than 50/],
    ["-".repeat(80) + "1", /deeper than 50/],
    ["1+".repeat(EXPRESSION_LIMIT) + "1", /under 500 characters/],
  ])("%s", (text, message) => {
    const result = evaluateExpression({ text, scope });
    expect(result.ok).toBe(false);
    if (!result.ok) {
      expect(result.message).toMatch(message);
      expect(result.end).toBeLessThanOrEqual(text.length);
    }
  });

  it("a long sum is not deep", () => {
    expect(shown(Array.from({ length: 200 }, () => "1").join("+"))).toBe("200");
  });

  it("points at the place that is wrong", () => {
    const text = "3 * (2 GB + 5 s)";
    const result = evaluateExpression({ text, scope });
    expect(!result.ok && text.slice(result.start, result.end)).toBe("2 GB + 5 s");
  });
});
