import { afterEach, expect, it } from "vitest";
import { freshDatabase } from "../../test/support/database.ts";
import { at, save, startRound } from "../../test/support/round.ts";
import { submitAttempt } from "~/models/attempt.server.ts";
import { inTransaction, reader } from "~/models/db.server.ts";
import { claimGrading, claimNextGrading, releaseGrading } from "~/models/grading-claim.server.ts";
import { gradeAttempt, gradeClaimed } from "./grade-attempt.server.ts";
import { gradingHere } from "./grading-engine.server.ts";
import { gradeNow, gradeSoon, type GradingQueue, startGrading } from "./grading-queue.server.ts";

freshDatabase();

let queue: GradingQueue | null = null;
afterEach(() => queue?.stop());

/** The thread as it runs while developing: see thread-from-source.mjs. Loading it takes seconds on a busy machine. */
const start = (program = "./thread-from-source.mjs", limitMs = 120_000) =>
  (queue = startGrading({ program: new URL(program, import.meta.url), limitMs }));
const SLOW = 150_000;

const ANSWER = "When the model is down, tickets go to the general queue.";
async function submitted(prose = ANSWER) {
  const round = await startRound();
  await save(round, "prose", prose);
  await submitAttempt({ ...round, now: at(100) });
  return round;
}
const reportsOf = async (attemptId: string) =>
  (await (await reader()).reportRow.findMany({ where: { attemptId } })).map(({ report }) => report);
const row = async (attemptId: string) =>
  (await reader()).attempt.findUniqueOrThrow({ where: { id: attemptId } });

it(
  "a burst of submissions is graded on the thread, each once, with the bytes that grading here gives",
  async () => {
    const rounds = await Promise.all([1, 2, 3].map(() => submitted()));
    const here = await submitted();
    await gradeAttempt({ attemptId: here.attemptId, now: at(101) });
    start();
    await gradeSoon("no-such-attempt", new Date());
    for (const { attemptId } of rounds) await gradeSoon(attemptId, new Date());
    for (const { attemptId } of rounds)
      await expect
        .poll(() => reportsOf(attemptId), { timeout: SLOW })
        .toEqual(await reportsOf(here.attemptId));
  },
  SLOW,
);

it(
  "whoever waits for a report gets it, and is let go when there is nothing to grade",
  async () => {
    const { attemptId } = await submitted();
    const running = start();
    await running.waitFor(attemptId, SLOW);
    expect(await reportsOf(attemptId)).toHaveLength(1);
    await running.waitFor(attemptId, SLOW);
    await gradeNow("no-such-attempt", new Date());
    expect(await reportsOf(attemptId)).toHaveLength(1);
  },
  SLOW,
);

it.each([
  ["hangs", "thread-that-hangs.mjs", "TimeLimit"],
  ["ends the thread", "thread-that-crashes.mjs", "Crash"],
])(
  "an answer that %s could not be graded: no zero, a reason, and another try",
  async (_how, program, why) => {
    const { attemptId } = await submitted();
    await start(`../../test/support/${program}`, 1000).waitFor(attemptId, 20_000);
    expect(await reportsOf(attemptId)).toEqual([]);
    const failed = await row(attemptId);
    expect(failed).toMatchObject({ needsGrading: true, gradeToken: null, gradingTries: 1 });
    expect(failed.gradingError).toBe(`The grader stopped (${why}).`);
    expect(failed.gradeAfter?.getTime()).toBeGreaterThan(Date.now() + 50_000);
    expect(await gradeAttempt({ attemptId, now: new Date() })).toBe("graded");
  },
  30_000,
);

it(
  "what is under way at the end is left to the next start, which grades it",
  async () => {
    const { attemptId } = await submitted();
    const hanging = start("../../test/support/thread-that-hangs.mjs");
    await gradeSoon(attemptId, new Date());
    await expect.poll(async () => (await row(attemptId)).gradeToken).not.toBeNull();
    await hanging.stop();
    expect(await row(attemptId)).toMatchObject({ needsGrading: true, gradeToken: null, gradingTries: 0 });
    await start().waitFor(attemptId, SLOW);
    expect(await reportsOf(attemptId)).toHaveLength(1);
  },
  SLOW,
);

it("of two processes one claims an attempt; what a crashed one held is free when its claim has run out", async () => {
  const { attemptId } = await submitted();
  const claims = await Promise.all([1, 2].map(() => claimNextGrading({ now: at(101) })));
  expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
  expect(await claimGrading({ attemptId, now: at(110) })).toBeNull();
  expect(await claimGrading({ attemptId, now: at(117) })).toMatchObject({ attemptId });
});

it("a report made under a claim that no longer holds is not kept", async () => {
  const { attemptId } = await submitted();
  const late = (await claimGrading({ attemptId, now: at(101) })) ?? expect.fail("no claim");
  await releaseGrading(late, at(102));
  expect(await gradeClaimed({ claim: late, engine: gradingHere, now: () => at(103) })).toBe(
    "nothing-to-grade",
  );
  expect(await reportsOf(attemptId)).toEqual([]);

  // Another grade is asked for while one is under way: only the newer counts.
  const older = (await claimGrading({ attemptId, now: at(104) })) ?? expect.fail("no claim");
  await inTransaction((tx) =>
    tx.attempt.update({ where: { id: attemptId }, data: { gradeAfter: at(105), gradeToken: null } }),
  );
  await gradeClaimed({ claim: older, engine: gradingHere, now: () => at(106) });
  expect(await reportsOf(attemptId)).toEqual([]);
  expect(await gradeAttempt({ attemptId, now: at(107) })).toBe("graded");
});
