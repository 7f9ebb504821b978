import { describe, expect, it } from "vitest";
import { freshDatabase } from "../../../test/support/database.ts";
import { type MarkedClass, markedClass } from "../../../test/support/marked-class.ts";
import { at } from "../../../test/support/round.ts";
import { reader } from "~/models/db.server.ts";
import { gradingsOf } from "~/models/grading.server.ts";
import { marksOf, newestMarks } from "~/models/mark-row.server.ts";
import { newestReport } from "~/models/report-row.server.ts";
import { readSetWork } from "~/models/set-work.server.ts";
import { readSubmitted } from "~/models/submission.server.ts";
import { acceptRemaining } from "./accept-remaining.server.ts";
import { criterionQueue, isToDo, nextToDo } from "./criterion-queue.server.ts";
import { decide, type Decision } from "./decide.server.ts";
import { codeOf, inMarkersOrder, isDrawn } from "./order.server.ts";
import { markingProgress } from "./progress.server.ts";
import { overridesOf } from "./winning.ts";

freshDatabase();

const workOf = async (of: MarkedClass) => {
  const work = await readSetWork(of);
  if (!work) throw new Error("the class has no assignment");
  return work;
};
const marker = (userId: string, maySettle = false) => ({ userId, maySettle });

async function give(
  of: MarkedClass,
  who: { userId: string; maySettle: boolean },
  decision: Partial<Decision> & Pick<Decision, "attemptId" | "verdict">,
) {
  const graded = await readSubmitted(decision.attemptId);
  if (!graded) throw new Error("not submitted");
  return decide({
    work: await workOf(of),
    graded,
    marker: who,
    decision: { criterion: "fallback", comment: "", seen: 0, ...decision },
    now: at(200),
  });
}
const markNow = async (attemptId: string) => (await newestMarks([attemptId])).get(attemptId)?.mark ?? null;

describe("a person's verdict", () => {
  it("wins over the check's, moves the mark and is appended behind what was suggested", async () => {
    const one = await markedClass();
    const [, , queued = ""] = one.attempts;
    const before = await markNow(queued);
    expect(before).toBe((await newestReport(queued))?.report.score);
    expect(
      await give(one, marker(one.assistant), {
        attemptId: queued,
        verdict: "met",
        comment: " It says so in other words. ",
      }),
    ).toEqual({ kind: "kept", part: "first" });
    expect(await markNow(queued)).toBeGreaterThan(before ?? 0);
    const gradings = await gradingsOf([queued]);
    expect(gradings.map(({ method, verdict, by, version }) => ({ method, verdict, by, version }))).toEqual([
      { method: "check", verdict: "not-met", by: null, version: 1 },
      { method: "person", verdict: "met", by: one.assistant, version: 2 },
    ]);
    expect(gradings[1]?.comment).toBe("It says so in other words.");
    expect((await newestReport(queued))?.report.score).toBe(before);
  });

  it("is never overwritten unseen: the second marker gets the first one's verdict back", async () => {
    const one = await markedClass();
    const [attemptId = ""] = one.attempts;
    await give(one, marker(one.assistant), { attemptId, verdict: "partly-met", comment: "half" });
    const second = await give(one, marker(one.instructor), { attemptId, verdict: "not-met" });
    expect(second).toMatchObject({
      kind: "conflict",
      theirs: { verdict: "partly-met", comment: "half", by: one.assistant },
    });
    expect((await gradingsOf([attemptId])).filter(({ method }) => method === "person")).toHaveLength(1);
    const version = second.kind === "conflict" ? second.theirs.version : 0;
    expect(
      await give(one, marker(one.instructor), { attemptId, verdict: "not-met", seen: version }),
    ).toMatchObject({ kind: "kept" });
    expect((await gradingsOf([attemptId])).filter(({ method }) => method === "person")).toHaveLength(2);
  });

  it("of many that come at once, exactly one is kept and the others see it", async () => {
    const one = await markedClass();
    const [attemptId = ""] = one.attempts;
    const outcomes = await Promise.all(
      (["met", "partly-met", "not-met"] as const).map((verdict, index) =>
        give(one, marker(index === 0 ? one.instructor : `${one.assistant}`), { attemptId, verdict }),
      ),
    );
    expect(outcomes.filter(({ kind }) => kind === "kept")).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === "conflict")).toHaveLength(2);
  });

  it("can leave a criterion out, and the rest makes the mark", async () => {
    const one = await markedClass();
    const [, , queued = ""] = one.attempts;
    const before = (await markNow(queued)) ?? 0;
    await give(one, marker(one.assistant), { attemptId: queued, verdict: "not-graded" });
    expect(await markNow(queued)).toBeGreaterThan(before);
  });

  it("on a judged criterion counts only where the assignment counts the judge", async () => {
    for (const scorePolicy of ["checks", "checks-and-judge"]) {
      const one = await markedClass({ scorePolicy });
      const [, fallback = ""] = one.attempts;
      const before = (await markNow(fallback)) ?? 0;
      await give(one, marker(one.assistant), {
        attemptId: fallback,
        criterion: "argument",
        verdict: "met",
      });
      if (scorePolicy === "checks") expect(await markNow(fallback)).toBe(before);
      else expect(await markNow(fallback)).toBeGreaterThan(before);
    }
  });

  it("leaves an entry in the course's log, with the marks before and after", async () => {
    const one = await markedClass();
    const [, , queued = ""] = one.attempts;
    const before = await markNow(queued);
    await give(one, marker(one.assistant), { attemptId: queued, verdict: "met" });
    const db = await reader();
    const [entry] = await db.auditEntry.findMany({ where: { subject: queued } });
    expect(entry).toMatchObject({ kind: "mark-changed", by: one.assistant });
    expect(JSON.parse(entry?.detail ?? "")).toMatchObject({
      criterion: "fallback",
      from: "not-met",
      to: "met",
      markFrom: before,
      markTo: await markNow(queued),
    });
  });
});

