import { describe, expect, it } from "vitest";
import { authFor } from "~/auth/auth.server.ts";
import type { Role } from "~/authorisation/table.ts";
import { gradeAttempt } from "~/grading/grade-attempt.server.ts";
import { submitAttempt } from "~/models/attempt.server.ts";
import { inTransaction, reader } from "~/models/db.server.ts";
import { startAssigned } from "~/models/start-assigned.server.ts";
import { loader as workspace } from "~/routes/attempts.$id._index/route.tsx";
import { loader as report } from "~/routes/attempts.$id.report/route.tsx";
import { loader as overview } from "~/routes/courses.$courseId.assignments.$assignmentId._index/route.tsx";
import { loader as editor } from "~/routes/courses.$courseId.assignments.$assignmentId.edit/route.tsx";
import {
  action as keepNext,
  loader as edit,
} from "~/routes/courses.$courseId.questions.$questionId/route.tsx";
import {
  action as tryAnswer,
  loader as ownPreview,
} from "~/routes/courses.$courseId.questions.$questionId_.preview/route.tsx";
import { loader as list } from "~/routes/courses.$courseId.questions._index/route.tsx";
import { action as make, loader as blank } from "~/routes/courses.$courseId.questions.new/route.tsx";
import { loader as preview } from "~/routes/preview.$id/route.tsx";
import { loader as publicPage } from "~/routes/questions.$id/route.tsx";
import { newAssignment, newCourse, SET_QUESTION, warmedBank } from "../support/course.ts";
import { freshDatabase } from "../support/database.ts";
import { MODEL_WORDS, OWN_MODEL_ANSWER, ownYaml, RUBRIC_WORDS } from "../support/own-question.ts";
import { requests } from "../support/requests.ts";

freshDatabase();
warmedBank();

const ID = "midterm-uploads";
const PATH = "/courses/x/questions";
type Visitor = ReturnType<typeof requests>;
type Route = (args: {
  request: Request;
  params: Record<string, string>;
  context: { nonce: string };
}) => unknown;

/** What a route answers, thrown or returned: its status, and all that it sends, as text. */
async function answerTo(route: unknown, request: Request, params: Record<string, string>) {
  const answer: unknown = await Promise.resolve()
    .then(() => (route as Route)({ request, params, context: { nonce: "" } }))
    .catch((thrown: unknown) => thrown);
  if (answer instanceof Error) throw answer;
  if (answer instanceof Response) return { status: answer.status, text: await answer.text() };
  const init = (answer as { init?: ResponseInit | null }).init;
  return { status: init?.status ?? 200, text: JSON.stringify(answer) };
}
const statusOf = async (...asked: Parameters<typeof answerTo>) => (await answerTo(...asked)).status;

let signUps = 0;
async function signedIn(role: Role | "none", courseId: string) {
  signUps += 1;
  const { headers, response } = await authFor(new Request("http://localhost:3000")).api.signUpEmail({
    body: { name: `Person ${signUps}`, email: `q${signUps}@example.org`, password: "a quiet long password" },
    returnHeaders: true,
  });
  const userId = response.user.id;
  if (role !== "none")
    await inTransaction((tx) => tx.member.create({ data: { courseId, userId, role, joinedAt: new Date() } }));
  return { userId, ...requests(headers.get("Set-Cookie")?.split(";")[0] ?? "") };
}

const fields = (question = ownYaml(), more: Record<string, string> = {}) => ({
  question,
  answer: OWN_MODEL_ANSWER,
  "answer-name": "model-answer.md",
  ...more,
});
const making = (browser: Visitor, courseId: string, question?: string) =>
  answerTo(make, browser.postForm(PATH, fields(question)), { courseId });

