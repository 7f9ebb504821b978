import { describe, expect, it } from "vitest";
import { evaluateExpression } from "../ledger/evaluate.ts";
import { parseUnit } from "../ledger/units.ts";
import { HARDWARE } from "./data/hardware.ts";
import { PRICES } from "./data/prices.ts";
import { inputSchema } from "./input-schema.ts";
import { plotCalculator } from "./plots/index.ts";
import { CALCULATORS } from "./registry.ts";
import { runCalculator } from "./run.ts";

const each = CALCULATORS.map((calculator) => [calculator.name, calculator] as const);

describe("every calculator", () => {
  it.each(each)("%s answers its own example and shows the working", (name, calculator) => {
    const run = runCalculator(name, calculator.example);
    if (!run.ok) throw new Error(run.message);
    expect(Object.keys(calculator.results)).toEqual(expect.arrayContaining(Object.keys(run.result)));
    expect(run.steps.length).toBeGreaterThan(0);
    expect(calculator.assumptions.length).toBeGreaterThan(0);
    expect(calculator.source.length).toBeGreaterThan(5);
  });

  it.each(each)("%s gives a row whose sum is its result", (name, calculator) => {
    const run = runCalculator(name, calculator.example);
    if (!run.ok || run.ledger === null) throw new Error(`no row of ${name}`);
    const { of, expression } = run.ledger;
    const result = run.result[of];
    const sum = evaluateExpression({ text: expression, scope: {} });
    if (!sum.ok) throw new Error(`${expression}: ${sum.message}`);
    expect(sum.quantity.value / (parseUnit(result?.unit ?? "")?.factor ?? 1)).toBeCloseTo(
      Number(result?.value),
      -Math.floor(Math.log10(Math.abs(Number(result?.value)))) + 5,
    );
  });

  it.each(each)("%s has a schema that asks for what it needs", (_name, calculator) => {
    const schema = inputSchema(calculator) as { required: string[]; properties: Record<string, unknown> };
    expect(Object.keys(schema.properties)).toEqual(Object.keys(calculator.inputs));
    for (const key of schema.required) {
      const without = Object.fromEntries(Object.entries(calculator.example).filter(([name]) => name !== key));
      expect(runCalculator(calculator.name, without)).toMatchObject({ ok: false, input: key });
    }
  });
});

describe("plots", () => {
  const plots = CALCULATORS.flatMap(({ name, example }) => {
    const plot = plotCalculator(name, example);
    return plot ? [[name, plot] as const] : [];
  });

  it("stand beside the calculators where a curve says more than a number", () => {
    expect(plots.map(([name]) => name)).toEqual(
      expect.arrayContaining(["mmc", "break_even", "kv_cache", "gpu_fit", "decode", "cache_zipf"]),
    );
  });

  it.each(plots)("of %s runs from left to right, and its marks stand on it", (_name, plot) => {
    const xs = plot.lines.flatMap(({ points }) => points.map(([x]) => x));
    for (const { points } of plot.lines) {
      expect(points.map(([x]) => x)).toEqual(plot.lines[0]?.points.map(([x]) => x));
      expect(points.flat().every(Number.isFinite)).toBe(true);
      expect(points.every(([x], i) => x >= (points[i - 1]?.[0] ?? -Infinity))).toBe(true);
    }
    for (const { x } of plot.marks) {
      expect(x).toBeGreaterThanOrEqual(Math.min(...xs));
      expect(x).toBeLessThanOrEqual(Math.max(...xs));
    }
  });

  it("crosses at the break-even", () => {
    const plot = plotCalculator("break_even", {
      fixed_usd_month: 10_000,
      api_usd_per_unit: 0.012,
      own_usd_per_unit: 0.002,
    });
    const [use, own] = (plot?.lines ?? []).map(
      ({ points }) => points.find(([x]) => Math.abs(x - 1e6) < 1)?.[1],
    );
    expect(use).toBeCloseTo(12_000, 6);
    expect(own).toBeCloseTo(12_000, 6);
  });

  it("is left out where inputs have no answer", () => {
    expect(plotCalculator("mmc", { servers: 1, lambda: 20, mu: 10 })).toBeNull();
    expect(plotCalculator("mmc", { servers: "many" })).toBeNull();
    expect(plotCalculator("constructor", {})).toBeNull();
  });
});

describe("dated tables", () => {
  it.each(HARDWARE.map((row) => [row.name, row] as const))(
    "%s says where it comes from, and when",
    (_name, row) => {
      expect([row.url, row.comparedWith].every((address) => address.startsWith("https://"))).toBe(true);
      expect(row.date).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(row.source.length).toBeGreaterThan(5);
    },
  );

  it("tells dense from sparse: FP8 is twice BF16 on chips that have both", () => {
    for (const { name, bf16Dense, fp8Dense } of HARDWARE)
      if (fp8Dense !== null && name !== "Gaudi 3")
        expect(Math.abs(fp8Dense / bf16Dense - 2)).toBeLessThan(0.1);
  });

  it.each(PRICES.map((row) => [row.item, row] as const))("%s is quoted with a source", (_item, row) => {
    expect(row.url).toMatch(/^https:\/\//);
    expect(row.low).toBeGreaterThan(0);
    expect(row.high).toBeGreaterThanOrEqual(row.low);
    expect(row.quoted ?? "2026-01").toMatch(/^\d{4}-\d\d$/);
  });
});
