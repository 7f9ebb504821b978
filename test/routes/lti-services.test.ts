import { decodeProtectedHeader, importJWK, jwtVerify } from "jose";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { setRelease } from "~/grading/marking/release.server.ts";
import { drawScores, MOST_TRIES, sendNext } from "~/lti/score-worker.server.ts";
import { syncPeople } from "~/lti/sync-people.server.ts";
import { publicKeys } from "~/lti/tool-key.server.ts";
import { inTransaction, reader } from "~/models/db.server.ts";
import { connectContext, contextsOfCourse, disconnectContext } from "~/models/lti-context.server.ts";
import { awaitedMembers } from "~/models/lti-member.server.ts";
import { claimScore, listScores, retryScores } from "~/models/lti-score.server.ts";
import { readSetWork } from "~/models/set-work.server.ts";
import { action as pickAction } from "~/routes/lti.pick/route.tsx";
import { getAccount } from "~/session.server.ts";
import { newAssignment, newCourse, warmedBank } from "../support/course.ts";
import { freshDatabase } from "../support/database.ts";
import {
  ASSISTANT,
  type FakePlatform,
  INSTRUCTOR,
  LEARNER,
  type PlatformUser,
} from "../support/lti-platform.ts";
import { answered, come, launch, register, startPlatform, TOOL } from "../support/lti-tool.ts";
import { markedClass } from "../support/marked-class.ts";

process.env["HEADROOM_LTI_ALLOW_PRIVATE"] = "1";
freshDatabase();
warmedBank();

let platform: FakePlatform;
beforeEach(async () => {
  platform = await startPlatform();
});
afterEach(() => platform.stop());

const LENA: PlatformUser = { sub: "user-1", name: "Lena Learner", email: "lena@example.edu", roles: LEARNER };
const LEO: PlatformUser = { sub: "user-3", name: "Leo Learner", email: "leo@example.edu", roles: LEARNER };
const IDA: PlatformUser = { sub: "user-2", name: "Ida Instructor", roles: INSTRUCTOR };
const TOM: PlatformUser = { sub: "user-4", name: "Tom Assistant", roles: ASSISTANT };

async function connectTo(courseId: string, by: string) {
  const { id: platformId } = await register(platform);
  await connectContext({
    name: { platformId, deploymentId: platform.deploymentId, contextId: "course-42" },
    services: { title: "ML 101", membershipsUrl: null, lineItemsUrl: null, gradeScopes: [] },
    courseId,
    by,
    now: new Date(),
  });
  return platformId;
}

const cameAs = async (user: PlatformUser, custom: Record<string, string> = {}) => {
  const { cookie, to } = await come(platform, { user, custom });
  const account = await getAccount(new Request(TOOL, { headers: { Cookie: cookie } }));
  return { userId: account?.userId ?? "", to };
};

const onlyContext = async (courseId: string) => {
  const [context] = await contextsOfCourse(courseId);
  return context ?? expect.fail("nothing is connected");
};

describe("names and roles", () => {
  it("come over page by page: who is here gets the role, the others are awaited", async () => {
    const { courseId, instructor } = await newCourse();
    await connectTo(courseId, instructor.userId);
    const lena = await cameAs(LENA);
    platform.users = [
      { ...LENA, roles: ASSISTANT },
      LEO,
      IDA,
      TOM,
      { ...LEO, sub: "user-5", status: "Inactive" },
    ];
    const context = await onlyContext(courseId);
    expect(await syncPeople(context, { by: instructor.userId, now: new Date() })).toEqual({
      kind: "taken",
      taken: { people: 4, here: 1, removed: 0 },
    });
    expect(platform.asked.filter((one) => one.endsWith("/members"))).toHaveLength(3);
    const member = await (await reader()).member.findFirst({ where: { courseId, userId: lena.userId } });
    expect(member?.role).toBe("assistant");
    const awaited = await awaitedMembers(context, 10);
    expect(awaited.people.map(({ name }) => name)).toEqual([IDA.name, LEO.name, TOM.name]);
  });

  it("take out whom the platform has no longer, and never the last instructor", async () => {
    const { courseId, instructor } = await newCourse();
    await connectTo(courseId, instructor.userId);
    const [lena, ida] = [await cameAs(LENA), await cameAs(IDA)];
    await inTransaction((tx) =>
      tx.member.updateMany({ where: { userId: instructor.userId }, data: { leftAt: new Date() } }),
    );
    platform.users = [LEO];
    const synced = await syncPeople(await onlyContext(courseId), { by: ida.userId, now: new Date() });
    expect(synced).toMatchObject({ taken: { removed: 1 } });
    const there = await (await reader()).member.findMany({ where: { courseId, leftAt: null } });
    expect(there.map(({ userId }) => userId)).toEqual([ida.userId]);
    expect(there.map(({ userId }) => userId)).not.toContain(lena.userId);
  });

  it("that the platform does not give leave the course as it was, and say why", async () => {
    const { courseId, instructor } = await newCourse();
    await connectTo(courseId, instructor.userId);
    await cameAs(LENA);
    platform.troubles.push({ path: /members/, status: 403, times: 1 });
    const context = await onlyContext(courseId);
    const synced = await syncPeople(context, { by: instructor.userId, now: new Date() });
    expect(synced).toMatchObject({ kind: "failed", why: expect.stringContaining("does not let") as string });
    expect((await onlyContext(courseId)).syncProblem).toContain("does not let");
  });

  it("are asked for with a new token where the platform has forgotten the last", async () => {
    const { courseId, instructor } = await newCourse();
    await connectTo(courseId, instructor.userId);
    await cameAs(LENA);
    platform.users = [LENA];
    const context = await onlyContext(courseId);
    const sync = () => syncPeople(context, { by: instructor.userId, now: new Date() });
    expect(await sync()).toMatchObject({ kind: "taken" });
    platform.forgetTokens();
    expect(await sync()).toMatchObject({ kind: "taken" });
    expect(await sync()).toMatchObject({ kind: "taken" });
    expect(platform.asked.filter((one) => one === "POST /token")).toHaveLength(2);
  });
});

