import path from "node:path";
import { config, databaseFile } from "../app/config.server.ts";
import { copyDatabase, databaseFault } from "./sqlite-file.ts";
import { existsSync } from "node:fs";

/** `npm run restore -- FILE`: puts a backup in the database's place, and keeps what was there beside it. */
const to = databaseFile(config().databaseUrl);
const given = process.argv[2];

try {
  if (!given) throw new Error("name the backup: npm run restore -- FILE");
  const from = path.resolve(given);
  const fault = await databaseFault(from);
  if (fault) throw new Error(`${from}: ${fault}`);
  const before = `${to}.before-restore-${new Date().toISOString().replaceAll(":", "-").slice(0, 19)}`;
  if (existsSync(to)) {
    await copyDatabase({ from: to, to: before });
    console.log(`What was there is kept in ${before}`);
  }
  await copyDatabase({ from, to });
  console.log(`Restored ${from}. Run npm run setup if it comes from an older version.`);
} catch (error) {
  console.error(`Nothing was restored: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
