import { formatQuantity, parseUnit, quantityOf, toUnit, type Quantity } from "../ledger/index.ts";

/** A value with a unit, whatever unit it was written in. */
export interface Amount {
  /** The value in this unit; null when the two do not measure the same thing. */
  in: (unit: string) => number | null;
  /** Formatted with its unit, for people. */
  text: string;
}

export function inUnit(quantity: Quantity, unit: string): number | null {
  const result = toUnit(quantity, unit);
  return result.ok ? result.value : null;
}

export const amountOf = (quantity: Quantity, preferredUnit?: string): Amount => ({
  in: (unit) => inUnit(quantity, unit),
  text: formatQuantity(quantity, preferredUnit),
});

/** A number of the bank with its unit; null when the unit is none of the ledger's. */
export function amountIn(value: number, unit: string): Amount | null {
  const quantity = quantityOf(value, unit);
  return quantity === null ? null : amountOf(quantity, parseUnit(unit)?.label === "" ? undefined : unit);
}
