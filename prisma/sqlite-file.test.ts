import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { copyDatabase, databaseFault } from "./sqlite-file.ts";

// Three of these start programs of their own.
vi.setConfig({ testTimeout: 60_000 });

let folder = "";
let live: Database.Database;
const file = (name: string) => path.join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "headroom-backup-"));
  live = new Database(file("app.db"));
  live.pragma("journal_mode = WAL");
  const migrations = readdirSync("prisma/migrations", { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  for (const { name } of migrations) {
    live.exec(readFileSync(path.join("prisma/migrations", name, "migration.sql"), "utf8"));
  }
  addUser("ada");
});
afterEach(() => {
  live.close();
  rmSync(folder, { recursive: true, force: true });
});

const addUser = (id: string) =>
  live.prepare(`INSERT INTO "User" ("id", "createdAt") VALUES (?, '2026-03-02')`).run(id);
const users = (database: Database.Database) =>
  database.prepare(`SELECT id FROM "User" ORDER BY id`).pluck().all();
function usersIn(name: string) {
  const database = new Database(file(name), { readonly: true });
  try {
    return users(database);
  } finally {
    database.close();
  }
}

/** As `npm run` does, in a process of its own: locks on a file are kept between processes, not within one. */
function run(script: "backup" | "restore", ...given: string[]) {
  const ran = spawnSync(process.execPath, ["--import", "tsx", `prisma/${script}.ts`, ...given], {
    env: { ...process.env, DATABASE_URL: `file:${file("app.db")}` },
    encoding: "utf8",
  });
  return { code: ran.status, said: ran.stdout + ran.stderr };
}

describe("a backup", () => {
  it("has all that was committed, also what is still in the write-ahead log, while the app runs", () => {
    addUser("grace");
    expect(run("backup", file("backup.db"))).toMatchObject({ code: 0 });
    addUser("later");
    expect(usersIn("backup.db")).toEqual(["ada", "grace"]);
  });

  it("is restored under the running app, which then reads it; what was there is kept", () => {
    run("backup", file("backup.db"));
    addUser("to be undone");
    const restored = run("restore", file("backup.db"));
    expect(restored).toMatchObject({ code: 0 });
    expect(users(live)).toEqual(["ada"]);
    addUser("after");
    expect(users(live)).toEqual(["ada", "after"]);
    const before = readdirSync(folder).find(
      (name) => name.includes("before-restore") && !name.includes("-wal"),
    );
    expect(usersIn(before ?? "")).toEqual(["ada", "to be undone"]);
  });

  it("never writes over a file, and restores nothing that is no backup", () => {
    writeFileSync(file("precious"), "mine");
    expect(run("backup", file("precious"))).toMatchObject({ code: 2 });
    expect(readFileSync(file("precious"), "utf8")).toBe("mine");
    expect(run("restore", file("precious"))).toMatchObject({ code: 2 });
    expect(users(live)).toEqual(["ada"]);
  });
});

describe("a file that cannot be restored is told apart:", () => {
  it("no file", async () => {
    expect(await databaseFault(file("none.db"))).toContain("there is no file");
  });

  it("no database", async () => {
    writeFileSync(file("notes.txt"), "not a database, but long enough to be looked at ".repeat(100));
    expect(await databaseFault(file("notes.txt"))).toContain("not a database");
  });

  it("another program's database", async () => {
    const other = new Database(file("other.db"));
    other.exec("CREATE TABLE birds (id)");
    other.close();
    expect(await databaseFault(file("other.db"))).toContain("not one of Headroom");
  });

  it("half a database", async () => {
    live.close();
    await copyDatabase({ from: file("app.db"), to: file("backup.db") });
    truncateSync(file("backup.db"), 12_288);
    expect(await databaseFault(file("backup.db"))).not.toBeNull();
  });
});
