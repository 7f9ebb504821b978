import { grade } from "~graders";
import { config } from "~/config.server.ts";
import { errorFacts, log } from "~/log.server.ts";
import { keepGradingFailure, keepReport } from "~/models/report-row.server.ts";
import { readSubmission } from "~/models/submission.server.ts";
import { markGraded } from "./marking/make-marks.server.ts";
import { judgedCriteria, judgedSoFar, unread } from "./judged.server.ts";

export type GradeOutcome = "graded" | "nothing-to-grade" | "could-not-grade";

/**
 * Load → grade → save. Whatever goes wrong leaves the flag set and a reason for the page: "could not grade" is never a
 * zero, and the sweep tries again. What only the judge decides is put before it with the report, and graded in when it
 * has spoken.
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
    const { snapshot, answerHash, userId: _, ...graded } = submission;
    const { question } = snapshot;
    const judged = await judgedSoFar({ attemptId, answerHash, question });
    const startedMs = performance.now();
    const first = grade({ question, ...graded, ...(judged && { judged }) });
    const isBlank = first.caps.some(({ reason }) => reason === "blank");
    const report = judged && isBlank ? grade({ question, ...graded, judged: unread(judged) }) : first;
    const gradingMs = performance.now() - startedMs;
    const criteria = config().judge === null || isBlank ? [] : judgedCriteria(question);
    const forJudge = criteria.length === 0 ? null : { answerHash, criteria };
    const kept = await keepReport({ attemptId, report, gradingMs, forJudge, now });
    if (!kept) return "nothing-to-grade";
    await markGraded({ attemptId, now });
    return "graded";
  } catch (error) {
    // The reason is ours, never the candidate's text: only the error's name goes to the page.
    const name = error instanceof Error ? error.name : "Error";
    log().error({ attemptId, ...errorFacts(error) }, "could not grade");
    await keepGradingFailure({ attemptId, reason: `The grader stopped (${name}).`, now });
    return "could-not-grade";
  }
}
