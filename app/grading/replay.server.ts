import type { Answer } from "~graders";
import { readAnswerAsOf, type SavedAt, saveTimes } from "~/models/field-journal.server.ts";
import { readOwnAttempt } from "~/models/own-attempt.server.ts";
import { finishedBefore } from "~/models/attempt-list.server.ts";
import { loadReport } from "./load-report.server.ts";

/** What a replay can stand beside: an earlier finished round at the same question, or the model answer. */
export type Beside = "before" | "model";

export interface Replay {
  attemptId: string;
  title: string;
  startedAt: string;
  /** How many steps there are; 0: nothing was ever saved. */
  steps: number;
  /** Which one is shown, from 0 for the empty page to `steps`. */
  step: number;
  /** Time spent by then, and in the whole round. */
  elapsedMs: number;
  totalMs: number;
  /** The field that this step saved. */
  field: SavedAt["field"] | null;
  answer: Answer;
  /** What may stand beside it, and what does. */
  choices: Beside[];
  beside: { kind: Beside; answer: Answer; startedAt: string | null } | null;
}

const MOST_STEPS = 200;

/** Saves to stop at: all of them, or so many spread over the round, the last always among them. */
export function stepsOf(saves: readonly SavedAt[], most = MOST_STEPS): SavedAt[] {
  if (saves.length <= most) return [...saves];
  return Array.from({ length: most }, (_, index) => {
    const save = saves[Math.ceil(((index + 1) * saves.length) / most) - 1];
    if (!save) throw new Error("a step beyond the last save");
    return save;
  });
}

/**
 * A finished round of one's own as it stood at one of its saves, with an earlier round at the same moment beside it, or the
 * model answer where its report shows it. Null: this person has no such finished attempt.
 */
export async function readReplay({
  step: asked,
  beside: wanted,
  ...own
}: {
  attemptId: string;
  userId: string;
  /** Null: the end. */
  step: number | null;
  beside: Beside | null;
  now: Date;
}): Promise<Replay | null> {
  const read = await readOwnAttempt(own);
  if (!read || read.attempt.submittedAt === null) return null;
  const { attemptId, userId } = own;
  const { row, attempt, snapshot, clock } = read;
  const steps = stepsOf(await saveTimes(row));
  const step = Math.min(Math.max(0, asked ?? steps.length), steps.length);
  const at = step === 0 ? null : (steps[step - 1] ?? null);
  const elapsedMs = at?.elapsedMs ?? 0;
  const before = await finishedBefore({ userId, questionId: attempt.questionId, startedAt: row.startedAt });
  const report = await loadReport(own);
  const model = report?.kind === "report" ? report.modelAnswer : null;
  const choices: Beside[] = [...(before ? ["before" as const] : []), ...(model ? ["model" as const] : [])];
  const kind = choices.find((one) => one === wanted) ?? choices[0] ?? null;
  return {
    attemptId,
    title: snapshot.question.title,
    startedAt: attempt.startedAt,
    steps: steps.length,
    step,
    elapsedMs,
    totalMs: clock.elapsedMs,
    field: at?.field ?? null,
    answer: await readAnswerAsOf(attemptId, at?.id ?? null),
    choices,
    beside: await standsBeside({ kind, before, model, userId, elapsedMs, now: own.now }),
  };
}

async function standsBeside({
  kind,
  before,
  model,
  userId,
  elapsedMs,
  now,
}: {
  kind: Beside | null;
  before: string | null;
  model: Answer | null;
  userId: string;
  elapsedMs: number;
  now: Date;
}): Promise<Replay["beside"]> {
  if (kind === "model" && model) return { kind, answer: model, startedAt: null };
  if (kind !== "before" || before === null) return null;
  const earlier = await readOwnAttempt({ attemptId: before, userId, now });
  if (!earlier) return null;
  const reached = (await saveTimes(earlier.row)).filter((save) => save.elapsedMs <= elapsedMs).at(-1);
  return {
    kind,
    answer: await readAnswerAsOf(before, reached?.id ?? null),
    startedAt: earlier.attempt.startedAt,
  };
}
