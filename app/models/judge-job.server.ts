import { randomUUID } from "node:crypto";
import { z } from "zod";
import { EvidenceSchema } from "~graders";
import { inTransaction, reader, type Transaction } from "./db.server.ts";

export type JobKind = "criterion" | "second-reading";

const VerdictSchema = z.enum(["met", "partly-met", "not-met"]);
/** A job's result as it is kept. */
const OutcomeSchema = z.object({
  share: z.number().min(0).max(1),
  found: z.string(),
  evidence: z.array(EvidenceSchema),
  votes: z.array(z.object({ verdict: VerdictSchema, reason: z.string() })),
});
export type JobOutcome = z.infer<typeof OutcomeSchema>;

/** How one criterion stands with the judge. */
export type JobState =
  | { state: "waiting"; reason: string | null }
  | { state: "judged"; outcome: JobOutcome; model: string }
  | { state: "not-graded"; reason: string };

export interface JobOf {
  criterion: string;
  kind: JobKind;
  job: JobState;
}

/** Puts criteria before the judge; those that are there already stay as they are. Other answers' open jobs are cancelled. */
export async function addJobs(
  tx: Transaction,
  {
    attemptId,
    userId,
    answerHash,
    kind,
    criteria,
    now,
  }: {
    attemptId: string;
    userId: string;
    answerHash: string;
    kind: JobKind;
    criteria: readonly string[];
    now: Date;
  },
): Promise<void> {
  await tx.judgeJob.updateMany({
    where: { attemptId, answerHash: { not: answerHash }, state: { in: ["waiting", "running"] } },
    data: { state: "cancelled", leaseToken: null, leaseUntil: null, settledAt: now },
  });
  // The same answer again, after a round was reopened in between.
  await tx.judgeJob.updateMany({
    where: { attemptId, answerHash, kind, state: "cancelled" },
    data: { state: "waiting", runAfter: now, tries: 0, settledAt: null, reason: null },
  });
  const there = await tx.judgeJob.findMany({
    where: { attemptId, answerHash, kind },
    select: { criterion: true },
  });
  const known = new Set(there.map(({ criterion }) => criterion));
  for (const criterion of criteria) {
    if (known.has(criterion)) continue;
    await tx.judgeJob.create({
      data: {
        attemptId,
        userId,
        answerHash,
        kind,
        criterion,
        state: "waiting",
        createdAt: now,
        runAfter: now,
      },
    });
  }
}

/** Second readings that one attempt may have. */
export const MOST_SECOND_READINGS = 10;

/** Puts a check's verdict before the judge. False: the attempt has had as many as it may. */
export async function addSecondReading(
  of: { attemptId: string; userId: string; answerHash: string; criterion: string },
  now: Date,
): Promise<boolean> {
  const { criterion, ...own } = of;
  return inTransaction(async (tx) => {
    const where = { attemptId: own.attemptId, kind: "second-reading" };
    if ((await tx.judgeJob.count({ where })) >= MOST_SECOND_READINGS) return false;
    await addJobs(tx, { ...own, kind: "second-reading", criteria: [criterion], now });
    return true;
  });
}

/** How the judge stands with one answer of an attempt. */
export async function jobsOf({
  attemptId,
  answerHash,
}: {
  attemptId: string;
  answerHash: string;
}): Promise<JobOf[]> {
  const db = await reader();
  const rows = await db.judgeJob.findMany({
    where: { attemptId, answerHash, state: { not: "cancelled" } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ criterion, kind, state, outcome, reason, model }) => ({
    criterion,
    kind: kind === "second-reading" ? kind : "criterion",
    job:
      state === "judged" && outcome !== null
        ? { state, outcome: OutcomeSchema.parse(JSON.parse(outcome)), model: model ?? "" }
        : state === "not-graded"
          ? { state, reason: reason ?? "" }
          : { state: "waiting", reason },
  }));
}

export interface ClaimedJob {
  id: number;
  attemptId: string;
  userId: string;
  answerHash: string;
  kind: JobKind;
  criterion: string;
  /** Tries that came to nothing before this one. */
  tries: number;
  leaseToken: string;
}

/**
 * Takes the next job, for as long as its lease runs. Turns go between people: first who has the fewest jobs under way, then
 * who was served the longest ago. A job whose lease ran out (its worker died) is taken like a waiting one. Null: none is due.
 */
