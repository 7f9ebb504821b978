import { isAssigned } from "~/models/own-attempt.server.ts";
import { gradeAttempt } from "./grade-attempt.server.ts";
import { gradeSoon } from "./grading-queue.server.ts";

/**
 * Grades what was just submitted. A round of one's own is graded at once, because its report is the next page; an
 * assignment's, whose report stays closed, behind the request.
 */
export async function gradeSubmitted({ attemptId, now }: { attemptId: string; now: Date }): Promise<void> {
  if (await isAssigned(attemptId)) gradeSoon(attemptId);
  else await gradeAttempt({ attemptId, now });
}
