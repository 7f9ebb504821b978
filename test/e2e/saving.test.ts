import { rmSync } from "node:fs";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import Database from "better-sqlite3";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasChromium, launch } from "../support/chromium.ts";
import { newDatabaseFolder, type RunningServer, startServer } from "../support/production-server.ts";

/** The stories of lost connections, tabs and deadlines, in a real browser against the built app. */
describe.skipIf(!hasChromium)("what a candidate types is never lost", () => {
  let folder = "";
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    folder = newDatabaseFolder();
    [server, browser] = await Promise.all([startServer({ folder }), launch()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A round of the first explanation in the bank: its one text area is `prose`. */
  async function begin(): Promise<{ context: BrowserContext; page: Page; attempt: string }> {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.url}/questions/cap-theorem-ml-serving`);
    await page.getByRole("button", { name: "Start the clock" }).click();
    await page.waitForURL(/\/attempts\/[^/]+$/);
    await page.waitForLoadState("networkidle");
    return { context, page, attempt: page.url().split("/").at(-1) ?? "" };
  }
  const answer = (page: Page) => page.locator('textarea[name="prose"]');
  const saveState = (page: Page) => page.locator(".save-text");
  const says = (page: Page, text: string | RegExp, timeout = 10_000) =>
    saveState(page).filter({ hasText: text }).waitFor({ timeout });

  /** Changes the round's length behind the app's back, as an instructor's extension will. */
  function setDuration(attempt: string, ms: number) {
    const db = new Database(path.join(folder, "app.db"));
    db.prepare("UPDATE Attempt SET durationMs = ? WHERE id = ?").run(Math.round(ms), attempt);
    db.close();
  }
  const elapsed = (page: Page, attempt: string): Promise<number> =>
    page.evaluate(async (id) => {
      const reply = await fetch(`/attempts/${id}/clock`, { headers: { Accept: "application/json" } });
      return ((await reply.json()) as { clock: { elapsedMs: number } }).clock.elapsedMs;
    }, attempt);
  const focus = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event("focus")));

  test("a reload before anything was sent brings the text back and saves it", async () => {
    const { context, page } = await begin();
    await answer(page).fill("typed a moment before the reload");
    await page.waitForTimeout(300);
    await page.reload();
    await page.getByText("Nothing was lost").waitFor();
    expect(await answer(page).inputValue()).toBe("typed a moment before the reload");
    await says(page, /^Saved \d\d:/);
    await context.close();
  });

  test("a reload during a save whose reply never comes keeps the newer text", async () => {
    const { context, page } = await begin();
    await page.route("**/save", async (route) => void (await route.fetch()));
    await answer(page).fill("sent");
    await says(page, "Saving");
    await page.waitForTimeout(500);
    await answer(page).fill("sent, and more");
    await page.waitForTimeout(300);
    await page.unroute("**/save");
    await page.reload();
    await page.getByText("Nothing was lost").waitFor();
    expect(await answer(page).inputValue()).toBe("sent, and more");
    await says(page, /^Saved \d\d:/);
    await context.close();
  });

  test("two tabs: both versions are shown, nothing is overwritten, and a merge by hand reaches both", async () => {
    const { context, page } = await begin();
    const other = await context.newPage();
    await other.goto(page.url());
    await other.waitForLoadState("networkidle");
    await other.route("**/save", (route) => route.abort());
    await answer(other).fill("from the second tab");
    await answer(page).fill("from the first tab");
    await says(page, /^Saved \d\d:/);
    await other.unroute("**/save");
    const dialog = other.getByRole("dialog", { name: "Changed in another tab" });
    await dialog.waitFor({ timeout: 20_000 });
    expect(
      await dialog
        .locator("textarea")
        .evaluateAll((areas) => areas.map((a) => (a as HTMLTextAreaElement).value)),
    ).toEqual(["from the second tab", "from the first tab"]);
    expect((await new AxeBuilder({ page: other }).analyze()).violations).toEqual([]);
    await dialog.getByRole("button", { name: "Merge by hand" }).click();
    await dialog.getByLabel("Your answer, merged").fill("from both tabs");
    await dialog.getByRole("button", { name: "Keep this" }).click();
    await says(other, /^Saved \d\d:/);
    await expect.poll(() => answer(page).inputValue()).toBe("from both tabs");
    await context.close();
  });

  test("a server that fails is said at once and tried again", async () => {
    const { context, page } = await begin();
    await page.route("**/save", (route) => route.fulfill({ status: 500, body: "broken" }));
    await answer(page).fill("still here");
    await says(page, /^Not saved: the server answered 500\. Retrying in \d+ s$/);
    await page.unroute("**/save");
    await says(page, /^Saved \d\d:/, 15_000);
    await context.close();
  });

  test("signed out in between: it says so, and keeps the text", async () => {
    const { context, page } = await begin();
    await context.clearCookies();
    await answer(page).fill("still here");
    await says(page, "You are signed out here");
    expect(await answer(page).inputValue()).toBe("still here");
    await context.close();
  });

  test("at zero the page locks, saves what was typed, reopens when the deadline moves, and ends at the report", async () => {
    const { context, page, attempt } = await begin();
    setDuration(attempt, (await elapsed(page, attempt)) + 3_000);
    await focus(page);
    await answer(page).fill("typed in the last second");
    await page.getByText("Time is up. The page is locked; what is typed").waitFor();
    expect(await answer(page).isEditable()).toBe(false);
    await says(page, /^Saved \d\d:/);

    setDuration(attempt, (await elapsed(page, attempt)) + 120_000);
    await expect.poll(() => answer(page).isEditable(), { timeout: 10_000 }).toBe(true);
    await answer(page).fill("typed in the extra time");
    await says(page, /^Saved \d\d:/);

    setDuration(attempt, (await elapsed(page, attempt)) + 500);
    await focus(page);
    await page.getByRole("button", { name: "See the report now" }).click();
    await page.waitForURL(/\/report$/);
    await context.close();
  });

  test("offline across the deadline: the text is kept here, offered after the end, and arrives late", async () => {
    const { context, page, attempt } = await begin();
    setDuration(attempt, (await elapsed(page, attempt)) + 2_000);
    await focus(page);
    await context.setOffline(true);
    await answer(page).fill("written in a tunnel");
    await says(page, "Offline, kept on this device");
    await page.waitForTimeout(35_000);
    await page.close();
    await context.setOffline(false);
    const later = await context.newPage();
    await later.goto(`${server.url}/attempts/${attempt}`);
    await later.getByRole("heading", { name: "Text that did not arrive in time" }).waitFor();
    expect(await later.locator("main textarea").inputValue()).toBe("written in a tunnel");
    await later.getByRole("button", { name: "Send it, marked late" }).click();
    await later.waitForURL(/\/report$/);
    await context.close();
  });

  test.each([
    ["wide, light", 1440, "light"],
    ["wide, dark", 1440, "dark"],
    ["narrow, light", 390, "light"],
    ["narrow, dark", 390, "dark"],
  ] as const)("the workspace is accessible and fits: %s", async (_name, width, colorScheme) => {
    const { context, page } = await begin();
    await page.setViewportSize({ width, height: 844 });
    // Colours that are still on their way from one theme to the other have no contrast to judge.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.waitForTimeout(300);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    expect(await page.locator("header").count()).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await context.close();
  });
});
