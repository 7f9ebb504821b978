import sqlite3 from "sqlite3";
import { config, databaseFile } from "../app/config.server.ts";

/**
 * What a new installation needs beside its tables. The questions are files and visitors make their own accounts, so this
 * is little: write-ahead logging, a property of the database file, and the secret that signs cookies and receipts. Both
 * are done here so that a folder that cannot be written is found out at setup. Running it again changes nothing.
 */
const file = databaseFile(config().databaseUrl);
const database = new sqlite3.Database(file);
database.get(
  "PRAGMA journal_mode = WAL",
  (error: Error | null, row: { journal_mode: string } | undefined) => {
    if (error || row?.journal_mode !== "wal") {
      console.error(`Cannot prepare ${file}: ${error?.message ?? "write-ahead logging is refused"}`);
      process.exitCode = 1;
    }
    database.close();
  },
);
