import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { SketchSchema } from "~graders";
import { hasChromium, launch } from "../support/chromium.ts";
import { startWithSketch } from "../support/drawn-sketch.ts";

/** The prompt gives 100,000 requests a second; the sketch carries them with two zones side by side. */
const QUESTION = "recsys-100k-rps";
const SKETCH = SketchSchema.parse({
  nodes: [
    { id: "app", label: "Clients", kind: "client" },
    { id: "lb", label: "Balancer", kind: "load-balancer" },
    { id: "east", label: "Web east", kind: "service", parameters: { replicas: 80 }, group: "zone_a" },
    { id: "west", label: "Web west", kind: "service", parameters: { replicas: 80 }, group: "zone_b" },
    { id: "ranker", label: "Ranker", kind: "model-server", parameters: { replicas: 140 } },
    { id: "log", label: "Kafka", kind: "stream" },
  ].map((node, i) => ({ ...node, position: { x: 240 * i, y: 120 * (i % 2) } })),
  edges: [
    { id: "a", from: "app", to: "lb" },
    { id: "b", from: "lb", to: "east", share: 0.5 },
    { id: "c", from: "lb", to: "west", share: 0.5 },
    { id: "d", from: "east", to: "ranker" },
    { id: "e", from: "west", to: "ranker" },
    { id: "f", from: "app", to: "log", kind: "async" },
  ],
  groups: [
    { id: "zone_a", label: "Zone A", kind: "zone" },
    { id: "zone_b", label: "Zone B", kind: "zone" },
  ],
});

