import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import Database from "better-sqlite3";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasChromium, launch } from "../support/chromium.ts";
import { newDatabaseFolder, type RunningServer, startServer } from "../support/production-server.ts";

const EMAIL = "ada@example.org";
const PASSWORD = "quiet numbers";
const PHONE = { width: 390, height: 800 };

describe.skipIf(!hasChromium)("an account", () => {
  let folder = "";
  let server: RunningServer;
  let browser: Browser;
  let printed = "";

  beforeAll(async () => {
    folder = newDatabaseFolder();
    const onOutput = (text: string) => void (printed += text);
    [server, browser] = await Promise.all([startServer({ folder, onOutput }), launch()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(address: string, options = {}): Promise<{ context: BrowserContext; page: Page }> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(server.url + address);
    return { context, page };
  }
  const go = (page: Page, address: string) => page.goto(server.url + address);
  const press = (page: Page, name: string | RegExp) =>
    page.getByRole("button", { name, exact: typeof name === "string" }).click();
  const header = (page: Page) => page.getByRole("banner");

  /** No fault for those who cannot see or point, and nothing wider than a phone. */
  async function isSound(page: Page): Promise<void> {
    expect(
      (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
    ).toEqual([]);
    const before = page.viewportSize();
    await page.setViewportSize(PHONE);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    if (before) await page.setViewportSize(before);
  }

  async function signUp(page: Page, email: string): Promise<void> {
    await page.getByLabel("Name").fill("Ada Lovelace");
    await page.getByLabel("Mail address").fill(email);
    await page.getByLabel("Password").fill(PASSWORD);
    await press(page, "Make the account");
  }

  async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
    await page.getByLabel("Mail address").fill(email);
    await page.getByLabel("Password").fill(password);
    await press(page, "Sign in");
  }

  /** The text areas of an explanation: there is one. */
  const answer = (page: Page) => page.locator('textarea[name="prose"]');

  const says = (page: Page, text: RegExp) => page.locator(".save-text").filter({ hasText: text }).waitFor();

  async function beginRound(page: Page): Promise<string> {
    await go(page, "/questions/cap-theorem-ml-serving");
    await press(page, "Start the clock");
    await page.waitForURL(/\/attempts\/[^/]+$/);
    await page.waitForLoadState("networkidle");
    return new URL(page.url()).pathname;
  }

  /** Text of this round's owner that reached the device and no server, as a page leaves it that was closed in a tunnel. */
  async function leaveCopy(page: Page, round: string, value: string): Promise<void> {
    const attempt = round.split("/").at(-1) ?? "";
    const db = new Database(path.join(folder, "app.db"), { readonly: true });
    const owner = db.prepare("SELECT userId AS user FROM Attempt WHERE id = ?").get(attempt) as {
      user: string;
    };
    const held = db
      .prepare("SELECT revision FROM FieldValue WHERE attemptId = ? AND field = 'prose'")
      .get(attempt);
    db.close();
    const baseRevision = (held as { revision: number }).revision;
    const draft = {
      ...owner,
      attempt,
      field: "prose",
      writer: "closed",
      value,
      baseRevision,
      editedAt: Date.now(),
    };
    await page.evaluate(
      (copy) =>
        new Promise<void>((resolve) => {
          const request = indexedDB.open("headroom");
          request.onsuccess = () => {
            const writing = request.result.transaction("drafts", "readwrite");
            writing.objectStore("drafts").put(copy);
            writing.oncomplete = () => {
              request.result.close();
              resolve();
            };
          };
        }),
      draft,
    );
  }

  /** What this device keeps that no server has. */
  const copies = (page: Page) =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const request = indexedDB.open("headroom");
          request.onsuccess = () => {
            const count = request.result.transaction("drafts").objectStore("drafts").count();
            count.onsuccess = () => {
              request.result.close();
              resolve(count.result);
            };
          };
        }),
    );

  test("takes a visitor's round along, with what had not reached the server, and signing out leaves nothing", async () => {
    const { context, page } = await open("/");
    const round = await beginRound(page);
    await answer(page).fill("begun without an account");
    await page
      .locator(".save-text")
      .filter({ hasText: /^Saved \d\d:/ })
      .waitFor();
    await leaveCopy(page, round, "begun without an account, and went on in a tunnel");
    await go(page, `/sign-up?next=${encodeURIComponent(round)}`);
    await page.getByText("Bring along one attempt").waitFor();
    await isSound(page);
    await signUp(page, EMAIL);
    await page.waitForURL(server.url + round);
    await page.getByText("Nothing was lost").waitFor();
    expect(await answer(page).inputValue()).toBe("begun without an account, and went on in a tunnel");
    await says(page, /^Saved \d\d:/);

    // Once more text that the server does not have, and out.
    await leaveCopy(page, round, "never sent");
    const other = await context.newPage();
    await other.goto(`${server.url}/account`);
    await go(page, "/sign-out");
    await page.getByText("One change of yours has not reached the server").waitFor();
    await isSound(page);
    await press(page, "Sign out, and delete what is not saved");
    await page.getByText("You are signed out.").waitFor();
    expect(await until(async () => ((await copies(page)) === 0 ? true : undefined))).toBe(true);
    // The tab beside shows nothing of the account any more.
    await other.waitForURL(`${server.url}/`);
    await go(page, round);
    await page.getByText("There is no such attempt here").waitFor();
    await context.close();
  });

  test("works without JavaScript: wrong first, then right, to the page that was asked for", async () => {
    const { context, page } = await open("/account", { javaScriptEnabled: false });
    expect(new URL(page.url()).pathname).toBe("/sign-in");
    await signIn(page, EMAIL, "loud numbers");
    await page.getByText("This address and password do not go together").waitFor();
    expect(await page.getByLabel("Mail address").inputValue()).toBe(EMAIL);
    expect(await page.getByLabel("Password").inputValue()).toBe("");
    await signIn(page, EMAIL);
    expect(new URL(page.url()).pathname).toBe("/account");
    await page.locator("#name ~ form").getByLabel("Name").fill("Ada King");
    await press(page, "Change the name");
    await page.getByText("Your name is changed.").waitFor();
    await header(page).getByText("Ada King").waitFor();
    await page.getByRole("link", { name: "Sign out" }).click();
    await press(page, "Sign out");
    await header(page).getByRole("link", { name: "Sign in" }).waitFor();
    await context.close();
  });

  test("gets a new password by the link that is printed where no mail is sent", async () => {
    const { context, page } = await open("/sign-in");
    await isSound(page);
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await page.getByRole("heading", { name: "A new password" }).waitFor();
    await isSound(page);
    await page.getByLabel("Mail address").fill(EMAIL);
    await press(page, "Send the link");
    await page.getByText("the link is in the server's log").waitFor();
    await isSound(page);
    const found = await until(() => /\/reset-password\?token=[\w-]+/.exec(printed)?.[0]);
    await go(page, found);
    await isSound(page);
    await page.getByLabel("New password").fill("short");
    await press(page, "Change the password");
    await page.getByText("Use at least 10 characters").waitFor();
    await page.getByLabel("New password").fill("louder numbers");
    await press(page, "Change the password");
    await page.getByText("Your password is changed").waitFor();
    await signIn(page, EMAIL, "louder numbers");
    await page.getByRole("heading", { name: "My attempts" }).waitFor();
    await go(page, found);
    await page.getByLabel("New password").fill("a third time");
    await press(page, "Change the password");
    await page.getByText("This link was used").waitFor();
    await isSound(page);
    await context.close();
  });

  test("is opened by a passkey, which it can also remove", async () => {
    const { context, page } = await open("/sign-up");
    const device = await context.newCDPSession(page);
    await device.send("WebAuthn.enable");
    await device.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
      },
    });
    await signUp(page, "grace@example.org");
    await page.waitForURL(/\/attempts$/);
    await go(page, "/account");
    await isSound(page);
    await page.getByLabel("Name of the passkey").fill("The lab's laptop");
    await press(page, "Add a passkey");
    await page.getByText("The passkey is added.").waitFor();
    await page.getByText("The lab's laptop").waitFor();
    await press(page, "Add a passkey");
    await page.getByText("This device has a passkey for your account already.").waitFor();

    await go(page, "/sign-out");
    await press(page, "Sign out");
    await page.getByText("You are signed out.").waitFor();
    const round = await beginRound(page);
    await go(page, "/sign-in");
    await press(page, "Sign in with a passkey");
    await page.waitForURL(/\/attempts$/);
    // What was begun in between came along.
    await page.getByRole("link", { name: "Go on" }).click();
    await page.waitForURL(server.url + round);

    await go(page, "/account");
    await press(page, "Remove the passkey The lab's laptop");
    await page.getByText("The passkey is removed.").waitFor();
    await go(page, "/sign-out");
    await press(page, /^Sign out/);
    await page.getByText("You are signed out.").waitFor();
    await press(page, "Sign in with a passkey");
    await page.getByText("No account here has this passkey.").waitFor();
    await context.close();
  });

  test("is downloaded whole, deleted for good, and made an admin's by the command line", async () => {
    const { context, page } = await open("/sign-up");
    await signUp(page, "edsger@example.org");
    await page.waitForURL(/\/attempts$/);
    const admin = (...words: string[]) =>
      execFileSync("npx", ["tsx", "prisma/admin.ts", ...words], {
        env: { ...process.env, DATABASE_URL: `file:${path.join(folder, "app.db")}`, LOG_LEVEL: "warn" },
        encoding: "utf8",
      });
    expect(admin("grant", "Edsger@example.org")).toContain("is an admin now");
    expect(admin("list")).toBe("Ada Lovelace <edsger@example.org>\n");
    expect(admin("reset-link", "edsger@example.org")).toMatch(/\/reset-password\?token=/);
    await go(page, "/account");
    await page.getByRole("link", { name: "People" }).click();
    await page.getByLabel("Name or address").fill("EDSGER");
    await press(page, "Search");
    await page.getByText("One account with").waitFor();
    await isSound(page);
    await go(page, "/account");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Download your data" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^headroom-\d{4}-\d\d-\d\d\.json$/);
    await page.getByRole("link", { name: "Delete the account…" }).click();
    await page.getByLabel("Your password").fill("wrong password");
    await press(page, "Delete it for good");
    await page.getByText("This is not your password.").waitFor();
    await isSound(page);
    await page.getByLabel("Your password").fill(PASSWORD);
    await press(page, "Delete it for good");
    await page.getByText("You are signed out.").waitFor();
    const db = new Database(path.join(folder, "app.db"), { readonly: true });
    expect(db.prepare("SELECT count(*) AS n FROM User WHERE email = 'edsger@example.org'").get()).toEqual({
      n: 0,
    });
    db.close();
    await context.close();
  });

  test("in use lasts on: a page loaded a day later carries its cookie again", async () => {
    const { context, page } = await open("/sign-in");
    await signIn(page, "grace@example.org");
    await page.waitForURL(/\/attempts$/);
    const db = new Database(path.join(folder, "app.db"));
    db.prepare("UPDATE Session SET expiresAt = ?").run(new Date(Date.now() + 20 * 86_400_000).toISOString());
    db.close();
    const [cookie] = await context.cookies();
    const reply = await page.request.get(`${server.url}/attempts`);
    expect(reply.headers()["cache-control"]).toBe("private, no-store");
    const [prolonged] = await context.cookies();
    expect(prolonged?.value).toBe(cookie?.value);
    expect(prolonged?.expires).toBeGreaterThan(Date.now() / 1000 + 29.9 * 86_400);
    expect(reply.headers()["set-cookie"]).toContain("headroom.session_token=");
    await context.close();
  });
});

/** What `look` finds, once it finds something. */
async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (let waited = 0; waited < 10_000; waited += 100) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("nothing was found within ten seconds");
}
