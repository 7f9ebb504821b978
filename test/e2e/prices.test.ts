import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { SketchSchema } from "~graders";
import { hasChromium, launch } from "../support/chromium.ts";
import { startWithSketch } from "../support/drawn-sketch.ts";

/** Ten replicas without a price: what they cost is the table's to say. */
const SKETCH = SketchSchema.parse({
  nodes: [
    { id: "app", label: "Clients", kind: "client", position: { x: 0, y: 0 } },
    { id: "web", label: "Web", kind: "service", parameters: { replicas: 10 }, position: { x: 240, y: 0 } },
  ],
  edges: [{ id: "a", from: "app", to: "web" }],
});
const NAME = "ML systems 101, autumn 2026";

describe.skipIf(!hasChromium)("a price table for a class", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  async function open(path: string, options = {}): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(inject("baseUrl") + path);
    return page;
  }

  const axe = async (page: Page) =>
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html]);

  async function makeTable(instructor: Page): Promise<string> {
    await instructor.getByLabel("Name").fill(NAME);
    await instructor.getByLabel("Date").fill("2026-11");
    await instructor.getByRole("button", { name: "Make the table" }).click();
    await instructor.waitForURL(/\/prices\/[a-z0-9]{20,}$/);
    const machine = instructor.getByRole("listitem", { name: /Machine of 8 vCPU, 32 GiB/ });
    // $1 an hour: $730 a month, and ten of them $7,300.
    await machine.getByLabel("USD", { exact: true }).fill("1");
    await machine.getByLabel("Source", { exact: true }).fill("The department's invoice");
    await instructor.getByRole("button", { name: /^Save as version/ }).click();
    await instructor.getByText("Saved as version 2.").waitFor();
    await instructor.getByRole("button", { name: "Make a class link" }).click();
    return instructor.getByLabel("Class link").inputValue();
  }

  test("is made, pinned elsewhere by its link, changes the dollars of a running sketch, and is named by the report", async () => {
    const instructor = await open("/prices");
    const link = await makeTable(instructor);
    expect(await axe(instructor)).toEqual([]);

    const student = await open(link.slice(inject("baseUrl").length));
    await student.getByRole("heading", { level: 1, name: NAME }).waitFor();
    expect(await axe(student)).toEqual([]);
    await student.getByRole("button", { name: "Use these prices" }).click();
    await student.getByText("You work with these prices.").waitFor();

    await student.goto(`${inject("baseUrl")}/questions/recsys-100k-rps`);
    await student.getByText(`Prices: ${NAME}`).waitFor();
    await startWithSketch(student, SKETCH);
    await student.getByRole("button", { name: "Run", exact: true }).click();
    const results = student.getByRole("region", { name: "Results of the run" });
    await results.getByText("$7,300").first().waitFor();
    await results.getByText(NAME).waitFor();

    // A later edit changes neither the round nor its report.
    await instructor
      .getByRole("listitem", { name: /Machine of 8 vCPU, 32 GiB/ })
      .getByLabel("USD", { exact: true })
      .fill("9");
    await instructor.getByRole("button", { name: /^Save as version/ }).click();
    await instructor.getByText("Saved as version 3.").waitFor();

    const attempt = new URL(student.url()).pathname;
    const report = await student.evaluate(async (path) => {
      await fetch(`${path}/submit`, { method: "POST", body: new URLSearchParams() });
      return `${path}/report`;
    }, attempt);
    await student.goto(inject("baseUrl") + report);
    await student.getByText(`prices ${NAME}, 2026-11`).waitFor();
    await student.getByText("$7,300").first().waitFor();
  });

  test("works without JavaScript, and says what a file has wrong by line", async () => {
    const page = await open("/prices", { javaScriptEnabled: false });
    await page.getByLabel("Name").fill("Plain");
    await page.getByLabel("File (optional)").setInputFiles({
      name: "prices.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("item,price,unit,source,quoted\nA,1,GB,S,2026-11\nB,dear,GB,S,2026-11\n"),
    });
    await page.getByRole("button", { name: "Make the table" }).click();
    await page.getByText("Line 3: “B”: low is no number.").waitFor();
    await page.getByLabel("File (optional)").setInputFiles({
      name: "prices.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("item,price,unit,source,quoted\nA,1,GB,S,2026-11\n"),
    });
    await page.getByRole("button", { name: "Make the table" }).click();
    await page.waitForURL(/\/prices\/[a-z0-9]{20,}$/);
    await page.getByRole("button", { name: "Use it myself" }).click();
    await page.goto(`${inject("baseUrl")}/calculators/token_cost`);
    await page.getByText("Prices: Plain").waitFor();
  });

  test("withdrawn, its link leads nowhere, and says so", async () => {
    const instructor = await open("/prices");
    const link = await makeTable(instructor);
    await instructor.getByRole("button", { name: "Withdraw it" }).click();
    await instructor.getByRole("button", { name: "Make a class link" }).waitFor();
    const late = await open(link.slice(inject("baseUrl").length));
    await late.getByText(/leads to no price table/).waitFor();
  });
});
