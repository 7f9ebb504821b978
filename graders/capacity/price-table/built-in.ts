import { HARDWARE } from "../data/hardware.ts";
import { PRICES } from "../data/prices.ts";
import { type PriceTable } from "./schema.ts";

/** What is reckoned with where nobody has pinned a table of their own; its date is that of its newest row. */
export const BUILT_IN_PRICES: PriceTable = {
  name: "built-in",
  date: [...PRICES.map(({ quoted }) => quoted ?? ""), ...HARDWARE.map(({ date }) => date.slice(0, 7))]
    .sort()
    .reduce((_, newest) => newest, ""),
  prices: [...PRICES],
  hardware: [...HARDWARE],
};
