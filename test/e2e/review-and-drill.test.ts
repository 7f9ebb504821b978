import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { hasChromium, launch } from "../support/chromium.ts";

const PARTS = 40;

/** A review and a drill as candidates take them, at a desk and on a phone; axe reads each page. */
describe.skipIf(!hasChromium)("rounds that are no design", () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  async function start(question: string, viewport: { width: number; height: number }) {
    page = await (await browser.newContext({ viewport })).newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(`${inject("baseUrl")}/questions/${question}`);
    await page.getByLabel("Practice").check();
    await page.getByRole("button", { name: "Start the clock" }).click();
    await page.waitForURL(/\/attempts\/[^/]+$/);
    await page.waitForLoadState("networkidle");
  }
  async function complaints(): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
  }
  const control = (name: string) => page.locator(`[name="${name}"]`);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("name"));
  async function submit() {
    await page
      .locator(".save-text")
      .filter({ hasText: /^Saved/ })
      .waitFor();
    await page.getByRole("button", { name: "Submit" }).first().click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /Submit/ })
      .click();
    await page.waitForURL(/report$/);
    await page.waitForLoadState("networkidle");
  }

  /** Walks the drawing with the arrow keys and marks a fault on a part. */
  async function markByKeyboard(part: string) {
    await page.locator(".given-spot[tabindex='0']").focus();
    for (let step = 0; step < PARTS; step++) {
      const name = await page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
      if (name === `Mark a fault on ${part}`) break;
      await page.keyboard.press("ArrowRight");
    }
    await page.keyboard.press("Enter");
  }

  test("a review: two faults by keyboard, ranked, the sketch repaired, the report", async () => {
    await start("architecture-review-checkout-ml", { width: 1440, height: 900 });
    expect(await complaints()).toEqual([]);

    await markByKeyboard("Dashboards");
    expect(await focused()).toBe("faults.0.claim");
    await page.keyboard.type("Only CPU and memory are watched; nobody sees drift.");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Alert on the share of refused orders.");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("faults.0.severity");
    await control("faults.0.severity").selectOption("minor");

    await markByKeyboard("Fraud scorer");
    expect(await focused()).toBe("faults.1.claim");
    await page.keyboard.type("Four copies can do 400 orders/s where 600 come: it is overloaded.");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Raise it to ten copies.");
    await control("faults.1.severity").selectOption("critical");

    // The worse one goes first.
    await control("faults.1.claim").focus();
    await page.keyboard.press("Alt+ArrowUp");
    expect(await control("faults.0.target").inputValue()).toBe("fraud");
    await control("faults.2.target").selectOption("prices");
    await control("faults.2.claim").fill("A cache is always a risk, so it should go.");
    expect(await complaints()).toEqual([]);

    await page.getByRole("button", { name: "Open the sketch" }).click();
    await page.getByRole("tab", { name: "Mermaid" }).click();
    const mermaid = page.getByLabel(/Mermaid/).last();
    const given = await mermaid.inputValue();
    expect(given).toContain("Fraud scorer");
    await mermaid.fill(given.replace('"replicas":4,"zones":2', '"replicas":10,"zones":2'));
    await submit();

    await page.getByRole("heading", { name: "Your review" }).waitFor();
    const review = page.getByRole("region", { name: "Your review" });
    await review.getByRole("img", { name: /^The given design/ }).waitFor();
    expect(await review.textContent()).toContain("2 of 9 faults found, 1 false alarm.");
    const figures = review.getByRole("row", { name: /Busiest component/ });
    expect(await figures.textContent()).toContain("Fraud scorer, 150%");
    expect(await figures.textContent()).toContain("Fraud scorer, 60%");
    expect(await review.textContent()).toContain("Price cache (your no. 3)");
    expect(await complaints()).toEqual([]);
  });

  test("a drill on a phone: the ledger typed, and a decision that contradicts it", async () => {
    await start("gpu-memory-fit", { width: 390, height: 844 });
    expect(await complaints()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

    await control("ledger.0.name").focus();
    await page.keyboard.type("weights=params * weight_bytes");
    await page.keyboard.press("Enter");
    await page.keyboard.type("kv_per_token=2 * layers * kv_heads * head_dim * kv_bytes");
    await page.keyboard.press("Enter");
    await page.keyboard.type("kv_total=kv_per_token * context_tokens * sequences");
    await page.keyboard.press("Enter");
    await page.keyboard.type("memory_needed=weights + kv_total + overhead_gb");
    await page.locator(".ledger-figure").filter({ hasText: "56.2" }).waitFor();
    await control("decisions.0.title").fill("Which card");
    await control("decisions.0.choice").fill("one 48 GB card");
    await control("decisions.0.because").fill("It costs $1.90 an hour.");
    await control("prose").fill("The cache grows with every token of each conversation.");
    expect(await complaints()).toEqual([]);
    await submit();

    const decision = page.getByText(/Memory needed is 56\.2 GB, against .*you settle on one 48 GB card/);
    await decision.first().waitFor();
    expect(await complaints()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
