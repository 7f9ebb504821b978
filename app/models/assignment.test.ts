import { describe, expect, it } from "vitest";
import { drawVariant } from "~graders";
import { findEntry } from "~/bank.server.ts";
import { freshDatabase } from "../../test/support/database.ts";
import {
  EXAM,
  newAssignment,
  newCourse,
  newMember,
  SET_QUESTION,
  warmedBank,
} from "../../test/support/course.ts";
import { at } from "../../test/support/round.ts";
import { changeRules, deleteAssignment, readAssignment, setPublished } from "./assignment.server.ts";
import { deleteAttempt, setPaused } from "./attempt.server.ts";
import { listAudit } from "./course-audit.server.ts";
import { setEnded } from "./course.server.ts";
import { inTransaction, reader } from "./db.server.ts";
import { poolDraw, studentSeed } from "./draws.server.ts";
import { addQuestion, removeQuestion, setWeight } from "./paper.server.ts";
import { durationFor, startAssigned } from "./start-assigned.server.ts";
import { startAttempt } from "./start-attempt.server.ts";

freshDatabase();
warmedBank();

const POOL = ["cap-theorem-ml-serving", "batch-vs-realtime-inference", "ml-serving-cache"];
const attemptOf = async (id: string) => (await reader()).attempt.findUniqueOrThrow({ where: { id } });
const start = async (assignmentId: string, userId: string, now = at(60), slot = 1) =>
  startAssigned({ assignmentId, slot, userId, now });
async function started(assignmentId: string, userId: string, now = at(60), slot = 1) {
  const outcome = await start(assignmentId, userId, now, slot);
  return outcome.kind === "started" ? attemptOf(outcome.attemptId) : expect.fail(outcome.why);
}

describe("starting an assignment", () => {
  it("is possible inside its window only, for a student of the course under way", async () => {
    const course = await newCourse();
    const { userId } = await newMember(course.courseId);
    const assignmentId = await newAssignment(course);
    const why = async (now: Date, who = userId) => {
      const outcome = await start(assignmentId, who, now);
      return outcome.kind === "refused" ? outcome.why : outcome.kind;
    };
    expect(await why(at(-1))).toBe("not-yet");
    expect(await why(at(2 * 3600))).toBe("closed");
    expect(await why(at(60), course.instructor.userId)).toBe("no-student");
    const own = { courseId: course.courseId, by: course.instructor.userId, now: at(0) };
    await setEnded({ ...own, ended: true });
    expect(await why(at(60))).toBe("ended");
    await setEnded({ ...own, ended: false });
    expect(await why(at(2 * 3600 - 1))).toBe("started");
    expect(await why(at(9 * 3600)), "what was started is found again, also after closing").toBe("started");
  });

  it("gives one attempt to two tabs that start at once, and keeps it apart from rounds of one's own", async () => {
    const course = await newCourse();
    const { userId } = await newMember(course.courseId);
    const assignmentId = await newAssignment(course, { rules: { mode: "practice" } });
    const tabs = await Promise.all([1, 2, 3].map(() => started(assignmentId, userId)));
    expect(new Set(tabs.map(({ id }) => id)).size).toBe(1);
    const own = await startAttempt({
      userId,
      questionId: SET_QUESTION,
      seed: null,
      mode: "practice",
      curveball: false,
      now: at(70),
    });
    expect(own?.attemptId).not.toBe(tabs[0]?.id);
    const attemptId = tabs[0]?.id ?? "";
    expect(await deleteAttempt({ attemptId, userId }), "one for each student, so it stays").toBe("exam");
  });

  it("takes no pause in an exam", async () => {
    const course = await newCourse();
    const { userId } = await newMember(course.courseId);
    const { id } = await started(await newAssignment(course), userId);
    expect(await setPaused({ attemptId: id, userId, paused: true, now: at(90) })).toMatchObject({
      kind: "not-now",
    });
  });

  it("counts extra time in when the clock starts, and not later", async () => {
    const course = await newCourse();
    const [sam, kim] = [
      await newMember(course.courseId),
      await newMember(course.courseId, { timeMultiplier: 1.5 }),
    ];
    const assignmentId = await newAssignment(course);
    expect((await started(assignmentId, sam.userId)).durationMs).toBe(60 * 60_000);
    expect((await started(assignmentId, kim.userId)).durationMs).toBe(90 * 60_000);
  });

  it("cuts at closing where the rule says so, and gives extra time on what is left", () => {
    const cut = { ...EXAM, lateRule: "cut" as const };
    const minutes = (rules: typeof cut | typeof EXAM, startSeconds: number, timeMultiplier = 1) =>
      durationFor({ rules, questionMinutes: 45, timeMultiplier, now: at(startSeconds) }) / 60_000;
    expect(minutes(EXAM, 110 * 60)).toBe(60);
    expect(minutes(cut, 0)).toBe(60);
    expect(minutes(cut, 110 * 60)).toBe(10);
    expect(minutes(cut, 110 * 60, 1.5)).toBe(15);
    expect(minutes({ ...EXAM, minutes: null as never }, 0)).toBe(45);
  });

  it("draws the same variant for everyone, another for each, or none, as its rule says", async () => {
    const course = await newCourse();
    const [sam, kim] = [await newMember(course.courseId), await newMember(course.courseId)];
    const seeds = async (rules: Parameters<typeof newAssignment>[1]) => {
      const assignmentId = await newAssignment(course, rules);
      const both = [await started(assignmentId, sam.userId), await started(assignmentId, kim.userId)];
      return both.map(({ seed }) => seed);
    };
    expect(await seeds({ rules: { seedPolicy: "none", seed: 5 } })).toEqual([null, null]);
    expect(await seeds({ rules: { seedPolicy: "shared", seed: 4711 } })).toEqual([4711, 4711]);
    const [one, other] = await seeds({ rules: { seedPolicy: "per-student", seed: 4711 } });
    expect(one).not.toBe(other);
  });

  it("keeps a student's seed and variant with the attempt", async () => {
    const course = await newCourse();
    const { userId } = await newMember(course.courseId);
    const assignmentId = await newAssignment(course, { rules: { seedPolicy: "per-student", seed: 9 } });
    const attempt = await started(assignmentId, userId);
    const seed = studentSeed({ assignmentId, slot: 1, userId, seed: 9 });
    expect(attempt.seed).toBe(seed);
    const entry = (await findEntry(SET_QUESTION)) ?? expect.fail("no such question");
    expect(JSON.parse(attempt.variant)).toEqual(
      JSON.parse(JSON.stringify(drawVariant({ question: entry.question, seed }))),
    );
  });

  it("spreads a pool over a class, each student's question the same whenever it is asked", () => {
    const draws = Array.from({ length: 600 }, (_, n) =>
      poolDraw({ assignmentId: "a", slot: 1, userId: `student-${n}` }, 3),
    );
    for (const at of [0, 1, 2]) expect(draws.filter((drawn) => drawn === at).length).toBeGreaterThan(150);
    expect(poolDraw({ assignmentId: "a", slot: 1, userId: "student-7" }, 3)).toBe(draws[7]);
  });
});

