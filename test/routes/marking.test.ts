import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { freshDatabase } from "../support/database.ts";
import { answerOf, requests } from "../support/requests.ts";
import { signedIn } from "../support/signed-in.ts";
import {
  ask,
  at,
  open,
  type Params,
  post,
  type Route,
  type Taught,
  taughtClass,
} from "../support/taught-class.ts";
import { inTransaction, reader } from "~/models/db.server.ts";
import { gradingsOf } from "~/models/grading.server.ts";
import { newestMarks } from "~/models/mark-row.server.ts";
import { loader as reportLoader } from "~/routes/attempts.$id.report/route.tsx";
import { loader as exportCsv } from "~/routes/courses.$courseId.assignments.$assignmentId.export[.]csv.tsx";
import { loader as exportJson } from "~/routes/courses.$courseId.assignments.$assignmentId.export[.]json.tsx";
import { loader as findingsCsv } from "~/routes/courses.$courseId.assignments.$assignmentId.findings[.]csv.tsx";
import { loader as historyLoader } from "~/routes/courses.$courseId.assignments.$assignmentId.history.$attemptId/route.tsx";
import { loader as itemsLoader } from "~/routes/courses.$courseId.assignments.$assignmentId.items/route.tsx";
import {
  action as markAction,
  loader as sheetLoader,
} from "~/routes/courses.$courseId.assignments.$assignmentId.marking.$slot.$questionId.$criterion/route.tsx";
import { loader as markingLoader } from "~/routes/courses.$courseId.assignments.$assignmentId.marking._index/route.tsx";
import {
  action as settleAction,
  loader as disagreementsLoader,
} from "~/routes/courses.$courseId.assignments.$assignmentId.marking.disagreements/route.tsx";
import { loader as rubricLoader } from "~/routes/courses.$courseId.assignments.$assignmentId.marking.rubric.$questionId/route.tsx";
import {
  action as askAction,
  loader as ownMarksLoader,
} from "~/routes/courses.$courseId.assignments.$assignmentId.marks/route.tsx";
import {
  action as answerAction,
  loader as regradesLoader,
} from "~/routes/courses.$courseId.assignments.$assignmentId.regrades/route.tsx";
import {
  action as releaseAction,
  loader as resultsLoader,
} from "~/routes/courses.$courseId.assignments.$assignmentId.results/route.tsx";

freshDatabase();

describe("who may see marks", () => {
  const pages: readonly (readonly [string, unknown, Params?])[] = [
    ["marking", markingLoader],
    ["a criterion", sheetLoader],
    ["disagreements", disagreementsLoader],
    ["the rubric", rubricLoader],
    ["results", resultsLoader],
    ["regrades", regradesLoader],
    ["items", itemsLoader],
    ["the CSV of marks", exportCsv],
    ["the CSV of findings", findingsCsv],
    ["the JSON", exportJson],
    ["an answer's history", historyLoader],
  ];
  it("is nobody without an account, no stranger, and no student", async () => {
    const one = await taughtClass({ answers: ["We route tickets."] });
    const stranger = await signedIn("Una Unknown");
    for (const [name, page] of pages) {
      const params = at(one, { attemptId: one.attempts[0] ?? "" });
      expect([302, 404], name).toContain((await ask(page, open(requests("")), params)).status);
      expect((await ask(page, open(stranger), params)).status, name).toBe(404);
      expect((await ask(page, open(one.learner), params)).status, name).toBe(403);
      expect((await ask(page, open(one.teacher), params)).status, name).toBe(200);
    }
  });
  it("is nobody of another course, by whatever address they come", async () => {
    const one = await taughtClass({ answers: ["We route tickets."] });
    const other = await taughtClass({ answers: ["We route tickets."] });
    const crossed = { ...at(one), courseId: other.courseId };
    expect((await ask(markingLoader, open(other.teacher), crossed)).status).toBe(404);
    const elsewhere = at(other, { attemptId: one.attempts[0] ?? "" });
    expect((await ask(historyLoader, open(other.teacher), elsewhere)).status).toBe(404);
    const sent = post(other.teacher, { answer: one.attempts[0] ?? "", do: "verdict:met", seen: "0" });
    expect((await ask(markAction, sent, at(other))).status).toBe(404);
    expect(await gradingsOf(one.attempts)).toEqual([]);
  });
});

