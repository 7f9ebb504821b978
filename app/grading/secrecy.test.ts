import { describe, expect, it } from "vitest";
import { freshDatabase } from "../../test/support/database.ts";
import { newAssignment, newCourse, newMember, SET_QUESTION, warmedBank } from "../../test/support/course.ts";
import { at, ENTRY, save, startRound } from "../../test/support/round.ts";
import { submitAttempt } from "~/models/attempt.server.ts";
import { listAttempts } from "~/models/attempt-list.server.ts";
import { inTransaction } from "~/models/db.server.ts";
import { keepSnapshot } from "~/models/question-snapshot.server.ts";
import { removeMember } from "~/models/people.server.ts";
import { startAssigned } from "~/models/start-assigned.server.ts";
import { startAttempt } from "~/models/start-attempt.server.ts";
import { exportAttempt } from "./export-attempt.server.ts";
import { gradeAttempt } from "./grade-attempt.server.ts";
import { loadReport } from "./load-report.server.ts";

freshDatabase();
warmedBank();

const ANSWER =
  "While the network is split, the feature store answers from its last copy, because a stale feature costs less than no prediction.";

async function handedIn(own: { userId: string; attemptId: string }, from: number, answer = ANSWER) {
  if (answer !== "") await save(own, "prose", answer, { now: at(from + 1) });
  await submitAttempt({ ...own, now: at(from + 2) });
  await gradeAttempt({ attemptId: own.attemptId, now: at(from + 3) });
  return own;
}

/** A round of one's own at the question that the assignment sets. */
async function ownRound(userId: string, from: number, answer?: string) {
  const now = at(from);
  const round = await startAttempt({
    userId,
    questionId: SET_QUESTION,
    seed: null,
    mode: "practice",
    curveball: false,
    now,
  });
  return handedIn({ userId, attemptId: round?.attemptId ?? expect.fail("no round") }, from, answer);
}

async function examOf(rules: Parameters<typeof newAssignment>[1] = {}) {
  const course = await newCourse();
  const { userId } = await newMember(course.courseId);
  return { course, userId, assignmentId: await newAssignment(course, rules) };
}

async function sat(assignmentId: string, userId: string, answer?: string) {
  const outcome = await startAssigned({ assignmentId, slot: 1, userId, now: at(60) });
  if (outcome.kind !== "started") return expect.fail(outcome.why);
  return handedIn({ userId, attemptId: outcome.attemptId }, 60, answer);
}

const release = (assignmentId: string) =>
  inTransaction((tx) => tx.assignment.update({ where: { id: assignmentId }, data: { releasedAt: at(500) } }));

const now = at(600);
/** Everything that the owner can get of an attempt, as text. */
async function everything(own: { userId: string; attemptId: string }) {
  const report = await loadReport({ ...own, now });
  const exported = await exportAttempt({ ...own, now });
  const { attempts } = await listAttempts({ userId: own.userId, now });
  const listed = attempts.find(({ id }) => id === own.attemptId);
  return { report, exported, listed };
}

/** A course with a question of its own of this name, set to this student and answered. */
async function ownQuestionOf(userId: string, hash: string) {
  const course = await newCourse();
  const { courseId } = course;
  await inTransaction(async (tx) => {
    await tx.member.create({ data: { courseId, userId, role: "student", joinedAt: at(0) } });
    const { hash: snapshotHash } = await keepSnapshot(tx, { ...ENTRY, hash: hash.repeat(64) }, at(0));
    await tx.courseQuestion.create({
      data: {
        courseId,
        questionId: ENTRY.question.id,
        version: 1,
        snapshotHash,
        createdBy: course.instructor.userId,
        createdAt: at(0),
      },
    });
  });
  const assignmentId = await newAssignment(course, { slots: [[ENTRY.question.id]] });
  return { assignmentId, own: await sat(assignmentId, userId) };
}

