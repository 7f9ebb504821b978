import { readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { PARKING_GOOD, PARKING_PROMPT, PARKING_REFERENCE } from "../../graders/reference/fixture.ts";
import { hasChromium, launch } from "../support/chromium.ts";

/** An instructor drafts a rubric, changes it, tries it and takes it along; on a phone without the page's script, too. */
describe.skipIf(!hasChromium)("a rubric from reference answers", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  async function complaints(page: Page): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
  }
  const overflow = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  test.each([
    [1440, "light", true],
    [390, "dark", true],
    [390, "light", false],
  ] as const)("at %i px, %s, with script: %s", async (width, colorScheme, javaScriptEnabled) => {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme,
      javaScriptEnabled,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const check = async () => {
      if (javaScriptEnabled) expect(await complaints(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
    };
    await page.goto(`${inject("baseUrl")}/questions`);
    await page.getByRole("link", { name: "Draft a rubric from reference answers" }).click();
    await page.waitForURL("**/rubrics/new");
    await check();

    await page.getByLabel("Prompt (optional)").fill(PARKING_PROMPT);
    await page.getByLabel("Reference answer", { exact: true }).fill(PARKING_REFERENCE);
    await page.getByRole("button", { name: "Draft the rubric" }).click();
    await page.getByRole("heading", { name: "Try it" }).waitFor();
    await page.getByText("Found in the reference").first().waitFor();
    await check();

    await page.getByLabel("Criterion").first().fill("How fast the barrier opens");
    await page.getByLabel("Points").first().fill("3");
    await page.getByLabel("An answer").fill(PARKING_GOOD);
    await page.getByRole("button", { name: "Grade this answer" }).click();
    await page.locator(".draft-score").waitFor();
    expect(Number(await page.locator(".draft-score").innerText())).toBeGreaterThan(50);
    expect(await page.getByLabel("Criterion").first().inputValue()).toBe("How fast the barrier opens");
    await check();

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download YAML" }).click(),
    ]);
    expect(readFileSync(await download.path(), "utf8")).toContain("How fast the barrier opens");
    await context.close();
  });
});
