import { type Answer, type AnswerField, AnswerFieldSchema, AnswerSchema } from "~graders";
import { foldClock } from "./attempt-clock.ts";
import { type AttemptWithClock, clockEvents } from "./clock-event.server.ts";
import { reader } from "./db.server.ts";

/** A saved version of a field: its place in the journal, and the time spent on the attempt by then, pauses left out. */
export interface SavedAt {
  id: number;
  field: AnswerField;
  elapsedMs: number;
}

/** When each field was saved, oldest first. Late saves are not in it. */
export async function saveTimes(attempt: AttemptWithClock): Promise<SavedAt[]> {
  const db = await reader();
  const rows = await db.fieldJournal.findMany({
    where: { attemptId: attempt.id, late: false },
    orderBy: { id: "asc" },
    select: { id: true, field: true, at: true },
  });
  const events = clockEvents(attempt);
  return rows.map((row) => {
    const atMs = row.at.getTime();
    const before = events.filter((event) => event.atMs <= atMs);
    return {
      id: row.id,
      field: AnswerFieldSchema.parse(row.field),
      elapsedMs: foldClock(before, attempt.durationMs, atMs).elapsedMs,
    };
  });
}

/** The answer as it stood after a version in the journal; null: before the first. Late saves are not in it. */
export async function readAnswerAsOf(attemptId: string, journalId: number | null): Promise<Answer> {
  if (journalId === null) return AnswerSchema.parse({});
  const db = await reader();
  const newest = await db.fieldJournal.groupBy({
    by: ["field"],
    where: { attemptId, late: false, id: { lte: journalId } },
    _max: { id: true },
  });
  const rows = await db.fieldJournal.findMany({
    where: { id: { in: newest.flatMap(({ _max }) => (_max.id === null ? [] : [_max.id])) } },
    select: { field: true, value: true },
  });
  return AnswerSchema.parse(
    Object.fromEntries(rows.map(({ field, value }) => [field, JSON.parse(value) as unknown])),
  );
}
