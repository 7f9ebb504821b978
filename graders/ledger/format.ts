import {
  BASES,
  DATA,
  ENERGY,
  MONEY,
  NONE,
  OPERATIONS,
  combine,
  describeDimension,
  sameDimension,
} from "./dimension.ts";
import type { UnitDimension } from "./dimension.ts";
import type { Quantity } from "./quantity.ts";
import { significant } from "./significant.ts";
import { DAY, HOUR, MINUTE, MONTH, YEAR, parseUnit, unitOf, type Unit } from "./units.ts";

/** Three significant digits, thousands separated, without trailing zeros: 86,400 · 4.32 · 0.0021. */
export function formatNumber(value: number): string {
  const v = significant(value);
  if (v === 0) return "0";
  const size = Math.abs(v);
  if (size >= 1e15 || size < 1e-4)
    return v
      .toExponential(2)
      .replace(/\.?0*e/, "e")
      .replace("e+", "e");
  // Shares near one live in their last digits: 0.9995.
  if (size > 0.9 && size < 1) return String(Number(v.toPrecision(6)));
  if (Number.isInteger(v) && size < 1e6) return group(String(v));
  if (size >= 1000) return group(String(Math.round(v)));
  const digits = Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(size))));
  return v
    .toFixed(digits)
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
}

const group = (digits: string) => digits.replace(/\B(?=(?:\d{3})+$)/g, ",");

/** 8,640,000,000 → 8.64B; below ten thousand as it is. */
export function formatCount(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e15) return formatNumber(value);
  for (const [from, factor, letter] of [
    [1e12, 1e12, "T"],
    [1e9, 1e9, "B"],
    [1e6, 1e6, "M"],
    [1e4, 1e3, "k"],
  ] as const) {
    if (size >= from * 0.99999) return `${formatNumber(value / factor)}${letter}`;
  }
  return formatNumber(value);
}

function scaled(value: number, steps: readonly (readonly [number, string])[]): string {
  const step = steps.find(([factor]) => Math.abs(value) >= factor * 0.99999) ?? steps.at(-1);
  if (step === undefined) return formatNumber(value);
  const base = steps.at(-1);
  if (base !== undefined && Math.abs(value) >= 1e21) return `${formatNumber(value)} ${base[1]}`;
  return `${formatNumber(value / step[0])} ${step[1]}`;
}

const prefixed = (unit: string, thousand: string): readonly (readonly [number, string])[] => [
  [1e18, `E${unit}`],
  [1e15, `P${unit}`],
  [1e12, `T${unit}`],
  [1e9, `G${unit}`],
  [1e6, `M${unit}`],
  [1e3, `${thousand}${unit}`],
  [1, unit],
];
const TIMES = [
  [YEAR, "years"],
  [2 * DAY, "days"],
  [2 * HOUR, "h"],
  [2 * MINUTE, "min"],
  [1, "s"],
  [1e-3, "ms"],
  [1e-6, "µs"],
  [1e-9, "ns"],
] as const;
const TIME_FACTORS: Record<string, number> = { years: YEAR, days: DAY, h: HOUR, min: MINUTE };

function formatTime(value: number): string {
  const [factor, label] = TIMES.find(([from]) => Math.abs(value) >= from * 0.99999) ?? [1, "s"];
  return `${formatNumber(value / (TIME_FACTORS[label] ?? factor))} ${label}`;
}

const money = (value: number) => `${value < 0 ? "−" : ""}$${formatCount(Math.abs(value))}`;
const rate = (dimension: UnitDimension) => combine(dimension, [-1, 0, 0, 0, 0]);

/**
 * A quantity as a person would write it: `8.64B`, `1.2 TB`, `345 GB/day`, `$72k/month`, `12 ms`. With a preferred unit
 * of the same dimension, in that unit.
 */
export function formatQuantity(quantity: Quantity, preferredUnit?: string): string {
  const { dimension } = quantity;
  const value = significant(quantity.value);
  const tag = quantity.tag === undefined ? "" : ` ${plural(quantity.tag, value)}`;
  const wanted = preferredUnit === undefined ? null : parseUnit(preferredUnit);
  if (wanted !== null && wanted.label !== "" && sameDimension(wanted.dimension, dimension)) {
    return inUnit(value, wanted);
  }
  if (sameDimension(dimension, NONE)) return `${formatCount(value)}${tag}`;
  if (sameDimension(dimension, rate(NONE)))
    return `${formatCount(value)}${tag === "" ? " " : tag}/s`.replace(" /", "/");
  if (sameDimension(dimension, [1, 0, 0, 0, 0])) return formatTime(value);
  if (sameDimension(dimension, DATA)) return scaled(value, prefixed("B", "k"));
  if (sameDimension(dimension, rate(DATA))) return scaled(value, prefixed("B/s", "k"));
  if (sameDimension(dimension, OPERATIONS)) return scaled(value, prefixed("FLOP", "k"));
  if (sameDimension(dimension, rate(OPERATIONS))) return scaled(value, prefixed("FLOP/s", "k"));
  if (sameDimension(dimension, MONEY)) return money(value);
  if (sameDimension(dimension, rate(MONEY))) return `${money(value * MONTH)}/month`;
  if (sameDimension(dimension, combine(MONEY, DATA, -1))) return `${money(value * 1e9)}/GB`;
  if (sameDimension(dimension, rate(combine(MONEY, DATA, -1))))
    return `${money(value * 1e9 * MONTH)}/GB-month`;
  if (sameDimension(dimension, ENERGY)) return scaled(value / HOUR, prefixed("Wh", "k"));
  if (sameDimension(dimension, rate(ENERGY))) return scaled(value, prefixed("W", "k"));
  return `${formatNumber(value)} ${baseUnits(dimension)}`;
}

