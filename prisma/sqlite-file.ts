import { existsSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import sqlite3 from "sqlite3";

const MOST_TRIES = 50;
const RETRY_MS = 100;

/** sqlite3's own types leave out its online backup. */
interface Backup {
  readonly completed: boolean;
  /** Copies so many pages; -1: all. */
  step(pages: number, done: (error: Error | null) => void): void;
  finish(done: (error: Error | null) => void): void;
}
type WithBackup = sqlite3.Database & {
  backup(
    file: string,
    destination: string,
    source: string,
    fileIsDestination: boolean,
    opened: (error: Error | null) => void,
  ): Backup;
};

const settle = (resolve: () => void, reject: (error: Error) => void) => (error: Error | null) =>
  error ? reject(error) : resolve();

function open(file: string, flags: number): Promise<WithBackup> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file, flags, (error) =>
      error ? reject(error) : resolve(database as WithBackup),
    );
    database.configure("busyTimeout", 5000);
  });
}

const close = (database: sqlite3.Database) =>
  new Promise<void>((resolve, reject) => database.close(settle(resolve, reject)));

/** Copies a database page by page. Both may be in use: readers and writers of either go on, and see all of it or none. */
export async function copyDatabase({ from, to }: { from: string; to: string }): Promise<void> {
  if (!existsSync(from)) throw new Error(`there is no file ${from}`);
  const database = await open(to, sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE);
  try {
    const backup = await new Promise<Backup>((resolve, reject) => {
      const opened = database.backup(from, "main", "main", false, (error) =>
        error ? reject(error) : resolve(opened),
      );
    });
    // A step that meets somebody else's lock ends without an error and without having copied.
    for (let tries = 0; !backup.completed; tries++) {
      if (tries === MOST_TRIES) throw new Error(`${to} is locked by another program`);
      if (tries > 0) await wait(RETRY_MS);
      await new Promise<void>((resolve, reject) => backup.step(-1, settle(resolve, reject)));
    }
    await new Promise<void>((resolve, reject) => backup.finish(settle(resolve, reject)));
  } finally {
    await close(database);
  }
}

/** What SQLite finds wrong with a file; null: nothing, and it is a database of ours. */
export async function databaseFault(file: string): Promise<string | null> {
  if (!existsSync(file)) return `there is no file ${file}`;
  let database: sqlite3.Database | undefined;
  try {
    database = await open(file, sqlite3.OPEN_READONLY);
    const [check] = await rows<{ integrity_check: string }>(database, "PRAGMA integrity_check");
    if (check?.integrity_check !== "ok")
      return check?.integrity_check ?? "the integrity check gave no answer";
    const ours = await rows(database, "SELECT 1 FROM sqlite_master WHERE name = 'FieldJournal'");
    return ours.length === 1 ? null : "it is a database, but not one of Headroom";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    if (database) await close(database);
  }
}

const rows = <T>(database: sqlite3.Database, sql: string) =>
  new Promise<T[]>((resolve, reject) =>
    database.all<T>(sql, (error, found) => (error ? reject(error) : resolve(found))),
  );
