import { canonicalJson } from "~/models/canonical-json.server.ts";
import { reader } from "~/models/db.server.ts";
import type { Log } from "./student.ts";

export interface Books {
  /** Acknowledged saves that the database does not hold as they were sent. */
  lost: number;
  /** Attempts whose hand-in was acknowledged and that are not handed in. */
  lostSubmits: number;
  ungraded: number;
  /** Reports beyond the first of an attempt. */
  gradedTwice: number;
  /** From the first hand-in to the last report, and from the last hand-in to it. */
  gradedWithinMs: { first: number; last: number };
}

/** Attempts of the exam that are handed in and have no report yet. */
export async function stillToGrade(assignmentId: string): Promise<number> {
  const db = await reader();
  return db.attempt.count({ where: { assignmentId, needsGrading: true } });
}

/** Holds what the server acknowledged against what stands in its database. */
export async function audit(assignmentId: string, { acknowledged, submitted }: Log): Promise<Books> {
  const db = await reader();
  const journal = await db.fieldJournal.findMany({
    where: { attempt: { assignmentId } },
    select: { attemptId: true, field: true, revision: true, value: true },
  });
  const held = new Map(
    journal.map(({ attemptId, field, revision, value }) => [`${attemptId} ${field} ${revision}`, value]),
  );
  const newest = new Map(
    (
      await db.fieldValue.findMany({
        where: { attempt: { assignmentId } },
        select: { attemptId: true, field: true, revision: true },
      })
    ).map(({ attemptId, field, revision }) => [`${attemptId} ${field}`, revision]),
  );
  const saves = new Set(
    (
      await db.save.findMany({
        where: { attempt: { assignmentId } },
        select: { attemptId: true, saveId: true },
      })
    ).map(({ attemptId, saveId }) => `${attemptId} ${saveId}`),
  );
  const lost = acknowledged.filter(
    ({ attemptId, saveId, field, revision, value }) =>
      !saves.has(`${attemptId} ${saveId}`) ||
      held.get(`${attemptId} ${field} ${revision}`) !== canonicalJson(value) ||
      (newest.get(`${attemptId} ${field}`) ?? 0) < revision,
  ).length;

  const attempts = await db.attempt.findMany({
    where: { assignmentId },
    select: {
      id: true,
      submittedAt: true,
      needsGrading: true,
      reports: { select: { createdAt: true } },
    },
  });
  const handedIn = new Set(attempts.filter(({ submittedAt }) => submittedAt).map(({ id }) => id));
  const inAt = attempts.flatMap(({ submittedAt }) => (submittedAt ? [submittedAt.getTime()] : []));
  const gradedAt = attempts.flatMap(({ reports }) => reports.map(({ createdAt }) => createdAt.getTime()));
  const lastReport = Math.max(...gradedAt);
  return {
    lost,
    lostSubmits: submitted.filter(({ attemptId }) => !handedIn.has(attemptId)).length,
    ungraded: attempts.filter(({ needsGrading, reports }) => needsGrading || reports.length === 0).length,
    gradedTwice: attempts.reduce((sum, { reports }) => sum + Math.max(0, reports.length - 1), 0),
    gradedWithinMs: { first: lastReport - Math.min(...inAt), last: lastReport - Math.max(...inAt) },
  };
}
