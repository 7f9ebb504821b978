import { existsSync, rmSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { type Sketch } from "~graders";
import { launch } from "../support/chromium.ts";
import { startWithSketch } from "../support/drawn-sketch.ts";
import { newDatabaseFolder, startServer } from "../support/production-server.ts";
import { type Bench, type Figure, type Measured, percentile } from "./bench.ts";
import { TEN_NODES, TEN_NODES_RPS } from "./simulator.ts";
import { longest, type ThreadTimes, threadTimes } from "./thread-times.ts";

const RUNS = 9;
const WORKER_AIM_MS = 150;
const LONG_TASK_AIM_MS = 50;
const QUESTION = "recsys-100k-rps";

/** What the page says of a run: `20.1k requests in 84 ms`. */
const TOOK = /requests in ([\d.]+) (ms|s)\b/;

/** The ten nodes and the load that the engine is measured with outside a browser. */
const SKETCH: Sketch = {
  ...TEN_NODES,
  nodes: TEN_NODES.nodes.map((node, i) => ({
    ...node,
    position: { x: 280 * (i % 5), y: 180 * Math.floor(i / 5) },
  })),
};

/** Starts a practice round with the sketch in it, and opens the canvas. */
async function openSketch(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/questions/${QUESTION}`);
  await page.getByLabel("Practice").check();
  await startWithSketch(page, SKETCH);
  await page.getByRole("button", { name: "Use the whole window" }).click();
  await page
    .locator(".react-flow__node")
    .nth(SKETCH.nodes.length - 1)
    .waitFor();
  await page.getByRole("combobox", { name: "Load" }).selectOption("Another load…");
  await page.getByLabel("Requests/s").fill(String(TEN_NODES_RPS));
  await page.waitForTimeout(1500);
}

/** Milliseconds that the event engine took in the worker, as the page says. */
async function runOnce(page: Page): Promise<number> {
  const note = page.locator(".run-note");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.locator(".run-note[aria-busy=false]").filter({ hasText: TOOK }).waitFor();
  const [, value, unit] = TOOK.exec(await note.innerText()) ?? [];
  return Number(value) * (unit === "s" ? 1000 : 1);
}

async function measure(browser: Browser, page: Page): Promise<Figure[]> {
  const first = await runOnce(page);
  const clock: number[] = [];
  const processor: number[] = [];
  const onMain: ThreadTimes["main"] = [];
  for (let i = 0; i < RUNS; i++) {
    const { main, workers } = await threadTimes(browser, async () => void clock.push(await runOnce(page)));
    onMain.push(...main);
    processor.push(longest(workers, "processorMs"));
  }

  await page.getByRole("switch", { name: "Live" }).check();
  await page.locator('.react-flow__node[data-id="db"]').click();
  const typing = await threadTimes(browser, async () => {
    await page.getByLabel("Label", { exact: true }).pressSequentially(" of all orders", { delay: 60 });
    await page.getByLabel("Replicas").fill("");
    await page.getByLabel("Replicas").pressSequentially("4000", { delay: 300 });
    await page.waitForTimeout(600);
  });
  const box = await page.locator('.react-flow__node[data-id="api"]').boundingBox();
  if (!box) throw new Error("The component to drag is not on the canvas.");
  const dragging = await threadTimes(browser, async () => {
    await page.mouse.move(box.x + 40, box.y + 15);
    await page.mouse.down();
    for (let i = 1; i <= 60; i++) await page.mouse.move(box.x + 40 + 2 * i, box.y + 15 + i);
    await page.mouse.up();
    await page.waitForTimeout(500);
  });
  const tasks = (name: string, main: ThreadTimes["main"]): Figure[] => [
    {
      name: `longest task of the main thread, ${name}, processor time`,
      value: longest(main, "processorMs"),
      unit: "ms",
      aim: LONG_TASK_AIM_MS,
    },
    {
      name: `longest task of the main thread, ${name}, by the clock`,
      value: longest(main, "clockMs"),
      unit: "ms",
    },
  ];
  return [
    {
      name: `20k requests in the worker, median of ${RUNS}, processor time`,
      value: percentile(processor, 0.5),
      unit: "ms",
      aim: WORKER_AIM_MS,
    },
    {
      name: `20k requests in the worker, median of ${RUNS}, by the clock`,
      value: percentile(clock, 0.5),
      unit: "ms",
    },
    { name: "20k requests in the worker, first run, by the clock", value: first, unit: "ms" },
    ...tasks("running", onMain),
    ...tasks("typing while live", typing.main),
    ...tasks("dragging while live", dragging.main),
  ];
}

/** The sketch run in a real browser: the worker's time, and whether typing and dragging ever wait. */
export const sketchRun: Bench = {
  name: "sketch in chromium",
  async run(): Promise<Measured> {
    if (!existsSync("build/server/index.js")) throw new Error("There is no build to serve: npm run build.");
    const folder = newDatabaseFolder();
    const server = await startServer({ folder });
    const browser = await launch();
    try {
      const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
      page.setDefaultTimeout(60_000);
      await openSketch(page, server.url);
      return {
        figures: await measure(browser, page),
        notes: [
          `Ten nodes, ${TEN_NODES_RPS} requests a second, ${browser.browserType().name()} ${browser.version()}.`,
        ],
      };
    } finally {
      await browser.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
