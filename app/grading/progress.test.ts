import { describe, expect, it } from "vitest";
import { freshDatabase } from "../../test/support/database.ts";
import { newAssignment, newCourse, newMember, SET_QUESTION, warmedBank } from "../../test/support/course.ts";
import { at, save } from "../../test/support/round.ts";
import { submitAttempt } from "~/models/attempt.server.ts";
import { inTransaction, reader } from "~/models/db.server.ts";
import { startAssigned } from "~/models/start-assigned.server.ts";
import { startAttempt } from "~/models/start-attempt.server.ts";
import { createUser } from "~/models/user.server.ts";
import { gradeAttempt } from "./grade-attempt.server.ts";
import { readProgress } from "./read-progress.server.ts";

freshDatabase();
warmedBank();

const ANSWER =
  "While the network is split, the feature store answers from its last copy, because a stale feature costs less than no prediction.";
const now = at(86_400);
const newPerson = async () => (await createUser({ now: at(0) })).id;

async function ownRound(userId: string, from: number, questionId = SET_QUESTION, answer = ANSWER) {
  const start = { userId, questionId, seed: null, mode: "practice" as const, curveball: false };
  const round = await startAttempt({ ...start, now: at(from) });
  const own = { userId, attemptId: round?.attemptId ?? expect.fail("no round") };
  if (answer !== "") await save(own, "prose", answer, { now: at(from + 60) });
  await submitAttempt({ ...own, now: at(from + 120) });
  await gradeAttempt({ attemptId: own.attemptId, now: at(from + 121) });
  return own;
}

describe("progress", () => {
  it("is made from the person's own graded rounds and nobody else's", async () => {
    const [ada, ben] = [await newPerson(), await newPerson()];
    await ownRound(ada, 0);
    await ownRound(ada, 1000, "ml-serving-cache");
    await ownRound(ben, 0);
    const progress = await readProgress({ userId: ada, level: null, now });
    expect(progress.rounds).toBe(2);
    expect(progress.history.map(({ questionId }) => questionId)).toEqual(["ml-serving-cache", SET_QUESTION]);
    expect(progress.weak.length).toBeGreaterThan(0);
    expect(progress.streak).toEqual({ current: 1, longest: 1 });
    expect(progress.next).toMatchObject({ because: "slipping", lastAt: null });
    expect(progress.next?.id).not.toBe(SET_QUESTION);
  });

  it("keeps what it made of a report, and makes it again for a newer one", async () => {
    const ada = await newPerson();
    const { attemptId } = await ownRound(ada, 0);
    await readProgress({ userId: ada, level: null, now });
    const db = await reader();
    const first = await db.attemptResult.findUniqueOrThrow({ where: { attemptId } });
    await inTransaction((tx) =>
      tx.attempt.update({ where: { id: attemptId }, data: { needsGrading: true, gradeAfter: at(200) } }),
    );
    expect((await readProgress({ userId: ada, level: null, now })).history[0]?.score).toBeNull();
    await gradeAttempt({ attemptId, now: at(300) });
    await readProgress({ userId: ada, level: null, now });
    const second = await db.attemptResult.findUniqueOrThrow({ where: { attemptId } });
    expect(second.reportId).toBeGreaterThan(first.reportId);
  });

  it("tells nothing of what an assignment keeps closed, and proposes none of its questions, until release", async () => {
    const course = await newCourse();
    const { userId } = await newMember(course.courseId);
    const assignmentId = await newAssignment(course);
    await ownRound(userId, 10);
    const outcome = await startAssigned({ assignmentId, slot: 1, userId, now: at(2000) });
    if (outcome.kind !== "started") return expect.fail(outcome.why);
    await submitAttempt({ userId, attemptId: outcome.attemptId, now: at(2100) });
    await gradeAttempt({ attemptId: outcome.attemptId, now: at(2101) });

    const closed = await readProgress({ userId, level: null, now });
    expect(closed.rounds).toBe(1);
    expect([closed.weak, closed.mistakes, closed.radar.filter(({ share }) => share !== null)]).toEqual([
      [],
      [],
      [],
    ]);
    expect(closed.next?.id).not.toBe(SET_QUESTION);

    await inTransaction((tx) =>
      tx.assignment.update({ where: { id: assignmentId }, data: { releasedAt: at(3000) } }),
    );
    const open = await readProgress({ userId, level: null, now });
    expect(open.rounds).toBe(1);
    expect(open.weak.length).toBeGreaterThan(0);
  });

  it("takes a blank round for a day of practice, and for nothing else", async () => {
    const ada = await newPerson();
    await ownRound(ada, 0, SET_QUESTION, "");
    const progress = await readProgress({ userId: ada, level: null, now });
    expect(progress.streak.current).toBe(1);
    expect([progress.weak, progress.mistakes]).toEqual([[], []]);
    expect(progress.next?.because).toBe("new");
  });
});
