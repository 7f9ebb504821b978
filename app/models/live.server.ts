import { ANSWER_FIELDS, AnswerSchema } from "~graders";
import type { AttemptState } from "~/protocol/attempt.ts";
import { attemptClock, withClockEvents } from "./clock-event.server.ts";
import { canonicalJson } from "./canonical-json.server.ts";
import { giveTime } from "./attempt.server.ts";
import { writeAudit } from "./course-audit.server.ts";
import { inTransaction, type Prisma, reader } from "./db.server.ts";
import { listPeople } from "./people.server.ts";

export interface LiveAttempt {
  attemptId: string;
  slot: number;
  state: AttemptState;
  closedBy: "candidate" | "clock" | null;
  remainingMs: number;
  durationMs: number;
  /** ISO 8601; null: nothing saved yet. */
  savedAt: string | null;
  fields: number;
  /** Counted by the spaces between them. */
  words: number;
}

export interface LiveStudent {
  userId: string;
  name: string;
  timeMultiplier: number;
  attempts: LiveAttempt[];
}

const EMPTY = AnswerSchema.parse({});
/** What a field says when there is nothing in it. */
const NOTHING = [...new Set(ANSWER_FIELDS.map((field) => canonicalJson(EMPTY[field])))];

/** How much each attempt of an assignment holds, counted where it is stored: a class's answers are megabytes. */
async function amounts(assignmentId: string): Promise<Map<string, { fields: number; words: number }>> {
  const db = await reader();
  const rows = await db.$queryRawUnsafe<
    { attemptId: string; fields: number | bigint; words: number | bigint | null }[]
  >(
    `SELECT v."attemptId" AS "attemptId", COUNT(*) AS "fields",
            SUM(LENGTH(v."value") - LENGTH(REPLACE(v."value", ' ', '')) + 1) AS "words"
     FROM "FieldValue" v JOIN "Attempt" a ON a."id" = v."attemptId"
     WHERE a."assignmentId" = ? AND v."value" NOT IN (${NOTHING.map(() => "?").join(", ")})
     GROUP BY v."attemptId"`,
    assignmentId,
    ...NOTHING,
  );
  return new Map(
    rows.map(({ attemptId, fields, words }) => [
      attemptId,
      { fields: Number(fields), words: Number(words ?? 0) },
    ]),
  );
}

/** Everybody who is to sit an assignment, and where they stand now, by the server's clock. */
export async function readLive({
  courseId,
  assignmentId,
  now,
}: {
  courseId: string;
  assignmentId: string;
  now: Date;
}): Promise<LiveStudent[]> {
  const db = await reader();
  const [{ members }, attempts, saved, amount] = await Promise.all([
    listPeople(courseId),
    db.attempt.findMany({ where: { assignmentId }, include: withClockEvents, orderBy: { slot: "asc" } }),
    db.fieldValue.groupBy({
      by: ["attemptId"],
      where: { attempt: { assignmentId } },
      _max: { savedAt: true },
    }),
    amounts(assignmentId),
  ]);
  const savedAt = new Map(saved.map(({ attemptId, _max }) => [attemptId, _max.savedAt]));
  const byStudent = new Map<string, LiveAttempt[]>();
  for (const attempt of attempts) {
    const clock = attemptClock(attempt, now);
    const { fields = 0, words = 0 } = amount.get(attempt.id) ?? {};
    const row: LiveAttempt = {
      attemptId: attempt.id,
      slot: attempt.slot ?? 1,
      state: clock.state,
      closedBy: clock.closedBy,
      remainingMs: clock.remainingMs,
      durationMs: clock.durationMs,
      savedAt: savedAt.get(attempt.id)?.toISOString() ?? null,
      fields,
      words,
    };
    byStudent.set(attempt.userId, [...(byStudent.get(attempt.userId) ?? []), row]);
  }
  const students = members.filter(({ role, userId }) => role === "student" || byStudent.has(userId));
  const known = new Set(students.map(({ userId }) => userId));
  const gone = [...byStudent.keys()].filter((userId) => !known.has(userId));
  return [
    ...students.map(({ userId, name, timeMultiplier }) => ({
      userId,
      name,
      timeMultiplier,
      attempts: byStudent.get(userId) ?? [],
    })),
    ...gone.map((userId) => ({
      userId,
      name: "No longer in the course",
      timeMultiplier: 1,
      attempts: byStudent.get(userId) ?? [],
    })),
  ];
}

export const MOST_EXTRA_MINUTES = 24 * 60;

/**
 * Gives minutes to one attempt, or to every one of the assignment (`attemptId` null), all in one transaction. What only
 * the clock closed opens again; what a student handed in stays so. Returns how many got them.
 */
export async function extendTime({
  courseId,
  assignmentId,
  attemptId,
  minutes,
  by,
  now,
}: {
  courseId: string;
  assignmentId: string;
  attemptId: string | null;
  minutes: number;
  by: string;
  now: Date;
}): Promise<number> {
  return inTransaction(async (tx) => {
    const where: Prisma.AttemptWhereInput = { assignmentId, ...(attemptId !== null && { id: attemptId }) };
    const rows = await tx.attempt.findMany({ where, select: { id: true, userId: true } });
    let extended = 0;
    for (const { id } of rows) {
      const outcome = await giveTime(tx, { attemptId: id, kind: "extend", ms: minutes * 60_000, now });
      if (outcome?.kind === "extended") extended += 1;
    }
    const [only] = rows;
    const subject = attemptId !== null && only ? only.userId : assignmentId;
    const detail = { assignmentId, minutes, attempts: extended };
    if (extended > 0) await writeAudit(tx, { courseId, by, kind: "time-extended", subject, detail, now });
    return extended;
  });
}
