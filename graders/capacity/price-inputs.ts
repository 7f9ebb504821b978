import { significant } from "../ledger/significant.ts";
import { type Calculator, type InputField } from "./calculator.ts";
import { BUILT_IN_PRICES } from "./price-table/built-in.ts";
import { findPrice, middleOf, usdPerHour } from "./price-table/lookup.ts";
import { type Price, type PriceTable } from "./price-table/schema.ts";

/** A price of the table as an input of a calculator takes it. */
export interface PricedInput {
  key: string;
  /** In the unit of the input. */
  text: string;
  price: Price;
}

/** The price inputs of a calculator as the table has them; a row that is gone, or has another unit now, stands for none. */
export function pricesFrom({ inputs }: Calculator, table: PriceTable): PricedInput[] {
  return Object.entries(inputs).flatMap(([key, field]) => {
    const price = field.price === undefined ? null : findPrice(table, field.price);
    const text = price && asInput(field, price);
    return price && text !== null ? [{ key, text, price }] : [];
  });
}

/** Every row of the table that each price input could take. */
export function pricesToTake({ inputs }: Calculator, table: PriceTable): PricedInput[] {
  return Object.entries(inputs).flatMap(([key, field]) =>
    field.price === undefined
      ? []
      : table.prices.flatMap((price) => {
          const text = asInput(field, price);
          return text === null ? [] : [{ key, text, price }];
        }),
  );
}

/** Null: priced by something else than this input is. */
function asInput(field: InputField, price: Price): string | null {
  if (field.unit === "USD/h") {
    const hourly = usdPerHour(price);
    return hourly === null ? null : String(significant(hourly));
  }
  const usual = findPrice(BUILT_IN_PRICES, field.price ?? "");
  return usual !== null && plain(usual.unit) === plain(price.unit)
    ? String(significant(middleOf(price)))
    : null;
}

const plain = (unit: string) => unit.toLowerCase().replace(/[\s,.-]/g, "");