export async function claimJob({ now, leaseMs }: { now: Date; leaseMs: number }): Promise<ClaimedJob | null> {
  const due = {
    OR: [
      { state: "waiting", runAfter: { lte: now } },
      { state: "running", leaseUntil: { lte: now } },
    ],
  };
  // Looking first, without a lock: most of the time there is nothing to take.
  if ((await (await reader()).judgeJob.count({ where: due, take: 1 })) === 0) return null;
  return inTransaction(async (tx) => {
    const waiting = await tx.judgeJob.groupBy({ by: ["userId"], where: due, _min: { id: true } });
    if (waiting.length === 0) return null;
    const people = waiting.map(({ userId }) => userId);
    const running = await tx.judgeJob.groupBy({
      by: ["userId"],
      where: { state: "running", leaseUntil: { gt: now }, userId: { in: people } },
      _count: { id: true },
    });
    const served = await tx.judgeJob.groupBy({
      by: ["userId"],
      where: { userId: { in: people }, claimedAt: { not: null } },
      _max: { claimedAt: true },
    });
    const underWay = new Map(running.map(({ userId, _count }) => [userId, _count.id]));
    const last = new Map(served.map(({ userId, _max }) => [userId, _max.claimedAt?.getTime() ?? 0]));
    const [next] = waiting.sort(
      (a, b) =>
        (underWay.get(a.userId) ?? 0) - (underWay.get(b.userId) ?? 0) ||
        (last.get(a.userId) ?? 0) - (last.get(b.userId) ?? 0) ||
        (a._min.id ?? 0) - (b._min.id ?? 0),
    );
    const id = next?._min.id;
    if (id === undefined || id === null) return null;
    const leaseToken = randomUUID();
    const row = await tx.judgeJob.update({
      where: { id },
      data: {
        state: "running",
        claimedAt: now,
        leaseToken,
        leaseUntil: new Date(now.getTime() + leaseMs),
      },
    });
    const { attemptId, userId, answerHash, criterion, tries } = row;
    const kind = row.kind === "second-reading" ? row.kind : "criterion";
    return { id, attemptId, userId, answerHash, kind, criterion, tries, leaseToken };
  });
}

/** Holds a job for longer. False: it is no longer this lease's, so that its work is to be left. */
export async function renewLease({ id, leaseToken }: ClaimedJob, leaseUntil: Date): Promise<boolean> {
  const { count } = await inTransaction((tx) =>
    tx.judgeJob.updateMany({ where: { id, leaseToken, state: "running" }, data: { leaseUntil } }),
  );
  return count > 0;
}

/**
 * Ends a job that is still held by this lease, and says whether it was. When no other job of its answer is open, the
 * attempt is to be graded again, with what the judge found: in the same transaction, so that no crash comes between.
 */
export async function settleJob(
  { id, attemptId, answerHash, kind, leaseToken }: ClaimedJob,
  result:
    | { state: "judged"; outcome: JobOutcome; model: string }
    | { state: "not-graded"; reason: string }
    | { state: "cancelled" },
  now: Date,
): Promise<boolean> {
  return inTransaction(async (tx) => {
    const { count } = await tx.judgeJob.updateMany({
      where: { id, leaseToken, state: "running" },
      data: {
        state: result.state,
        settledAt: now,
        leaseToken: null,
        leaseUntil: null,
        ...(result.state === "judged" && { outcome: JSON.stringify(result.outcome), model: result.model }),
        ...(result.state === "not-graded" && { reason: result.reason.slice(0, 500) }),
      },
    });
    if (count === 0) return false;
    if (result.state === "cancelled" || kind !== "criterion") return true;
    const open = await tx.judgeJob.count({
      where: { attemptId, answerHash, kind: "criterion", state: { in: ["waiting", "running"] } },
    });
    if (open === 0)
      await tx.attempt.updateMany({
        where: { id: attemptId, submittedAt: { not: null } },
        data: { needsGrading: true, gradeAfter: now, gradeToken: null, gradingTries: 0 },
      });
    return true;
  });
}

/** Puts a job back: it is tried again after `runAfter`. */
export async function putBack(
  { id, leaseToken }: ClaimedJob,
  { reason, runAfter }: { reason: string; runAfter: Date },
): Promise<void> {
  await inTransaction((tx) =>
    tx.judgeJob.updateMany({
      where: { id, leaseToken, state: "running" },
      data: {
        state: "waiting",
        reason: reason.slice(0, 500),
        runAfter,
        tries: { increment: 1 },
        leaseToken: null,
        leaseUntil: null,
      },
    }),
  );
}
