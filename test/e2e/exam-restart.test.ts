import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase, reader, useDatabase } from "~/models/db.server.ts";
import { seatClass, type SeatedClass } from "../bench/exam/class.ts";
import { hasChromium, launch } from "../support/chromium.ts";
import { newDatabaseFolder, type RunningServer, startServer } from "../support/production-server.ts";

/** Longer than what an instructor is told of as an outage. */
const DOWN_MS = 6000;

describe.skipIf(!hasChromium)("an exam whose server is cut off", () => {
  let folder = "";
  const secret = randomBytes(32).toString("hex");
  let browser: Browser;
  let server: RunningServer;
  let seated: SeatedClass;

  beforeAll(async () => {
    folder = newDatabaseFolder();
    process.env["HEADROOM_SECRET"] = secret;
    await useDatabase(`file:${path.join(folder, "app.db")}`);
    seated = await seatClass({ students: 1, question: "cap-theorem-ml-serving", secret });
    server = await startServer({ folder, env: { HEADROOM_SECRET: secret } });
    browser = await launch();
    // Reading the bank and starting a server take long on a busy machine.
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await closeDatabase();
    rmSync(folder, { recursive: true, force: true });
  });

  async function pageOf(cookie: string): Promise<Page> {
    const context = await browser.newContext();
    const [name = "", value = ""] = cookie.split("=");
    await context.addCookies([{ name, value, url: server.url }]);
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    return page;
  }
  const startAgain = async () => {
    server = await startServer({
      folder,
      port: Number(new URL(server.url).port),
      env: { HEADROOM_SECRET: secret },
    });
  };
  const answer = (page: Page) => page.locator('textarea[name="prose"]');
  const saved = (page: Page) =>
    page
      .getByText(/^Saved \d\d:/)
      .first()
      .waitFor();

  test("loses nothing: what was typed meanwhile is saved, its time is given back, and the hand-in is graded once", async () => {
    const [student] = seated.students;
    const sam = await pageOf(student?.cookie ?? "");
    await sam.goto(server.url + seated.paper);
    await sam.getByRole("button", { name: "Start question 1" }).click();
    await sam.waitForURL(/\/attempts\/[^/]+$/);
    await sam.waitForLoadState("networkidle");
    await answer(sam).fill("The store answers from its last copy.");
    await saved(sam);

    await server.kill();
    await answer(sam).fill("The store answers from its last copy, typed while the server was down.");
    await sam.getByText("Not saved", { exact: false }).first().waitFor();
    await sam.waitForTimeout(DOWN_MS);
    await startAgain();
    await saved(sam);
    await sam.reload();
    await expect
      .poll(() => answer(sam).inputValue())
      .toBe("The store answers from its last copy, typed while the server was down.");

    // Time given to all reaches a page that stays open.
    const ines = await pageOf(seated.instructor.cookie);
    await ines.goto(`${server.url}${seated.paper}/live`);
    await ines.getByText("The server was down for", { exact: false }).waitFor();
    await ines.getByRole("button", { name: "Give it back" }).click();
    await ines.getByText("Time was given to 1 round.", { exact: false }).waitFor();
    await ines.getByLabel("Minutes for everyone who has not handed in").fill("30");
    await ines.getByRole("button", { name: "Give them to all" }).click();
    await expect.poll(() => ines.getByRole("row").nth(1).textContent()).toMatch(/of 1:30:00/);
    await sam.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect.poll(() => sam.getByRole("timer").first().textContent()).toMatch(/1:2\d:\d\d|8\d:\d\d/);

    await sam.getByRole("button", { name: "Submit" }).first().click();
    await sam.getByRole("dialog").getByRole("button", { name: "Submit" }).click();
    await sam.getByText("Your answer is handed in.", { exact: false }).waitFor();
    await server.kill();
    await startAgain();
    const db = await reader();
    await expect.poll(() => db.attempt.count({ where: { needsGrading: true } }), { timeout: 90_000 }).toBe(0);
    expect(await db.reportRow.count()).toBe(1);
  }, 400_000);
});
