import { readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { hasChromium, launch } from "../support/chromium.ts";

const SAMPLE = new URL("../../questions/mid/prediction-service/samples/good-two-gaps.md", import.meta.url);
/** A design document as somebody hands it in. */
const DOCUMENT = readFileSync(SAMPLE, "utf8").replace(/^---\n[\s\S]*?\n---\n/, "");

/** A project as a candidate takes it: days on the clock, a document brought along, diagrams drawn, a report. */
describe.skipIf(!hasChromium)("one real project, end to end", () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launch();
    page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    page.setDefaultTimeout(45_000);
    // What is drawn, as text: a picture's source cannot be fetched under the page's own policy.
    await page.addInitScript(() => {
      const drawn: string[] = [];
      Object.assign(globalThis, { drawn });
      const make = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (made: Blob) => {
        void made.text().then((text) => drawn.push(text));
        return make(made);
      };
    });
  });
  afterAll(() => browser?.close());

  async function complaints(): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
  }
  const saved = () =>
    page
      .locator(".save-text")
      .filter({ hasText: /^Saved \d\d:/ })
      .waitFor();
  const drawing = (name: string) => page.getByRole("img", { name: `${name} diagram, drawn from its text` });

  test("the clock counts days, and milestones stand where a round has minutes", async () => {
    await page.goto(`${inject("baseUrl")}/questions/prediction-service`);
    await page.getByLabel("Practice").check();
    await page.getByRole("button", { name: "Start the clock" }).click();
    await page.waitForURL(/\/attempts\/[^/]+$/);
    await page.waitForLoadState("networkidle");
    expect(await page.getByRole("timer").textContent()).toMatch(/^[23] d \d+ h$/);
    expect(await page.getByRole("list", { name: "Suggested milestones" }).textContent()).toContain(
      "by day 3",
    );
  });

  test("a document is shown by section before anything changes, then fills the form", async () => {
    const deployment = page.getByRole("textbox", { name: "Deployment" });
    await page.getByText("Bring your document").click();
    await page.getByRole("textbox", { name: "The document" }).fill(DOCUMENT);
    await page.getByRole("button", { name: "Read it" }).click();
    await page.getByText("3 decisions").waitFor();
    expect(await deployment.inputValue()).toBe("");
    expect(await complaints()).toEqual([]);

    await page.getByRole("button", { name: /^Put in \d+$/ }).click();
    await page.getByText(/^Filled:/).waitFor();
    expect(await deployment.inputValue()).toContain("subgraph z1[Zone 1]");
    await saved();
  });

  test("diagrams are drawn, and one that cannot be drawn says which line", async () => {
    const sequence = page.getByRole("textbox", { name: "Sequence" });
    await drawing("Sequence").waitFor();
    await drawing("Deployment").waitFor();
    const text = await sequence.inputValue();
    await sequence.fill(text.replace("LB->>API: forward", "then it is forwarded"));
    await page.getByText(/^Line 8 cannot be drawn/).waitFor();
    await sequence.fill(text);
    await page.getByText(/^Line 8 cannot be drawn/).waitFor({ state: "detached" });
    expect(await complaints()).toEqual([]);
  });

  test("hostile diagram text draws no script, no link and no HTML", async () => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const component = page.getByRole("textbox", { name: "Components" });
    await component.fill(
      [
        '%%{init: {"securityLevel": "loose", "htmlLabels": true}}%%',
        "flowchart LR",
        '  a["<img src=http://evil.test/x onerror=alert(1)>"] --> b["<script>alert(2)</script>ok"]',
        '  click a "javascript:alert(3)"',
      ].join("\n"),
    );
    await drawing("Components").waitFor();
    const svg = await page.evaluate(() => (globalThis as unknown as { drawn: string[] }).drawn.at(-1) ?? "");
    expect(svg).toContain("<svg");
    expect(svg).not.toMatch(/<script|foreignObject|javascript:|onerror=|<a /i);
    expect(asked.filter((url) => url.includes("evil.test"))).toEqual([]);
    await component.fill("");
    await saved();
  });

  test("the same page at 390 pixels does not scroll sideways", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await complaints()).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test("handed in, the report draws the diagrams and says what to read", async () => {
    await page.getByRole("button", { name: "Submit", exact: true }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Submit/ })
      .click();
    await page.waitForURL("**/report");
    await page.getByRole("img", { name: "Your answer: Sequence diagram, drawn from its text" }).waitFor();
    await page.getByRole("img", { name: "Model answer: Deployment diagram, drawn from its text" }).waitFor();
    await page.getByText("2 of 3 places").or(page.getByText("Sequence diagram: shows")).first().waitFor();
    const read = page.getByText(/^Read:/).first();
    await read.waitFor();
    expect(await complaints()).toEqual([]);

    const [exported] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Markdown" }).click(),
    ]);
    const markdown = readFileSync((await exported.path()) ?? "", "utf8");
    expect(markdown).toContain("```mermaid\nsequenceDiagram");
    expect(markdown).toContain("subgraph z1[Zone 1]");

    await page.goto(
      `${inject("baseUrl")}${(await read.getByRole("link").first().getAttribute("href")) ?? ""}`,
    );
    await page.getByRole("heading", { name: "Practise" }).waitFor();
  });

  test("topics read well for axe, wide and narrow", async () => {
    for (const path of ["/topics", "/topics/reliability", "/topics/llm"]) {
      await page.goto(`${inject("baseUrl")}${path}`);
      expect(await complaints()).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await page.setViewportSize({ width: 1440, height: 900 });
    }
  });

  test("without JavaScript a pasted document fills the empty fields, and diagrams are text", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    plain.setDefaultTimeout(45_000);
    await plain.goto(`${inject("baseUrl")}/questions/prediction-service`);
    await plain.getByLabel("Practice").check();
    await plain.getByRole("button", { name: "Start the clock" }).click();
    await plain.waitForURL(/\/attempts\/[^/]+$/);
    await plain.getByText("Bring your document").click();
    await plain.getByRole("textbox", { name: "Scope and assumptions" }).fill("typed by hand");
    await plain.getByRole("textbox", { name: "The document" }).fill(DOCUMENT);
    await plain.getByRole("button", { name: "Read it" }).click();
    await plain.waitForLoadState("networkidle");
    expect(await plain.getByRole("textbox", { name: "Sequence" }).inputValue()).toContain("sequenceDiagram");
    expect(await plain.getByRole("textbox", { name: "Scope and assumptions" }).inputValue()).toBe(
      "typed by hand",
    );
    await context.close();
  });
});
