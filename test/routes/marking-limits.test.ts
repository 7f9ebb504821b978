import { describe, expect, it } from "vitest";
import { limitsOf, rescore } from "~graders";
import { inTransaction, reader } from "~/models/db.server.ts";
import { rulingsOf } from "~/models/limit-ruling.server.ts";
import { marksOf } from "~/models/mark-row.server.ts";
import { newestReport } from "~/models/report-row.server.ts";
import { loader as reportLoader } from "~/routes/attempts.$id.report/route.tsx";
import { loader as exportJson } from "~/routes/courses.$courseId.assignments.$assignmentId.export[.]json.tsx";
import {
  action as ruleAction,
  loader as limitsLoader,
} from "~/routes/courses.$courseId.assignments.$assignmentId.limits.$attemptId/route.tsx";
import { loader as sheetLoader } from "~/routes/courses.$courseId.assignments.$assignmentId.marking.$slot.$questionId.$criterion/route.tsx";
import { loader as ownMarksLoader } from "~/routes/courses.$courseId.assignments.$assignmentId.marks/route.tsx";
import { action as releaseAction } from "~/routes/courses.$courseId.assignments.$assignmentId.results/route.tsx";
import { warmedBank } from "../support/course.ts";
import { freshDatabase } from "../support/database.ts";
import { ANSWERS } from "../support/marked-class.ts";
import { ask, at, open, post, type Taught, taughtClass } from "../support/taught-class.ts";

freshDatabase();
warmedBank();

/** A good answer with a sum that is ten times too large. */
const SLIP = `${ANSWERS[0]}\n\nWe plan for 200 tickets/s × 86,400 s = 172,800,000 tickets a day.`;

async function slippedClass(): Promise<Taught & { attemptId: string; limitId: string; before: number }> {
  const one = await taughtClass({ answers: [SLIP] });
  const attemptId = one.attempts[0] ?? "";
  const report = (await newestReport(attemptId))?.report;
  const limit = report && limitsOf(report).find(({ kind }) => kind === "slip");
  if (!report || !limit || report.score === null) throw new Error("the sum is not taken for a slip");
  return { ...one, attemptId, limitId: limit.id, before: report.score };
}

const rule = (one: Taught & { attemptId: string; limitId: string }, fields: Record<string, string>) =>
  ask(
    ruleAction,
    post(one.teacher, {
      limit: one.limitId,
      seen: "0",
      comment: "The sum is copied from the prompt.",
      ...fields,
    }),
    at(one, { attemptId: one.attemptId }),
  );
const newestMark = async (attemptId: string) => (await marksOf([attemptId])).at(-1);

describe("a penalty that a marker lifts", () => {
  it("costs nothing any more: the mark, the log, the export and the student's pages say so", async () => {
    const one = await slippedClass();
    const { attemptId } = one;
    expect((await rule(one, { do: "lifted" })).status).toBe(302);
    const mark = await newestMark(attemptId);
    expect(mark?.cause).toBe("ruling");
    expect(mark?.mark).toBeGreaterThan(one.before);

    const audit = await (await reader()).auditEntry.findFirstOrThrow({ where: { kind: "limit-ruled" } });
    expect(JSON.parse(audit.detail)).toMatchObject({
      from: "as-found",
      to: "lifted",
      markFrom: one.before,
      markTo: mark?.mark,
    });
    await ask(releaseAction, post(one.teacher, { do: "release" }), at(one));
    const own = (await ask(ownMarksLoader, open(one.learner), at(one))).page;
    expect(own).toMatchObject({
      marks: {
        total: mark?.mark,
        questions: [{ changed: [{ id: one.limitId, ruling: { ruling: "lifted" } }] }],
      },
    });
    expect(JSON.stringify(own)).not.toContain(one.teacher.userId);
    const report = (await ask(reportLoader, open(one.learner), { id: attemptId })).page;
    expect(report).toMatchObject({
      report: { score: mark?.mark },
      marked: { changed: [{ id: one.limitId }] },
    });
    const exported = await ask(exportJson, open(one.teacher), at(one));
    expect(await exported.reply?.json()).toMatchObject({
      students: [{ attempts: [{ limits: [{ id: one.limitId, ruling: { ruling: "lifted" } }] }] }],
    });
  });

  it("can be set to another amount, and put back as it was found, each behind the other", async () => {
    const one = await slippedClass();
    await rule(one, { do: "set", amount: "0,5" });
    const set = (await newestMark(one.attemptId))?.mark ?? 0;
    expect(set).toBeGreaterThan(one.before);
    expect((await rule(one, { do: "as-found", seen: "1" })).status).toBe(302);
    expect((await newestMark(one.attemptId))?.mark).toBe(one.before);
    expect((await rulingsOf([one.attemptId])).map(({ ruling, amount }) => [ruling, amount])).toEqual([
      ["set", 0.5],
      ["as-found", null],
    ]);
    const kept = (await newestReport(one.attemptId))?.report;
    const { snapshot } = await (
      await reader()
    ).attempt.findUniqueOrThrow({
      where: { id: one.attemptId },
      include: { snapshot: true },
    });
    const question = JSON.parse(snapshot.question) as Parameters<typeof rescore>[1]["question"];
    expect(kept && JSON.stringify(rescore(kept, { question, overrides: {}, rulings: {} }))).toBe(
      JSON.stringify(kept),
    );
  });

  it("is never ruled on unseen: whoever comes second is shown the first", async () => {
    const one = await slippedClass();
    await rule(one, { do: "lifted", comment: "First." });
    const second = await rule(one, { do: "as-found", comment: "Second." });
    expect(second.status).toBe(409);
    expect(second.page).toMatchObject({ comment: "Second.", message: expect.stringContaining("Ines") });
    expect(await rulingsOf([one.attemptId])).toHaveLength(1);
  });

  it("needs a reason, a number in range, and a limit that the report has", async () => {
    const one = await slippedClass();
    expect((await rule(one, { do: "lifted", comment: " " })).status).toBe(422);
    for (const amount of ["", "many", "-1", "101"])
      expect((await rule(one, { do: "set", amount })).status, amount).toBe(422);
    expect((await rule(one, { do: "lifted", limit: "cap-blank" })).status).toBe(422);
    expect((await rule(one, { do: "burn" })).status).toBe(400);
    expect(await rulingsOf([one.attemptId])).toEqual([]);
  });
});

describe("the caps and penalties of an answer", () => {
  it("stand beside each criterion, except where it is marked blind", async () => {
    const one = await slippedClass();
    const sheet = (await ask(sheetLoader, open(one.teacher), at(one))).page;
    expect(sheet).toMatchObject({ sheet: { limits: [{ id: one.limitId, ruling: null }] } });
    const { assignmentId: id } = one;
    await inTransaction((tx) => tx.assignment.update({ where: { id }, data: { doubleMarked: 1 } }));
    const blind = (await ask(sheetLoader, open(one.teacher), at(one))).page;
    expect(blind).toMatchObject({ sheet: { limits: [] } });
  });

  it("are shown with what they rest on", async () => {
    const one = await slippedClass();
    const { page } = await ask(limitsLoader, open(one.teacher), at(one, { attemptId: one.attemptId }));
    expect(page).toMatchObject({
      mark: one.before,
      limits: [{ kind: "slip", evidence: [{ kind: "quote" }], ruling: null }],
    });
  });
});
