import { isAssigned } from "~/models/own-attempt.server.ts";
import { gradeNow, gradeSoon } from "./grading-queue.server.ts";

/**
 * Grades what was just submitted. Whoever practises is waited for a little, because the report is the next page; an
 * assignment's report stays closed, so its students are answered at once.
 */
export async function gradeSubmitted({ attemptId, now }: { attemptId: string; now: Date }): Promise<void> {
  if (await isAssigned(attemptId)) await gradeSoon(attemptId, now);
  else await gradeNow(attemptId, now);
}
