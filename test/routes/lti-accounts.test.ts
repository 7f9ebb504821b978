import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { letFrame } from "~/http/frame-policy.server.ts";
import { securityHeaders } from "~/http/security-headers.server.ts";
import { pageOriginsOf } from "~/lti/frames.ts";
import { eraseAccount } from "~/models/erase-account.server.ts";
import { inTransaction, reader } from "~/models/db.server.ts";
import { createCourse } from "~/models/course.server.ts";
import { findContext } from "~/models/lti-context.server.ts";
import { addPlatform } from "~/models/lti-platform.server.ts";
import { listPeople } from "~/models/people.server.ts";
import { action as connectAction } from "~/routes/lti.connect/route.tsx";
import { loader as enterLoader } from "~/routes/lti.enter/route.tsx";
import { getAccount } from "~/session.server.ts";
import { freshDatabase } from "../support/database.ts";
import { type FakePlatform, INSTRUCTOR, LEARNER } from "../support/lti-platform.ts";
import {
  answered,
  come,
  goOn,
  launch,
  register,
  startPlatform,
  ticketIn,
  TOOL,
} from "../support/lti-tool.ts";
import type { Browser } from "../support/requests.ts";
import { signedIn } from "../support/signed-in.ts";

process.env["HEADROOM_LTI_ALLOW_PRIVATE"] = "1";
freshDatabase();

let platform: FakePlatform;
beforeEach(async () => {
  platform = await startPlatform();
});
afterEach(() => platform.stop());

const LENA = { sub: "user-1", name: "Lena Learner", roles: LEARNER };
const IDA = { sub: "user-2", name: "Ida Instructor", roles: INSTRUCTOR };

const cookieOf = (browser: Pick<Browser, "get">) => browser.get("/").headers.get("Cookie") ?? "";
const accountOf = (cookie: string) => getAccount(new Request(TOOL, { headers: { Cookie: cookie } }));
const context = { nonce: "" };

const connect = (ticket: string, course: string, browser: Browser) =>
  answered(() =>
    connectAction({
      request: browser.postForm("/lti/connect", { launch: ticket, course }),
      params: {},
      context,
    }),
  );
const shown = (ticket: string, cookie = "") =>
  answered(() =>
    enterLoader({
      request: new Request(`${TOOL}/lti/enter?launch=${ticket}`, { headers: { Cookie: cookie } }),
      params: {},
      context,
    }),
  );

/** A course of somebody who is signed in, connected with the platform by them. */
async function connectedBy(browser: Browser, { own }: { own: boolean }) {
  const form = { title: "ML systems 101", timeZone: "UTC" };
  const made = await createCourse({ userId: browser.userId, form, now: new Date() });
  const { courseId } = made ?? expect.fail();
  const { id: platformId } = await register(platform, { courseId: own ? courseId : null });
  const ticket = ticketIn(await launch(platform, { user: IDA }));
  const asked = await goOn(ticket, { as: "mine", cookie: cookieOf(browser) });
  expect(asked.to).toBe(`/lti/connect?launch=${ticket}`);
  const connected = await connect(ticket, courseId, browser);
  expect(connected.to).toBe(`/courses/${courseId}/lms?connected`);
  return { courseId, platformId };
}

