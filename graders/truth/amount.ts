import {
  formatQuantity,
  parseUnit,
  quantityOf,
  sameUnit,
  significant,
  type Quantity,
  type Unit,
} from "../ledger/index.ts";

/** A value with a unit, whatever unit it was written in. */
export interface Amount {
  /** The value in this unit; null when the two do not measure the same thing. */
  in: (unit: string) => number | null;
  /** Formatted with its unit, for people. */
  text: string;
}

const units = new Map<string, Unit | null>();

/** As the ledger's `toUnit`, for the few units that a grade asks for again and again. */
export function inUnit(quantity: Quantity, unit: string): number | null {
  let parsed = units.get(unit);
  if (parsed === undefined) {
    parsed = parseUnit(unit);
    if (units.size < 500) units.set(unit, parsed);
  }
  if (parsed === null || !sameUnit(parsed, quantity)) return null;
  return significant(quantity.value / parsed.factor);
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
