import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/* Properties are tried on the same cases in every run: a red run can be had again. */
const setupFiles = [here("./test/support/seeded-properties.ts")];
const alias = { "~graders": here("./graders/index.ts"), "~": here("./app") };

export default defineConfig({
  test: {
    /* By default one processor would be left alone. */
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          setupFiles,
          include: ["{app,graders,prisma}/**/*.test.{ts,tsx}"],
          exclude: ["**/node_modules/**", "app/models/**", "app/grading/**"],
        },
      },
      {
        resolve: { alias },
        test: {
          name: "database",
          setupFiles,
          include: ["app/{models,grading}/**/*.test.ts", "test/routes/**/*.test.ts"],
          globalSetup: ["test/support/template-database.ts"],
          testTimeout: 20_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "browser",
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: ["test/support/production-server.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          /* After all others: a browser and a server take both processors. */
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve: { alias },
        test: {
          name: "calibration",
          include: ["test/{calibration,laws}/**/*.test.ts"],
          /* A law walks the bank, and a busy machine takes several times as long. */
          testTimeout: 240_000,
        },
      },
    ],
  },
});
