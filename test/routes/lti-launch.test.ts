import { generateKeyPair, SignJWT } from "jose";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { reader } from "~/models/db.server.ts";
import { connectContext } from "~/models/lti-context.server.ts";
import { publicKeys } from "~/lti/tool-key.server.ts";
import { action as loginAction, loader as loginLoader } from "~/routes/lti.login/route.tsx";
import { getAccount } from "~/session.server.ts";
import { newCourse } from "../support/course.ts";
import { freshDatabase } from "../support/database.ts";
import {
  ASSISTANT,
  type FakePlatform,
  INSTRUCTOR,
  LEARNER,
  type LaunchWish,
} from "../support/lti-platform.ts";
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

process.env["HEADROOM_LTI_ALLOW_PRIVATE"] = "1";
freshDatabase();

let platform: FakePlatform;
beforeEach(async () => {
  platform = await startPlatform();
});
afterEach(async () => {
  vi.useRealTimers();
  await platform.stop();
});

const LENA = { sub: "user-1", name: "Lena Learner", email: "lena@example.edu", roles: LEARNER };
const IDA = { sub: "user-2", name: "Ida Instructor", email: "ida@example.edu", roles: INSTRUCTOR };
const CONTEXT = { id: "course-42", title: "ML 101" };
const nothing = { title: "ML 101", membershipsUrl: null, lineItemsUrl: null, gradeScopes: [] };

/** A course whose instructor has connected it. */
async function connected() {
  const { id: platformId } = await register(platform);
  const { courseId, instructor } = await newCourse();
  await connectContext({
    name: { platformId, deploymentId: platform.deploymentId, contextId: CONTEXT.id },
    services: nothing,
    courseId,
    by: instructor.userId,
    now: new Date(),
  });
  return { courseId, platformId };
}

const seconds = (ahead: number) => Math.floor(Date.now() / 1000) + ahead;
const accountOf = (cookie: string) => getAccount(new Request(TOOL, { headers: { Cookie: cookie } }));
const roleOf = async (courseId: string, userId: string | undefined) =>
  (await (await reader()).member.findFirst({ where: { courseId, userId, leftAt: null } }))?.role;

describe("a launch from a learning platform", () => {
  it("signs its person in and puts them into the course, as what the platform says they are", async () => {
    const { courseId } = await connected();
    for (const [user, role] of [
      [LENA, "student"],
      [{ ...LENA, sub: "user-3", roles: ASSISTANT }, "assistant"],
      [IDA, "instructor"],
    ] as const) {
      const came = await come(platform, { user });
      expect([came.status, came.to]).toEqual([302, `/courses/${courseId}`]);
      const account = await accountOf(came.cookie);
      expect(account?.name).toBe(user.name);
      expect(await roleOf(courseId, account?.userId)).toBe(role);
    }
  });

  it("finds the same account again by platform and subject, whatever name or address it tells", async () => {
    await connected();
    const first = await accountOf((await come(platform, { user: LENA })).cookie);
    const again = await come(platform, { user: { ...LENA, name: "Lena L.", email: "other@example.edu" } });
    expect(await accountOf(again.cookie)).toMatchObject({ userId: first?.userId, name: "Lena L." });
    const other = await come(platform, { user: { ...LENA, sub: "user-9" } });
    expect((await accountOf(other.cookie))?.userId).not.toBe(first?.userId);
  });

  it("gives nobody an account by its mail address", async () => {
    await connected();
    const { instructor } = await newCourse();
    const came = await come(platform, { user: { ...LENA, email: instructor.email } });
    expect(await accountOf(came.cookie)).not.toMatchObject({ userId: instructor.userId });
  });

  it("asks before it makes an account, and makes none for a mere visit", async () => {
    await connected();
    const ticket = ticketIn(await launch(platform, { user: LENA }));
    const asked = await goOn(ticket, { as: "" });
    expect(asked.to).toBe(`/lti/enter?launch=${ticket}`);
    expect(await (await reader()).ltiAccount.count()).toBe(0);
  });

  it("leads nowhere a second time", async () => {
    await connected();
    const ticket = ticketIn(await launch(platform, { user: LENA }));
    expect((await goOn(ticket)).status).toBe(302);
    expect(await goOn(ticket)).toMatchObject({ status: 410, cookie: "" });
  });

  it("in a frame offers a window of its own, with one press for who is known", async () => {
    await connected();
    const first = await launch(platform, { user: LENA }, { framed: true });
    expect(first).toMatchObject({ status: 200, data: { kind: "window", isKnown: false } });
    await come(platform, { user: LENA });
    const again = await launch(platform, { user: LENA }, { framed: true });
    expect(again.data).toMatchObject({ kind: "window", isKnown: true, name: LENA.name });
    expect((await goOn(String(again.data["ticket"]), { as: "" })).status).toBe(302);
  });

  it("by a student says so while no instructor has connected the course", async () => {
    await register(platform);
    const answer = await launch(platform, { user: LENA }, { framed: true });
    expect(answer).toMatchObject({
      status: 400,
      data: { why: expect.stringContaining("has not connected") as string },
    });
    expect(await (await reader()).user.count({ where: { email: { not: null } } })).toBe(0);
  });
});

