import { describe, expect, it } from "vitest";
import { freshDatabase } from "../../test/support/database.ts";
import { newAssignment, newCourse, newMember, warmedBank } from "../../test/support/course.ts";
import { at, save } from "../../test/support/round.ts";
import { submitAttempt } from "./attempt.server.ts";
import { listAudit } from "./course-audit.server.ts";
import { reader } from "./db.server.ts";
import { extendTime, readLive } from "./live.server.ts";
import { beat, giveOutageBack, outagesOf } from "./outage.server.ts";
import { startAssigned } from "./start-assigned.server.ts";
import { loadClock } from "./workspace.server.ts";

freshDatabase();
warmedBank();

const MINUTE = 60_000;

async function exam(names: string[]) {
  const course = await newCourse();
  const assignmentId = await newAssignment(course, { rules: { minutes: 10 } });
  const sitting = await Promise.all(
    names.map(async (name) => {
      const { userId } = await newMember(course.courseId, { name });
      const outcome = await startAssigned({ assignmentId, slot: 1, userId, now: at(0) });
      return { userId, attemptId: outcome.kind === "started" ? outcome.attemptId : expect.fail(outcome.why) };
    }),
  );
  const act = { courseId: course.courseId, assignmentId, by: course.instructor.userId };
  const clock = async (own: { userId: string; attemptId: string }, seconds: number) =>
    (await loadClock({ ...own, now: at(seconds) }))?.clock ?? expect.fail("no clock");
  return { course, assignmentId, sitting, act, clock };
}
const first = <T>(items: readonly T[]): T => items[0] ?? expect.fail("nobody");

describe("the live view", () => {
  it("says who is in, what is saved and how much, and what time is left", async () => {
    const { course, assignmentId, sitting } = await exam(["Ada", "Bob"]);
    await newMember(course.courseId, { name: "Cem" });
    const [ada, bob] = sitting;
    if (!ada || !bob) return expect.fail("nobody");
    await save(ada, "prose", "four words stand here", { now: at(30) });
    await save(bob, "prose", "", { now: at(31) });
    await submitAttempt({ ...bob, now: at(60) });
    const live = await readLive({ courseId: course.courseId, assignmentId, now: at(90) });
    expect(live.map(({ name }) => name)).toEqual(["Ada", "Bob", "Cem"]);
    expect(live[0]?.attempts).toMatchObject([
      { state: "running", remainingMs: 8.5 * MINUTE, savedAt: at(30).toISOString(), fields: 1, words: 4 },
    ]);
    expect(live[1]?.attempts).toMatchObject([{ state: "submitted", closedBy: "candidate", fields: 0 }]);
    expect(live[2]?.attempts).toEqual([]);
  });
});

describe("more time", () => {
  it("goes to one, and reopens what only the clock had closed", async () => {
    const { sitting, act, clock } = await exam(["Ada", "Bob"]);
    const [ada, bob] = sitting;
    if (!ada || !bob) return expect.fail("nobody");
    expect((await clock(ada, 700)).state).toBe("submitted");
    await save(ada, "prose", "saved late", { now: at(705) });
    expect(await extendTime({ ...act, attemptId: ada.attemptId, minutes: 5, now: at(710) })).toBe(1);
    expect(await clock(ada, 710)).toMatchObject({ state: "running", remainingMs: 5 * MINUTE });
    expect((await clock(bob, 710)).state).toBe("submitted");
    expect(first(await listAudit({ courseId: act.courseId }))).toMatchObject({
      kind: "time-extended",
      subject: ada.userId,
      by: act.by,
      detail: { minutes: 5, attempts: 1 },
    });
  });

  it("goes to all at once, except to who has handed in", async () => {
    const { sitting, act, clock } = await exam(["Ada", "Bob", "Cem"]);
    const [ada, bob, cem] = sitting;
    if (!ada || !bob || !cem) return expect.fail("nobody");
    await submitAttempt({ ...cem, now: at(60) });
    expect(await extendTime({ ...act, attemptId: null, minutes: 3, now: at(120) })).toBe(2);
    for (const own of [ada, bob]) expect((await clock(own, 120)).remainingMs).toBe(11 * MINUTE);
    expect((await clock(cem, 120)).state).toBe("submitted");
  });

  it("is not to be had for another assignment's attempt", async () => {
    const [one, other] = [await exam(["Ada"]), await exam(["Bob"])];
    const attemptId = first(other.sitting).attemptId;
    expect(await extendTime({ ...one.act, attemptId, minutes: 5, now: at(60) })).toBe(0);
    expect((await other.clock(first(other.sitting), 60)).remainingMs).toBe(9 * MINUTE);
  });
});