describe("what an assignment keeps closed", () => {
  it("is not another course's own question that happens to have the same name", async () => {
    const { userId } = await newMember((await newCourse()).courseId);
    const mine = await ownQuestionOf(userId, "5");
    const other = await ownQuestionOf(userId, "6");
    await release(mine.assignmentId);
    expect((await everything(mine.own)).report).toMatchObject({ kind: "report" });
    expect((await everything(other.own)).report).toMatchObject({ kind: "closed" });
    // A round of one's own at the bank's question of that name stays closed.
    const bank = await startRound({ userId, now: at(70) });
    expect((await everything(await handedIn(bank, 71))).report).toMatchObject({ kind: "closed" });
  });

  it("is everything of its attempts until release", async () => {
    const { userId, assignmentId } = await examOf();
    const own = await sat(assignmentId, userId);
    const { report, exported, listed } = await everything(own);
    expect(report).toMatchObject({ kind: "closed", score: null, keeper: { because: "own" } });
    expect(JSON.stringify(report)).not.toMatch(/finding|advice|modelAnswer|criterion/i);
    expect(exported?.report).toBeNull();
    expect(listed?.score).toBeNull();
  });

  it("is what it does not show, after release", async () => {
    for (const [shows, kind, model] of [
      ["score", "closed", null],
      ["findings", "report", null],
      ["model-answer", "report", "there"],
    ] as const) {
      const { userId, assignmentId } = await examOf({ rules: { shows } });
      const own = await sat(assignmentId, userId);
      await release(assignmentId);
      const { report, exported } = await everything(own);
      expect(report?.kind, shows).toBe(kind);
      if (report?.kind === "report") {
        expect(report.report?.report.findings.length).toBeGreaterThan(0);
        expect(report.modelAnswer === null, shows).toBe(model === null);
      }
      expect(exported?.report === null, shows).toBe(kind === "closed");
    }
  });

  it("is findings and model answer of a round of one's own at its question, from opening until release", async () => {
    const { userId, assignmentId } = await examOf({ rules: { opensAt: at(100) } });
    const own = await ownRound(userId, 0);
    expect(await loadReport({ ...own, now: at(50) }), "before it opens").toMatchObject({ kind: "report" });
    const { report, exported } = await everything(own);
    expect(report).toMatchObject({
      kind: "closed",
      score: expect.any(Number) as number,
      keeper: { because: "elsewhere", title: "Midterm" },
    });
    expect(exported?.report).toBeNull();
    await release(assignmentId);
    expect((await everything(own)).report).toMatchObject({ kind: "report", withheld: null });
  });

  it("stays closed to whoever leaves the course meanwhile", async () => {
    const { course, userId } = await examOf();
    const own = await ownRound(userId, 0);
    const by = course.instructor.userId;
    await removeMember({ courseId: course.courseId, userId, by, now: at(300) });
    expect((await everything(own)).report?.kind).toBe("closed");
  });

  it("is open to its teachers, to other people, and while it is a draft", async () => {
    const { course } = await examOf();
    const stranger = await newMember((await newCourse()).courseId);
    for (const userId of [course.instructor.userId, stranger.userId])
      expect((await everything(await ownRound(userId, 0))).report?.kind).toBe("report");
    const draft = await examOf({ published: false });
    expect((await everything(await ownRound(draft.userId, 0))).report?.kind).toBe("report");
  });

  it("stays the score alone where another assignment still sets the question", async () => {
    const { course, userId, assignmentId } = await examOf({ rules: { shows: "model-answer" } });
    const own = await sat(assignmentId, userId);
    await release(assignmentId);
    await newAssignment(course, { rules: { title: "Resit", opensAt: at(550), closesAt: at(9000) } });
    expect((await everything(own)).report).toMatchObject({ kind: "closed", keeper: { title: "Resit" } });
  });
});

describe("a blank attempt", () => {
  it("reveals no model answer, in whatever mode", async () => {
    const { userId, assignmentId } = await examOf({ rules: { shows: "model-answer" } });
    const own = await sat(assignmentId, userId, "");
    await release(assignmentId);
    for (const blank of [own, await ownRound(userId, 0, "")]) {
      const { report } = await everything(blank);
      expect(report).toMatchObject({
        kind: "report",
        modelAnswer: null,
        modelLedger: [],
        withheld: { kind: "blank" },
      });
    }
  });
});