describe.skipIf(!hasChromium)("a sketch that runs", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  /** A round with the sketch drawn and open. */
  async function openSketch(
    mode: "Practice" | "Interview",
    { sketch = SKETCH, ...options }: BrowserContextOptions & { sketch?: typeof SKETCH } = {},
  ): Promise<Page> {
    const page = await (
      await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })
    ).newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${inject("baseUrl")}/questions/${QUESTION}`);
    await page.getByLabel(mode).check();
    await startWithSketch(page, sketch);
    await page.getByRole("button", { name: "Run", exact: true }).waitFor();
    return page;
  }
  const run = async (page: Page) => {
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await page
      .locator(".run-note")
      .filter({ hasText: /seed 1$/ })
      .waitFor();
  };
  const node = (page: Page, id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);
  const spoken = (page: Page) => page.locator(".sketch").getByRole("status");
  async function complaints(page: Page): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page }).include(".sketch").analyze();
    return violations.flatMap(({ id, nodes }) => nodes.map((found) => `${id}: ${found.target.join(" ")}`));
  }

  test("run colours and labels the components, puts rates on the edges and says the result", async () => {
    const page = await openSketch("Practice");
    const blocked: string[] = [];
    page.on("console", (message) => {
      if (/Content Security Policy/i.test(message.text())) blocked.push(message.text());
    });
    await run(page);

    // 140 replicas of 8 slots ÷ 10 ms = 112,000/s; 100,000 ÷ 112,000 = 89%.
    expect(await node(page, "ranker").innerText()).toContain("89% near its limit");
    expect(await node(page, "ranker").getAttribute("aria-label")).toMatch(
      /Ranker, 89% near its limit, 100k\/s arrive/,
    );
    expect(await node(page, "ranker").locator(".sketch-node").getAttribute("data-band")).toBe("near");
    expect(await page.locator(".sketch-edge-label").allTextContents()).toContain("50% · 50k/s");

    const readout = page.locator(".readout");
    expect(await readout.innerText()).toMatch(/First to saturate\s*1\.12×\s*Ranker, at 112k\/s/);
    expect(await readout.innerText()).toMatch(/Per month\s*\$1\d\dk/);
    await expect
      .poll(() => spoken(page).innerText())
      .toMatch(/^At 100k\/s, p99 is .* Busiest: “Ranker”, 89%/);

    const table = page.getByRole("table", { name: /By component, at 100k\/s/ });
    expect(await table.getByRole("row", { name: /Ranker/ }).innerText()).toMatch(
      /89% near its limit[\s\S]*100k\/s[\s\S]*100% cut off/,
    );
    expect(await page.getByText("Rests on defaults.").count()).toBe(1);
    expect(await page.locator(".run-defaults").innerText()).toMatch(
      /Ranker: zones, service time, capacity, concurrency, price/,
    );
    expect(blocked).toEqual([]);
    expect(await complaints(page)).toEqual([]);
    await page.context().close();
  });

  test("what is taken down shows who is cut off, and undo brings it back", async () => {
    const page = await openSketch("Practice");
    await run(page);
    await page.getByRole("button", { name: "Take Zone A down" }).click();
    await expect
      .poll(() => spoken(page).innerText())
      .toMatch(/^Down: “Web east”\. Every request still has a path\./);
    expect(await node(page, "east").innerText()).toContain("down");
    expect(await page.locator(".sketch-edge-label").allTextContents()).toContain("50% · cut");

    await page.getByRole("button", { name: "Take Ranker down" }).click();
    await expect.poll(() => page.locator(".readout").innerText()).toMatch(/Served now\s*0%/);
    await expect.poll(() => spoken(page).innerText()).toMatch(/No request has a path to its reply/);
    expect(await page.getByRole("row", { name: /Web west/ }).innerText()).toContain(
      "no reply: it lacks what it waits for",
    );
    expect(await complaints(page)).toEqual([]);

    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => page.locator(".readout").innerText()).toMatch(/Served now\s*100%/);
    await page.getByRole("button", { name: "Bring everything back" }).click();
    await expect.poll(() => page.locator(".readout").innerText()).not.toContain("Served now");
    expect(await node(page, "east").innerText()).toContain("% ");
    await page.context().close();
  });

  test("it runs, breaks and mends from the keyboard alone", async () => {
    const page = await openSketch("Practice", { reducedMotion: "reduce", colorScheme: "dark" });
    await node(page, "ranker").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+Enter");
    await page
      .locator(".run-note")
      .filter({ hasText: /seed 1$/ })
      .waitFor();
    await node(page, "ranker").focus();
    await page.keyboard.press("k");
    await expect.poll(() => page.locator(".readout").innerText()).toMatch(/Served now\s*0%/);
    await page.keyboard.press("Control+z");
    await expect.poll(() => page.locator(".readout").innerText()).not.toContain("Served now");
    await page.keyboard.press("Control+Shift+z");
    await expect.poll(() => page.locator(".readout").innerText()).toMatch(/Served now\s*0%/);
    await page.keyboard.press("k");
    await expect.poll(() => page.locator(".readout").innerText()).not.toContain("Served now");
    expect(await complaints(page)).toEqual([]);
    await page.context().close();
  });

  test("live follows each edit in practice, and stands still in an interview", async () => {
    const page = await openSketch("Practice");
    await page.getByRole("switch", { name: "Live" }).check();
    await expect.poll(() => node(page, "ranker").innerText()).toContain("89% near its limit");
    await node(page, "ranker").click();
    await page.getByLabel("Replicas").fill("280");
    await expect.poll(() => node(page, "ranker").innerText()).toContain("45% light");
    await page.context().close();

    const interview = await openSketch("Interview");
    await run(interview);
    expect(await interview.getByRole("switch", { name: "Live" }).count()).toBe(0);
    await node(interview, "ranker").click();
    await interview.getByLabel("Replicas").fill("280");
    await interview.getByText("Changed since this run.").waitFor();
    expect(await node(interview, "ranker").innerText()).toContain("89% near its limit");
    await interview.context().close();
  });

  test("what cannot be run says why and what to mend", async () => {
    const lone = {
      ...SKETCH,
      edges: [],
      groups: [],
      nodes: SKETCH.nodes.slice(0, 3).map((one) => ({ ...one, group: undefined })),
    };
    const page = await openSketch("Practice", { sketch: SketchSchema.parse(lone) });
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await page
      .getByText("“Clients” leads nowhere. Connect it to what serves it, then run.")
      .first()
      .waitFor();
    await page.getByRole("button", { name: "Show it" }).click();
    expect(await page.getByLabel("Label", { exact: true }).inputValue()).toBe("Clients");
    await page.getByRole("combobox", { name: "Load" }).selectOption("Another load…");
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await page
      .getByText(/How many requests a second\?/)
      .first()
      .waitFor();
    await page.context().close();
  });

  test("on a phone nothing is wider than the page", async () => {
    const page = await openSketch("Practice", { viewport: { width: 390, height: 844 } });
    await run(page);
    await page.getByRole("button", { name: "Take Zone A down" }).click();
    await page.locator(".run-outage").waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    expect(await complaints(page)).toEqual([]);
    await page.context().close();
  });

  test("the report shows the sketch with the utilisation that the grade found", async () => {
    const page = await openSketch("Practice");
    await page.getByRole("button", { name: "Submit" }).first().click();
    await page
      .getByRole("dialog", { name: /Submit/ })
      .getByRole("button", { name: "Submit" })
      .click();
    await page.waitForURL(/\/report$/);
    const drawing = page.getByRole("img", { name: /Under load: .*Ranker: \d+% / });
    await drawing.first().waitFor();
    expect(await drawing.first().textContent()).toMatch(
      /\d+% (?:light|steady|busy|near its limit|overloaded)/,
    );
    await page.context().close();
  });
});