describe("marking a criterion", () => {
  it("saves a verdict from a plain form and goes on to the next answer", async () => {
    const one = await taughtClass();
    const { page } = await ask(sheetLoader, open(one.teacher), at(one));
    const sheet = (page as { sheet: { attemptId: string; student: string | null } }).sheet;
    expect(sheet.student).toBeNull();
    const sent = post(one.teacher, {
      answer: sheet.attemptId,
      do: "verdict:met",
      seen: "0",
      comment: "Said plainly.",
    });
    const { status, reply } = await ask(markAction, sent, at(one));
    expect(status).toBe(302);
    expect(reply?.headers.get("Location")).not.toContain(sheet.attemptId);
    expect((await gradingsOf([sheet.attemptId])).at(-1)).toMatchObject({
      verdict: "met",
      comment: "Said plainly.",
      method: "person",
    });
  });

  it("answers 409 with both verdicts when somebody decided meanwhile", async () => {
    const one = await taughtClass();
    const colleague = await signedIn("Cora Colleague");
    await inTransaction((tx) =>
      tx.member.create({
        data: { courseId: one.courseId, userId: colleague.userId, role: "assistant", joinedAt: new Date() },
      }),
    );
    const answer = one.attempts[0] ?? "";
    await ask(markAction, post(colleague, { answer, do: "verdict:partly-met", seen: "0" }), at(one));
    const late = post(one.teacher, { answer, do: "verdict:not-met", seen: "0", comment: "mine" });
    const { status, page } = await ask(markAction, late, at(one));
    expect(status).toBe(409);
    expect(page).toMatchObject({
      kind: "conflict",
      theirs: { verdict: "partly-met", by: "Cora Colleague" },
      mine: { verdict: "not-met", comment: "mine" },
    });
  });

  it("keeps, inserts and deletes comments for the course", async () => {
    const one = await taughtClass();
    const answer = one.attempts[0] ?? "";
    const send = (fields: Record<string, string>) =>
      ask(markAction, post(one.teacher, { answer, ...fields }), at(one));
    await send({ do: "keep", comment: "Name the fallback." });
    const bank = async () =>
      ((await ask(sheetLoader, open(one.teacher), at(one))).page as { bank: { id: string; text: string }[] })
        .bank;
    const [kept] = await bank();
    expect(kept?.text).toBe("Name the fallback.");
    expect((await send({ do: `insert:${kept?.id}`, comment: "Good." })).page).toEqual({
      kind: "comment",
      comment: "Good.\nName the fallback.",
    });
    await send({ do: `drop:${kept?.id}` });
    expect(await bank()).toEqual([]);
  });

  it("shows no suggestion and no other verdict on an answer that is marked twice", async () => {
    const one = await taughtClass({ doubleMarked: 1 });
    const answer = one.attempts[0] ?? "";
    const graded = await ask(
      markAction,
      post(one.teacher, { answer, do: "verdict:met", seen: "0" }),
      at(one),
    );
    expect(graded.status).toBe(302);
    const second = await signedIn("Cora Colleague");
    await inTransaction((tx) =>
      tx.member.create({
        data: { courseId: one.courseId, userId: second.userId, role: "assistant", joinedAt: new Date() },
      }),
    );
    const { page } = await ask(sheetLoader, open(second, `?answer=${answer}`), at(one));
    expect(page).toMatchObject({ sheet: { blind: true, suggestion: null, decided: null } });
    expect(JSON.stringify((page as { sheet: unknown }).sheet)).not.toContain("<mark");
    await ask(markAction, post(second, { answer, do: "verdict:not-met", seen: "0" }), at(one));
    const listed = await ask(disagreementsLoader, open(one.teacher), at(one));
    expect((listed.page as { open: unknown[] }).open).toHaveLength(1);
    expect((await ask(disagreementsLoader, open(second), at(one))).status).toBe(403);
    const settle = post(one.teacher, { attempt: answer, criterion: "fallback", do: "not-met", comment: "" });
    expect((await ask(settleAction, settle, at(one))).status).toBe(302);
    expect((await gradingsOf([answer])).at(-1)).toMatchObject({ part: "settled", verdict: "not-met" });
    const after = await ask(disagreementsLoader, open(one.teacher), at(one));
    expect((after.page as { open: unknown[] }).open).toEqual([]);
  });
});

