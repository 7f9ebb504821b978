#!/usr/bin/env node
// Stands in for Prisma's native `schema-engine` program, which has to be downloaded: the same JSON-RPC over stdio, served
// by the WebAssembly build of that engine (npm: @prisma/schema-engine-wasm) through the SQLite driver adapter. Prisma's
// command line starts it, see prisma.config.ts. SQLite only, as this project is.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import readline from "node:readline";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";

const { command, datamodels, url } = readArguments(process.argv.slice(2));
if (command) runCommand(command);

function readArguments(argv) {
  const read = { command: null, datamodels: [], url: null };
  for (let i = 0; i < argv.length; i++) {
    if (argv[i] === "--datamodels") read.datamodels.push(argv[++i]);
    else if (argv[i] === "--datasource") read.url = JSON.parse(argv[++i]).url ?? null;
    else if (argv[i] === "--enabled-preview-features" || argv[i] === "--extension-types") i++;
    else if (argv[i] === "cli") read.command = argv[++i];
    else if (argv[i] === "--version") read.command = "version";
  }
  return read;
}

function databaseFile() {
  if (!url?.startsWith("file:")) fail("P1013", `expected a database url that starts with file:, not ${url}`);
  return path.resolve(url.slice("file:".length).split("?")[0]);
}

function fail(code, message) {
  const fields = { error_code: code, message };
  const line = JSON.stringify({ level: "ERROR", target: "schema_engine::logger", fields });
  process.stderr.write(`\n${line}\n`);
  process.exit(1);
}

/** What the engine does without JSON-RPC. */
function runCommand(name) {
  if (name === "version") {
    console.log("schema-engine-cli wasm");
    process.exit(0);
  }
  const file = databaseFile();
  if (name === "can-connect-to-database" && !existsSync(file)) {
    fail("P1003", `Database \`${path.basename(file)}\` does not exist`);
  }
  if (name === "create-database") {
    mkdirSync(path.dirname(file), { recursive: true });
    if (!existsSync(file)) writeFileSync(file, "");
  }
  process.exit(0);
}

/** The engine hands whole migration scripts to executeRaw and queryRaw; better-sqlite3 prepares one statement at a time. */
function takesScripts(adapter) {
  for (const method of ["executeRaw", "queryRaw"]) {
    const one = adapter[method].bind(adapter);
    adapter[method] = async (query) => {
      try {
        return await one(query);
      } catch (error) {
        if (!/more than one statement/.test(error.message)) throw error;
        await adapter.executeScript(query.sql);
        return method === "executeRaw" ? 0 : { columnNames: [], columnTypes: [], rows: [] };
      }
    };
  }
  return adapter;
}

function adapterFactory() {
  const factory = new PrismaBetterSqlite3({ url: url ? `file:${databaseFile()}` : ":memory:" });
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => takesScripts(await factory.connect()),
    connectToShadowDb: async () => takesScripts(await factory.connectToShadowDb()),
  };
}

const engineModule = await import("@prisma/schema-engine-wasm/schema_engine_bg");
const boundFactory = bindMigrationAwareSqlAdapterFactory(adapterFactory());

async function startEngine() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    message: "",
    set_message(message) {
      this.message = message;
    },
  };
  const folder = path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
  const { instance } = await WebAssembly.instantiate(
    readFileSync(path.join(folder, "schema_engine_bg.wasm")),
    { "./schema_engine_bg.js": engineModule },
  );
  engineModule.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const schemas = datamodels.map((file) => [file, readFileSync(file, "utf8")]);
  return engineModule.SchemaEngine.new(
    { datamodels: schemas.length > 0 ? schemas : undefined },
    () => {},
    boundFactory,
  );
}

async function makeMigrationsTable() {
  const adapter = await boundFactory.connect();
  await adapter.executeScript(
    `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
      "id" TEXT PRIMARY KEY NOT NULL,
      "checksum" TEXT NOT NULL,
      "finished_at" DATETIME,
      "migration_name" TEXT NOT NULL,
      "logs" TEXT,
      "rolled_back_at" DATETIME,
      "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
      "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
    )`,
  );
  await adapter.dispose();
}

/** The WebAssembly engine cannot reset SQLite. */
async function reset() {
  const { default: Database } = await import("better-sqlite3");
  const database = new Database(databaseFile());
  database.pragma("foreign_keys = OFF");
  const made = database
    .prepare(
      "SELECT type, name FROM sqlite_master WHERE type IN ('view', 'table') AND name NOT LIKE 'sqlite_%'",
    )
    .all();
  for (const { type, name } of made) database.exec(`DROP ${type} IF EXISTS "${name.replaceAll('"', '""')}"`);
  database.exec("VACUUM");
  database.close();
  return null;
}

/** Method names of the protocol that the WebAssembly engine calls otherwise. */
const RENAMED = { getDatabaseVersion: "version" };
let engine;

async function answer({ method, params }) {
  if (method === "createDatabase") return { databaseName: "" };
  engine ??= await startEngine();
  const call = () => (method === "reset" ? reset() : engine[RENAMED[method] ?? method](params));
  try {
    return await call();
  } catch (error) {
    // Where the native engine reads "no migrations table yet", this one raises P1014.
    if (error?.code !== "P1014" || !String(error.message).includes("_prisma_migrations")) throw error;
    await makeMigrationsTable();
    return call();
  }
}

const send = (message) =>
  new Promise((resolve) =>
    process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`, resolve),
  );

/** A driver's own error reaches the engine as "External error id#N" only: this fetches the real one back. */
function realMessage(error) {
  const text = String(error?.message ?? error);
  const id = /External error id#(\d+)/.exec(text);
  const held = id && boundFactory.errorRegistry?.consumeError(Number(id[1]))?.error;
  return held ? text.replace(id[0], String(held.message ?? JSON.stringify(held))) : text;
}

let printed = 1_000_000;
for await (const line of readline.createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const request = line.trim() === "" ? {} : JSON.parse(line);
  if (!request.method) continue; // The answer to a `print` of ours.
  try {
    let result = (await answer(request)) ?? null;
    if (request.method === "diff") {
      const { exitCode, stdout } = result;
      if (stdout != null) await send({ id: printed++, method: "print", params: { content: stdout } });
      result = { exitCode, stdout };
    }
    await send({ id: request.id, result });
  } catch (error) {
    const message = realMessage(error);
    const code = error?.code ?? error?.error_code ?? null;
    const data = { is_panic: false, message, meta: error?.meta ?? null, error_code: code };
    await send({ id: request.id, error: { code: 4466, message, data } });
  }
}
process.exit(0);
