import { type PriceTable, priceTableHash, PriceTableSchema } from "~graders";
import { canonicalJson } from "./canonical-json.server.ts";
import { reader, type Transaction } from "./db.server.ts";

/** Keeps a table's content; equal content is kept once. */
export async function keepPrices(tx: Transaction, table: PriceTable, now: Date): Promise<{ hash: string }> {
  const hash = priceTableHash(table);
  const { name, date } = table;
  await tx.priceSnapshot.upsert({
    where: { hash },
    create: { hash, name, date, content: canonicalJson(table), createdAt: now },
    update: {},
  });
  return { hash };
}

/** Content never changes, so parsing it again would be for nothing; a term's worth of classes stays at hand. */
const parsed = new Map<string, PriceTable>();
const KEPT = 100;

export async function readPrices(hash: string): Promise<PriceTable> {
  const known = parsed.get(hash);
  if (known) return known;
  const db = await reader();
  const row = await db.priceSnapshot.findUniqueOrThrow({ where: { hash }, select: { content: true } });
  const table = PriceTableSchema.parse(JSON.parse(row.content));
  const oldest = parsed.keys().next().value;
  if (parsed.size >= KEPT && oldest !== undefined) parsed.delete(oldest);
  parsed.set(hash, table);
  return table;
}
