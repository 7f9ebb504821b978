import { AxeBuilder } from "@axe-core/playwright";
import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { hasChromium, launch } from "../support/chromium.ts";

const QUESTION = { id: "cap-theorem-ml-serving", title: "CAP, applied to serving models" };

describe.skipIf(!hasChromium)("an exam", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  const axe = async (page: Page) =>
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html]);

  /** Somebody with an account of their own, in a browser of their own. */
  async function signedUp(name: string, next = "/courses"): Promise<Page> {
    const page = await (await browser.newContext()).newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(`${inject("baseUrl")}/sign-up?next=${encodeURIComponent(next)}`);
    await page.getByLabel("Name").fill(name);
    await page.getByLabel("Mail address").fill(`${randomUUID()}@example.org`);
    await page.locator('input[type="password"]').first().fill("a quiet long password");
    await page.getByRole("button", { name: /make.*account|sign up/i }).click();
    await page.waitForURL((url) => url.pathname === next);
    return page;
  }

  async function madeCourse(instructor: Page): Promise<{ course: string; code: string }> {
    await instructor.getByLabel("Title").fill("ML systems 101");
    await instructor.getByRole("button", { name: "Make the course" }).click();
    await instructor.waitForURL(/\/courses\/[a-z0-9]{20,}$/);
    const code = await instructor.locator("strong.number").textContent();
    return { course: instructor.url(), code: code ?? expect.fail("no code") };
  }

  async function join(page: Page, code: string): Promise<void> {
    await page.goto(`${inject("baseUrl")}/courses/join?code=${code}`);
    await page.getByRole("button", { name: "Join" }).click();
    await page.getByRole("heading", { level: 1, name: "ML systems 101" }).waitFor();
  }

  /** An exam of so many minutes that is open now. */
  async function madeExam(instructor: Page, course: string, minutes: number): Promise<string> {
    await instructor.goto(`${course}/assignments/new`);
    const local = (ms: number) => new Date(Date.now() + ms).toISOString().slice(0, 16);
    await instructor.getByLabel("Title").fill("Midterm");
    await instructor.getByLabel("Opens").fill(local(-3_600_000));
    await instructor.getByLabel("Closes").fill(local(3_600_000));
    await instructor.getByLabel("Minutes for each question").fill(String(minutes));
    expect(await axe(instructor)).toEqual([]);
    await instructor.getByRole("button", { name: "Make the draft" }).click();
    await instructor.waitForURL(/\/edit$/);
    await instructor.getByLabel("Add a question").selectOption(QUESTION.id);
    await instructor.getByRole("button", { name: "Add", exact: true }).click();
    await instructor.getByRole("heading", { name: "Question 1" }).waitFor();
    expect(await axe(instructor)).toEqual([]);
    await instructor.getByRole("link", { name: "Look it over and publish" }).click();
    await instructor.getByRole("button", { name: "Publish" }).click();
    await instructor.getByText("Open", { exact: true }).waitFor();
    return instructor.url();
  }

  async function start(page: Page, exam: string): Promise<string> {
    await page.goto(exam);
    await page.getByRole("button", { name: "Start question 1" }).click();
    await page.waitForURL(/\/attempts\/[^/]+$/);
    await page.waitForLoadState("networkidle");
    return page.url();
  }

  const answer = (page: Page) => page.locator('textarea[name="prose"]');
  const says = (page: Page, text: string) =>
    expect.poll(() => answer(page).inputValue(), { timeout: 20_000 }).toBe(text);
  const row = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name });

  test("is made, sat by two students through a reload, a second tab and no network, and given more time at zero", async () => {
    const instructor = await signedUp("Ines Instructor");
    const { course, code } = await madeCourse(instructor);
    expect(await axe(instructor)).toEqual([]);
    const [sam, kim] = [await signedUp("Sam Student"), await signedUp("Kim Student")];
    await join(sam, code);
    await join(kim, code);

    await instructor.goto(`${course}/people`);
    await instructor.getByLabel("Extra time of Kim Student, as a factor").fill("1.5");
    await instructor.getByRole("button", { name: "Save Kim Student" }).click();
    await instructor.waitForLoadState("networkidle");
    expect(await axe(instructor)).toEqual([]);
    const exam = await madeExam(instructor, course, 1);

    // A student sees neither people nor the exam's question before the clock starts.
    const refused = await sam.goto(`${course}/people`);
    expect(refused?.status()).toBe(403);
    await kim.goto(exam);
    expect(await kim.content()).not.toContain(QUESTION.title);
    expect(await axe(kim)).toEqual([]);

    const attempt = await start(sam, exam);
    await answer(sam).fill("The store answers from its last copy.");
    await sam
      .getByText(/^Saved \d\d:/)
      .first()
      .waitFor();
    await sam.reload();
    await says(sam, "The store answers from its last copy.");
    const tab = await sam.context().newPage();
    await tab.goto(exam);
    await tab.getByRole("link", { name: "Go on" }).click();
    await tab.waitForURL(attempt);
    await tab.close();
    expect(await sam.getByRole("button", { name: "Pause" }).count()).toBe(0);

    await start(kim, exam);
    await instructor.goto(`${exam}/live`);
    expect(await row(instructor, "Kim Student").textContent()).toMatch(/of 01:30/);
    expect(await row(instructor, "Sam Student").textContent()).toMatch(/of 01:00/);
    expect(await axe(instructor)).toEqual([]);

    // No network: what is typed stays, and goes out when the network is back.
    await sam.context().setOffline(true);
    await answer(sam).fill("The store answers from its last copy, offline.");
    await sam.waitForTimeout(3_000);
    await sam.context().setOffline(false);

    // At zero the page is locked; more time opens it again.
    await sam
      .getByText(/time is up/i)
      .first()
      .waitFor({ timeout: 90_000 });
    await row(instructor, "Sam Student").getByLabel("Minutes for Sam Student").fill("10");
    await row(instructor, "Sam Student").getByRole("button", { name: "Give minutes to Sam Student" }).click();
    await instructor.getByText("Time was given to 1 round.", { exact: false }).waitFor();
    await sam.evaluate(() => window.dispatchEvent(new Event("focus")));
    await sam
      .getByText(/time is up/i)
      .first()
      .waitFor({ state: "hidden", timeout: 70_000 });
    await sam.goto(attempt);
    await says(sam, "The store answers from its last copy, offline.");

    await sam.getByRole("button", { name: "Submit" }).first().click();
    await sam.getByRole("dialog").getByRole("button", { name: "Submit" }).click();
    await sam.getByText("Your answer is handed in.", { exact: false }).waitFor();
    expect(await sam.getByRole("heading", { name: "Findings" }).count()).toBe(0);
    expect(await axe(sam)).toEqual([]);
    await instructor.reload();
    expect(await row(instructor, "Sam Student").textContent()).toContain("Handed in");
  }, 300_000);
});
