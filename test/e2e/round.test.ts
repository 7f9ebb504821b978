import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { hasChromium, launch } from "../support/chromium.ts";

/** A whole senior design round as a candidate takes it, and every page of it read by axe. */
describe.skipIf(!hasChromium)("one real round, end to end", () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launch();
    page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    page.setDefaultTimeout(10_000);
  });
  afterAll(() => browser?.close());

  const field = (label: string) => page.getByRole("textbox", { name: label, exact: true });
  const saved = () =>
    page
      .locator(".save-text")
      .filter({ hasText: /^Saved \d\d:/ })
      .waitFor();

  /** Everything axe can find on the page as it stands, in words. */
  async function complaints(): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
  }

  test("from the landing page to the clock", async () => {
    await page.goto(`${inject("baseUrl")}/`);
    expect(await complaints()).toEqual([]);
    await page.getByRole("link", { name: "Pick a question" }).click();
    await page.waitForURL("**/questions");
    expect(await complaints()).toEqual([]);

    await page.getByLabel("Level").selectOption("senior");
    await page.waitForURL(/level=senior/);
    await page.getByLabel("Search").fill("100,000 requests");
    await page.getByRole("button", { name: "Filter" }).click();
    await page.waitForURL(/q=/);
    await page.locator("main li h3 a").first().click();
    await page.waitForURL("**/questions/recsys-100k-rps");
    expect(await complaints()).toEqual([]);
    expect(await page.content()).not.toContain("Where the facts live");

    await page.getByLabel("Practice").check();
    await page.getByRole("button", { name: "Start the clock" }).click();
    await page.waitForURL(/\/attempts\/[^/]+$/);
    await page.waitForLoadState("networkidle");
    expect(await complaints()).toEqual([]);
  });

  test("the interviewer answers what is asked", async () => {
    await page.getByLabel("Ask a clarifying question").fill("How many items are in the catalogue?");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await page.getByText("How many items are in the catalogue?").first().waitFor();
  });

  test("fields, a live ledger and a reload in the middle", async () => {
    await field("Requirement 1").fill("Return 20 recommendations for the home page");
    await field("Scope and assumptions").fill(
      "I assume that 100,000/s is the peak and the average is half of it. Out of scope: ads and search.",
    );
    await field("Name of estimate 1").fill("peak");
    await field("Sum of estimate 1").fill("100k req/s");
    await field("Name of estimate 2").fill("requests_per_day");
    await field("Sum of estimate 2").fill("0.5 * peak * 1 day");
    await page.getByText("4.32B").first().waitFor();
    await field("Name of estimate 3").fill("bad");
    await field("Sum of estimate 3").fill("peak * peek");
    await page.getByText(/peek/).last().waitFor();
    await saved();

    await page.reload();
    await page.waitForLoadState("networkidle");
    expect(await field("Sum of estimate 2").inputValue()).toBe("0.5 * peak * 1 day");
    expect(await field("Requirement 1").inputValue()).toContain("20 recommendations");
    await field("Sum of estimate 3").fill("peak * 300");
    await field("Name of estimate 3").fill("item_scores");
  });

  test("a sketch drawn as Mermaid text, and changed by hand", async () => {
    await page.getByRole("button", { name: "Open the sketch" }).click();
    await page.getByRole("tab", { name: "Mermaid" }).click();
    await page
      .getByLabel(/Mermaid/)
      .last()
      .fill(
        [
          "flowchart LR",
          "  app[Clients] --> lb[Load balancer] --> svc[Recommendation service]",
          "  svc --> cache[(Slate cache)]",
          "  svc --> ann[(ANN index)]",
          "  svc --> ranker[GPU ranker]",
          "  app -.-> log[Kafka] -.-> train[Training]",
        ].join("\n"),
      );
    await page.getByText("GPU ranker").first().waitFor();
    await page.getByRole("button", { name: "Monitoring", exact: true }).click();
    expect(await complaints()).toEqual([]);
    await page.getByRole("button", { name: "Close the sketch" }).click();
  });

  test("deep dive, decision, costs and operations, then submit", async () => {
    await field("Title of deep dive 1").fill("The funnel");
    await field("Text of deep dive 1").fill(
      "We cannot score 50M items for each request, so two-tower retrieval with an ANN index narrows them to 1,000 " +
        "candidates, a light ranker keeps 300, and the heavy ranker on GPUs scores those because cost is linear in them.",
    );
    await field("Decision 1").fill("Rank on request or in advance");
    await field("Options, one a line").fill("Rank on request\nPrecompute lists each night");
    await field("Choice").fill("Rank on request");
    await field("Because").fill(
      "Session intent changes within minutes, and half of the users do not come on a day.",
    );
    await field("What it costs us").fill("A GPU fleet sized for the peak, about $70k a month.");
    await field("Item, cost 1").fill("Ranker GPUs");
    await field("Quantity, cost 1").fill("140");
    await field("Unit price, cost 1").fill("$0.70/h");
    await field("Operations").fill(
      "If the ranker is slower than 60 ms we show the light ranker's order; popular items per country are the last resort.",
    );
    await field("Operations").blur();
    await saved();

    await page.getByRole("button", { name: "Submit" }).first().click();
    const dialog = page.getByRole("dialog", { name: /Submit/ });
    await dialog.getByText("Still empty").waitFor();
    expect(await complaints()).toEqual([]);
    await dialog.getByRole("button", { name: "Submit" }).click();
    await page.waitForURL(/\/report$/);
  });

  test("the report shows a real score with its evidence, and the model answer", async () => {
    await page.getByRole("heading", { name: "Findings" }).waitFor();
    const score = Number(await page.locator("#score + p").evaluate((p) => p.firstChild?.textContent));
    expect(score).toBeGreaterThan(10);
    expect(score).toBeLessThan(90);
    expect(await page.locator("mark").count()).toBeGreaterThan(3);
    await page.getByRole("heading", { name: "Model answer" }).waitFor();
    expect(await page.getByRole("table", { name: "Score by dimension" }).count()).toBe(1);
    expect(await complaints()).toEqual([]);
    const quote = page.locator('a[href^="#quote-"]').first();
    const target = await quote.getAttribute("href");
    expect(await page.locator(`[id="${target?.slice(1)}"]`).count()).toBe(1);
  });

  test("history keeps the attempt; deleting asks first", async () => {
    await page.getByRole("link", { name: "My attempts" }).click();
    await page.waitForURL("**/attempts");
    expect(await page.getByRole("link", { name: "Report" }).count()).toBe(1);
    expect(await complaints()).toEqual([]);
    await page.getByText("Delete", { exact: true }).click();
    await page.getByRole("button", { name: "Delete for good" }).click();
    await page.getByText("No attempt yet").waitFor();
    expect(await complaints()).toEqual([]);
  });

  test.each([
    ["light", 1440],
    ["light", 390],
    ["dark", 1440],
    ["dark", 390],
  ] as const)("pages fit and read well in %s at %i px", async (colorScheme, width) => {
    const context = await browser.newContext({ viewport: { width, height: 844 }, colorScheme });
    page = await context.newPage();
    for (const path of [
      "/",
      "/questions",
      "/questions/cap-theorem-ml-serving",
      "/attempts",
      "/no-such-page",
    ]) {
      await page.goto(`${inject("baseUrl")}${path}`);
      expect(await complaints(), path).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
    }
    await page.goto(`${inject("baseUrl")}/questions/cap-theorem-ml-serving`);
    await page.getByRole("button", { name: "Start the clock" }).click();
    await page.waitForURL(/\/attempts\/[^/]+$/);
    await page
      .locator('textarea[name="prose"]')
      .fill("A cut happens, so either answer with old data or refuse.");
    await saved();
    expect(await complaints()).toEqual([]);
    await page.getByRole("button", { name: "Submit" }).first().click();
    await page.getByRole("dialog").getByRole("button", { name: "Submit" }).click();
    await page.waitForURL(/\/report$/);
    expect(await complaints()).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, "the report scrolls sideways").toBeLessThanOrEqual(0);
    await context.close();
  });
});
