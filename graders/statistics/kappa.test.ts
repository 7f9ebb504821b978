import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cohenKappa } from "./kappa.ts";

/** Pairs from a table of counts, rows the first rater's. */
const pairsOf = (table: readonly (readonly number[])[]) =>
  table.flatMap((row, a) =>
    row.flatMap((count, b) => Array.from({ length: count }, () => [`v${a}`, `v${b}`] as const)),
  );

describe("Cohen's kappa", () => {
  it("is 0.492 for Cohen's own example of 200 cases in three categories (Cohen 1960, table 1)", () => {
    const agreement = cohenKappa(
      pairsOf([
        [88, 14, 18],
        [10, 40, 10],
        [2, 6, 12],
      ]),
    );
    expect(agreement.cases).toBe(200);
    expect(agreement.observed).toBe(0.7);
    expect(agreement.kappa).toBeCloseTo(0.492, 3);
  });
  it("is 0.4 for 50 grant proposals read by two people (the usual two by two example)", () => {
    expect(
      cohenKappa(
        pairsOf([
          [20, 5],
          [10, 15],
        ]),
      ).kappa,
    ).toBeCloseTo(0.4, 9);
  });
  it("is 1 when two raters always agree and use more than one verdict, and below 0 when they never do", () => {
    expect(
      cohenKappa(
        pairsOf([
          [3, 0],
          [0, 4],
        ]),
      ).kappa,
    ).toBe(1);
    expect(
      cohenKappa(
        pairsOf([
          [0, 3],
          [3, 0],
        ]),
      ).kappa,
    ).toBe(-1);
  });
  it("is not defined where both gave one verdict throughout, though they agree", () => {
    expect(cohenKappa(pairsOf([[7]]))).toEqual({ cases: 7, observed: 1, kappa: null, why: "one-verdict" });
  });
  it("is 0, not undefined, when one of the two gave one verdict and the other did not", () => {
    expect(cohenKappa(pairsOf([[3, 4]]))).toMatchObject({ kappa: 0, why: null });
  });
  it("says that there are no cases instead of giving a number", () => {
    expect(cohenKappa([])).toEqual({ cases: 0, observed: null, kappa: null, why: "no-cases" });
  });
  it("is the same with the raters exchanged, and never above 1", () => {
    const verdict = fc.constantFrom("met", "partly-met", "not-met");
    fc.assert(
      fc.property(fc.array(fc.tuple(verdict, verdict), { minLength: 1, maxLength: 60 }), (pairs) => {
        const { kappa } = cohenKappa(pairs);
        expect(cohenKappa(pairs.map(([a, b]) => [b, a] as const)).kappa).toBe(kappa);
        if (kappa !== null) expect(Math.abs(kappa)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
