import { type Report, ReportSchema } from "~graders";
import { lockAttempt } from "./attempt-lock.server.ts";
import { inTransaction, reader } from "./db.server.ts";
import { appendReports } from "./regraded-report.server.ts";
import type { GradingClaim } from "./grading-claim.server.ts";
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

/**
 * Appends a report, clears the flag and puts what it leaves open before the judge. Not kept (false) where the claim no
 * longer holds: the attempt was reopened, submitted anew or asked to be graded again in the meantime, or somebody else has it.
 */
export async function keepReport({
  claim: { attemptId, token },
  report,
  gradingMs,
  forJudge,
  now,
}: {
  claim: GradingClaim;
  report: Report;
  gradingMs: number;
  /** Criteria to be put before the judge; null where it is off. */
  forJudge: { answerHash: string; criteria: readonly string[] } | null;
  now: Date;
}): Promise<boolean> {
  return inTransaction(async (tx) => {
    const locked = await lockAttempt(tx, { attemptId, userId: null, now });
    if (!locked || !isHeld(locked.attempt, token)) return false;
    if (forJudge) {
      const { userId } = locked.attempt;
      await addJobs(tx, { attemptId, userId, kind: "criterion", ...forJudge, now });
    }
    await appendReports(tx, { reports: [{ attemptId, report, gradingMs }], now });
    await tx.attempt.update({
      where: { id: attemptId },
      data: { needsGrading: false, gradeAfter: null, gradeToken: null, gradingError: null },
    });
    return true;
  });
}

const isHeld = (attempt: { needsGrading: boolean; gradeToken: string | null }, token: string) =>
  attempt.needsGrading && attempt.gradeToken === token;

const LONGEST_WAIT_MINUTES = 60;

/** Notes that grading failed. The flag stays; it is tried again after 1, 2, 4, … at most 60 minutes. */
export async function keepGradingFailure({
  claim: { attemptId, token },
  reason,
  now,
}: {
  claim: GradingClaim;
  reason: string;
  now: Date;
}): Promise<void> {
  await inTransaction(async (tx) => {
    const locked = await lockAttempt(tx, { attemptId, userId: null, now });
    if (!locked || !isHeld(locked.attempt, token)) return;
    const minutes = Math.min(2 ** locked.attempt.gradingTries, LONGEST_WAIT_MINUTES);
    await tx.attempt.update({
      where: { id: attemptId },
      data: {
        gradingError: reason.slice(0, 500),
        gradingTries: { increment: 1 },
        gradeToken: null,
        gradeAfter: new Date(now.getTime() + minutes * 60_000),
      },
    });
  });
}
