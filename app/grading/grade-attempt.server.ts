import { config } from "~/config.server.ts";
import { errorFacts, log } from "~/log.server.ts";
import { claimGrading, type GradingClaim } from "~/models/grading-claim.server.ts";
import { keepGradingFailure, keepReport } from "~/models/report-row.server.ts";
import { readSubmission } from "~/models/submission.server.ts";
import { type GradingEngine, gradingHere } from "./grading-engine.server.ts";
import { judgedCriteria, judgedSoFar, unread } from "./judged.server.ts";
import { markGraded } from "./marking/make-marks.server.ts";

export type GradeOutcome = "graded" | "nothing-to-grade" | "could-not-grade";

/** Grades one attempt here and now, unless somebody else does already. */
export async function gradeAttempt({
  attemptId,
  now,
}: {
  attemptId: string;
  now: Date;
}): Promise<GradeOutcome> {
  const claim = await claimGrading({ attemptId, now });
  return claim ? gradeClaimed({ claim, engine: gradingHere, now: () => now }) : "nothing-to-grade";
}

/**
 * Load → grade → save. Whatever goes wrong leaves the flag set and a reason for the page: "could not grade" is never a
 * zero, and it is tried again. What only the judge decides is put before it with the report, and graded in when it has
 * spoken.
 */
export async function gradeClaimed({
  claim,
  engine,
  now,
}: {
  claim: GradingClaim;
  engine: GradingEngine;
  now: () => Date;
}): Promise<GradeOutcome> {
  const { attemptId } = claim;
  try {
    const submission = await readSubmission(attemptId);
    if (!submission) return "nothing-to-grade";
    const { snapshot, answerHash, userId: _, ...graded } = submission;
    const { question } = snapshot;
    const judged = await judgedSoFar({ attemptId, answerHash, question });
    const first = await engine.grade({ question, ...graded, ...(judged && { judged }) });
    const isBlank = first.report.caps.some(({ reason }) => reason === "blank");
    const { report, ms } =
      judged && isBlank ? await engine.grade({ question, ...graded, judged: unread(judged) }) : first;
    const criteria = config().judge === null || isBlank ? [] : judgedCriteria(question);
    const forJudge = criteria.length === 0 ? null : { answerHash, criteria };
    if (!(await keepReport({ claim, report, gradingMs: ms, forJudge, now: now() })))
      return "nothing-to-grade";
    await markGraded({ attemptId, now: now() });
    return "graded";
  } catch (error) {
    // The reason is ours, never the candidate's text: only the error's name goes to the page.
    const name = error instanceof Error ? error.name : "Error";
    log().error({ attemptId, ...errorFacts(error) }, "could not grade");
    await keepGradingFailure({ claim, reason: `The grader stopped (${name}).`, now: now() });
    return "could-not-grade";
  }
}