describe("marks", () => {
  /** The platform's clock is this process's too. */
  beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
  afterEach(() => void vi.useRealTimers());
  const later = (ms: number) => void vi.setSystemTime(Date.now() + ms);
  const now = () => {
    later(1000);
    return new Date();
  };
  const deliver = async () => {
    await drawScores(now());
    while (await sendNext(now));
  };

  /** Lena and Leo have handed in, and come by the platform. */
  async function handedIn() {
    const made = await markedClass({
      answers: ["A message queue buffers the tickets, because bursts come.", ""],
    });
    const platformId = await connectTo(made.courseId, made.instructor);
    platform.users = [LENA, LEO];
    for (const [index, user] of [LENA, LEO].entries()) {
      const userId = made.students[index] ?? "";
      // Who comes by the platform is the student who has handed in.
      await inTransaction(async (tx) => {
        await tx.user.update({
          where: { id: userId },
          data: { email: `${user.sub}@lti.invalid`, name: "X" },
        });
        const times = { linkedAt: now(), launchedAt: now() };
        await tx.ltiAccount.create({
          data: { platformId, subject: user.sub, userId, isMadeHere: true, ...times },
        });
      });
      await cameAs(user);
    }
    const { courseId, assignmentId } = made;
    const release = async (released: boolean) => {
      const work = (await readSetWork({ courseId, assignmentId })) ?? expect.fail();
      await setRelease({ work, released, by: made.instructor, now: now() });
    };
    return { ...made, release };
  }
  const given = () => platform.scores.map(({ userId, scoreGiven }) => [userId, scoreGiven]);
  const remark = (attemptId: string | undefined, mark: number) =>
    inTransaction(async (tx) => {
      const last = await tx.markRow.findFirstOrThrow({ where: { attemptId }, orderBy: { id: "desc" } });
      const { id: _, ...row } = last;
      await tx.markRow.create({ data: { ...row, mark, at: now() } });
    });

  it("go to a column of their own once they are released, and not before", async () => {
    const { assignmentId, courseId, release } = await handedIn();
    await deliver();
    expect(platform.lineItems).toEqual([]);
    await release(true);
    await deliver();
    expect(platform.lineItems).toMatchObject([
      { label: "Midterm", scoreMaximum: 100, resourceId: assignmentId },
    ]);
    expect(platform.scores).toHaveLength(2);
    for (const score of platform.scores)
      expect(score).toMatchObject({
        scoreGiven: expect.any(Number) as number,
        scoreMaximum: 100,
        activityProgress: "Completed",
        gradingProgress: "FullyGraded",
      });
    expect((await listScores(courseId, 10)).total).toEqual({ sent: 2, waiting: 0, failed: 0 });
    await deliver();
    expect(platform.scores).toHaveLength(2);
  });

  it("go again when they change, those alone, into the same column", async () => {
    const { attempts, release } = await handedIn();
    await release(true);
    await deliver();
    await remark(attempts[0], 77.5);
    await deliver();
    expect(given().slice(2)).toEqual([[LENA.sub, 77.5]]);
    expect(platform.lineItems).toHaveLength(1);
  });

  it("are cleared there when release is taken back, and stand again afterwards", async () => {
    const { release } = await handedIn();
    await release(true);
    await deliver();
    await release(false);
    await deliver();
    expect(platform.scores.slice(2)).toMatchObject([
      { gradingProgress: "Pending" },
      { gradingProgress: "Pending" },
    ]);
    expect(
      given()
        .slice(2)
        .map(([, score]) => score),
    ).toEqual([undefined, undefined]);
    await release(true);
    await deliver();
    expect(platform.scores).toHaveLength(6);
  });

  it("use the column of the link that was placed by choosing", async () => {
    const { assignmentId, release } = await handedIn();
    platform.lineItems = [{ id: "chosen", label: "Midterm", scoreMaximum: 100, resourceId: "elsewhere" }];
    const lineitem = `${platform.url}/contexts/course-42/lineitems/chosen?type=all`;
    const endpoint = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    await come(platform, {
      user: LENA,
      custom: { assignment: assignmentId },
      claims: {
        [endpoint]: { scope: platform.scopes, lineitem, lineitems: lineitem.replace("/chosen", "") },
      },
    });
    await release(true);
    await deliver();
    expect(platform.scores.map((one) => one.lineItem)).toEqual(["chosen", "chosen"]);
    expect(platform.lineItems).toHaveLength(1);
  });

  it("find another column where theirs was deleted there", async () => {
    const { attempts, release } = await handedIn();
    await release(true);
    await deliver();
    platform.lineItems = [];
    await remark(attempts[0], 12);
    await deliver();
    expect(platform.lineItems).toEqual([]);
    later(60_000);
    await deliver();
    expect(given().at(-1)).toEqual([LENA.sub, 12]);
    expect(platform.lineItems).toHaveLength(1);
  });

  it("are tried again while the platform is down, later each time and as it asks, and arrive once it is up", async () => {
    const { courseId, release } = await handedIn();
    await release(true);
    platform.troubles.push({ path: /scores/, status: 503, times: 2, headers: { "Retry-After": "120" } });
    await deliver();
    expect(platform.scores).toEqual([]);
    const { scores, total } = await listScores(courseId, 10);
    expect(total).toEqual({ sent: 0, waiting: 2, failed: 0 });
    expect(scores[0]?.reason).toContain("answered 503");
    later(60_000);
    await deliver();
    expect(platform.scores).toEqual([]);
    later(61_000);
    await deliver();
    expect(platform.scores).toHaveLength(2);
    expect((await listScores(courseId, 10)).scores.map(({ reason }) => reason)).toEqual([null, null]);
  });

  it("are given up after so many tries, in sight of the instructor, who sends them again", async () => {
    const { courseId, release } = await handedIn();
    await release(true);
    platform.troubles.push({ path: /token/, status: 500, times: Infinity });
    for (let n = 0; n < MOST_TRIES; n++) {
      await deliver();
      later(3_700_000);
    }
    const failed = await listScores(courseId, 10);
    expect(failed.total).toEqual({ sent: 0, waiting: 0, failed: 2 });
    expect(failed.scores[0]).toMatchObject({ reason: expect.stringContaining("answered 500") as string });
    platform.troubles = [];
    await deliver();
    expect(platform.scores).toEqual([]);
    expect(await retryScores({ courseId, now: now() })).toBe(2);
    await deliver();
    expect(platform.scores).toHaveLength(2);
  });

  it("that the platform refuses for good are not tried in vain", async () => {
    const { courseId, release } = await handedIn();
    platform.users = [LENA];
    await release(true);
    await deliver();
    const { scores, total } = await listScores(courseId, 10);
    expect(total).toEqual({ sent: 1, waiting: 0, failed: 1 });
    expect(scores[0]).toMatchObject({
      state: "failed",
      reason: expect.stringContaining("learner") as string,
    });
  });

  it("say what is missing where the platform lets the tool make no column", async () => {
    const { courseId, release } = await handedIn();
    platform.scopes = platform.scopes.filter((one) => !one.endsWith("/lineitem"));
    await cameAs(LENA);
    await release(true);
    await deliver();
    expect((await listScores(courseId, 10)).scores[0]?.reason).toContain("make no column");
  });

  it("of a worker that died are taken by the next once its lease ran out; a change meanwhile wins", async () => {
    const { attempts, release } = await handedIn();
    await release(true);
    await drawScores(now());
    const dead = await claimScore({ now: now(), leaseMs: 60_000 });
    expect(dead).not.toBeNull();
    await deliver();
    expect(platform.scores).toHaveLength(1);
    later(61_000);
    await remark(attempts[0], 55);
    await deliver();
    expect(new Map(given() as [string, number][]).get(LENA.sub)).toBe(55);
    expect(new Set(given().map(([who]) => who)).size).toBe(2);
  });

  it("go nowhere once the course is parted from the platform's", async () => {
    const { courseId, instructor, release } = await handedIn();
    await release(true);
    await drawScores(now());
    const { id } = await onlyContext(courseId);
    await disconnectContext({ id, courseId, by: instructor, now: now() });
    await deliver();
    expect(platform.scores).toEqual([]);
  });
});

