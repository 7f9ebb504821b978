import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import Database from "better-sqlite3";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SketchSchema } from "~graders";
import { hasChromium, launch } from "../support/chromium.ts";
import { newDatabaseFolder, type RunningServer, startServer } from "../support/production-server.ts";

/** 100,000 requests/s by the prompt, all of which need a ranker: 160 copies of 800/s carry them, 80 do not. */
const sketchWith = (copies: number, zones: number) =>
  SketchSchema.parse({
    nodes: [
      { id: "app", label: "Clients", kind: "client" },
      {
        id: "api",
        label: "API",
        kind: "service",
        parameters: { replicas: 300, zones: 3, capacityPerReplica: 1000 },
      },
      {
        id: "ranker",
        label: "Ranking GPUs",
        kind: "model-server",
        parameters: { replicas: copies, zones, capacityPerReplica: 800, serviceTimeMs: 20 },
      },
    ],
    edges: [
      { id: "a", from: "app", to: "api" },
      { id: "b", from: "api", to: "ranker" },
    ],
  });

const BROKE =
  "“Ranking GPUs” runs at 78.1% at peak. Its 160 copies stand in 2 zones. One of them has just gone, and 80 copies with it. " +
  "What happens in the next minute, and what do you change?";

/** The minute of the probe, and a little more. */
const SHIFT_MS = 32 * 60_000;

describe.skipIf(!hasChromium)("the curveball of an interview", () => {
  let folder = "";
  let server: RunningServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let attempt = "";

  beforeAll(async () => {
    folder = newDatabaseFolder();
    [server, browser] = await Promise.all([startServer({ folder }), launch()]);
    context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Sets everything that happened in the round back in time, behind the app's back. */
  function letTimePass(ms: number) {
    const db = new Database(path.join(folder, "app.db"));
    const at = db.prepare("SELECT id, at FROM ClockEvent WHERE attemptId = ?").all(attempt);
    for (const row of at as { id: number; at: string | number }[]) {
      const moved = new Date(new Date(row.at).getTime() - ms);
      const value = typeof row.at === "number" ? moved.getTime() : moved.toISOString().replace("Z", "+00:00");
      db.prepare("UPDATE ClockEvent SET at = ? WHERE id = ?").run(value, row.id);
    }
    db.close();
  }
  const saveSketch = (sketch: unknown, baseRevision: number) =>
    page.evaluate(
      async ({ url, body }) => {
        const headers = { "Content-Type": "application/json", Accept: "application/json" };
        const reply = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
        return reply.status;
      },
      {
        url: `/attempts/${attempt}/save`,
        body: { saveId: randomUUID(), changes: [{ field: "sketch", baseRevision, value: sketch }] },
      },
    );
  const complaints = async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
  };
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

  test("comes at its minute, names the candidate's own numbers, and is the same after a reload and in a second tab", async () => {
    await page.goto(`${server.url}/questions/recsys-100k-rps`);
    await page.getByLabel("With a curveball").waitFor();
    await page.getByLabel("Interview").check();
    await page.getByRole("button", { name: "Start the clock" }).click();
    await page.waitForURL(/\/attempts\/[^/]+$/);
    attempt = page.url().split("/").at(-1) ?? "";
    expect(await saveSketch(sketchWith(160, 2), 0)).toBe(200);
    await page.reload();
    await page.waitForLoadState("networkidle");
    expect(await page.getByText("Ranking GPUs” runs").count()).toBe(0);

    letTimePass(SHIFT_MS);
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    const words = page.locator(".probe").getByText(BROKE);
    await words.waitFor();
    await page.locator(".toast").getByText("The interviewer asks").waitFor();
    expect(await complaints()).toEqual([]);

    expect(await saveSketch(sketchWith(240, 3), 1)).toBe(200);
    await page.reload();
    await words.waitFor();
    const second = await context.newPage();
    await second.goto(page.url());
    await second.locator(".probe").getByText(BROKE).waitFor();
    await second.close();
  });

  test("the report holds what was there against the revision, and fits a narrow page", async () => {
    await page.getByRole("button", { name: "Submit" }).first().click();
    await page.getByRole("dialog").getByRole("button", { name: "Submit" }).click();
    await page.waitForURL(/\/report$/);
    const panel = page.getByRole("region", { name: "The curveball" });
    await panel.getByText(BROKE).waitFor();
    await panel.getByText("64% of requests are answered").waitFor();
    await panel.getByText("100% of requests are answered").waitFor();
    await panel.getByText("“Ranking GPUs”: copies 160 → 240").waitFor();
    await page.getByRole("heading", { name: /Still fills the screen after what just broke/ }).waitFor();
    for (const summary of await panel.getByText("The sketch", { exact: true }).all()) await summary.click();
    expect(await complaints()).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await overflow()).toBeLessThanOrEqual(0);
    expect(await complaints()).toEqual([]);
  });
});
