#!/usr/bin/env node
// Offline stand-in for Prisma's native `schema-engine` binary: same JSON-RPC over stdio,
// served by the WebAssembly build of that engine (npm: @prisma/schema-engine-wasm) through a driver adapter.
import { createRequire } from "node:module";
import { readFileSync, existsSync, writeFileSync, mkdirSync } from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";

const argv = process.argv.slice(2);
const datamodels = [];
let datasource = {};
let cli = null;
for (let i = 0; i < argv.length; i++) {
  if (argv[i] === "--datamodels") datamodels.push(argv[++i]);
  else if (argv[i] === "--datasource") datasource = JSON.parse(argv[++i]);
  else if (argv[i] === "--enabled-preview-features" || argv[i] === "--extension-types") i++;
  else if (argv[i] === "cli") cli = argv[++i];
  else if (argv[i] === "--version") {
    console.log("schema-engine-cli wasm-shim");
    process.exit(0);
  }
}

const isSqlite = (url) => url.startsWith("file:");
const sqliteFile = (url) => path.resolve(process.cwd(), url.slice(5).split("?")[0]);

async function adapterFactory(url, shadowUrl) {
  if (isSqlite(url)) {
    const { PrismaBetterSqlite3 } = await import("@prisma/adapter-better-sqlite3");
    const factory = new PrismaBetterSqlite3({
      url: url === "file::memory:" ? ":memory:" : "file:" + sqliteFile(url),
    });
    // The engine hands whole migration scripts to executeRaw/queryRaw on its shadow database; better-sqlite3 prepares one statement at a time.
    const scriptable = (a) => {
      for (const m of ["executeRaw", "queryRaw"]) {
        const one = a[m].bind(a);
        a[m] = (q) =>
          one(q).catch(async (e) => {
            if (!/more than one statement/.test(e.message)) throw e;
            await a.executeScript(q.sql);
            return m === "executeRaw" ? 0 : { columnNames: [], columnTypes: [], rows: [] };
          });
      }
      return a;
    };
    return {
      provider: factory.provider,
      adapterName: factory.adapterName,
      connect: async () => scriptable(await factory.connect()),
      connectToShadowDb: async () => scriptable(await factory.connectToShadowDb()),
    };
  }
  const { PrismaPg } = await import("@prisma/adapter-pg");
  // PostgreSQL: enough for deploy, status, resolve, reset and diff between schema files.
  // Not `migrate dev`/`db pull`: adapter-pg 7.10 cannot read "char" columns of the catalogue, and given a connectionString
  // its shadow database would be the main one, so none is offered.
  const factory = new PrismaPg({ connectionString: url });
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => factory.connect(),
    connectToShadowDb: async () => {
      throw new Error(
        "no shadow database on PostgreSQL here: use `prisma migrate diff --from-schema OLD --to-schema NEW --script`",
      );
    },
  };
}

function fail(code, message) {
  process.stderr.write(
    "\n" +
      JSON.stringify({
        level: "ERROR",
        target: "schema_engine::logger",
        fields: { error_code: code, message },
      }) +
      "\n",
  );
  process.exit(1);
}

if (cli) {
  const url = datasource.url;
  if (isSqlite(url)) {
    const f = sqliteFile(url);
    if (cli === "can-connect-to-database")
      existsSync(f) ? process.exit(0) : fail("P1003", `Database \`${path.basename(f)}\` does not exist`);
    if (cli === "create-database") {
      mkdirSync(path.dirname(f), { recursive: true });
      if (!existsSync(f)) writeFileSync(f, "");
      process.exit(0);
    }
  } else {
    const pg = (await import("pg")).default;
    const u = new URL(url);
    const db = decodeURIComponent(u.pathname.slice(1));
    const connect = async (conn) => {
      const c = new pg.Client({ connectionString: conn });
      await c.connect();
      return c;
    };
    try {
      if (cli === "can-connect-to-database") {
        const c = await connect(url);
        await c.end();
        process.exit(0);
      }
      u.pathname = "/postgres";
      const c = await connect(u.href);
      await c.query(`CREATE DATABASE "${db.replaceAll('"', '""')}"`);
      await c.end();
      process.exit(0);
    } catch (e) {
      fail(e.code === "3D000" ? "P1003" : "P1001", e.message);
    }
  }
  process.exit(0);
}

