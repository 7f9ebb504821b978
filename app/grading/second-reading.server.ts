import { canBeReadAgain } from "~graders";
import { config } from "~/config.server.ts";
import { addSecondReading, MOST_SECOND_READINGS } from "~/models/judge-job.server.ts";
import { readOwnAttempt } from "~/models/own-attempt.server.ts";
import { secrecyOf, showsAtLeast } from "~/models/secrecy.server.ts";
import { readSubmitted } from "~/models/submission.server.ts";

export type Asked = { kind: "asked" } | { kind: "not-now"; message: string };

/** Puts a check's verdict, which the candidate disputes, before the judge. Null: this person has no such attempt. */
export async function askSecondReading({
  attemptId,
  userId,
  criterion,
  now,
}: {
  attemptId: string;
  userId: string;
  criterion: string;
  now: Date;
}): Promise<Asked | null> {
  const own = await readOwnAttempt({ attemptId, userId, now });
  if (!own) return null;
  const refuse = (message: string): Asked => ({ kind: "not-now", message });
  const { questionId, assignmentId } = own.row;
  if (assignmentId !== null)
    return refuse("Marks of an assignment are disputed on the assignment's own page.");
  const { shown } = await secrecyOf({ userId, questionId, assignmentId, now });
  if (!showsAtLeast(shown, "findings")) return refuse("Findings on this question are closed for now.");
  if (config().judge === null) return refuse("The judge is off, so nothing can be read a second time.");
  const submitted = own.attempt.submittedAt === null ? null : await readSubmitted(attemptId);
  if (!submitted) return refuse("Submit the round first.");
  if (!canBeReadAgain(own.snapshot.question, criterion))
    return refuse("This finding rests on a sum or a drawing, which a second reading cannot change.");
  const { answerHash } = submitted;
  return (await addSecondReading({ attemptId, userId, answerHash, criterion }, now))
    ? { kind: "asked" }
    : refuse(`An attempt has at most ${MOST_SECOND_READINGS} second readings.`);
}
