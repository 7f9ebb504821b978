import { describe, expect, it } from "vitest";
import { parseOwnQuestion } from "~graders";
import { newAssignment, newCourse, newMember, warmedBank } from "../../test/support/course.ts";
import { freshDatabase } from "../../test/support/database.ts";
import { OWN_MODEL_ANSWER, ownYaml } from "../../test/support/own-question.ts";
import { at } from "../../test/support/round.ts";
import { readAssignment } from "./assignment.server.ts";
import { listAudit } from "./course-audit.server.ts";
import { keepCourseQuestion, listCourseQuestions, readQuestionFiles } from "./course-question.server.ts";
import { reader } from "./db.server.ts";
import { pinNewest } from "./paper.server.ts";
import { startAssigned } from "./start-assigned.server.ts";

freshDatabase();
warmedBank();

const ID = "midterm-uploads";

async function keep(
  course: { courseId: string; instructor: { userId: string } },
  { title = "Uploads at the midterm", after = 0 } = {},
) {
  const files = { "question.yaml": ownYaml({ title }), "model-answer.md": OWN_MODEL_ANSWER };
  const parsed = parseOwnQuestion(files);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const { courseId, instructor } = course;
  const { entry } = parsed;
  return keepCourseQuestion({ courseId, entry, files, after, by: instructor.userId, now: at(-120) });
}

describe("a question of a course's own", () => {
  it("is kept as version 1, with its files and an entry in the audit log", async () => {
    const course = await newCourse();
    expect(await keep(course)).toEqual({ kind: "saved", version: 1 });
    expect(await listCourseQuestions(course.courseId)).toMatchObject([
      { id: ID, title: "Uploads at the midterm", level: "mid", format: "explain", version: 1, set: [] },
    ]);
    expect(await readQuestionFiles(course.courseId, ID)).toMatchObject({
      "model-answer.md": OWN_MODEL_ANSWER,
    });
    const [written] = await listAudit({ courseId: course.courseId });
    expect(written).toMatchObject({
      kind: "question-made",
      subject: ID,
      by: course.instructor.userId,
      detail: { version: 1 },
    });
  });

  it("belongs to its course: another one has no such question, and may have its own of that id", async () => {
    const [one, other] = [await newCourse(), await newCourse()];
    await keep(one);
    expect(await listCourseQuestions(other.courseId)).toEqual([]);
    expect(await readQuestionFiles(other.courseId, ID)).toBeNull();
    expect(await keep(other, { title: "Another" })).toEqual({ kind: "saved", version: 1 });
    expect(await listCourseQuestions(one.courseId)).toMatchObject([{ title: "Uploads at the midterm" }]);
  });

  it("is neither made twice, nor written over, nor kept again unchanged", async () => {
    const course = await newCourse();
    expect(await keep(course, { after: 1 })).toEqual({ kind: "stale" });
    await keep(course);
    expect(await keep(course)).toEqual({ kind: "taken" });
    expect(await keep(course, { after: 1 })).toEqual({ kind: "unchanged", version: 1 });
    const both = await Promise.all(["A", "B"].map((title) => keep(course, { title, after: 1 })));
    expect(both.map(({ kind }) => kind).sort()).toEqual(["saved", "stale"]);
    const kinds = (await listAudit({ courseId: course.courseId })).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind.startsWith("question-"))).toEqual([
      "question-changed",
      "question-made",
    ]);
  });

  it("goes on at the version that an assignment pinned, until its editor pins the newest", async () => {
    const course = await newCourse();
    await keep(course);
    const assignmentId = await newAssignment(course, { slots: [[ID]] });
    expect(await keep(course, { title: "Second thoughts", after: 1 })).toMatchObject({ version: 2 });
    const titles = async () => (await readAssignment(assignmentId))?.questions.map(({ title }) => title);
    const pinned = async () => (await listCourseQuestions(course.courseId))[0]?.set;
    expect(await titles()).toEqual(["Uploads at the midterm"]);
    expect(await pinned()).toEqual([{ assignmentId, title: "Midterm", version: 1 }]);
    await pinNewest({ assignmentId, by: course.instructor.userId, now: at(-30) });
    expect(await titles()).toEqual(["Second thoughts"]);
    expect(await pinned()).toMatchObject([{ version: 2 }]);

    const { userId } = await newMember(course.courseId);
    const started = await startAssigned({ assignmentId, slot: 1, userId, now: at(60) });
    if (started.kind !== "started") throw new Error(started.why);
    await keep(course, { title: "Third", after: 2 });
    const attempt = await (
      await reader()
    ).attempt.findUniqueOrThrow({ where: { id: started.attemptId }, include: { snapshot: true } });
    expect(attempt.snapshot.title).toBe("Second thoughts");
  });
});