describe("the marks of an attempt", () => {
  it("are kept one behind the other, each with its cause", async () => {
    const one = await markedClass();
    const [, , queued = ""] = one.attempts;
    await give(one, marker(one.assistant), { attemptId: queued, verdict: "met" });
    expect((await marksOf([queued])).map(({ cause }) => cause)).toEqual(["report", "verdict"]);
  });
});

describe("the queue of a criterion", () => {
  const queueOf = async (one: MarkedClass, userId: string, maySettle = false) => {
    const queue = await criterionQueue({
      work: await workOf(one),
      slot: 1,
      questionId: "ticket-triage",
      criterion: "fallback",
      marker: marker(userId, maySettle),
    });
    if (!queue) throw new Error("no such criterion");
    return queue;
  };

  it("has an order of its own for each marker and criterion, the same each time", () => {
    const attempts = Array.from({ length: 30 }, (_, i) => ({ id: `attempt-${i}` }));
    const order = (who: string, criterion: string) =>
      inMarkersOrder(attempts, { marker: who, assignmentId: "a", criterion })
        .map(({ id }) => id)
        .join(" ");
    expect(order("ada", "x")).toBe(order("ada", "x"));
    expect(order("ada", "x")).not.toBe(order("bob", "x"));
    expect(order("ada", "x")).not.toBe(order("ada", "y"));
    expect(order("ada", "x").split(" ").sort()).toEqual(attempts.map(({ id }) => id).sort());
  });

  it("names answers by codes that tell nothing of the student", () => {
    expect(codeOf("cm1abc")).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(codeOf("cm1abc")).not.toBe(codeOf("cm1abd"));
  });

  it("goes on to the next undecided answer and comes round, until none is left", async () => {
    const one = await markedClass();
    for (let left = one.attempts.length; left > 0; left -= 1) {
      const { items } = await queueOf(one, one.assistant);
      expect(items.filter(isToDo)).toHaveLength(left);
      const next = nextToDo(items, items[2]?.attemptId ?? null) ?? items.find(isToDo);
      await give(one, marker(one.assistant), { attemptId: next?.attemptId ?? "", verdict: "met" });
    }
    expect(nextToDo((await queueOf(one, one.assistant)).items, null)).toBeNull();
  });

  it("takes all suggestions that are left without moving a mark", async () => {
    const one = await markedClass();
    await give(one, marker(one.assistant), { attemptId: one.attempts[0] ?? "", verdict: "not-met" });
    const before = await newestMarks(one.attempts);
    const queue = await queueOf(one, one.assistant);
    expect(
      await acceptRemaining({
        work: await workOf(one),
        queue,
        marker: marker(one.assistant),
        now: at(300),
      }),
    ).toBe(4);
    expect(await newestMarks(one.attempts)).toEqual(before);
    expect((await queueOf(one, one.assistant)).items.some(isToDo)).toBe(false);
    expect(overridesOf(await gradingsOf([one.attempts[1] ?? ""]))).toEqual({});
  });
});

describe("double marking", () => {
  it("draws about the share that was asked for, the same attempts each time", () => {
    const drawn = Array.from({ length: 1000 }, (_, i) =>
      isDrawn({ assignmentId: "a", attemptId: `attempt-${i}`, share: 0.3 }),
    ).filter(Boolean).length;
    expect(drawn).toBeGreaterThan(240);
    expect(drawn).toBeLessThan(360);
    expect(isDrawn({ assignmentId: "a", attemptId: "x", share: 0 })).toBe(false);
    expect(isDrawn({ assignmentId: "a", attemptId: "x", share: 1 })).toBe(true);
  });

  it("keeps both verdicts apart, counts the first, and shows the second marker nothing of it", async () => {
    const one = await markedClass({ doubleMarked: 1 });
    const [attemptId = ""] = one.attempts;
    await give(one, marker(one.assistant), { attemptId, verdict: "not-met" });
    const after = await markNow(attemptId);
    const queue = await criterionQueue({
      work: await workOf(one),
      slot: 1,
      questionId: "ticket-triage",
      criterion: "fallback",
      marker: marker(one.instructor, true),
    });
    const item = queue?.items.find((each) => each.attemptId === attemptId);
    expect(item).toMatchObject({ part: "second", blind: true, decided: null });
    expect(await give(one, marker(one.instructor, true), { attemptId, verdict: "met" })).toEqual({
      kind: "kept",
      part: "second",
    });
    expect(await markNow(attemptId)).toBe(after);
    const [question] = await markingProgress(await workOf(one), marker(one.instructor, true));
    const row = question?.criteria.find(({ criterion }) => criterion === "fallback");
    expect(row).toMatchObject({ disagreements: 1, betweenMarkers: { cases: 1, observed: 0 } });
    expect(row?.blind.cases).toBe(2);
    expect(row?.sighted.cases).toBe(0);
  });

  it("has nothing for a third marker", async () => {
    const one = await markedClass({ doubleMarked: 1 });
    const [attemptId = ""] = one.attempts;
    await give(one, marker(one.assistant), { attemptId, verdict: "not-met" });
    await give(one, marker(one.instructor), { attemptId, verdict: "met" });
    expect(await give(one, marker("somebody-else"), { attemptId, verdict: "met" })).toMatchObject({
      kind: "refused",
    });
  });
});