/** The first report of a process looks for further reading in the whole bank. */
const READS_THE_BANK_MS = 90_000;

describe("release and regrades", () => {
  it("shows nothing before, all at once after, and nothing again when taken back", async () => {
    const one = await taughtClass();
    const marks = async () =>
      ((await ask(ownMarksLoader, open(one.learner), at(one))).page as { marks: unknown }).marks;
    expect(await marks()).toBeNull();
    await ask(releaseAction, post(one.teacher, { do: "release" }), at(one));
    expect(await marks()).toMatchObject({ questions: [{ slot: 1, attemptId: one.attempts[0] }] });
    await ask(releaseAction, post(one.teacher, { do: "take-back" }), at(one));
    expect(await marks()).toBeNull();
    const db = await reader();
    const kinds = (await db.auditEntry.findMany({ orderBy: { id: "asc" } })).map(({ kind }) => kind);
    expect(kinds).toEqual(["marks-released", "release-taken-back"]);
  });

  it("lets no assistant and no student release", async () => {
    const one = await taughtClass({ answers: ["We route tickets."] });
    expect((await ask(releaseAction, post(one.learner, { do: "release" }), at(one))).status).toBe(403);
  });

  it("shows marks without findings where the assignment shows marks alone", async () => {
    const one = await taughtClass({ shows: "score" });
    await ask(releaseAction, post(one.teacher, { do: "release" }), at(one));
    const { page } = await ask(ownMarksLoader, open(one.learner), at(one));
    expect(page).toMatchObject({ marks: { questions: [{ findings: [] }] } });
  });

  it(
    "tells a person's verdict with its comment, and the final mark",
    async () => {
      const one = await taughtClass();
      const answer = one.attempts[0] ?? "";
      const decided = { answer, do: "verdict:not-met", seen: "0", comment: "The rule itself may fail." };
      await ask(markAction, post(one.teacher, decided), at(one));
      await ask(releaseAction, post(one.teacher, { do: "release" }), at(one));
      const { page } = await ask(ownMarksLoader, open(one.learner), at(one));
      const [question] = (
        page as { marks: { questions: { mark: number; findings: { criterion: string }[] }[] } }
      ).marks.questions;
      expect(question?.mark).toBe((await newestMarks([answer])).get(answer)?.mark);
      expect(question?.findings.find(({ criterion }) => criterion === "fallback")).toMatchObject({
        verdict: "not-met",
        decider: { method: "person", comment: "The rule itself may fail." },
      });
      const report = await ask(reportLoader, open(one.learner), { id: answer });
      expect(report.page).toMatchObject({
        kind: "report",
        marked: { deciders: { fallback: { method: "person", comment: "The rule itself may fail." } } },
        report: { score: question?.mark },
      });
    },
    READS_THE_BANK_MS,
  );

  it("takes one request a finding until it is answered, and the student sees the answer", async () => {
    const one = await taughtClass();
    const attempt = one.attempts[0] ?? "";
    const request = (reason: string) =>
      ask(askAction, post(one.learner, { attempt, criterion: "fallback", reason }), at(one));
    expect((await request("too early")).status).toBe(422);
    await ask(markAction, post(one.teacher, { answer: attempt, do: "verdict:not-met", seen: "0" }), at(one));
    const lowered = (await newestMarks([attempt])).get(attempt)?.mark ?? 0;
    await ask(releaseAction, post(one.teacher, { do: "release" }), at(one));
    expect((await request("  ")).status).toBe(422);
    expect((await request("I wrote what happens when it is down.")).status).toBe(302);
    expect((await request("again")).status).toBe(422);
    const listed = (await ask(regradesLoader, open(one.teacher), at(one))).page as {
      waiting: { id: string; reason: string }[];
    };
    expect(listed.waiting).toMatchObject([{ reason: "I wrote what happens when it is down." }]);
    const id = listed.waiting[0]?.id ?? "";
    const answer = (fields: Record<string, string>) =>
      ask(answerAction, post(one.teacher, { id, ...fields }), at(one));
    expect((await answer({ do: "met", note: "" })).status).toBe(422);
    expect((await answer({ do: "met", note: "Right, it is there." })).status).toBe(302);
    expect((await answer({ do: "not-met", note: "twice" })).status).toBe(422);
    expect((await newestMarks([attempt])).get(attempt)?.mark).toBeGreaterThan(lowered);
    const { page } = await ask(ownMarksLoader, open(one.learner), at(one));
    expect(JSON.stringify(page)).toContain("Right, it is there.");
    expect((await request("and once more")).status).toBe(302);
  });

  it("lets nobody ask about another's answer", async () => {
    const one = await taughtClass();
    await ask(releaseAction, post(one.teacher, { do: "release" }), at(one));
    const foreign = { attempt: one.attempts[1] ?? "", criterion: "fallback", reason: "mine?" };
    expect((await ask(askAction, post(one.learner, foreign), at(one))).status).toBe(422);
  });
});

