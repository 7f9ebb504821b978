import { rmSync } from "node:fs";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase, reader, useDatabase } from "~/models/db.server.ts";
import { gradingsOf } from "~/models/grading.server.ts";
import { hasChromium, launch } from "../support/chromium.ts";
import { type MarkedClass, markedClass } from "../support/marked-class.ts";
import { newDatabaseFolder, type RunningServer, startServer } from "../support/production-server.ts";

const SECRET = "a secret that only this test knows, long enough";
const PASSPHRASE = "a long enough passphrase";

describe.skipIf(!hasChromium)("marking in a browser", () => {
  let browser: Browser;
  let folder = "";
  let server: RunningServer;
  let taught: MarkedClass;
  let teacher: Page;
  let student: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    browser = await launch();
    folder = newDatabaseFolder();
    process.env["HEADROOM_SECRET"] = SECRET;
    server = await startServer({ folder, env: { HEADROOM_SECRET: SECRET } });
    await useDatabase(`file:${path.join(folder, "app.db")}`);
    teacher = await signedUp("Ines Instructor", "ines@example.org");
    student = await signedUp("Sam Student", "sam@example.org");
    taught = await markedClass({
      instructor: await idOf("ines@example.org"),
      student: await idOf("sam@example.org"),
    });
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await closeDatabase();
    rmSync(folder, { recursive: true, force: true });
  });

  async function signedUp(name: string, email: string, { javaScriptEnabled = true } = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, javaScriptEnabled });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on("pageerror", ({ message }) => errors.push(message));
    await page.goto(`${server.url}/sign-up`);
    await page.getByLabel("Name").fill(name);
    await page.getByLabel(/mail/i).first().fill(email);
    await page.locator('input[name="password"]').fill(PASSPHRASE);
    await Promise.all([
      page.waitForURL((url) => !url.pathname.startsWith("/sign-up")),
      page.locator('main form button[type="submit"]').first().click(),
    ]);
    return page;
  }
  async function idOf(email: string): Promise<string> {
    const db = await reader();
    return (await db.user.findUniqueOrThrow({ where: { email }, select: { id: true } })).id;
  }
  const address = (rest: string) =>
    `${server.url}/courses/${taught.courseId}/assignments/${taught.assignmentId}/${rest}`;
  const CRITERION = "marking/1/ticket-triage/fallback";
  const complaints = async (page: Page) =>
    (await new AxeBuilder({ page }).analyze()).violations.map(
      ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`,
    );
  const decided = (page: Page) => page.getByRole("status").filter({ hasText: "decided" }).first();

  test("one key decides and brings the next answer, and keys rest while somebody types", async () => {
    await teacher.goto(address(CRITERION));
    await decided(teacher).getByText("0 of 5 decided").waitFor();
    const first = await teacher.getByRole("heading", { level: 2, name: /^Answer/ }).innerText();
    await teacher.keyboard.press("c");
    await teacher.keyboard.type("map men no");
    expect(await teacher.getByLabel("Comment for the student").inputValue()).toBe("map men no");
    await teacher.keyboard.press("Escape");
    await teacher.keyboard.press("n");
    await teacher.getByText("1 of 5 decided").waitFor();
    expect(await teacher.getByRole("heading", { level: 2, name: /^Answer/ }).innerText()).not.toBe(first);
    expect(await teacher.getByLabel("Comment for the student").inputValue()).toBe("");
    const [grading] = (await gradingsOf(taught.attempts)).filter(({ method }) => method === "person");
    expect(grading).toMatchObject({ verdict: "not-met", comment: "map men no" });
    expect(await complaints(teacher)).toEqual([]);
  });

  test("two markers of one answer see both verdicts, and nothing is overwritten", async () => {
    await teacher.goto(address(CRITERION));
    const other = await teacher.context().newPage();
    await other.goto(teacher.url());
    await teacher.getByRole("button", { name: "Partly met" }).click();
    await teacher.getByText("2 of 5 decided").waitFor();
    await other.getByRole("button", { name: /^Met/ }).click();
    const alert = other.getByRole("alert");
    await alert.getByText("Somebody decided while you were looking").waitFor();
    await alert.getByText("Partly met").waitFor();
    expect(await complaints(other)).toEqual([]);
    await alert.getByRole("button", { name: "Save mine instead" }).click();
    await alert.waitFor({ state: "detached" });
    await other.close();
  });

  test("a kept comment is inserted by a click and the rest is accepted after a question", async () => {
    await teacher.goto(address(CRITERION));
    await teacher.getByLabel("Comment for the student").fill("Name what takes over.");
    await teacher.getByText(/^Kept comments/).click();
    await teacher.getByRole("button", { name: "Keep this comment for the course" }).click();
    await teacher.getByRole("button", { name: "Insert: Name what takes over." }).waitFor();
    await teacher.getByLabel("Comment for the student").fill("Good.");
    await teacher.getByRole("button", { name: "Insert: Name what takes over." }).click();
    expect(await teacher.getByLabel("Comment for the student").inputValue()).toBe(
      "Good.\nName what takes over.",
    );
    await teacher.getByRole("link", { name: /Accept the remaining/ }).click();
    await teacher.getByRole("heading", { name: /unread\?/ }).waitFor();
    expect(await complaints(teacher)).toEqual([]);
    await teacher.getByRole("button", { name: /^Accept all/ }).click();
    await teacher.getByText("all 5 decided").waitFor();
  });

  test("a rubric is tried before it is put in force", async () => {
    await teacher.goto(address("marking/rubric/ticket-triage"));
    await teacher.getByLabel("Reliability").fill("20");
    await teacher.getByLabel("Scaling").fill("60");
    await teacher.getByRole("button", { name: "Try it: dry run" }).first().click();
    await teacher.getByRole("heading", { name: "Dry run" }).waitFor();
    expect(await complaints(teacher)).toEqual([]);
    await teacher.getByLabel("Why the rubric changes").fill("Scaling was the topic.");
    await teacher.getByRole("button", { name: "Put it in force" }).click();
    await teacher.getByText("In force.").waitFor();
  });

  test("marks reach the student at release, who asks for a regrade and reads the answer", async () => {
    await student.goto(address("marks"));
    await student.getByText("Not released yet").waitFor();
    await teacher.goto(address("results"));
    expect(await complaints(teacher)).toEqual([]);
    await teacher.getByRole("link", { name: "Release…" }).click();
    await teacher.getByRole("button", { name: "Release all marks" }).click();
    await teacher.getByText(/^Released /).waitFor();
    await student.reload();
    await student.getByText("Ask for a regrade").first().click();
    await student
      .getByLabel("What should be looked at again, and why")
      .first()
      .fill("The rule takes over; it stands in my first sentence.");
    await student.getByRole("button", { name: "Send the request" }).first().click();
    await student.getByText("Waiting for an answer.").waitFor();
    expect(await complaints(student)).toEqual([]);
    await teacher.goto(address("regrades"));
    expect(await complaints(teacher)).toEqual([]);
    await teacher.getByLabel("Note to the student").fill("Read again; the verdict stands.");
    await teacher.getByRole("button", { name: "Uphold" }).click();
    await teacher.getByText("Answered (1)").waitFor();
    await student.reload();
    await student.getByText("Read again; the verdict stands.").waitFor();
  });

  test("every page is clean for axe, at both widths and in both themes", async () => {
    const pages = ["marking", CRITERION, "results", "items", "regrades", "marking/disagreements"];
    const history = `history/${taught.attempts[0]}`;
    for (const [width, colorScheme] of [
      [1440, "light"],
      [390, "dark"],
    ] as const) {
      await teacher.setViewportSize({ width, height: 900 });
      await teacher.emulateMedia({ colorScheme });
      for (const rest of [...pages, history]) {
        await teacher.goto(address(rest));
        expect(await complaints(teacher), rest).toEqual([]);
        const wider = await teacher.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(wider, rest).toBeLessThanOrEqual(0);
      }
    }
    expect(errors).toEqual([]);
  });

  test("a verdict is given before JavaScript loads", async () => {
    const page = await signedUp("Cora Colleague", "cora@example.org", { javaScriptEnabled: false });
    const { inTransaction } = await import("~/models/db.server.ts");
    const userId = await idOf("cora@example.org");
    await inTransaction((tx) =>
      tx.member.create({
        data: { courseId: taught.courseId, userId, role: "assistant", joinedAt: new Date() },
      }),
    );
    await page.goto(address("marking/1/ticket-triage/buffer"));
    await page.getByLabel("Comment for the student").fill("Sent by a plain form.");
    await page.getByRole("button", { name: /^Met/ }).click();
    await page.getByText("1 of 5 decided").waitFor();
    expect((await gradingsOf(taught.attempts)).at(-1)).toMatchObject({
      by: userId,
      comment: "Sent by a plain form.",
    });
  });
});
