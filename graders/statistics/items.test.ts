import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correlation, histogram, itemStatistics } from "./items.ts";

describe("discrimination", () => {
  it("is the point-biserial correlation where an item is earned or not", () => {
    const shares = [1, 1, 1, 0, 0, 1, 0, 1];
    const marks = [88, 76, 91, 40, 52, 63, 47, 70];
    const of = (which: number) => marks.filter((_, i) => shares[i] === which);
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    const deviation = Math.sqrt(mean(marks.map((mark) => (mark - mean(marks)) ** 2)));
    const [p, q] = [5 / 8, 3 / 8];
    const pointBiserial = ((mean(of(1)) - mean(of(0))) / deviation) * Math.sqrt(p * q);
    expect(correlation(shares.map((share, i) => [share, marks[i] ?? 0]))).toBeCloseTo(pointBiserial, 9);
  });
  it("is 0.5298 for a worked example of six pairs", () => {
    expect(
      correlation([
        [43, 99],
        [21, 65],
        [25, 79],
        [42, 75],
        [57, 87],
        [59, 81],
      ]),
    ).toBeCloseTo(0.529809, 6);
  });
  it("is null where everybody earned the same, or too few did anything", () => {
    expect(
      correlation([
        [1, 30],
        [1, 60],
        [1, 90],
      ]),
    ).toBeNull();
    expect(
      correlation([
        [0, 30],
        [1, 60],
      ]),
    ).toBeNull();
  });
  it("lies between -1 and 1, and turns with the sign of the item", () => {
    const share = fc.constantFrom(0, 0.25, 0.5, 1);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(share, fc.integer({ min: 0, max: 100 })), { minLength: 3, maxLength: 40 }),
        (pairs) => {
          const r = correlation(pairs);
          if (r === null) return;
          expect(Math.abs(r)).toBeLessThanOrEqual(1.000000001);
          expect(correlation(pairs.map(([x, y]) => [1 - x, y] as const))).toBeCloseTo(-r, 8);
        },
      ),
    );
  });
});

describe("difficulty", () => {
  it("is the mean share of those who were graded", () => {
    expect(
      itemStatistics([
        { share: 1, mark: 80 },
        { share: 0.5, mark: 60 },
        { share: 0, mark: 20 },
        { share: null, mark: 50 },
      ]),
    ).toMatchObject({ cases: 3, difficulty: 0.5 });
  });
  it("is null where nobody was graded, not zero", () => {
    expect(itemStatistics([{ share: null, mark: 50 }])).toEqual({
      cases: 0,
      difficulty: null,
      discrimination: null,
    });
  });
});

describe("a histogram", () => {
  it("puts 100 into the last band and each tenth into the band that it begins", () => {
    expect(histogram([0, 9.9, 10, 55, 99, 100])).toEqual([2, 1, 0, 0, 0, 1, 0, 0, 0, 2]);
  });
});