describe("an instructor's first launch", () => {
  it("links the account that is signed in, once asked, and connects the course that they choose", async () => {
    const ines = await signedIn("Ines");
    const { courseId, platformId } = await connectedBy(ines, { own: true });
    const name = { platformId, deploymentId: platform.deploymentId, contextId: "course-42" };
    expect(await findContext(name)).toMatchObject({ courseId, title: "ML 101" });
    expect((await come(platform, { user: LENA })).to).toBe(`/courses/${courseId}`);
  });

  it("connects no course that they do not teach, and none but its own by a course's registration", async () => {
    const [ines, eve] = [await signedIn("Ines"), await signedIn("Eve")];
    const form = { title: "Another", timeZone: "UTC" };
    const hers = await createCourse({ userId: eve.userId, form, now: new Date() });
    const own = await createCourse({ userId: ines.userId, form, now: new Date() });
    await register(platform, { courseId: own?.courseId ?? "" });
    const ticket = ticketIn(await launch(platform, { user: IDA }));
    await goOn(ticket, { as: "mine", cookie: cookieOf(eve) });
    for (const course of [own?.courseId ?? "", hers?.courseId ?? "", "new"])
      expect((await connect(ticket, course, eve)).status).toBe(422);
    // And nobody else by her launch.
    expect((await connect(ticket, own?.courseId ?? "", ines)).status).toBe(410);
    expect(await (await reader()).ltiContext.count()).toBe(0);
  });

  it("may make a new course where an administrator registered the platform", async () => {
    await register(platform);
    const ticket = ticketIn(await launch(platform, { user: IDA }));
    const { cookie } = await goOn(ticket, { as: "new" });
    const account = (await accountOf(cookie)) ?? expect.fail("nobody is signed in");
    const request = new Request(`${TOOL}/lti/connect`, {
      method: "POST",
      headers: { Cookie: cookie },
      body: new URLSearchParams({ launch: ticket, course: "new" }),
    });
    const made = await answered(() => connectAction({ request, params: {}, context }));
    const courseId = /courses\/([^/]+)\/lms/.exec(made.to)?.[1] ?? "";
    const { members } = await listPeople(courseId);
    expect(members).toMatchObject([{ userId: account.userId, role: "instructor", email: null }]);
  });

  it("makes no account that could connect nothing", async () => {
    const ines = await signedIn("Ines");
    const form = { title: "Hers", timeZone: "UTC" };
    const made = await createCourse({ userId: ines.userId, form, now: new Date() });
    await register(platform, { courseId: made?.courseId ?? "" });
    const ticket = ticketIn(await launch(platform, { user: IDA }));
    await goOn(ticket, { as: "new" });
    expect(await (await reader()).ltiAccount.count()).toBe(0);
    expect((await shown(ticket)).data).toMatchObject({ kind: "first", mayBeginAnew: false });
  });
});

describe("an account that was linked", () => {
  it("is not opened by a platform that only a course's instructor registered: its owner signs in", async () => {
    const [ines, sam] = [await signedIn("Ines"), await signedIn("Sam")];
    const { courseId } = await connectedBy(ines, { own: true });
    const own = await come(platform, { user: LENA }, { as: "mine", cookie: cookieOf(sam) });
    expect(own.to).toBe(`/courses/${courseId}`);
    // Whoever runs the platform says that they are Lena.
    const ticket = ticketIn(await launch(platform, { user: LENA }));
    const forged = await goOn(ticket);
    expect([forged.to, forged.cookie]).toEqual([`/lti/enter?launch=${ticket}`, ""]);
    expect((await shown(ticket)).data).toMatchObject({ kind: "sign-in", other: null });
    expect((await shown(ticket, cookieOf(ines))).data).toMatchObject({ kind: "sign-in", other: "Ines" });
    expect((await goOn(ticket, { cookie: cookieOf(sam) })).to).toBe(`/courses/${courseId}`);
  });

  it("is opened by one that an administrator registered, but never an administrator's", async () => {
    const [ines, sam] = [await signedIn("Ines"), await signedIn("Sam")];
    await connectedBy(ines, { own: false });
    await come(platform, { user: LENA }, { as: "mine", cookie: cookieOf(sam) });
    const opened = await come(platform, { user: LENA });
    expect((await accountOf(opened.cookie))?.userId).toBe(sam.userId);
    await inTransaction((tx) => tx.user.update({ where: { id: sam.userId }, data: { role: "admin" } }));
    expect((await come(platform, { user: LENA })).cookie).toBe("");
  });

  it("goes on by itself only in the browser that began: no link made by others signs anybody in", async () => {
    const ines = await signedIn("Ines");
    await connectedBy(ines, { own: true });
    await come(platform, { user: LENA });
    const answer = await launch(platform, { user: LENA });
    const own = answer.begun.map((one) => one.split(";")[0]).join("; ");
    expect((await shown(ticketIn(answer), own)).data).toMatchObject({ kind: "known", isBound: true });
    expect((await shown(ticketIn(answer))).data).toMatchObject({ kind: "known", isBound: false });
  });

  it("keeps another's role: a platform raises a role, and lowers it for its own accounts only", async () => {
    const ines = await signedIn("Ines");
    const { courseId } = await connectedBy(ines, { own: true });
    const roleOf = async (userId: string | undefined) =>
      (await (await reader()).member.findFirst({ where: { courseId, userId } }))?.role;
    const as = async (roles: readonly string[], sub: string) => {
      const { cookie } = await come(platform, { user: { ...LENA, sub, roles } });
      return roleOf((await accountOf(cookie))?.userId);
    };
    expect(await as(LEARNER, "a")).toBe("student");
    expect(await as(INSTRUCTOR, "a")).toBe("instructor");
    expect(await as(LEARNER, "a")).toBe("student");
    await come(platform, { user: { ...IDA, roles: LEARNER } }, { cookie: cookieOf(ines) });
    expect(await roleOf(ines.userId)).toBe("instructor");
  });

  it("is forgotten with the account: who comes again is new", async () => {
    const ines = await signedIn("Ines");
    await connectedBy(ines, { own: true });
    const first = (await accountOf((await come(platform, { user: LENA })).cookie)) ?? expect.fail();
    expect(await eraseAccount({ userId: first.userId, now: new Date() })).toBe(true);
    const again = (await accountOf((await come(platform, { user: LENA })).cookie)) ?? expect.fail();
    expect(again.userId).not.toBe(first.userId);
  });
});

