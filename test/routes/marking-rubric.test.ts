import { describe, expect, it } from "vitest";
import { runsAreDone } from "~/grading/runs/work-run.server.ts";
import { inTransaction, reader } from "~/models/db.server.ts";
import { gradingsOf } from "~/models/grading.server.ts";
import { newestMarks } from "~/models/mark-row.server.ts";
import { action as markAction } from "~/routes/courses.$courseId.assignments.$assignmentId.marking.$slot.$questionId.$criterion/route.tsx";
import {
  action as rubricAction,
  loader as rubricLoader,
} from "~/routes/courses.$courseId.assignments.$assignmentId.marking.rubric.$questionId/route.tsx";
import { freshDatabase } from "../support/database.ts";
import { ask, at, open, post, type Taught, taughtClass } from "../support/taught-class.ts";

freshDatabase();

const send = (one: Taught, fields: Record<string, string>) =>
  ask(rubricAction, post(one.teacher, fields), at(one));

interface Shown {
  trial: {
    id: string;
    isRunning: boolean;
    items: { all: number; waiting: number };
    dry: { answers: number; changed: { before: number; after: number; crosses: string | null }[] } | null;
  } | null;
  isTrialGone: boolean;
}
const show = async (one: Taught, trial: string) =>
  (await ask(rubricLoader, open(one.teacher, `?trial=${trial}`), at(one))).page as Shown;

/** Begins a dry run, and waits for it as its page does. */
async function tried(one: Taught, fields: Record<string, string>) {
  const begun = await send(one, { do: "try-fields", ...fields });
  expect(begun.status).toBe(302);
  const id = new URL(begun.reply?.headers.get("Location") ?? "", "http://x").searchParams.get("trial") ?? "";
  await runsAreDone();
  const { trial } = await show(one, id);
  if (!trial?.dry) throw new Error("the dry run is not done");
  return { id, dry: trial.dry };
}

const RELIABLE = { "weight.reliability": "90", "weight.scaling": "5", "weight.trade-offs": "5" };

describe("editing a rubric", () => {
  it("shows each mark that would change without writing, then changes them and keeps persons' verdicts", async () => {
    const one = await taughtClass({ passMark: 70 });
    const [, fallback = "", queued = ""] = one.attempts;
    const decided = { answer: queued, do: "verdict:partly-met", seen: "0", comment: "half" };
    await ask(markAction, post(one.teacher, decided), at(one));
    const before = await newestMarks(one.attempts);
    const { id: trial, dry } = await tried(one, RELIABLE);
    expect(dry.changed.length).toBeGreaterThan(1);
    expect(dry.changed.map(({ crosses }) => crosses)).toContain("up");
    expect(await newestMarks(one.attempts)).toEqual(before);
    expect((await send(one, { do: "apply", trial, after: "0", note: "" })).status).toBe(422);
    const applied = await send(one, { do: "apply", trial, after: "0", note: "Reliability was the topic." });
    expect(applied.status).toBe(302);
    const after = await newestMarks(one.attempts);
    expect(after.get(fallback)?.mark).toBeGreaterThan(before.get(fallback)?.mark ?? 0);
    expect(dry.changed.map(({ after: mark }) => mark).sort()).toEqual(
      [...after.values()]
        .filter(({ attemptId, mark }) => before.get(attemptId)?.mark !== mark)
        .map(({ mark }) => mark)
        .sort(),
    );
    expect((await gradingsOf([queued])).at(-1)).toMatchObject({ verdict: "partly-met", comment: "half" });
    expect(after.get(queued)?.mark).toBeGreaterThan(0);
    for (const seen of ["0", "1"])
      expect((await send(one, { do: "apply", trial, after: seen, note: "late" })).status).toBe(409);
    const db = await reader();
    expect(await db.auditEntry.count({ where: { kind: "rubric-edited" } })).toBe(1);
  });

  it("has whatever was graded anew since the dry run graded once more by the queue", async () => {
    const one = await taughtClass();
    const [first = ""] = one.attempts;
    const { id: trial } = await tried(one, RELIABLE);
    await inTransaction(async (tx) => {
      const { id: _, ...newest } = await tx.reportRow.findFirstOrThrow({ where: { attemptId: first } });
      await tx.reportRow.create({ data: newest });
    });
    await send(one, { do: "apply", trial, after: "0", note: "Reliability was the topic." });
    const db = await reader();
    const flagged = await db.attempt.findMany({ where: { needsGrading: true }, select: { id: true } });
    expect(flagged).toEqual([{ id: first }]);
  });

  it("tells whose dry run was replaced by another one, and puts nothing in force before it is done", async () => {
    const one = await taughtClass({ answers: ["We route tickets to queues."] });
    const { id: older } = await tried(one, RELIABLE);
    const { id: newer } = await tried(one, {});
    expect(await show(one, older)).toMatchObject({ trial: null, isTrialGone: true });
    expect((await send(one, { do: "apply", trial: older, after: "0", note: "late" })).status).toBe(409);
    await inTransaction((tx) =>
      tx.gradingRunItem.updateMany({ where: { runId: newer }, data: { state: "waiting" } }),
    );
    expect((await send(one, { do: "apply", trial: newer, after: "0", note: "early" })).status).toBe(409);
    // Whoever opens the page has an interrupted run go on.
    expect((await show(one, newer)).trial).toMatchObject({ isRunning: true, dry: null });
    await runsAreDone();
    expect((await show(one, newer)).trial?.dry).not.toBeNull();
  });

  it("changes no mark when nothing was changed", async () => {
    const one = await taughtClass();
    expect((await tried(one, {})).dry).toEqual({ answers: one.attempts.length, changed: [] });
  });

  it("says what is wrong with a rubric", async () => {
    const one = await taughtClass({ answers: ["We route tickets."] });
    for (const [fields, said] of [
      [{ do: "try-fields", "points.fallback": "many" }, /points/],
      [{ do: "try-fields", "weight.reliability": "10" }, /sum to 10;/],
      [{ do: "try-yaml", yaml: "criteria: [" }, /not YAML/],
    ] as const) {
      const { status, page } = await send(one, fields);
      expect(status).toBe(422);
      expect((page as { problems: string[] }).problems.join(" ")).toMatch(said);
    }
  });
});
