import { type BankEntry, QuestionSchema } from "~graders";
import { submitAttempt } from "~/models/attempt.server.ts";
import { gradeAttempt } from "~/grading/grade-attempt.server.ts";
import { at, ENTRY, save, startRound } from "./round.ts";

const judged = (id: string, title: string) => ({
  id,
  dimension: "trade-offs",
  level: "senior",
  title,
  why: "Forty teams read what the model sends them.",
  advice: "Say what is given up, and for whom.",
  check: { kind: "judge", ask: "Does the answer say what its fallback gives up, and who pays for it?" },
});

/** The question of other rounds with two criteria more, which only the judge decides. */
export const JUDGED_ENTRY: BankEntry = {
  ...ENTRY,
  hash: "2".repeat(64),
  question: QuestionSchema.parse({
    ...ENTRY.question,
    rubric: {
      weights: { reliability: 60, "trade-offs": 40 },
      criteria: [
        ...ENTRY.question.rubric.criteria,
        judged("gives-up", "What the fallback gives up"),
        judged("holds-together", "An argument that holds together"),
      ],
    },
  }),
};

export const JUDGED_ANSWER =
  "When the model is down, every ticket goes to the general queue, because forty teams must not wait for a prediction.";

/** Submitted and graded by the checks, with its criteria before the judge where that is on. */
export async function submittedForJudge({
  userId,
  answer = JUDGED_ANSWER,
}: { userId?: string; answer?: string } = {}) {
  const round = await startRound({ entry: JUDGED_ENTRY, ...(userId !== undefined && { userId }) });
  await save(round, "prose", answer);
  await submitAttempt({ ...round, now: at(100) });
  await gradeAttempt({ attemptId: round.attemptId, now: at(101) });
  return round;
}
