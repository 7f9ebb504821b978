import { describe, expect, it } from "vitest";
import { agreesInUnit, formatQuantity, quantityOf, toUnit } from "./format.ts";
import { evaluateExpression } from "./evaluate.ts";
import { parseUnit } from "./units.ts";

function made(value: number, unit: string) {
  const quantity = quantityOf(value, unit);
  if (quantity === null) throw new Error(`no unit ${unit}`);
  return quantity;
}

describe("units of the bank", () => {
  it.each([
    "1",
    "1/s",
    "req/s",
    "ms",
    "B",
    "GB",
    "GB/day",
    "USD",
    "USD/month",
    "USD/GB-month",
    "$",
    "%",
    "TFLOP/s",
  ])("%s is one", (unit) => {
    expect(parseUnit(unit)).not.toBeNull();
  });
  it.each(["parsec", "GB/parsec", "constructor", "x".repeat(200)])("%s is none", (unit) => {
    expect(parseUnit(unit)).toBeNull();
  });
  it("tells bits from bytes by case", () => {
    expect(parseUnit("Gb")?.factor).toBe(125e6);
    expect(parseUnit("GB")?.factor).toBe(1e9);
    expect(parseUnit("GiB")?.factor).toBe(2 ** 30);
    const sloppy = evaluateExpression({ text: "5 gb", scope: {} });
    expect(sloppy).toMatchObject({ ok: true, quantity: { value: 5e9 } });
    expect(sloppy.ok && sloppy.warnings[0]).toMatch(/read as GB .bytes.; write Gbit for bits/);
  });
});

describe("quantities for people", () => {
  it.each([
    [8.64e9, "1", undefined, "8.64B"],
    [1.2e12, "B", undefined, "1.2 TB"],
    [345, "GB/day", "GB/day", "345 GB/day"],
    [29_860, "GB/day", "GB/day", "29.9 TB/day"],
    [72_000, "USD", undefined, "$72k"],
    [72_000, "USD/month", undefined, "$72k/month"],
    [0.7, "USD", undefined, "$0.7"],
    [12, "ms", undefined, "12 ms"],
    [100_000, "1/s", "1/s", "100k/s"],
    [0.9995, "1", "%", "99.95%"],
    [90, "days", undefined, "90 days"],
    [68_376, "h", "h", "68.4k h"],
    [0, "B", undefined, "0 B"],
    [1e30, "1", undefined, "1e30"],
  ])("%d %s", (value, unit, preferred, text) => {
    expect(formatQuantity(made(value, unit), preferred)).toBe(text);
  });
});

describe("conversion", () => {
  it("goes to a unit of the same kind only", () => {
    expect(toUnit(made(1, "GB/s"), "TB/day")).toEqual({ ok: true, value: 86.4 });
    expect(toUnit(made(1, "GB"), "s")).toMatchObject({ ok: false, message: "This is bytes; “s” is time." });
    expect(toUnit(made(1, "GB"), "parsec")).toMatchObject({ ok: false });
  });
  it("lets a count stand for a rate where asked", () => {
    expect(agreesInUnit(made(1, "req/day"), made(1, "1"))).toBe(true);
    expect(agreesInUnit(made(1, "GB/day"), made(1, "GB"))).toBe(true);
    expect(agreesInUnit(made(1, "GB"), made(1, "1"))).toBe(false);
  });
});
