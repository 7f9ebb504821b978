import { describe, expect, it } from "vitest";
import { judgeEstimate } from "./judge-estimate.ts";

const judge = (value: number, expected: number, own: number | null) =>
  judgeEstimate({ value, expected, expectedFromOwnInputs: own, full: 1.5, part: 3 });

describe("an estimate held against the expected value and against its own inputs", () => {
  it.each([
    ["exact", 100, 100, null, "right", "none"],
    ["within the full factor", 140, 100, null, "right", "none"],
    ["right on other inputs", 30_000, 100_000, 31_000, "right-on-own-inputs", "assumption"],
    ["right although its own inputs differ", 100_000, 100_000, 20_000, "right", "none"],
    ["twice too much", 200, 100, 100, "near", "slip"],
    ["bits for bytes", 800, 100, 100, "off", "unit"],
    ["MB for GB", 0.1, 100, 100, "off", "unit"],
    ["a slip of a factor of five", 500, 100, 100, "off", "slip"],
    ["zero", 0, 100, 100, "off", "slip"],
    ["negative", -100, 100, null, "off", "slip"],
  ] as const)("%s", (_, value, expected, own, verdict, reason) => {
    expect(judge(value, expected, own)).toMatchObject({ verdict, reason });
  });

  it("rounds before it compares, so that the last bit decides nothing", () => {
    expect(judge(0.1 + 0.2, 0.2, null).verdict).toBe("right");
  });
});
