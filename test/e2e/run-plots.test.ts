import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { hasChromium, launch } from "../support/chromium.ts";

/** A service with five times the replicas that it needs, before a store that breaks at four times the load. */
const SKETCH = [
  "flowchart LR",
  "  app[Clients] --> svc[Order service] --> db[(Orders)]",
  '  %% headroom svc {"replicas":40,"concurrency":10,"serviceTimeMs":20,"unitPriceUsdMonth":100}',
  '  %% headroom db {"replicas":5,"concurrency":8,"serviceTimeMs":10,"unitPriceUsdMonth":500}',
].join("\n");

describe.skipIf(!hasChromium)("plots beneath a sketch that was run", () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launch();
    page = await (
      await browser.newContext({ viewport: { width: 390, height: 844 }, colorScheme: "dark" })
    ).newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${inject("baseUrl")}/questions/recsys-100k-rps`);
    await page.getByLabel("Practice").check();
    await page.getByRole("button", { name: "Start the clock" }).click();
    await page.waitForURL(/\/attempts\/[^/]+$/);
    await page.waitForLoadState("networkidle");
    await page.getByRole("button", { name: "Open the sketch" }).click();
    await page.getByRole("tab", { name: "Mermaid" }).click();
    await page
      .getByLabel(/Mermaid/)
      .last()
      .fill(SKETCH);
    await page.getByText("Order service").first().waitFor();
    const load = page.getByRole("combobox", { name: /^Load/ });
    if (await load.count()) await load.selectOption({ label: "Another load…" });
    await page.getByRole("textbox", { name: /requests\/s/i }).fill("1k");
    await page.getByRole("button", { name: "Run", exact: true }).click();
  });
  afterAll(() => browser?.close());

  async function complaints(): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page }).include(".run-plots").analyze();
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
  }
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

  test("the load sweep names what breaks, and is read load by load with the arrow keys", async () => {
    await page.getByRole("button", { name: "Sweep the load" }).click();
    await page.getByText("Orders at 4× (4,000/s)").waitFor();
    const slider = page.getByLabel("Read the plot at a load");
    expect(await slider.getAttribute("aria-valuetext")).toMatch(/^1× load, 1,000\/s; p99 /);
    await slider.focus();
    await page.keyboard.press("End");
    expect(await slider.getAttribute("aria-valuetext")).toBe("10× load, 10k/s; saturated; 40% served");
    await page.getByRole("combobox", { name: /^Replicas/ }).selectOption("with-load");
    await expect
      .poll(() => slider.getAttribute("aria-valuetext"))
      .toMatch(/^10× load, 10k\/s; p99 .*100% served/);
    expect(await complaints()).toEqual([]);
    expect(await overflow()).toBe(0);
  });

  test("the mirror says what dominates the sketch, and says when the sketch has changed since", async () => {
    await page.getByRole("button", { name: "Compare with other designs" }).click();
    await page
      .getByText(/fewer replicas of “Order service” \(40 → \d+\).*−\$[\d,]+ a month/)
      .first()
      .waitFor();
    const slider = page.getByLabel(/^Read a design/);
    expect(await slider.getAttribute("aria-valuetext")).toMatch(/^yours: \$6,500 a month/);
    await slider.focus();
    await page.keyboard.press("Home");
    expect(await slider.getAttribute("aria-valuetext")).not.toMatch(/^yours/);
    await page.getByText("What was varied, held and assumed").click();
    await page.getByText(/^Varied: “Order service”/).waitFor();
    expect(await complaints()).toEqual([]);
    expect(await overflow()).toBe(0);
    await page.getByRole("button", { name: "Monitoring", exact: true }).click();
    await page.getByText("Changed since this comparison.").waitFor();
  });
});