describe("a login", () => {
  const begin = (fields: Record<string, string>) =>
    answered(() =>
      loginLoader({
        request: new Request(`${TOOL}/lti/login?${new URLSearchParams(fields)}`),
        params: {},
        context: { nonce: "" },
      }),
    );

  it("may be begun by a post", async () => {
    await register(platform);
    const fields = new URLSearchParams(platform.loginParameters({ user: LENA }, TOOL));
    const request = new Request(`${TOOL}/lti/login`, { method: "POST", body: fields });
    const begun = await answered(() => loginAction({ request, params: {}, context: { nonce: "" } }));
    expect([begun.status, new URL(begun.to).origin]).toEqual([302, platform.url]);
  });

  it("writes nothing, however often it is begun", async () => {
    await register(platform);
    await begin(platform.loginParameters({ user: LENA }, TOOL));
    const db = await reader();
    expect([await db.ltiNonce.count(), await db.ltiLaunch.count()]).toEqual([0, 0]);
  });

  it.each([
    ["a platform that nobody registered", { iss: "https://other.example" }, "is not registered here"],
    ["another client id", { client_id: "other" }, "is not registered here"],
    ["another deployment", { lti_deployment_id: "other" }, "not its deployment"],
    ["nobody to sign in", { login_hint: "" }, "whom it wants to sign in"],
    ["no issuer", { iss: "" }, "for learning platforms"],
  ])("of %s is refused in words", async (_, change, words) => {
    await register(platform);
    const answer = await begin({ ...platform.loginParameters({ user: LENA }, TOOL), ...change });
    expect(answer).toMatchObject({ status: 400, data: { why: expect.stringContaining(words) as string } });
  });
});

