import { BUILT_IN_PRICES, type PriceTable } from "~graders";
import { inTransaction, reader, type Transaction } from "./db.server.ts";
import { readPrices } from "./price-snapshot.server.ts";
import { readByClassLink } from "./price-table.server.ts";

/** The prices that a person works with now. */
export interface PricesInUse {
  table: PriceTable;
  /** Null: the built-in table. */
  tableId: string | null;
  isOwn: boolean;
}

const BUILT_IN: PricesInUse = { table: BUILT_IN_PRICES, tableId: null, isOwn: false };

/** The pinned table as it is now, or the built-in one; so too for a visitor, who has pinned nothing. */
export async function pricesInUse(userId: string | null, tx?: Transaction): Promise<PricesInUse> {
  if (userId === null) return BUILT_IN;
  const db = tx ?? (await reader());
  const row = await db.user.findUnique({
    where: { id: userId },
    select: {
      pinnedTable: {
        select: {
          id: true,
          ownerId: true,
          versions: { orderBy: { number: "desc" }, take: 1, select: { pricesHash: true } },
        },
      },
    },
  });
  const [last] = row?.pinnedTable?.versions ?? [];
  if (!row?.pinnedTable || !last) return BUILT_IN;
  const { id, ownerId } = row.pinnedTable;
  return { table: await readPrices(last.pricesHash), tableId: id, isOwn: ownerId === userId };
}

/** Pins a table of one's own, or the built-in one (`tableId` null). False: this person has no such table. */
export async function pinOwnTable({
  userId,
  tableId,
}: {
  userId: string;
  tableId: string | null;
}): Promise<boolean> {
  return inTransaction(async (tx) => {
    if (tableId !== null && (await tx.priceTable.count({ where: { id: tableId, ownerId: userId } })) === 0)
      return false;
    await tx.user.update({ where: { id: userId }, data: { pinnedTableId: tableId } });
    return true;
  });
}

/** Pins the table behind a class link. False: the link leads nowhere, or no more. */
export async function pinByClassLink({ userId, link }: { userId: string; link: string }): Promise<boolean> {
  const found = await readByClassLink(link);
  if (!found) return false;
  return inTransaction(async (tx) => {
    // The link may have been withdrawn since it was looked up.
    if ((await tx.priceTable.count({ where: { id: found.tableId, classLink: link } })) === 0) return false;
    await tx.user.update({ where: { id: userId }, data: { pinnedTableId: found.tableId } });
    return true;
  });
}
