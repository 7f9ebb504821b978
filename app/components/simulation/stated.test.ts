import { describe, expect, test } from "vitest";
import type { NonFunctional } from "~graders";
import { readStated } from "./stated.ts";

const row = (name: string, expression: string) => ({ name, expression });
const target = (metric: string, value: string, unit = "", percentile = ""): NonFunctional => ({
  metric,
  comparator: "<=",
  value,
  unit,
  percentile,
});
const read = (given: Partial<Parameters<typeof readStated>[0]>) =>
  readStated({ givens: [], rows: [], targets: [], ...given });

describe("what the sketch is run under", () => {
  test("nothing is assumed where nothing is stated", () => {
    expect(read({})).toEqual({ loads: [], p99Ms: null, availability: null, usdPerMonth: null });
  });

  test("a peak comes before an average, and tokens and bytes are no requests", () => {
    const { loads } = read({
      rows: [
        row("dau", "10M users"),
        row("average rps", "dau * 20 / 1 day"),
        row("peak rps", "average_rps * 3"),
        row("tokens", "peak_rps * 500 tokens"),
        row("egress", "peak_rps * 20 KB"),
      ],
    });
    expect(loads.map(({ from }) => from)).toEqual(["your ledger, peak rps", "your ledger, average rps"]);
    expect(loads[0]?.value).toBeCloseTo((3 * 10e6 * 20) / 86_400, 2);
  });

  test("a number that the prompt gives is taken, with its unit", () => {
    const { loads, p99Ms } = read({
      givens: [
        { id: "peak_rps", label: "requests per second at peak", value: 100_000, unit: "1/s" },
        { id: "read_ms", label: "read latency, p99", value: 12, unit: "ms" },
      ],
    });
    expect(loads).toEqual([{ value: 100_000, from: "the prompt" }]);
    expect(p99Ms).toEqual({ value: 12, from: "the prompt" });
  });

  test("targets are read in their units, and the candidate's own comes first", () => {
    const { p99Ms, availability, usdPerMonth } = read({
      targets: [
        target("latency", "90", "ms", "p50"),
        target("latency", "0.2", "s", "p99"),
        target("availability", "99.95", "%"),
        target("cost", "$40k", "/month"),
      ],
    });
    expect(p99Ms?.value).toBeCloseTo(200, 9);
    expect(availability?.value).toBeCloseTo(0.9995, 9);
    expect(usdPerMonth?.value).toBeCloseTo(40_000, 2);
  });

  test("what does not compute is passed over", () => {
    expect(read({ rows: [row("peak", "lots / s")], targets: [target("latency", "fast")] }).loads).toEqual([]);
  });
});
