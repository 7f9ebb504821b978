import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { config } from "~/config.server.ts";
import { type Prisma, PrismaClient } from "~/generated/prisma/client.ts";

/**
 * Two connections to one file. The adapter runs plain queries on the connection of whatever transaction is open, so a
 * plain write could be rolled back with a stranger's transaction, and a plain read could see what is never committed.
 * Hence all writes go through `inTransaction` on one connection, and all reads through `reader` on another, which
 * SQLite itself keeps from writing.
 */
interface Connections {
  reader: PrismaClient;
  writer: PrismaClient;
}

export type Transaction = Prisma.TransactionClient;
export type { Prisma };

async function connect(url: string, pragmas: string[]): Promise<PrismaClient> {
  const client = new PrismaClient({
    adapter: new PrismaBetterSqlite3({ url }),
    transactionOptions: { maxWait: 10_000, timeout: 15_000 },
  });
  for (const pragma of pragmas) await client.$queryRawUnsafe(`PRAGMA ${pragma}`);
  return client;
}

async function open(url: string): Promise<Connections> {
  const common = ["busy_timeout = 5000", "foreign_keys = ON"];
  // FULL: what was acknowledged survives a power cut.
  const writer = await connect(url, ["journal_mode = WAL", "synchronous = FULL", ...common]);
  const reader = await connect(url, [...common, "query_only = ON"]);
  return { reader, writer };
}

// On globalThis, so that a reload of this module in development keeps the connections.
const kept = globalThis as typeof globalThis & { headroomDatabase?: Promise<Connections> };
const connections = () => (kept.headroomDatabase ??= open(config().databaseUrl));

/** For reading. Sees committed rows only. */
export const reader = async (): Promise<PrismaClient> => (await connections()).reader;

/** Runs `work` alone: all of its writes reach the disk, or none. */
export async function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return (await connections()).writer.$transaction(work);
}

/** Points this process at another database file, closing the last one. */
export async function useDatabase(url: string): Promise<void> {
  await closeDatabase();
  kept.headroomDatabase = open(url);
  await kept.headroomDatabase;
}

export async function closeDatabase(): Promise<void> {
  const last = await kept.headroomDatabase;
  kept.headroomDatabase = undefined;
  await last?.reader.$disconnect();
  await last?.writer.$disconnect();
}

export async function isDatabaseUp(): Promise<boolean> {
  try {
    await (
      await reader()
    ).$queryRaw`SELECT 1`;
    return true;
  } catch {
    return false;
  }
}
