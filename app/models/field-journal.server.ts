import { type AnswerField, AnswerFieldSchema } from "~graders";
import { foldClock } from "./attempt-clock.ts";
import { type AttemptWithClock, clockEvents } from "./clock-event.server.ts";
import { reader } from "./db.server.ts";

/** When each field was saved, in time spent on the attempt, pauses left out. Late saves are not in it. */
export async function saveTimes(
  attempt: AttemptWithClock,
): Promise<{ field: AnswerField; elapsedMs: number }[]> {
  const db = await reader();
  const rows = await db.fieldJournal.findMany({
    where: { attemptId: attempt.id, late: false },
    orderBy: { id: "asc" },
    select: { field: true, at: true },
  });
  const events = clockEvents(attempt);
  return rows.map((row) => {
    const atMs = row.at.getTime();
    const before = events.filter((event) => event.atMs <= atMs);
    return {
      field: AnswerFieldSchema.parse(row.field),
      elapsedMs: foldClock(before, attempt.durationMs, atMs).elapsedMs,
    };
  });
}
