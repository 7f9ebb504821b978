import { describe, expect, it } from "vitest";
import { evaluateLedger } from "./ledger.ts";

const ledger = (...rows: [string, string][]) =>
  evaluateLedger({ rows: rows.map(([name, expression]) => ({ name, expression })), givens: [] });

describe("a row over an earlier wrong result", () => {
  it.each([
    ["by name", "peak * 2 KB = 3.47 MB/s"],
    ["by its figure", "1,736 * 2 KB = 3.47 MB/s"],
    ["by its figure, with fewer digits", "1.7k req/s * 2 KB = 3.4 MB/s"],
    ["by its figure, with the result left to the ledger", "1,736 req/s * 2 KB"],
  ])("is no second slip when it goes on with it %s", (_, expression) => {
    const [first, second] = ledger(
      ["peak", "3 * 50M * 10 / 86,400 = 1,736 req/s"],
      ["bytes a second", expression],
    );
    expect(first?.slip?.factor).toBeCloseTo(10, 1);
    expect(second).toMatchObject({ status: "ok", slip: null, carried: { from: 0 } });
    expect(second?.carried?.quantity.value).toBeGreaterThan(33e6);
    expect(second?.carried?.quantity.value).toBeLessThan(36e6);
  });
  it("is followed to the end of a chain, back to the row that broke it", () => {
    const chain = ledger(
      ["peak", "3 * 50M * 10 / 86,400 = 1,736 req/s"],
      ["inflow", "peak * 2 KB = 3.47 MB/s"],
      ["a day", "inflow * 1 day = 300 GB"],
      ["a month", "300 GB * 30 = 9 TB"],
    );
    expect(chain.map(({ slip }) => slip !== null)).toEqual([true, false, false, false]);
    expect(chain.map(({ carried }) => carried?.from ?? null)).toEqual([null, 0, 0, 0]);
    expect(chain[3]?.carried?.quantity.value).toBeGreaterThan(88e12);
  });
  it("with a slip of its own is called wrong", () => {
    const [, second] = ledger(
      ["peak", "3 * 50M * 10 / 86,400 = 1,736 req/s"],
      ["bytes", "peak * 2 KB = 34 GB/s"],
    );
    expect(second).toMatchObject({ carried: null });
    expect(second?.slip?.factor).toBeGreaterThan(900);
  });
  it("is right, and carries nothing, when it goes on with what the sum gives", () => {
    const [, second] = ledger(
      ["peak", "3 * 50M * 10 / 86,400 = 1,736 req/s"],
      ["bytes", "peak * 2 KB = 34.7 MB/s"],
    );
    expect(second).toMatchObject({ slip: null, carried: null });
  });
  it("is computed where it divides a row above by a number, and not taken for a name", () => {
    const found = ledger(
      ["uploads per day", "5M"],
      ["average", "uploads per day / 86,400 s = 580/s"],
      ["peak", "average * 3 = 1,740/s"],
    );
    expect(found[1]?.slip?.factor).toBeCloseTo(10, 1);
    expect(found[2]).toMatchObject({ slip: null, carried: { from: 1 } });
  });
  it("does not take a number that only looks alike for it", () => {
    const [, second] = ledger(["a", "2 * 3 = 60"], ["b", "60 * 24 = 1,440"]);
    expect(second).toMatchObject({ slip: null, carried: null });
  });
});
