import { grade } from "~graders";
import { errorFacts, log } from "~/log.server.ts";
import { keepGradingFailure, keepReport } from "~/models/report-row.server.ts";
import { readSubmission } from "~/models/submission.server.ts";

export type GradeOutcome = "graded" | "nothing-to-grade" | "could-not-grade";

/**
 * Load → grade → save. Whatever goes wrong leaves the flag set and a reason for the page: "could not grade" is never a
 * zero, and the sweep tries again.
 */
export async function gradeAttempt({
  attemptId,
  now,
}: {
  attemptId: string;
  now: Date;
}): Promise<GradeOutcome> {
  try {
    const submission = await readSubmission(attemptId);
    if (!submission) return "nothing-to-grade";
    const { snapshot, ...graded } = submission;
    const startedMs = performance.now();
    const report = grade({ question: snapshot.question, ...graded });
    const gradingMs = performance.now() - startedMs;
    return (await keepReport({ attemptId, report, gradingMs, now })) ? "graded" : "nothing-to-grade";
  } catch (error) {
    // The reason is ours, never the candidate's text: only the error's name goes to the page.
    const name = error instanceof Error ? error.name : "Error";
    log().error({ attemptId, ...errorFacts(error) }, "could not grade");
    await keepGradingFailure({ attemptId, reason: `The grader stopped (${name}).`, now });
    return "could-not-grade";
  }
}