describe("deep linking", () => {
  async function taught() {
    const course = await newCourse();
    const assignmentId = await newAssignment(course);
    await connectTo(course.courseId, course.instructor.userId);
    await cameAs(IDA);
    return { ...course, assignmentId };
  }
  const choose = (ticket: unknown, fields: Record<string, string>) =>
    answered(() =>
      pickAction({
        request: new Request(`${TOOL}/lti/pick`, {
          method: "POST",
          body: new URLSearchParams({ launch: String(ticket), ...fields }),
        }),
        params: {},
        context: { nonce: "" },
      }),
    );
  /** What the platform makes of the answer: it reads nothing that this app's keys have not signed. */
  const readBy = async (jwt: unknown) => {
    const { keys } = await publicKeys(new Date());
    const { kid } = decodeProtectedHeader(String(jwt));
    const key = keys.find((one) => one.kid === kid) ?? expect.fail("the platform could not find the key");
    const { payload } = await jwtVerify(String(jwt), await importJWK(key, "RS256"), {
      issuer: platform.clientId,
      audience: platform.url,
      requiredClaims: ["nonce", "iat", "exp"],
    });
    return payload;
  };
  const DL = "https://purl.imsglobal.org/spec/lti-dl/claim";
  const LTI = "https://purl.imsglobal.org/spec/lti/claim";

  it("lets an instructor choose an assignment in the frame, and answers with a signed link to it", async () => {
    const { assignmentId } = await taught();
    const asked = await launch(platform, { user: IDA, deepLinking: { data: "opaque" } }, { framed: true });
    expect(asked.data).toMatchObject({
      kind: "pick",
      assignments: [{ id: assignmentId, title: "Midterm", isDraft: false }],
    });
    const sent = await choose(asked.data["ticket"], { assignment: assignmentId, do: "link" });
    expect(sent).toMatchObject({
      status: 200,
      data: { kind: "send", returnUrl: `${platform.url}/deep-link` },
    });
    const payload = await readBy(sent.data["jwt"]);
    expect(payload).toMatchObject({
      [`${LTI}/message_type`]: "LtiDeepLinkingResponse",
      [`${LTI}/version`]: "1.3.0",
      [`${LTI}/deployment_id`]: platform.deploymentId,
      [`${DL}/data`]: "opaque",
      [`${DL}/content_items`]: [
        {
          type: "ltiResourceLink",
          title: "Midterm",
          url: `${TOOL}/lti/launch`,
          custom: { assignment: assignmentId },
          lineItem: { scoreMaximum: 100, label: "Midterm", resourceId: assignmentId },
        },
      ],
    });
    expect((await choose(asked.data["ticket"], { assignment: assignmentId, do: "link" })).status).toBe(410);
  });

  it("leads whoever follows that link to the assignment", async () => {
    const { courseId, assignmentId } = await taught();
    const { to } = await cameAs(LENA, { assignment: assignmentId });
    expect(to).toBe(`/courses/${courseId}/assignments/${assignmentId}`);
  });

  it("leads nobody to another course's assignment", async () => {
    const { courseId } = await taught();
    const elsewhere = await newAssignment(await newCourse());
    expect((await cameAs(LENA, { assignment: elsewhere })).to).toBe(`/courses/${courseId}`);
  });

  it("answers a cancel with nothing chosen, and links no other course's assignment", async () => {
    await taught();
    const elsewhere = await newAssignment(await newCourse());
    const asked = await launch(platform, { user: IDA, deepLinking: {} }, { framed: true });
    expect((await choose(asked.data["ticket"], { assignment: elsewhere, do: "link" })).status).toBe(410);
    const sent = await choose(asked.data["ticket"], { do: "cancel" });
    expect(await readBy(sent.data["jwt"])).toMatchObject({ [`${DL}/content_items`]: [] });
  });

  it("shows students no list of assignments", async () => {
    await taught();
    await cameAs(LENA);
    for (const roles of [LEARNER, ASSISTANT]) {
      const asked = await launch(platform, { user: { ...LENA, roles }, deepLinking: {} }, { framed: true });
      expect(asked).toMatchObject({
        status: 400,
        data: { why: expect.stringContaining("Only an instructor") as string },
      });
    }
  });

  it("sends an instructor who has not been here to connect the course first", async () => {
    await register(platform);
    const asked = await launch(platform, { user: IDA, deepLinking: {} }, { framed: true });
    expect(asked.data).toMatchObject({ kind: "first" });
  });

  it("is refused where the platform takes no links to a tool", async () => {
    await taught();
    const asked = await launch(platform, { user: IDA, deepLinking: { accept_types: ["file"] } });
    expect(asked.data["why"]).toContain("takes no links");
  });
});