describe("exports", () => {
  const text = async (route: unknown, one: Taught) =>
    (
      await answerOf(
        Promise.resolve(
          (route as Route)({ request: open(one.teacher), params: at(one), context: { nonce: "" } }),
        ),
      )
    ).text();

  it("have one row a student and one row a finding, and write no formula", async () => {
    const one = await taughtClass();
    await inTransaction((tx) =>
      tx.rosterLine.updateMany({
        where: { claimedBy: one.students[1] ?? "" },
        data: { name: '=HYPERLINK("http://evil.example")' },
      }),
    );
    await ask(
      markAction,
      post(one.teacher, { answer: one.attempts[0] ?? "", do: "verdict:met", seen: "0", comment: "+1-1" }),
      at(one),
    );
    const students = Papa.parse<string[]>((await text(exportCsv, one)).trim()).data;
    expect(students).toHaveLength(1 + one.students.length);
    expect(students.flat().filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
    expect(students.flat()).toContain('\'=HYPERLINK("http://evil.example")');
    const findings = Papa.parse<string[]>((await text(findingsCsv, one)).trim()).data;
    expect(findings).toHaveLength(1 + 3 * one.students.length);
    expect(findings.flat()).toContain("'+1-1");
  });

  it("hold every student, decision and mark as JSON", async () => {
    const one = await taughtClass();
    const whole = JSON.parse(await text(exportJson, one)) as { students: { attempts: unknown[] }[] };
    expect(whole.students).toHaveLength(one.students.length);
    expect(whole.students[0]?.attempts[0]).toMatchObject({ state: "marked", marks: [{ cause: "report" }] });
  });
});

describe("items", () => {
  it("give each criterion's difficulty, and marks in bands", async () => {
    const one = await taughtClass();
    const { page } = await ask(itemsLoader, open(one.teacher), at(one));
    const [question] = (
      page as {
        questions: { bands: number[]; items: { criterion: string; difficulty: number | null }[] }[];
      }
    ).questions;
    expect(question?.bands.reduce((a, b) => a + b, 0)).toBe(one.attempts.length);
    const difficulty = (id: string) => question?.items.find(({ criterion }) => criterion === id)?.difficulty;
    expect(difficulty("fallback")).toBeGreaterThan(0);
    expect(difficulty("argument")).toBeNull();
  });
});

describe("an answer's history", () => {
  it("shows its marks, and its saves with receipts that are genuine", async () => {
    const one = await taughtClass();
    const params = at(one, { attemptId: one.attempts[0] ?? "" });
    const { page } = await ask(historyLoader, open(one.teacher), params);
    expect(page).toMatchObject({
      marks: [{ cause: "graded" }],
      saves: [{ fields: ["prose"], genuine: true, late: false }],
    });
    await inTransaction((tx) =>
      tx.save.updateMany({
        where: { attemptId: params["attemptId"] ?? "" },
        data: { receipt: '{"savedAt":"x","contentHash":"y","signature":"z"}' },
      }),
    );
    const forged = await ask(historyLoader, open(one.teacher), params);
    expect(forged.page).toMatchObject({ saves: [{ genuine: false }] });
  });
});
