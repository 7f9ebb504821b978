import { drawVariant, type Mode } from "~graders";
import { findEntry } from "~/bank.server.ts";
import { createAttempt } from "./attempt.server.ts";

/**
 * Starts a round at a question of the bank, or finds the same one open. `seed` null: the question as written.
 * Null: the bank has no such question.
 */
export async function startAttempt({
  userId,
  questionId,
  seed,
  mode,
  curveball,
  now,
}: {
  userId: string;
  questionId: string;
  seed: number | null;
  mode: Mode;
  /** The interviewer may break something; always so in an interview. */
  curveball: boolean;
  now: Date;
}): Promise<{ attemptId: string; resumed: boolean } | null> {
  const entry = await findEntry(questionId);
  if (!entry) return null;
  const variant = drawVariant({ question: entry.question, seed });
  return createAttempt({ userId, entry, variant, mode, curveball, now });
}
