import { type Report, ReportSchema } from "~graders";
import { lockAttempt } from "./attempt-lock.server.ts";
import { inTransaction, reader } from "./db.server.ts";
import { appendReports } from "./regraded-report.server.ts";
import { addJobs } from "./judge-job.server.ts";

export interface KeptReport {
  id: number;
  /** ISO 8601. */
  gradedAt: string;
  report: Report;
  gradingMs: number;
}

/** The newest report of an attempt, which is the one that counts. Callers have checked whose attempt it is. */
export async function newestReport(attemptId: string): Promise<KeptReport | null> {
  const db = await reader();
  const row = await db.reportRow.findFirst({ where: { attemptId }, orderBy: { id: "desc" } });
  return (
    row && {
      id: row.id,
      gradedAt: row.createdAt.toISOString(),
      report: ReportSchema.parse(JSON.parse(row.report)),
      gradingMs: row.gradingMs,
    }
  );
}

/** Appends a report, clears the flag and puts what it leaves open before the judge. Not kept (false) when the attempt was reopened or graded in the meantime. */
export async function keepReport({
  attemptId,
  report,
  gradingMs,
  forJudge,
  now,
}: {
  attemptId: string;
  report: Report;
  gradingMs: number;
  /** Criteria to be put before the judge; null where it is off. */
  forJudge: { answerHash: string; criteria: readonly string[] } | null;
  now: Date;
}): Promise<boolean> {
  return inTransaction(async (tx) => {
    const locked = await lockAttempt(tx, { attemptId, userId: null, now });
    if (!locked?.attempt.needsGrading) return false;
    if (forJudge) {
      const { userId } = locked.attempt;
      await addJobs(tx, { attemptId, userId, kind: "criterion", ...forJudge, now });
    }
    await appendReports(tx, { reports: [{ attemptId, report, gradingMs }], now });
    await tx.attempt.update({
      where: { id: attemptId },
      data: { needsGrading: false, gradeAfter: null, gradingError: null },
    });
    return true;
  });
}

const LONGEST_WAIT_MINUTES = 60;

/** Notes that grading failed. The flag stays; it is tried again after 1, 2, 4, … at most 60 minutes. */
export async function keepGradingFailure({
  attemptId,
  reason,
  now,
}: {
  attemptId: string;
  reason: string;
  now: Date;
}): Promise<void> {
  await inTransaction(async (tx) => {
    const locked = await lockAttempt(tx, { attemptId, userId: null, now });
    if (!locked?.attempt.needsGrading) return;
    const minutes = Math.min(2 ** locked.attempt.gradingTries, LONGEST_WAIT_MINUTES);
    await tx.attempt.update({
      where: { id: attemptId },
      data: {
        gradingError: reason.slice(0, 500),
        gradingTries: { increment: 1 },
        gradeAfter: new Date(now.getTime() + minutes * 60_000),
      },
    });
  });
}

/** Submitted attempts whose grading is still to do, or died half-way, longest due first. */
export async function attemptsToGrade({ now, limit }: { now: Date; limit: number }): Promise<string[]> {
  const db = await reader();
  const due = await db.attempt.findMany({
    where: { needsGrading: true, gradeAfter: { lte: now } },
    orderBy: { gradeAfter: "asc" },
    take: limit,
    select: { id: true },
  });
  return due.map(({ id }) => id);
}