const plural = (tag: string, value: number) =>
  value === 1 || tag === "req" || tag.endsWith("s") || unitOf(tag) === null ? tag : `${tag}s`;

function inUnit(value: number, unit: Unit): string {
  const amount = value / unit.factor;
  if (unit.label === "%") return `${Number(amount.toPrecision(6))}%`;
  const rated = /\/(s|min|h|hour|day|week|month|year)$/.exec(unit.label)?.[0] ?? "";
  const time = rated === "" ? 1 : (parseUnit(rated.slice(1))?.factor ?? 1);
  if (unit.label.startsWith("USD")) return `${money(amount)}${unit.label.slice(3)}`;
  if (sameDimension(unit.dimension, NONE) || sameDimension(unit.dimension, rate(NONE))) {
    const label = unit.label.startsWith("1/") ? unit.label.slice(1) : ` ${unit.label}`;
    return `${formatCount(amount)}${label}`;
  }
  const readable = Math.abs(amount) >= 0.95 && Math.abs(amount) < 1e4;
  if (!readable && amount !== 0) {
    const timeless = rated === "" ? unit.dimension : combine(unit.dimension, [1, 0, 0, 0, 0]);
    if (sameDimension(timeless, DATA)) return scaled(value * time, prefixed(`B${rated}`, "k"));
    if (sameDimension(timeless, OPERATIONS)) return scaled(value * time, prefixed(`FLOP${rated}`, "k"));
    /* Hours of many machines are added up, and stay hours: 68.4k h, not eight years. */
    if (unit.label === "h" && amount >= 1e4) return `${formatCount(amount)} h`;
    if (sameDimension(unit.dimension, [1, 0, 0, 0, 0])) return formatTime(value);
  }
  const label = /^(day|week|month|year)$/.test(unit.label) && amount !== 1 ? `${unit.label}s` : unit.label;
  return `${formatNumber(amount)} ${label}`;
}

const BASE_UNITS = ["s", "B", "USD", "FLOP", "J"];

function baseUnits(dimension: UnitDimension): string {
  const side = (sign: 1 | -1) =>
    BASES.flatMap((_, index) => {
      const power = (dimension[index] ?? 0) * sign;
      if (power <= 1e-9) return [];
      return [
        `${BASE_UNITS[index] ?? ""}${Math.abs(power - 1) < 1e-9 ? "" : `^${Number(power.toFixed(2))}`}`,
      ];
    });
  const below = side(-1);
  return `${side(1).join("·") || "1"}${below.length > 0 ? `/${below.join("/")}` : ""}`;
}

/** Do two quantities measure the same thing? Counts are all alike. */
export function sameUnit(a: { dimension: UnitDimension }, b: { dimension: UnitDimension }): boolean {
  return sameDimension(a.dimension, b.dimension);
}

/**
 * As `sameUnit`, but a plain count stands for a rate and the other way round: people write “4.3B” for “4.3B a day”.
 */
export function agreesInUnit(a: { dimension: UnitDimension }, b: { dimension: UnitDimension }): boolean {
  if (sameDimension(a.dimension, b.dimension)) return true;
  const timeless = (d: UnitDimension): UnitDimension => [0, d[1], d[2], d[3], d[4]];
  const untimed = (d: UnitDimension) => Math.abs(d[0]) < 1e-9;
  return (
    sameDimension(timeless(a.dimension), timeless(b.dimension)) &&
    untimed(a.dimension) !== untimed(b.dimension)
  );
}

/** The quantity's value in a unit, or a sentence on why there is none. */
export function toUnit(
  quantity: Quantity,
  unit: string,
): { ok: true; value: number } | { ok: false; message: string } {
  const parsed = parseUnit(unit);
  if (parsed === null) return { ok: false, message: `“${unit}” is not a unit of the ledger.` };
  if (!sameDimension(parsed.dimension, quantity.dimension)) {
    const [a, b] = [describeDimension(quantity.dimension), describeDimension(parsed.dimension)];
    return { ok: false, message: `This is ${a}; “${unit}” is ${b}.` };
  }
  return { ok: true, value: significant(quantity.value / parsed.factor) };
}

/** A number in a unit as a quantity; null when the unit is none. */
export function quantityOf(value: number, unit: string): Quantity | null {
  const parsed = parseUnit(unit);
  if (parsed === null) return null;
  const quantity = { value: value * parsed.factor, dimension: parsed.dimension };
  return parsed.tag === undefined ? quantity : { ...quantity, tag: parsed.tag };
}
