import { AxeBuilder } from "@axe-core/playwright";
import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { JSONWebKeySet } from "jose";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasChromium, launch } from "../support/chromium.ts";
import { FakePlatform, INSTRUCTOR, LEARNER, type LaunchWish } from "../support/lti-platform.ts";
import { newDatabaseFolder, type RunningServer, startServer } from "../support/production-server.ts";

const IDA = { sub: "u-ida", name: "Ida Instructor", roles: INSTRUCTOR };
const LENA = { sub: "u-lena", name: "Lena Learner", email: "lena@example.edu", roles: LEARNER };

describe.skipIf(!hasChromium)("a course in a learning platform", () => {
  let browser: Browser;
  let tool: RunningServer;
  let platform: FakePlatform;
  /** The platform's pages: a link, or a frame around it, on another site than the tool's. */
  let pages: Server;
  let pagesUrl = "";
  const folder = newDatabaseFolder();
  const links = new Map<string, string>();

  beforeAll(async () => {
    browser = await launch();
    tool = await startServer({ folder, env: { HEADROOM_LTI_ALLOW_PRIVATE: "1" } });
    platform = await FakePlatform.start(
      async () => (await (await fetch(`${tool.url}/lti/jwks`)).json()) as JSONWebKeySet,
    );
    platform.users = [IDA, LENA];
    pages = createServer((req, res) => {
      const [path = "", kind] = (req.url ?? "").split("?");
      const to = (links.get(path) ?? "").replaceAll("&", "&amp;");
      const body =
        kind === "framed"
          ? `<iframe title="Tool" src="${to}" width="900" height="700"></iframe>`
          : `<a href="${to}">Open</a>`;
      res.writeHead(200, { "Content-Type": "text/html" }).end(`<!doctype html><title>LMS</title>${body}`);
    });
    await new Promise<void>((resolve) => pages.listen(0, "127.0.0.1", resolve));
    pagesUrl = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    pages?.close();
    await platform?.stop();
    await tool?.stop();
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const pageFor = async () => {
    const page = await (await browser.newContext()).newPage();
    page.setDefaultTimeout(30_000);
    return page;
  };
  /** A page of the platform's with somebody's link on it. */
  const linkPage = (wish: LaunchWish) => {
    const path = `/link-${links.size}`;
    links.set(path, `${tool.url}/lti/login?${new URLSearchParams(platform.loginParameters(wish, tool.url))}`);
    return pagesUrl + path;
  };
  /** Where the platform's pages stand, as its token tells. */
  const claims = () => ({
    "https://purl.imsglobal.org/spec/lti/claim/launch_presentation": { return_url: `${pagesUrl}/back` },
  });
  const axe = async (page: Page) =>
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html]);

  /** An instructor with a course in which the platform is registered. */
  async function registered(): Promise<{ page: Page; course: string }> {
    const page = await pageFor();
    await page.goto(`${tool.url}/sign-up?next=/courses`);
    await page.getByLabel("Name").fill("Ines Instructor");
    await page.getByLabel("Mail address").fill(`${randomUUID()}@example.org`);
    await page.locator('input[type="password"]').first().fill("a quiet long password");
    await page.getByRole("button", { name: /make.*account|sign up/i }).click();
    await page.waitForURL((url) => url.pathname === "/courses");
    await page.getByLabel("Title").fill("ML systems 101");
    await page.getByRole("button", { name: "Make the course" }).click();
    await page.waitForURL(/\/courses\/[a-z0-9]{20,}$/);
    const course = page.url();
    await page.getByRole("link", { name: "Learning platform" }).click();
    const { facts } = platform;
    const typed: [string, string][] = [
      ["Name", facts.name],
      ["Issuer", facts.issuer],
      ["Client ID", facts.clientId],
      ["Deployment ID", facts.deploymentId],
      ["Authentication request URL", facts.authUrl],
      ["Access token URL", facts.tokenUrl],
      ["Public keyset URL", facts.jwksUrl],
    ];
    for (const [label, value] of typed) await page.getByLabel(label, { exact: true }).fill(value);
    expect(await axe(page)).toEqual([]);
    await page.getByRole("button", { name: "Register it" }).click();
    await page.getByText("The platform is registered").waitFor();
    return { page, course };
  }

  test(
    "is connected, brings its people through a frame and by a plain link, and no stranger's page shows it",
    { timeout: 240_000 },
    async () => {
      const { page, course } = await registered();
      const here = { claims: claims() };
      await page.goto(linkPage({ user: IDA, ...here }));
      await page.getByRole("link", { name: "Open" }).click();
      await page.getByRole("button", { name: "Use this account" }).click();
      await page.getByRole("radio", { name: "ML systems 101" }).check();
      expect(await axe(page)).toEqual([]);
      await page.getByRole("button", { name: "Connect it" }).click();
      await page.getByText("The course is connected").waitFor();
      await page.getByRole("button", { name: /list of people/ }).click();
      await page.getByText("1 person has not come here yet").waitFor();
      for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await axe(page)).toEqual([]);
      }

      // Choosing happens in the platform's frame, where this app has no cookie.
      await page.goto(`${linkPage({ user: IDA, deepLinking: {}, ...here })}?framed`);
      const picker = page.frameLocator("iframe");
      await picker.getByRole("heading", { name: "Choose an assignment" }).waitFor();
      await picker.getByRole("button", { name: "Cancel" }).click();
      await expect.poll(() => platform.asked).toContain("POST /deep-link");

      // The student's browser lets the frame keep nothing either: a window of its own opens.
      const student = await pageFor();
      await student.goto(`${linkPage({ user: LENA, ...here })}?framed`);
      const opened = student.context().waitForEvent("page");
      await student.frameLocator("iframe").getByRole("button", { name: "Open Headroom" }).click();
      const tab = await opened;
      await tab.getByRole("button", { name: "Make a new account" }).click();
      await tab.waitForURL(course);
      await tab.getByText("Lena Learner").waitFor();

      // By a plain link whoever is known goes on without a press.
      const again = await pageFor();
      await again.goto(linkPage({ user: LENA, ...here }));
      await again.getByRole("link", { name: "Open" }).click();
      await again.waitForURL(course);

      const stranger = await pageFor();
      await stranger.goto(`${linkPage({ user: LENA })}?framed`);
      await stranger.waitForLoadState("networkidle");
      expect(await stranger.frameLocator("iframe").getByRole("button").count()).toBe(0);
    },
  );
});
