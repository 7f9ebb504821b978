import {
  formatCount,
  formatNumber,
  formatQuantity,
  quantityOf,
  type ResultValue,
  significant,
} from "~graders";

/** Units that stay as they are: their thousands have no prefix of their own, or the source prints them so. */
const AS_PRINTED = new Set(["GiB", "GB", "GB/s", "MB/s", "TFLOP/s"]);
const BIT_RATES = [
  [1e12, "Tbit/s"],
  [1e9, "Gbit/s"],
  [1e6, "Mbit/s"],
  [1e3, "kbit/s"],
  [1, "bit/s"],
] as const;

/** A result as people say it: 6,944/s, 1.34 GB, 51.5 ms, yes. */
export function displayed(value: ResultValue, unit: string): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return value;
  if (typeof value === "object") return value.map((one) => displayed(one, unit)).join(", ");
  if (unit === "" || unit === "1") return formatCount(value);
  if (AS_PRINTED.has(unit)) return `${formatNumber(value)} ${unit}`;
  if (unit === "USD/h") return `$${formatNumber(value)}/h`;
  if (unit === "bit/s") {
    const [factor, label] = BIT_RATES.find(([from]) => value >= from) ?? [1, unit];
    return `${formatNumber(value / factor)} ${label}`;
  }
  const quantity = quantityOf(value, unit);
  return quantity === null ? `${formatNumber(value)} ${unit}` : formatQuantity(quantity);
}

/** The value to nine digits in the unit of the contract; empty when `displayed` says as much. */
export function exactly(value: ResultValue, unit: string): string {
  if (typeof value !== "number") return "";
  const digits = String(significant(value));
  const text = unit === "" || unit === "1" ? digits : `${digits} ${unit}`;
  return plain(text) === plain(displayed(value, unit)) ? "" : readable(text);
}
const plain = (text: string) => text.replace(/[\s,$]/g, "");

/** A sum with its long numbers in groups: 70000000000 × 2 B becomes 70,000,000,000 × 2 B. */
export function readable(expression: string): string {
  return expression.replace(/\d{1,30}(?:\.\d{1,30})?(?:e[+-]?\d{1,3})?/g, (digits, at: number) => {
    if (/[\w.]/.test(expression[at - 1] ?? "") || digits.includes("e")) return digits;
    const [whole = "", part] = String(significant(Number(digits))).split(".");
    const grouped = whole.length > 4 ? whole.replace(/\B(?=(?:\d{3})+$)/g, ",") : whole;
    return part === undefined ? grouped : `${grouped}.${part}`;
  });
}
