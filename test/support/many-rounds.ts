import { randomUUID } from "node:crypto";
import { type Answer, ANSWER_FIELDS, drawVariant, grade, type Report } from "~graders";
import { createAttempt, submitAttempt } from "~/models/attempt.server.ts";
import { claimGrading } from "~/models/grading-claim.server.ts";
import { keepReport } from "~/models/report-row.server.ts";
import { saveFields } from "~/models/save.server.ts";
import { soundQuestions } from "../bench/bank.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** A round's fields are saved in so many steps. */
const SAVES = 3;

/** Answers of known quality from the bank, one after another through questions and qualities. */
function answersOfTheBank() {
  const questions = soundQuestions().map(({ entry }) => entry);
  const most = Math.max(...questions.map(({ samples }) => samples.length));
  return Array.from({ length: most }, (_, index) =>
    questions.flatMap((entry) => {
      const sample = entry.samples[index];
      return sample ? [{ entry, sample }] : [];
    }),
  ).flat();
}

/**
 * Has a person finish so many rounds, `everyDays` apart and the last of them on `until`, with the bank's own samples saved
 * in a few steps. Each answer is graded once; a round with an answer that was graded before keeps that report.
 */
export async function finishRounds({
  userId,
  count,
  everyDays,
  until,
  distinct = count,
}: {
  userId: string;
  count: number;
  everyDays: number;
  until: Date;
  /** As many different answers at most. */
  distinct?: number;
}): Promise<void> {
  const answers = answersOfTheBank().slice(0, distinct);
  const reports = new Map<number, Report>();
  for (let index = 0; index < count; index++) {
    const which = index % answers.length;
    const { entry, sample } = answers[which] ?? {};
    if (!entry || !sample) throw new Error("The bank has no samples.");
    const start = new Date(until.getTime() - (count - 1 - index) * everyDays * DAY_MS - 40 * MINUTE_MS);
    const variant = drawVariant({ question: entry.question, seed: null });
    const report =
      reports.get(which) ??
      grade({ question: entry.question, variant, answer: sample.answer, asked: sample.asked });
    reports.set(which, report);
    const { attemptId } = await createAttempt({ userId, entry, variant, mode: "interview", now: start });
    const own = { attemptId, userId };
    const minutes = Math.min(entry.question.minutes, 40);
    const fields = filled(sample.answer);
    for (let save = 0; save < SAVES; save++)
      await saveFields({
        ...own,
        now: new Date(start.getTime() + ((save + 1) / (SAVES + 1)) * minutes * MINUTE_MS),
        request: {
          saveId: randomUUID(),
          changes: fields
            .filter((_, place) => Math.floor((place * SAVES) / fields.length) === save)
            .map((field) => ({ field, baseRevision: 0, value: sample.answer[field] })),
        },
      });
    const now = new Date(start.getTime() + minutes * MINUTE_MS);
    await submitAttempt({ ...own, now });
    const claim = await claimGrading({ attemptId, now });
    if (!claim) throw new Error("somebody else grades this round");
    await keepReport({ claim, report, gradingMs: 1, forJudge: null, now });
  }
}

const filled = (answer: Answer) =>
  ANSWER_FIELDS.filter((field) => JSON.stringify(answer[field] ?? "").length > 4);
