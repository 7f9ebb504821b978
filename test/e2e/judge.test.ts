import { rmSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type ChatRequest, type ChatServer, startChatServer, verdictReply } from "../support/chat-server.ts";
import { hasChromium, launch } from "../support/chromium.ts";
import { newDatabaseFolder, type RunningServer, startServer } from "../support/production-server.ts";

/** Six of its criteria are the judge's. */
const QUESTION = "recsys-100k-rps";
const SAID = "We cut candidates to 400 before the heavy model, because scoring all items cannot be paid for.";

describe.skipIf(!hasChromium)("the judge", () => {
  let browser: Browser;
  let chat: ChatServer;
  let folder = "";
  let server: RunningServer;
  const env = () => ({
    OPENAI_API_KEY: "a-key-of-the-tests",
    OPENAI_BASE_URL: chat.url,
    HEADROOM_JUDGE_MODEL: "small-judge",
    HEADROOM_JUDGE_TIMEOUT: "3",
    HEADROOM_JUDGE_CONCURRENCY: "2",
    HEADROOM_JUDGE_USD_IN: "1",
    HEADROOM_JUDGE_USD_OUT: "4",
  });
  const met = (quote = SAID) => ({
    kind: "say" as const,
    content: verdictReply({ reason: "It says what it cuts, and why.", quotes: [quote] }),
  });
  beforeAll(async () => {
    browser = await launch();
    chat = await startChatServer();
    folder = newDatabaseFolder();
    server = await startServer({ folder, env: env() });
  });
  afterEach(() => {
    chat.requests.length = 0;
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await chat.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function newPage(): Promise<Page> {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    page.setDefaultTimeout(30_000);
    return page;
  }

  /** A round submitted with this text in it, at its report. */
  async function submitted(page: Page, said = SAID): Promise<string> {
    await page.goto(`${server.url}/questions/${QUESTION}`);
    await page.getByRole("button", { name: "Start the clock" }).click();
    await page.waitForURL(/\/attempts\/[^/]+$/);
    const path = new URL(page.url()).pathname;
    await page.evaluate(
      async ([path, value]) => {
        await fetch(`${path}/save`, {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify({
            saveId: crypto.randomUUID(),
            changes: [{ field: "operations", baseRevision: 0, value }],
          }),
        });
        await fetch(`${path}/submit`, { method: "POST", body: new URLSearchParams() });
      },
      [path, said],
    );
    await page.goto(`${server.url}${path}/report`);
    return path;
  }
  const complaints = async (page: Page) =>
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);

  test("reads while the checks' report is open already, and the page fills in by itself", async () => {
    let go = () => {};
    const gate = new Promise<void>((resolve) => (go = resolve));
    chat.behave(async () => {
      await gate;
      return met();
    });
    const page = await newPage();
    await submitted(page);
    const panel = page.getByRole("region", { name: "Judge" });
    await panel.getByText("The judge has read 0 of 6 criteria.").waitFor();
    expect(await page.locator("#score + p").innerText()).toMatch(/\d/);
    expect(await complaints(page)).toEqual([]);
    go();
    await panel.getByText("Over 6 criteria that only a reading can decide.").waitFor();
    expect(await panel.innerText()).toContain("100");
    await page.getByText("It says what it cuts, and why.").first().waitFor();
    expect(await complaints(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

    // A check's verdict, disputed.
    await page
      .getByRole("button", { name: /^Ask for a second reading/ })
      .first()
      .click();
    await page.getByText("Second reading, by the judge: met.").waitFor();
  });

  test("has nothing lost and nothing asked twice after the server is killed with requests under way", async () => {
    const seen: ChatRequest[] = [];
    let [isKilled, answered] = [false, 0];
    chat.behave(async (request) => {
      seen.push(request);
      // Two are answered; the next two are under way when the power goes.
      if (!isKilled && answered >= 2) return { kind: "silence" };
      answered += 1;
      await new Promise((resolve) => setTimeout(resolve, 100));
      return met("We cut candidates to 300 before the heavy model");
    });
    const page = await newPage();
    const path = await submitted(page, "We cut candidates to 300 before the heavy model, since it is dear.");
    await expect.poll(() => seen.length, { timeout: 20_000 }).toBe(4);
    await server.kill();
    isKilled = true;
    server = await startServer({ folder, env: env(), port: Number(new URL(server.url).port) });
    await page.goto(`${server.url}${path}/report`);
    const panel = page.getByRole("region", { name: "Judge" });
    await panel.getByText("Over 6 criteria").waitFor({ timeout: 60_000 });
    // Six criteria; only the two that the crash cut off went out twice.
    expect(seen).toHaveLength(8);
    const criteria = seen.map(({ messages }) => messages[1]?.content.split("# Criterion")[1]);
    expect(new Set(criteria).size).toBe(6);
    expect(await panel.innerText()).toContain("8 requests");
  });

  test("is tested on its page, which tells what works and what does not, and what was spent", async () => {
    chat.behave((_, at) =>
      at === 0
        ? { kind: "say", content: verdictReply({ quotes: [], verdict: "not-met" }) }
        : { kind: "status", status: 401 },
    );
    const page = await newPage();
    await page.goto(`${server.url}/settings/judge`);
    const button = page.getByRole("button", { name: "Test the connection" });
    await button.click();
    await page.getByText(/^It works: answered in/).waitFor();
    await button.click();
    await page.getByText("The provider does not accept the key (401).").waitFor();
    await page.getByRole("row", { name: /Everybody, 30 days/ }).waitFor();
    expect(await complaints(page)).toEqual([]);
    expect(await page.content()).not.toContain("a-key-of-the-tests");
  });
});
