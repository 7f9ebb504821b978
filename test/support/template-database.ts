import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** A migrated, empty database file; each test works on a copy. */
    templateDatabase: string;
  }
}

/** Migrates one database for the whole run, as `npm run setup` does. */
export default function setup({ provide }: TestProject) {
  const folder = mkdtempSync(path.join(tmpdir(), "headroom-test-"));
  const file = path.join(folder, "template.db");
  execFileSync("npx", ["prisma", "migrate", "deploy"], {
    env: { ...process.env, DATABASE_URL: `file:${file}` },
    stdio: "pipe",
  });
  provide("templateDatabase", file);
  return () => rmSync(folder, { recursive: true, force: true });
}