const require = createRequire(import.meta.url);
const wasmJs = require.resolve("@prisma/schema-engine-wasm");
const bg = await import("@prisma/schema-engine-wasm/schema_engine_bg");
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  message: "",
  set_message(m) {
    this.message = m;
  },
};
const { instance } = await WebAssembly.instantiate(
  readFileSync(path.join(path.dirname(wasmJs), "schema_engine_bg.wasm")),
  { "./schema_engine_bg.js": bg },
);
bg.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

async function ensureMigrationsTable() {
  const sqlite = isSqlite(datasource.url);
  const adapter = await (await adapterFactory(datasource.url)).connect();
  await adapter.executeScript(
    sqlite
      ? `CREATE TABLE IF NOT EXISTS "_prisma_migrations" ("id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp, "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`
      : `CREATE TABLE IF NOT EXISTS "_prisma_migrations" ("id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ, "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ, "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`,
  );
  await adapter.dispose();
}

async function resetSqlite() {
  const { default: Database } = await import("better-sqlite3");
  const db = new Database(sqliteFile(datasource.url));
  db.pragma("foreign_keys = OFF");
  for (const { type, name } of db
    .prepare(
      "SELECT type, name FROM sqlite_master WHERE type IN ('view','table') AND name NOT LIKE 'sqlite_%'",
    )
    .all())
    db.exec(`DROP ${type} IF EXISTS "${name.replaceAll('"', '""')}"`);
  db.exec("VACUUM");
  db.close();
  return null;
}

let enginePromise;
const engine = () =>
  (enginePromise ??= (async () => {
    const factory = datasource.url
      ? await adapterFactory(datasource.url, datasource.shadowDatabaseUrl)
      : await adapterFactory("file::memory:");
    return bg.SchemaEngine.new(
      { datamodels: datamodels.length ? datamodels.map((f) => [f, readFileSync(f, "utf8")]) : undefined },
      () => {},
      (bound = bindMigrationAwareSqlAdapterFactory(factory)),
    );
  })());
let bound;
/** A driver's own error reaches the engine only as "External error id#N": fetch the real one back. */
function realMessage(err) {
  const text = String(err?.message ?? err);
  const m = /External error id#(\d+)/.exec(text);
  const held = m && bound?.errorRegistry?.consumeError(Number(m[1]));
  return held ? text.replace(m[0], String(held.error?.message ?? JSON.stringify(held.error ?? held))) : text;
}

const send = (o) => new Promise((r) => process.stdout.write(JSON.stringify(o) + "\n", r));
const RENAME = { getDatabaseVersion: "version" };
let n = 1;
for await (const line of readline.createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (!line.trim()) continue;
  const msg = JSON.parse(line);
  if (!msg.method) continue; // answer to our own `print`
  try {
    let result;
    if (msg.method === "createDatabase") result = { databaseName: "" };
    else {
      const e = await engine();
      const call = () =>
        msg.method === "reset" && isSqlite(datasource.url)
          ? resetSqlite()
          : e[RENAME[msg.method] ?? msg.method](msg.params);
      // The wasm engine raises P1014 where the native one reads "no migrations table yet": make the table, ask again.
      result = await call().catch(async (err) => {
        if (err?.code !== "P1014" || !String(err.message).includes("_prisma_migrations")) throw err;
        await ensureMigrationsTable();
        return call();
      });
      if (msg.method === "diff") {
        if (result.stdout != null)
          await send({ jsonrpc: "2.0", id: 1e6 + n++, method: "print", params: { content: result.stdout } });
        result = { exitCode: result.exitCode, stdout: result.stdout };
      }
    }
    await send({ jsonrpc: "2.0", id: msg.id, result: result ?? null });
  } catch (err) {
    const meta = err && typeof err === "object" ? err : {};
    const text = realMessage(err);
    const code = meta.code ?? meta.error_code;
    await send({
      jsonrpc: "2.0",
      id: msg.id,
      error: {
        code: 4466,
        message: text,
        data: { is_panic: false, message: text, meta: meta.meta ?? null, error_code: code ?? null },
      },
    });
  }
}
process.exit(0);
