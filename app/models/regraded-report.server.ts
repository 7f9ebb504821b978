import type { Report } from "~graders";
import type { Transaction } from "./db.server.ts";

/** Appends reports, of a first grading or of one made again: an attempt's newest counts, the older stay. */
export async function appendReports(
  tx: Transaction,
  {
    reports,
    now,
  }: { reports: readonly { attemptId: string; report: Report; gradingMs: number }[]; now: Date },
): Promise<void> {
  for (const { attemptId, report, gradingMs } of reports)
    await tx.reportRow.create({
      data: {
        attemptId,
        createdAt: now,
        report: JSON.stringify(report),
        score: report.score,
        level: report.level.level,
        gradingMs,
        questionVersion: report.versions.question,
        rubricVersion: report.versions.rubric,
        graderVersion: report.versions.grader,
        modelVersion: report.versions.model,
      },
    });
}

/** Has submitted attempts graded again by the sweep, which takes the rubric that is in force then. */
export async function gradeAgain(
  tx: Transaction,
  {
    where,
    now,
  }: { where: { assignmentId: string; questionId: string; notAmong: readonly string[] }; now: Date },
): Promise<void> {
  const { assignmentId, questionId, notAmong } = where;
  await tx.attempt.updateMany({
    where: { assignmentId, questionId, submittedAt: { not: null }, id: { notIn: [...notAmong] } },
    data: { needsGrading: true, gradeAfter: now, gradeToken: null },
  });
}
