import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { hasChromium, launch } from "../support/chromium.ts";

describe.skipIf(!hasChromium)("calculators in the browser", () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launch();
    page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
    page.setDefaultTimeout(10_000);
  });
  afterAll(() => browser?.close());

  async function complaints(of = page): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page: of }).analyze();
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
  }
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

  test("from the main navigation to a result that follows the typing, and a link that carries it", async () => {
    await page.goto(`${inject("baseUrl")}/`);
    await page.getByRole("link", { name: "Calculators" }).click();
    await page.waitForURL("**/calculators");
    expect(await complaints()).toEqual([]);
    expect(await overflow()).toBe(0);

    await page.getByRole("searchbox", { name: "Search" }).fill("m/m/c");
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("link", { name: "Servers behind one queue" }).click();
    await page.waitForURL("**/calculators/mmc");
    await page.getByLabel(/^Servers/).fill("16");
    await page.waitForURL(/servers=16/);
    await page.getByRole("status").filter({ hasText: "46.1 ms" }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("servers");
    expect(await page.getByRole("img", { name: /Response time against utilisation/ }).count()).toBe(1);
    expect(await complaints()).toEqual([]);
    expect(await overflow()).toBe(0);
  });

  test("without JavaScript the form works by its button and keeps what is wrong", async () => {
    const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await plain.goto(`${inject("baseUrl")}/calculators/bandwidth`);
    await plain.getByLabel(/^Requests per second/).fill("plenty");
    await plain.getByRole("button", { name: "Calculate" }).click();
    expect(await plain.getByLabel(/^Requests per second/).inputValue()).toBe("plenty");
    expect(await plain.locator(".field-error").innerText()).toMatch(/“plenty” is no number/);
    await plain.getByLabel(/^Requests per second/).fill("1k");
    await plain.getByRole("button", { name: "Calculate" }).click();
    expect(await plain.locator(".calc-figure").innerText()).toBe("20 MB/s");
    await plain.context().close();
  });

  test("in practice a calculator puts its sum into the ledger", async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${inject("baseUrl")}/questions/recsys-100k-rps`);
    await page.getByLabel("Practice").check();
    await page.getByRole("button", { name: "Start the clock" }).click();
    await page.waitForURL(/\/attempts\/[^/]+$/);
    await page.waitForLoadState("networkidle");
    await page.getByRole("button", { name: "Use a calculator" }).click();
    await page.getByLabel("Calculator", { exact: true }).selectOption("kv_cache");
    await page.getByLabel(/^Tokens kept/).fill("4096");
    await page.getByRole("status").filter({ hasText: "1.34 GB" }).waitFor();
    expect(await complaints()).toEqual([]);
    await page.getByLabel(/^Tokens kept/).press("Enter");
    const sum = page.getByRole("textbox", { name: "Sum of estimate 1", exact: true });
    await expect.poll(() => sum.inputValue()).toBe("2 * 80 * 8 * 128 * 2 B * 4096");
    await page.locator(".ledger-value").filter({ hasText: "1.34 GB" }).waitFor();
  });
});
