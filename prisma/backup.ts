import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { config, databaseFile } from "../app/config.server.ts";
import { copyDatabase, databaseFault } from "./sqlite-file.ts";

/** `npm run backup [-- FILE]`: copies the database while the app runs, and checks the copy. */
const from = databaseFile(config().databaseUrl);
const moment = new Date().toISOString().replaceAll(":", "-").slice(0, 19);
const to = path.resolve(process.argv[2] ?? path.join(path.dirname(from), "backups", `headroom-${moment}.db`));

try {
  if (existsSync(to)) throw new Error(`${to} is there already; name a new file`);
  mkdirSync(path.dirname(to), { recursive: true });
  await copyDatabase({ from, to });
  const fault = await databaseFault(to);
  if (fault) throw new Error(`the copy is damaged: ${fault}`);
  console.log(to);
} catch (error) {
  console.error(`No backup: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
