import { sha256 } from "../../bank/sha256.ts";
import { type PricesUsed } from "../../model/index.ts";
import { type PriceTable } from "./schema.ts";

const known = new WeakMap<PriceTable, string>();

/** SHA-256 of what the table holds, name and date included: equal tables have equal hashes. */
export function priceTableHash(table: PriceTable): string {
  let hash = known.get(table);
  if (hash === undefined) {
    hash = sha256(JSON.stringify(sorted(table)));
    known.set(table, hash);
  }
  return hash;
}

/** The table as reports name it. */
export const pricesUsed = (table: PriceTable): PricesUsed => ({
  name: table.name,
  date: table.date,
  hash: priceTableHash(table).slice(0, 16),
});

/** Keys in one order, whoever wrote them. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
