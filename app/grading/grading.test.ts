import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { restart, freshDatabase } from "../../test/support/database.ts";
import { at, save, startRound } from "../../test/support/round.ts";
import { extendAttempt, submitAttempt } from "~/models/attempt.server.ts";
import { listAttempts } from "~/models/attempt-list.server.ts";
import { inTransaction, reader } from "~/models/db.server.ts";
import { exportAttempt, exportedDocument } from "./export-attempt.server.ts";
import { gradeAttempt } from "./grade-attempt.server.ts";
import { loadReport } from "./load-report.server.ts";
import { sweep } from "./sweep.server.ts";

const database = freshDatabase();
const ZERO = 45 * 60;
const ANSWER =
  "When the model is down, every ticket goes to the general queue, because forty teams must not wait for a prediction.";

async function submitted() {
  const round = await startRound();
  await save(round, "prose", ANSWER);
  await submitAttempt({ ...round, now: at(100) });
  return round;
}
const reports = async () => (await reader()).reportRow.count();

/** Puts other text in place of the stored question, under a hash that no cache knows. */
const replaceQuestion = (text: string) =>
  inTransaction((tx) => tx.questionSnapshot.updateMany({ data: { hash: randomUUID(), question: text } }));

describe("grading", () => {
  it("writes one report, however often it is asked to", async () => {
    const round = await submitted();
    const outcomes = [
      await gradeAttempt({ attemptId: round.attemptId, now: at(101) }),
      await gradeAttempt({ attemptId: round.attemptId, now: at(102) }),
    ];
    expect(outcomes).toEqual(["graded", "nothing-to-grade"]);
    expect(await reports()).toBe(1);
    const loaded = await loadReport({ ...round, now: at(110) });
    if (loaded?.kind !== "report") throw new Error("no report");
    expect(loaded.report?.report.question).toBe("ticket-triage");
    expect(loaded.answer.prose).toBe(ANSWER);
    expect(loaded.attempt.needsGrading).toBe(false);
  });

  it("is finished by the sweep after a crash between submitting and grading", async () => {
    const round = await submitted();
    await restart(database);
    expect(await sweep({ now: at(110) })).toEqual({ closed: 0, graded: 1, failed: 0 });
    expect(await sweep({ now: at(200) })).toEqual({ closed: 0, graded: 0, failed: 0 });
    const { attempts } = await listAttempts({ userId: round.userId, now: at(200) });
    expect(attempts[0]).toMatchObject({ needsGrading: false, score: expect.any(Number) as number });
  });

  it("follows the clock when no page is open: the sweep closes, submits and grades", async () => {
    const round = await startRound();
    await save(round, "prose", ANSWER);
    await save(round, "prose", "too late to count", { base: 1, now: at(ZERO + 40) });
    expect(await sweep({ now: at(ZERO + 75) })).toMatchObject({ graded: 1 });
    const loaded = await loadReport({ ...round, now: at(ZERO + 80) });
    expect(loaded).toMatchObject({ kind: "report", answer: { prose: ANSWER } });
  });

  it("tells a failure from a zero, tries again, and in the end succeeds", async () => {
    const round = await submitted();
    const { question } = await (await reader()).questionSnapshot.findFirstOrThrow();
    await replaceQuestion("{");
    expect(await gradeAttempt({ attemptId: round.attemptId, now: at(101) })).toBe("could-not-grade");
    expect(await reports()).toBe(0);
    const { attempts } = await listAttempts({ userId: round.userId, now: at(102) });
    expect(attempts[0]).toMatchObject({ score: null, needsGrading: true });
    expect(await sweep({ now: at(120) })).toMatchObject({ failed: 0, graded: 0 });
    expect(await sweep({ now: at(162) })).toMatchObject({ failed: 1, graded: 0 });
    await replaceQuestion(question);
    expect(await sweep({ now: at(162 + 121) })).toMatchObject({ failed: 0, graded: 1 });
    const loaded = await loadReport({ ...round, now: at(300) });
    expect(loaded).toMatchObject({ kind: "report", attempt: { gradingError: null } });
  });

  it("keeps one attempt's failure from the others", async () => {
    await submitted();
    await replaceQuestion("{");
    const fine = await submitted();
    expect(await sweep({ now: at(200) })).toMatchObject({ graded: 1, failed: 1 });
    expect((await loadReport({ ...fine, now: at(210) }))?.kind).toBe("report");
  });

  it("keeps the first report after an extension, and counts the newest", async () => {
    const round = await startRound();
    await save(round, "prose", ANSWER);
    await sweep({ now: at(ZERO + 75) });
    await extendAttempt({ attemptId: round.attemptId, ms: 600_000, now: at(ZERO + 90) });
    expect((await loadReport({ ...round, now: at(ZERO + 91) }))?.kind).toBe("open");
    await save(round, "prose", "", { base: 1, now: at(ZERO + 100) });
    await submitAttempt({ ...round, now: at(ZERO + 110) });
    await gradeAttempt({ attemptId: round.attemptId, now: at(ZERO + 110) });
    expect(await reports()).toBe(2);
    const loaded = await loadReport({ ...round, now: at(ZERO + 120) });
    if (loaded?.kind !== "report") throw new Error("no report");
    expect(loaded.report?.report.score).toBe(0);
  });
});

describe("the report", () => {
  it("says nothing before the attempt is submitted", async () => {
    const round = await startRound();
    const loaded = await loadReport({ ...round, now: at(100) });
    expect(loaded?.kind).toBe("open");
    expect(JSON.stringify(loaded)).not.toContain("modelAnswer");
  });

  it("is nothing to be found for another person", async () => {
    const { attemptId } = await submitted();
    const { userId } = await startRound();
    expect(await loadReport({ attemptId, userId, now: at(200) })).toBeNull();
    expect(await exportAttempt({ attemptId, userId, now: at(200) })).toBeNull();
  });
});

describe("exporting", () => {
  it("gives the newest text, late saves included, as data and as a document", async () => {
    const round = await submitted();
    await save(round, "prose", `${ANSWER} And later.`, { base: 1, now: at(150) });
    const exported = await exportAttempt({ ...round, now: at(160) });
    expect(exported?.answer.prose).toBe(`${ANSWER} And later.`);
    expect(exported && exportedDocument(exported)).toContain("And later.");
  });
});
