import { randomBytes } from "node:crypto";
import { changesBetween, type PriceTable, priceTableHash } from "~graders";
import { inTransaction, reader, type Transaction } from "./db.server.ts";
import { keepPrices, readPrices } from "./price-snapshot.server.ts";

/** Tables of one person, and versions of one table: far more than a course needs, few enough to store. */
export const MOST_TABLES = 20;
export const MOST_VERSIONS = 200;

interface Own {
  tableId: string;
  userId: string;
}

export interface ListedTable {
  id: string;
  name: string;
  /** ISO 8601, month or day. */
  date: string;
  version: number;
  /** ISO 8601. */
  changedAt: string;
  hasClassLink: boolean;
}

export interface OwnTable extends ListedTable {
  table: PriceTable;
  classLink: string | null;
  /** People who work with it. */
  pinnedBy: number;
  /** Newest first. */
  versions: { number: number; changes: string; at: string }[];
}

const newest = {
  orderBy: { number: "desc" },
  take: 1,
  include: { prices: { select: { name: true, date: true } } },
} as const;

/** A person's tables, the newest first. */
export async function listTables(userId: string): Promise<ListedTable[]> {
  const db = await reader();
  const rows = await db.priceTable.findMany({
    where: { ownerId: userId },
    orderBy: { createdAt: "desc" },
    include: { versions: newest },
  });
  return rows.flatMap(({ id, classLink, versions: [last] }) =>
    last ? [{ ...listed(last), id, hasClassLink: classLink !== null }] : [],
  );
}

const listed = (version: { number: number; createdAt: Date; prices: { name: string; date: string } }) => ({
  name: version.prices.name,
  date: version.prices.date,
  version: version.number,
  changedAt: version.createdAt.toISOString(),
});

/** Null: this person has no such table. */
export async function readOwnTable({ tableId, userId }: Own): Promise<OwnTable | null> {
  const db = await reader();
  const row = await db.priceTable.findFirst({
    where: { id: tableId, ownerId: userId },
    include: {
      versions: { orderBy: { number: "desc" }, include: newest.include },
      _count: { select: { pinnedBy: true } },
    },
  });
  const [last] = row?.versions ?? [];
  if (!row || !last) return null;
  return {
    ...listed(last),
    id: row.id,
    hasClassLink: row.classLink !== null,
    table: await readPrices(last.pricesHash),
    classLink: row.classLink,
    pinnedBy: row._count.pinnedBy,
    versions: row.versions.map(({ number, changes, createdAt }) => ({
      number,
      changes,
      at: createdAt.toISOString(),
    })),
  };
}

/** A table as one of its versions had it; null: this person has no such table or version. */
export async function readOwnVersion({ tableId, userId, number }: Own & { number: number }) {
  const db = await reader();
  const version = await db.priceTableVersion.findFirst({
    where: { tableId, number, table: { ownerId: userId } },
    select: { pricesHash: true },
  });
  return version && readPrices(version.pricesHash);
}

/** Null: this person has as many tables as one may have. */
export async function createTable({
  userId,
  table,
  now,
}: {
  userId: string;
  table: PriceTable;
  now: Date;
}): Promise<{ tableId: string } | null> {
  return inTransaction(async (tx) => {
    if ((await tx.priceTable.count({ where: { ownerId: userId } })) >= MOST_TABLES) return null;
    const { id } = await tx.priceTable.create({ data: { ownerId: userId, createdAt: now } });
    await addVersion(tx, { tableId: id, number: 1, table, changes: "made", now });
    return { tableId: id };
  });
}

export type EditOutcome =
  | { kind: "saved"; version: number }
  /** Nothing is different, so there is no new version. */
  | { kind: "unchanged"; version: number }
  /** Another tab saved a newer version; nothing was written. */
  | { kind: "conflict"; version: number }
  | { kind: "full" };

/** Appends a version. `basedOn` is the version that was edited. Null: this person has no such table. */
export async function editTable({
  tableId,
  userId,
  table,
  basedOn,
  now,
}: Own & { table: PriceTable; basedOn: number; now: Date }): Promise<EditOutcome | null> {
  return inTransaction(async (tx): Promise<EditOutcome | null> => {
    const row = await tx.priceTable.findFirst({
      where: { id: tableId, ownerId: userId },
      include: { versions: { orderBy: { number: "desc" }, take: 1 } },
    });
    const [last] = row?.versions ?? [];
    if (!last) return null;
    if (last.number !== basedOn) return { kind: "conflict", version: last.number };
    if (last.pricesHash === priceTableHash(table)) return { kind: "unchanged", version: last.number };
    if (last.number >= MOST_VERSIONS) return { kind: "full" };
    const changes = changesBetween(await readPrices(last.pricesHash), table);
    await addVersion(tx, { tableId, number: last.number + 1, table, changes, now });
    return { kind: "saved", version: last.number + 1 };
  });
}

async function addVersion(
  tx: Transaction,
  {
    tableId,
    number,
    table,
    changes,
    now,
  }: { tableId: string; number: number; table: PriceTable; changes: string; now: Date },
): Promise<void> {
  const { hash } = await keepPrices(tx, table, now);
  await tx.priceTableVersion.create({ data: { tableId, number, pricesHash: hash, changes, createdAt: now } });
}

/** 144 bits: nobody guesses one. */
const newLink = () => randomBytes(18).toString("base64url");

/** Makes a class link, in place of the last one, or withdraws it. False: this person has no such table. */
export async function setClassLink({ tableId, userId, open }: Own & { open: boolean }): Promise<boolean> {
  return inTransaction(async (tx) => {
    const { count } = await tx.priceTable.updateMany({
      where: { id: tableId, ownerId: userId },
      data: { classLink: open ? newLink() : null },
    });
    return count === 1;
  });
}

/** The table behind a class link as it is now: for reading and pinning only. Null: there is none, or no more. */
export async function readByClassLink(link: string): Promise<{ tableId: string; table: PriceTable } | null> {
  if (!/^[\w-]{24}$/.test(link)) return null;
  const db = await reader();
  const row = await db.priceTable.findUnique({
    where: { classLink: link },
    include: { versions: { orderBy: { number: "desc" }, take: 1 } },
  });
  const [last] = row?.versions ?? [];
  return row && last ? { tableId: row.id, table: await readPrices(last.pricesHash) } : null;
}

/**
 * Deletes a table with its versions. Whoever had it pinned works with the built-in one again; attempts keep the content that
 * they began with, and content that nothing refers to any more goes too. False: this person has no such table.
 */
export async function deleteTable({ tableId, userId }: Own): Promise<boolean> {
  return inTransaction(async (tx) => {
    const own = { tableId, table: { ownerId: userId } };
    const versions = await tx.priceTableVersion.findMany({ where: own, select: { pricesHash: true } });
    const { count } = await tx.priceTable.deleteMany({ where: { id: tableId, ownerId: userId } });
    if (count === 0) return false;
    await tx.priceSnapshot.deleteMany({
      where: {
        hash: { in: versions.map(({ pricesHash }) => pricesHash) },
        versions: { none: {} },
        attempts: { none: {} },
      },
    });
    return true;
  });
}
