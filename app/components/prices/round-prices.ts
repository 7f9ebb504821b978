import type { PriceTable } from "~graders";

/** The price table of a round, as it was at the start. */
export interface RoundPrices {
  name: string;
  /** ISO 8601, month or day. */
  date: string;
  /** Null: the built-in table, which the page has already. */
  table: PriceTable | null;
}
