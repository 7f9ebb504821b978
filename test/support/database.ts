import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, inject } from "vitest";
import { closeDatabase, useDatabase } from "~/models/db.server.ts";

/** Gives each test of the file a database of its own: a copy of the migrated template, as a real SQLite file. */
export function freshDatabase(): { file: () => string } {
  let folder = "";
  const file = () => path.join(folder, "test.db");
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "headroom-test-"));
    copyFileSync(inject("templateDatabase"), file());
    process.env["HEADROOM_SECRET"] ??= "a secret that only tests know, long enough";
    process.env["LOG_LEVEL"] ??= "silent";
    await useDatabase(`file:${file()}`);
  });
  afterEach(async () => {
    await closeDatabase();
    rmSync(folder, { recursive: true, force: true });
  });
  return { file };
}

/** As after a crash and a start: new connections to the same file. */
export async function restart({ file }: { file: () => string }): Promise<void> {
  await useDatabase(`file:${file()}`);
}