describe("a token", () => {
  const LTI = "https://purl.imsglobal.org/spec/lti/claim";
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const cases: [string, Partial<LaunchWish>, string][] = [
    ["that is out of date", { claims: { exp: seconds(-120), iat: seconds(-400) } }, "out of date"],
    [
      "made long ago that lasts for ever",
      { claims: { exp: seconds(1e6), iat: seconds(-3600) } },
      "out of date",
    ],
    ["from the future", { claims: { iat: seconds(300), exp: seconds(900) } }, "from the future"],
    ["not good yet", { claims: { nbf: seconds(300) } }, "from the future"],
    ["for another tool", { claims: { aud: "another-tool" } }, "another tool"],
    [
      "for several tools without saying which",
      { claims: { aud: ["headroom-client", "other"] } },
      "another tool",
    ],
    [
      "for several tools, of which another asked",
      { claims: { aud: ["headroom-client", "other"], azp: "other" } },
      "another tool",
    ],
    ["of another issuer", { claims: { iss: "https://evil.example" } }, "another platform"],
    ["of another launch", { claims: { nonce: "another" } }, "another launch"],
    ["without a nonce", { claims: { nonce: undefined } }, "nonce"],
    ["without a subject", { claims: { sub: undefined } }, "sub"],
    ["of another deployment", { claims: { [`${LTI}/deployment_id`]: "other" } }, "deployment other"],
    ["of another version", { claims: { [`${LTI}/version`]: "1.1" } }, "another version"],
    [
      "of another message",
      { claims: { [`${LTI}/message_type`]: "LtiSubmissionReviewRequest" } },
      "message_type",
    ],
    ["without a link", { claims: { [`${LTI}/resource_link`]: undefined } }, "names no link"],
    [
      "without a signature",
      { sign: async (claims) => `${encoded({ alg: "none" })}.${encoded(claims)}.` },
      "not signed as LTI asks",
    ],
    [
      "signed with a shared secret",
      {
        // The published key, taken for a secret: what a careless library falls for.
        sign: async (claims) =>
          new SignJWT(claims)
            .setProtectedHeader({ alg: "HS256", kid: platform.key.kid })
            .sign(new TextEncoder().encode(JSON.stringify(platform.key.publicJwk))),
      },
      "not signed as LTI asks",
    ],
    [
      "signed with a stranger's key under the platform's name",
      {
        sign: async (claims) => {
          const { privateKey } = await generateKeyPair("RS256");
          return platform.sign(claims, { ...platform.key, privateKey });
        },
      },
      "signature",
    ],
    [
      "signed with a key that it does not publish",
      {
        sign: async (claims) => {
          const { privateKey } = await generateKeyPair("RS256");
          return platform.sign(claims, { ...platform.key, kid: "elsewhere", privateKey });
        },
      },
      "does not publish",
    ],
    [
      "that was altered",
      {
        sign: async (_, right) =>
          (await right()).replace(/\.[^.]*\./, `.${encoded({ [`${LTI}/deployment_id`]: "deployment-1" })}.`),
      },
      "signature",
    ],
    ["that is none", { sign: async () => "no token" }, "cannot be read"],
    ["as long as a book", { sign: async () => "a".repeat(60_001) }, "cannot be read"],
  ];

  it.each(cases)("%s is refused in words", async (_, wish, words) => {
    await connected();
    const answer = await launch(platform, { user: LENA, ...wish });
    expect(answer).toMatchObject({ status: 400, data: { why: expect.stringContaining(words) as string } });
    const db = await reader();
    expect([await db.ltiLaunch.count(), await db.ltiAccount.count()]).toEqual([0, 0]);
  });

  it("may be a minute off: clocks are", async () => {
    await connected();
    const early = { iat: seconds(40), exp: seconds(340) };
    const late = { iat: seconds(-340), exp: seconds(-40) };
    for (const claims of [early, late])
      expect((await launch(platform, { user: LENA, claims })).status).toBe(303);
  });

  it("is good once", async () => {
    await connected();
    let sent: Record<string, string> = {};
    const kept = (fields: Record<string, string>) => (sent = fields);
    expect((await launch(platform, { user: LENA }, { change: kept })).status).toBe(303);
    const again = await launch(platform, { user: LENA }, { change: () => sent });
    expect(again).toMatchObject({
      status: 400,
      data: { why: expect.stringContaining("used already") as string },
    });
  });

  it.each([
    ["that this app did not make", "a.b.c"],
    ["that is missing", ""],
  ])("with a state %s is refused", async (_, state) => {
    await connected();
    const answer = await launch(platform, { user: LENA }, { change: (fields) => ({ ...fields, state }) });
    expect(answer.data["why"]).toContain("did not begin here");
  });

  it("signed with a new key is taken once the platform publishes that, and the old one's are not any more", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    await connected();
    const old = platform.key;
    expect((await launch(platform, { user: LENA })).status).toBe(303);
    await platform.rotateKeys();
    const early = await launch(platform, { user: LENA });
    expect(early.data["why"]).toContain("does not publish");
    const asked = platform.asked.filter((one) => one === "GET /jwks").length;
    // Tokens with made-up keys do not make us ask the platform without end.
    for (let n = 0; n < 5; n++) await launch(platform, { user: LENA });
    expect(platform.asked.filter((one) => one === "GET /jwks").length).toBe(asked);
    vi.setSystemTime(Date.now() + 21_000);
    expect((await launch(platform, { user: LENA })).status).toBe(303);
    const stale = await launch(platform, { user: LENA, sign: (claims) => platform.sign(claims, old) });
    expect(stale.data["why"]).toContain("does not publish");
  });

  it("is refused in words while the platform's keys cannot be had", async () => {
    await connected();
    platform.troubles.push({ path: /jwks/, status: 503, times: 1 });
    expect((await launch(platform, { user: LENA })).data["why"]).toContain("answered 503");
    expect((await launch(platform, { user: LENA })).status).toBe(303);
  });

  it("of a platform that says why it signs nobody in leads to its words", async () => {
    await connected();
    const answer = await launch(platform, { user: LENA }, { change: () => ({ error: "login_required" }) });
    expect(answer.data["why"]).toContain("login_required");
  });
});

describe("this app's keys", () => {
  it("are made once, published without their private half, and encrypted where they are kept", async () => {
    const [first] = (await publicKeys(new Date())).keys;
    const both = await publicKeys(new Date());
    expect(both.keys).toEqual([first]);
    expect(first).toMatchObject({ kty: "RSA", alg: "RS256", use: "sig", kid: expect.any(String) as string });
    expect(Object.keys(first ?? {}).sort()).toEqual(["alg", "e", "kid", "kty", "n", "use"]);
    const kept = await (await reader()).ltiKey.findFirstOrThrow();
    expect(kept.privateJwk).not.toContain("kty");
  });
});