describe("a paper", () => {
  it("has slots and pools, whose gaps close, and each question once", async () => {
    const course = await newCourse();
    const assignmentId = await newAssignment(course, {
      slots: [POOL.slice(0, 2), POOL.slice(2)],
      published: false,
    });
    const edit = { assignmentId, by: course.instructor.userId, now: at(-50) };
    const paper = async () => (await readAssignment(assignmentId))?.questions ?? [];
    expect((await paper()).map(({ slot }) => slot)).toEqual([1, 1, 2]);
    expect(await addQuestion({ ...edit, slot: null, questionId: POOL[0] ?? "", weight: 1 })).toBe("twice");
    expect(await addQuestion({ ...edit, slot: null, questionId: "no-such", weight: 1 })).toBe("unknown");
    expect(await addQuestion({ ...edit, slot: 9, questionId: "experiment-tracking", weight: 1 })).toBe(
      "unknown",
    );
    for (const { id } of (await paper()).filter(({ slot }) => slot === 1))
      await removeQuestion({ ...edit, id });
    expect((await paper()).map(({ slot, questionId }) => [slot, questionId])).toEqual([[1, POOL[2]]]);
    expect(await setWeight({ ...edit, slot: 1, weight: 3 })).toBe("done");
    expect((await paper()).map(({ weight }) => weight)).toEqual([3]);
  });

  it("is published with questions only, and stays once somebody has started", async () => {
    const course = await newCourse();
    const { userId } = await newMember(course.courseId);
    const by = course.instructor.userId;
    const empty = await newAssignment(course, { slots: [], published: false });
    expect(await setPublished({ assignmentId: empty, published: true, by, now: at(-60) })).toBe(
      "no-questions",
    );
    const assignmentId = await newAssignment(course);
    const questions = (await readAssignment(assignmentId))?.questions ?? [];
    await started(assignmentId, userId);
    const edit = { assignmentId, by, now: at(100) };
    expect(await setPublished({ ...edit, published: false })).toBe("started");
    expect(await removeQuestion({ ...edit, id: questions[0]?.id ?? "" })).toBe("started");
    expect(await deleteAssignment(edit)).toBe(false);
    expect(await setWeight({ ...edit, slot: 1, weight: 2 })).toBe("done");
  });

  it("changes after a start only in what nobody was promised, and writes each change down", async () => {
    const course = await newCourse();
    const { userId } = await newMember(course.courseId);
    const assignmentId = await newAssignment(course);
    await started(assignmentId, userId);
    const edit = { assignmentId, by: course.instructor.userId, now: at(100) };
    expect(await changeRules({ ...edit, rules: { ...EXAM, minutes: 30, mode: "practice" } })).toEqual({
      kind: "locked",
      locked: { minutes: expect.any(String) as string, mode: expect.any(String) as string },
    });
    const rules = { ...EXAM, closesAt: at(3 * 3600), passMark: 60 };
    expect(await changeRules({ ...edit, rules })).toMatchObject({ kind: "saved" });
    expect((await listAudit({ courseId: course.courseId }))[0]).toMatchObject({
      kind: "assignment-changed",
      subject: assignmentId,
      detail: {
        before: { passMark: 50, closesAt: EXAM.closesAt.toISOString() },
        after: { passMark: 60, closesAt: at(3 * 3600).toISOString() },
      },
    });
    await inTransaction((tx) =>
      tx.assignment.update({ where: { id: assignmentId }, data: { releasedAt: at(200) } }),
    );
    expect(await changeRules({ ...edit, rules: { ...rules, passMark: 40 } })).toMatchObject({
      kind: "locked",
    });
    expect(await setWeight({ ...edit, slot: 1, weight: 5 })).toBe("released");
  });
});
