import { type Answer, type CostLine, type Evidence } from "../model/index.ts";
import { evaluateExpression, evaluateLedger, type Quantity } from "../ledger/index.ts";
import { type Lifted } from "../document/index.ts";
import { round9 } from "../scoring/round.ts";
import { inUnit } from "./amount.ts";
import { textAt } from "./text-at.ts";
import { type Numbers } from "./numbers.ts";

interface BillLine {
  item: string;
  usdPerMonth: number | null;
  evidence: Evidence;
}

export interface Bill {
  lines: BillLine[];
  /** As stated, else the sum of the lines; US dollars per month. */
  total: number | null;
  stated: number | null;
  sum: number | null;
  /** Lines whose quantity times unit price is not the amount stated. */
  wrong: BillLine[];
  /** Every line is a row of the form or of a table, so that nothing else was taken for one. */
  typed: boolean;
}

const HOURS_PER_MONTH = 730;
const TOTAL = /\b(?:total|in all|altogether|overall|sum|grand|all in|bill)\b/i;
const TOLERANCE = 1.25;
/** What is not paid each month, or is in the other lines already. */
const NO_LINE =
  /\bsub-?totals?\b|\b(?:rejected|alternative\w*|instead|not chosen|not taken|one[- ]?(?:time|off)|once|set-?up|option [b-d]|before|previous\w*|savings?|saved|of which|budget|per (?:request|query|user|conversation|1k|1,000|1M|million))\b/i;

/** An amount of money as dollars a month: `$72k`, `$0.70/h`, `$860k/year`. */
export function usdPerMonth(quantity: Quantity): number | null {
  return inUnit(quantity, "USD") ?? inUnit(quantity, "USD/month");
}

const evaluate = (text: string): Quantity | null => {
  if (text.trim() === "") return null;
  const result = evaluateExpression({ text, scope: {} });
  return result.ok ? result.quantity : null;
};

/** The cost lines of an answer, their sum and the total that it states. */
export function readBill(answer: Answer, numbers: Numbers, lifted: Lifted = {}): Bill {
  const lines: BillLine[] = [];
  const wrong: BillLine[] = [];
  const totals: number[] = [];
  const seen = new Set<string>();
  answer.costs.forEach((row, index) => {
    const stated = evaluate(row.perMonth);
    const amount = stated === null ? null : (usdPerMonth(stated) ?? plainUsd(stated));
    const product = productOf(row.quantity, row.unitPrice);
    const value = amount ?? product?.perMonth ?? null;
    if (value === null) return;
    if (NO_LINE.test(row.item)) return;
    if (TOTAL.test(row.item)) {
      const months =
        /\b(?:year\w*|annual\w*|p\.a\.)/i.test(row.item) && !/year|month/i.test(row.perMonth) ? 12 : 1;
      totals.push(value / months);
      return;
    }
    const twin = `${row.item.toLowerCase()} ${String(round9(value))}`;
    if (seen.has(twin)) return;
    seen.add(twin);
    const line: BillLine = {
      item: row.item || `line ${index + 1}`,
      usdPerMonth: value,
      evidence: { kind: "cost", row: index, item: row.item, usdPerMonth: value },
    };
    lines.push(line);
    if (
      amount !== null &&
      product !== null &&
      !product.readings.some((one) => near(one, amount)) &&
      !worksOut(row)
    )
      wrong.push(line);
  });
  const sum = lines.length > 0 ? lines.reduce((acc, line) => acc + (line.usdPerMonth ?? 0), 0) : null;
  const stated = nearestTo(sum, totals) ?? totalInText(numbers, sum);
  const typed = answer.costs.every((_, row) => {
    const place = Object.hasOwn(lifted, `costs.${row}`) ? lifted[`costs.${row}`] : undefined;
    return place === undefined || textAt(answer, place.field)?.slice(place.start, place.end).includes("|");
  });
  return { lines, total: stated ?? sum, stated, sum, wrong, typed };
}

/** Read as an equation, with the units that people leave implied, the line comes out. */
function worksOut({ quantity, unitPrice, perMonth }: CostLine): boolean {
  const [line] = evaluateLedger({
    rows: [{ name: "", expression: `${quantity} × ${unitPrice} = ${perMonth}` }],
    givens: [],
  });
  return line?.status === "ok" && line.stated !== null && line.slip === null && line.unitMismatch === null;
}

/** Of several totals (with and without a discount, say) the one that the lines add up to. */
function nearestTo(sum: number | null, totals: readonly number[]): number | null {
  const off = (value: number) => Math.abs(Math.log(Math.max(value, 1e-9) / Math.max(sum ?? value, 1e-9)));
  return totals.reduce<number | null>(
    (best, one) => (best === null || round9(off(one)) < round9(off(best)) ? one : best),
    null,
  );
}

const near = (a: number, b: number) => a > 0 && b > 0 && Math.max(a / b, b / a) <= TOLERANCE;

/** A plain number in a cost column is dollars. */
const plainUsd = (quantity: Quantity) => inUnit(quantity, "1");

/** Quantity times unit price, by every usual reading of a price without a period: per hour or per month. */
function productOf(quantityText: string, priceText: string): { perMonth: number; readings: number[] } | null {
  const quantity = evaluate(quantityText);
  const price = evaluate(priceText);
  if (quantity === null || price === null) return null;
  const timed = inUnit(price, "USD/month");
  const flat = inUnit(price, "USD") ?? plainUsd(price);
  if (timed !== null) return { perMonth: quantity.value * timed, readings: [quantity.value * timed] };
  const count = inUnit(quantity, "1") ?? inUnit(quantity, "GB") ?? inUnit(quantity, "TB");
  if (flat === null || count === null) return null;
  const readings = [count * flat, count * flat * HOURS_PER_MONTH, (count / 1000) * flat, count * 1000 * flat];
  return { perMonth: count * flat, readings };
}

/** The total that a sentence states, such as “Say $170k a month”; money beyond the sum of the lines is no line of it. */
function totalInText({ stated }: Numbers, sum: number | null): number | null {
  const amounts = stated.flatMap((number) => {
    const value = number.in("USD") ?? number.in("USD/month");
    if (value === null || value <= 0 || number.from === "row") return [];
    const says = TOTAL.test(number.said) || /\b(?:a|per) month\b|\/ ?mo(?:nth)?\b/i.test(number.said);
    return says ? [{ value, total: TOTAL.test(number.said) }] : [];
  });
  if (amounts.length === 0) return null;
  if (sum !== null) {
    const closest = amounts.find(({ value }) => near(value, sum));
    if (closest) return closest.value;
  }
  const called = amounts.filter(({ total }) => total);
  /* Other amounts a month are of alternatives as often as of the whole. */
  if (sum !== null && called.length === 0) return null;
  const pool = called.length > 0 ? called : amounts;
  return Math.max(...pool.map(({ value }) => value));
}