describe("writing a question of a course's own", () => {
  it("is the instructor's alone: students and assistants get 403, strangers 404, visitors sign in", async () => {
    const { courseId } = await newCourse();
    const teacher = await signedIn("instructor", courseId);
    expect((await making(teacher, courseId)).status).toBe(302);
    const params = { courseId, questionId: ID };
    const elsewhere = await signedIn("instructor", (await newCourse()).courseId);
    const others: [Visitor, number][] = [
      [await signedIn("assistant", courseId), 403],
      [await signedIn("student", courseId), 403],
      [await signedIn("none", courseId), 404],
      [elsewhere, 404],
      [requests(""), 302],
    ];
    // Who marks by a rubric may read it.
    const assistant = await signedIn("assistant", courseId);
    for (const route of [list, ownPreview])
      expect(await statusOf(route, assistant.get(PATH), params)).toBe(200);
    for (const route of [list, ownPreview])
      for (const [browser, status] of others.slice(1))
        expect(await statusOf(route, browser.get(PATH), params)).toBe(status);
    for (const route of [blank, edit]) {
      expect(await statusOf(route, teacher.get(PATH), params)).toBe(200);
      for (const [browser, status] of others)
        expect(await statusOf(route, browser.get(PATH), params)).toBe(status);
    }
    const before = await (await reader()).reportRow.count();
    const sent = assistant.postForm(PATH, {
      answer: "Route each ticket to a queue, because bursts come.",
      seed: "",
    });
    const tried = (await tryAnswer({ request: sent, params, context: { nonce: "" } })) as {
      data: { report: unknown };
    };
    expect(tried.data.report).toMatchObject({ score: expect.any(Number), findings: expect.any(Array) });
    expect(await (await reader()).reportRow.count()).toBe(before);
    for (const route of [make, keepNext])
      for (const [browser, status] of others)
        expect(await statusOf(route, browser.postForm(PATH, fields()), params)).toBe(status);
    expect(await statusOf(edit, teacher.get(PATH), { courseId, questionId: SET_QUESTION })).toBe(404);
  });

  it("names what is wrong by file, line and field, and keeps what was typed", async () => {
    const { courseId } = await newCourse();
    const teacher = await signedIn("instructor", courseId);
    const refused = await making(teacher, courseId, ownYaml().replace("format: explain", "format: essay"));
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('"file":"question.yaml","line":4,"field":"format"');
    expect(refused.text).toContain("write one of design, explain");
    expect(refused.text).toContain("format: essay");
    expect(refused.text).toContain(MODEL_WORDS);
    const ofBank = await making(teacher, courseId, ownYaml({ id: SET_QUESTION }));
    expect(ofBank.status).toBe(422);
    expect(ofBank.text).toContain('"line":1,"field":"id"');
    expect((await making(teacher, courseId, `${ownYaml()}#${"x".repeat(250_000)}`)).text).toContain(
      "shorten",
    );
    expect((await making(teacher, courseId, "")).text).toContain("missing");
    expect((await answerTo(list, teacher.get(PATH), { courseId })).text).toContain('"questions":[]');
  });

  it("takes uploads in place of what is pasted, and makes the next version from the one it began with", async () => {
    const { courseId } = await newCourse();
    const teacher = await signedIn("instructor", courseId);
    const body = new FormData();
    body.append("question", "old: text");
    body.append("files", new File([ownYaml()], "uploads.yaml"));
    body.append("files", new File([OWN_MODEL_ANSWER], "model-answer.md"));
    const headers = { Cookie: teacher.get("/").headers.get("Cookie") ?? "" };
    const upload = new Request(`http://localhost:3000${PATH}`, { method: "POST", body, headers });
    expect(await statusOf(make, upload, { courseId })).toBe(302);
    expect((await making(teacher, courseId)).status, "made twice").toBe(409);
    const params = { courseId, questionId: ID };
    expect((await answerTo(edit, teacher.get(PATH), params)).text).toContain(MODEL_WORDS);
    const next = (after: string, yaml: string) =>
      statusOf(keepNext, teacher.postForm(PATH, fields(yaml, { after })), params);
    expect(await next("1", ownYaml({ title: "Second thoughts" }))).toBe(302);
    expect(await next("1", ownYaml({ title: "Too late" }))).toBe(409);
    expect(await next("2", ownYaml({ id: "another" }))).toBe(422);
    const listed = (await answerTo(list, teacher.get(PATH), { courseId })).text;
    expect(listed).toContain("Second thoughts");
    expect(listed).toContain('"version":2');
  });
});

describe("a course's question that is set", () => {
  it("is offered in the editor, and shows a student neither rubric nor model answer before release", async () => {
    const made = await newCourse();
    const { courseId } = made;
    const teacher = await signedIn("instructor", courseId);
    const student = await signedIn("student", courseId);
    const stranger = await signedIn("none", courseId);
    await making(teacher, courseId);
    const now = Date.now();
    const rules = { opensAt: new Date(now - 60_000), closesAt: new Date(now + 3_600_000) };
    const assignmentId = await newAssignment(made, { slots: [[ID]], rules });
    const params = { courseId, assignmentId };
    const choices = await answerTo(editor, teacher.get("/"), params);
    expect(choices.text).toContain("Uploads at the midterm (this course’s own)");

    const { userId } = student;
    const started = await startAssigned({ assignmentId, slot: 1, userId, now: new Date() });
    if (started.kind !== "started") throw new Error(started.why);
    const attempt = { id: started.attemptId };
    const atWork = await answerTo(workspace, student.get("/"), attempt);
    await submitAttempt({ attemptId: started.attemptId, userId, now: new Date() });
    await gradeAttempt({ attemptId: started.attemptId, now: new Date() });
    const seen = [
      atWork,
      await answerTo(report, student.get("/"), attempt),
      await answerTo(overview, student.get("/"), params),
    ];
    expect(seen[0]?.text, "the prompt is there").toContain("uploads a second are taken");
    expect(seen[1]?.text, "its page in the bank is not there").toContain('"again":null');
    for (const { text } of seen) {
      expect(text).not.toContain(RUBRIC_WORDS);
      expect(text).not.toContain(MODEL_WORDS);
    }
    for (const route of [publicPage, preview])
      for (const browser of [student, stranger, requests("")]) {
        const answer = await answerTo(route, browser.get("/"), { id: ID });
        expect([403, 404]).toContain(answer.status);
        expect(answer.text).not.toContain("Uploads at the midterm");
      }
    expect(await statusOf(workspace, stranger.get("/"), attempt)).toBe(404);
  });
});
