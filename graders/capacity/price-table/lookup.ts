import { type NodeKind } from "../../model/index.ts";
import { HOURS_A_MONTH, rentedHours } from "./rented.ts";
import { type Price, type PriceTable } from "./schema.ts";

/** An accelerator that can be had at a dated price. */
export interface Chip {
  name: string;
  memoryGb: number;
  bandwidthGbS: number;
  /** TFLOP/s. */
  bf16Dense: number;
  usdPerHour: number;
  /** When the price was quoted. */
  quoted: string;
}

/** The middle of what sellers ask, USD per unit. */
export const middleOf = ({ low, high }: Pick<Price, "low" | "high">) => (low + high) / 2;

/** USD an hour; null: not priced by time. */
export function usdPerHour(price: Price): number | null {
  const hours = rentedHours(price.unit);
  return hours === null ? null : middleOf(price) / hours;
}

/** Where a price comes from, as a reason: the row, who quoted it, and when. */
export const quotedBy = ({ item, source, quoted }: Price) =>
  `${item} (${source}${quoted === null ? "" : `, ${quoted}`})`;

interface Looked {
  byKind: Map<NodeKind, { usdPerMonth: number; price: Price }>;
  chips: Chip[];
}

/** A table is looked up thousands of times in one run of variants; what that yields never changes. */
const known = new WeakMap<PriceTable, Looked>();

function look(table: PriceTable): Looked {
  let looked = known.get(table);
  if (looked) return looked;
  looked = { byKind: new Map(), chips: [] };
  for (const price of table.prices) {
    const hourly = usdPerHour(price);
    if (hourly === null) continue;
    for (const kind of price.components)
      looked.byKind.set(kind, { usdPerMonth: planned(hourly * HOURS_A_MONTH), price });
  }
  for (const { name, memoryGb, bandwidthGbS, bf16Dense } of table.hardware) {
    const price = table.prices.find(({ accelerator }) => accelerator === name);
    const hourly = price && usdPerHour(price);
    if (hourly)
      looked.chips.push({
        name,
        memoryGb,
        bandwidthGbS,
        bf16Dense,
        usdPerHour: hourly,
        quoted: price.quoted ?? "undated",
      });
  }
  known.set(table, looked);
  return looked;
}

/** To the dollar, as one plans with; small amounts to the cent. */
const planned = (usd: number) => (usd >= 10 ? Math.round(usd) : Math.round(usd * 100) / 100);

/** One replica of a kind for a month of 730 h, and the row that says so; null: no row prices this kind. */
export const replicaPrice = (table: PriceTable, kind: NodeKind) => look(table).byKind.get(kind) ?? null;

/** Rows of the hardware with a price, each at the middle of what sellers ask. */
export const chipsOf = (table: PriceTable): readonly Chip[] => look(table).chips;

export const findPrice = ({ prices }: PriceTable, id: string) =>
  prices.find((price) => price.id === id) ?? null;