describe("a registration", () => {
  it("of the same deployment is taken once, so that no course takes another's launches", async () => {
    const of = { facts: platform.facts, by: "x", now: new Date() };
    expect(await addPlatform({ ...of, courseId: null })).toBe("added");
    const form = { title: "Evil", timeZone: "UTC" };
    const eve = await signedIn("Eve");
    const made = await createCourse({ userId: eve.userId, form, now: new Date() });
    const courseId = made?.courseId ?? "";
    expect(await addPlatform({ ...of, courseId })).toBe("known");
    const every = { ...platform.facts, clientId: "of-the-school", deploymentId: "" };
    expect(await addPlatform({ ...of, facts: every, courseId: null })).toBe("added");
    const one = { ...every, deploymentId: "of-a-course", jwksUrl: "https://evil.example/jwks" };
    expect(await addPlatform({ ...of, facts: one, courseId })).toBe("known");
  });
});

describe("a frame", () => {
  it("is allowed to the platform's pages alone, on that one reply", async () => {
    const app = express();
    app.use(...securityHeaders({ development: false }));
    app.get("/open", (_req, res) => {
      const shownBy = pageOriginsOf(
        { issuer: "https://canvas.instructure.com", authUrl: "https://sso.canvaslms.com/a", pageOrigins: "" },
        ["https://school.example.edu/return?x=1; script-src *", "javascript:alert(1)", "nonsense", null],
      );
      letFrame(res, { shownBy, formsTo: ["https://school.example.edu"] });
      res.send("ok");
    });
    app.get("/closed", (_req, res) => void res.send("ok"));
    const server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const [open, closed] = [await fetch(`${url}/open`), await fetch(`${url}/closed`)];
    server.close();
    const policy = open.headers.get("Content-Security-Policy")?.split(";") ?? [];
    expect(policy).toContain(
      "frame-ancestors https://canvas.instructure.com https://sso.canvaslms.com https://school.example.edu",
    );
    expect(policy).toContain("form-action 'self' https://school.example.edu");
    expect(policy.filter((part) => part.startsWith("script-src "))).toHaveLength(1);
    expect(open.headers.get("X-Frame-Options")).toBeNull();
    expect(closed.headers.get("Content-Security-Policy")).toContain("frame-ancestors 'none'");
    expect(closed.headers.get("X-Frame-Options")).toBe("SAMEORIGIN");
  });
});
