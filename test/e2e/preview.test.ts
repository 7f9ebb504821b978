import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, inject, test } from "vitest";

/** Every file of the build, as text. */
const built = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:js|json)$/.test(entry.name))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), "utf8"));

test("the authors' preview is in no build, and a production server knows no such page", async () => {
  const files = built("build");
  expect(files.length).toBeGreaterThan(10);
  expect(
    files.filter((text) => text.includes("routes/preview.") || text.includes("Preview, while developing")),
  ).toEqual([]);
  for (const page of ["/preview/recsys-100k-rps", "/preview/recsys-100k-rps/changes"]) {
    const reply = await fetch(`${inject("baseUrl")}${page}`);
    expect(reply.status).toBe(404);
    expect(await reply.text()).not.toContain("Rubric");
  }
});
