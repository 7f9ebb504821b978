import type { PriceTable } from "~graders";

/** The dated tables that belong beside a calculator: hardware with its own, prices with those about cost. */
export function datedRows({ name, family }: { name: string; family: string }, table: PriceTable) {
  return {
    hardware: name === "hardware" ? table.hardware : null,
    prices: family === "cost" ? table.prices : null,
  };
}