describe("an outage", () => {
  it("is measured at the next start, or by a beat that comes much too late", async () => {
    const { assignmentId } = await exam(["Ada"]);
    for (const seconds of [10, 20, 30]) await beat({ now: at(seconds) });
    await beat({ now: at(32), starting: true });
    expect(await outagesOf(assignmentId), "a restart that nobody noticed").toEqual([]);
    await beat({ now: at(90), starting: true });
    await beat({ now: at(150) });
    expect(await outagesOf(assignmentId)).toMatchObject([
      { fromAt: at(90).toISOString(), toAt: at(150).toISOString(), attempts: 1 },
      { fromAt: at(32).toISOString(), toAt: at(90).toISOString(), attempts: 1, givenAt: null },
    ]);
  });

  it("is lost time also for who started between the last pulse and the crash", async () => {
    const { act, assignmentId } = await exam(["Ada"]);
    await beat({ now: at(120) });
    const late = await newMember(act.courseId, { name: "Late" });
    await startAssigned({ assignmentId, slot: 1, userId: late.userId, now: at(125) });
    await beat({ now: at(420), starting: true });
    const outage = first(await outagesOf(assignmentId));
    expect(outage.attempts).toBe(2);
    expect(await giveOutageBack({ ...act, outageId: outage.id, now: at(430) })).toBe(2);
    const given = await (await reader()).clockEvent.findMany({ where: { kind: "compensate" } });
    expect(given.map(({ ms }) => ms).sort()).toEqual([295_000, 300_000]);
  });

  it("is given back once to everyone who was in, as far as their time ran then", async () => {
    const { sitting, act, clock, assignmentId } = await exam(["Ada", "Bob"]);
    const [ada, bob] = sitting;
    if (!ada || !bob) return expect.fail("nobody");
    await submitAttempt({ ...bob, now: at(60) });
    await beat({ now: at(120) });
    await beat({ now: at(420), starting: true });
    const late = await newMember(act.courseId, { name: "Late" });
    const started = await startAssigned({ assignmentId, slot: 1, userId: late.userId, now: at(430) });
    const outageId = first(await outagesOf(assignmentId)).id;
    const give = (seconds: number) => giveOutageBack({ ...act, outageId, now: at(seconds) });
    expect((await clock(ada, 440)).remainingMs).toBe(600_000 - 440_000);
    const both = await Promise.all([give(440), give(440)]);
    expect(both.sort()).toEqual([1, null]);
    expect((await clock(ada, 440)).remainingMs).toBe(600_000 - 440_000 + 300_000);
    expect((await clock(bob, 440)).state).toBe("submitted");
    if (started.kind !== "started") return expect.fail(started.why);
    expect((await clock({ userId: late.userId, attemptId: started.attemptId }, 440)).remainingMs).toBe(
      590_000,
    );
    expect(first(await outagesOf(assignmentId)).givenAt).toBe(at(440).toISOString());
    expect(first(await listAudit({ courseId: act.courseId }))).toMatchObject({
      kind: "outage-given",
      detail: { seconds: 300, attempts: 1 },
    });
  });

  it("reopens what ran out while the server was down, and gives no more than was lost", async () => {
    const { sitting, act, clock, assignmentId } = await exam(["Ada"]);
    const ada = first(sitting);
    await beat({ now: at(500) });
    await beat({ now: at(5000), starting: true });
    expect((await clock(ada, 5010)).state).toBe("submitted");
    const outageId = first(await outagesOf(assignmentId)).id;
    expect(await giveOutageBack({ ...act, outageId, now: at(5020) })).toBe(1);
    expect(await clock(ada, 5020)).toMatchObject({ state: "running", remainingMs: 100_000 });
  });
});
