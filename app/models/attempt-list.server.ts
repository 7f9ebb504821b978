import { z } from "zod";
import { FormatSchema, type Format, type Level, LevelSchema, type Mode, ModeSchema } from "~graders";
import type { ClockReading } from "~/protocol/attempt.ts";
import { clockReading } from "./attempt-clock.ts";
import { attemptClock, withClockEvents } from "./clock-event.server.ts";
import { reader } from "./db.server.ts";

/** An attempt as lists show it. */
export interface AttemptSummary {
  id: string;
  questionId: string;
  title: string;
  level: Level;
  format: Format;
  mode: Mode;
  seed: number | null;
  /** ISO 8601. */
  startedAt: string;
  submittedAt: string | null;
  clock: ClockReading;
  /** 0 to 100; null while there is no report, when nothing could be graded, and for an assignment, whose marks stand there. */
  score: number | null;
  /** What it was started for; null: a round of one's own. */
  assignment: { id: string; courseId: string; title: string } | null;
  /** Submitted, and its report is still to come. */
  needsGrading: boolean;
}

const include = {
  ...withClockEvents,
  snapshot: { select: { title: true, level: true, format: true } },
  reports: { select: { score: true }, orderBy: { id: "desc" }, take: 1 },
  assignment: { select: { id: true, courseId: true, title: true } },
} as const;

async function findAttempts(where: object, take: number, now: Date): Promise<AttemptSummary[]> {
  const db = await reader();
  const rows = await db.attempt.findMany({
    where,
    include,
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take,
  });
  return rows.map((row) => ({
    id: row.id,
    questionId: row.questionId,
    title: row.snapshot.title,
    level: LevelSchema.parse(row.snapshot.level),
    format: FormatSchema.parse(row.snapshot.format),
    mode: ModeSchema.parse(row.mode),
    seed: row.seed,
    startedAt: row.startedAt.toISOString(),
    submittedAt: row.submittedAt?.toISOString() ?? null,
    clock: clockReading(attemptClock(row, now)),
    score: row.submittedAt && !row.assignment ? (row.reports[0]?.score ?? null) : null,
    assignment: row.assignment,
    needsGrading: row.needsGrading,
  }));
}

/** `2026-11-21T10:00:00.000Z_id` of the last attempt of the page before. */
const CursorSchema = z.string().transform((text, context) => {
  const at = new Date(text.slice(0, 24));
  const id = text.slice(25);
  if (Number.isNaN(at.getTime()) || text[24] !== "_" || id === "") {
    context.addIssue("not a cursor");
    return z.NEVER;
  }
  return { at, id };
});

const MOST = 50;

/** This person's attempts, newest first. A cursor that makes no sense starts from the newest. */
export async function listAttempts({
  userId,
  cursor,
  limit = 20,
  now,
}: {
  userId: string;
  cursor?: string | null;
  limit?: number;
  now: Date;
}): Promise<{ attempts: AttemptSummary[]; nextCursor: string | null }> {
  const size = Math.min(Math.max(1, Math.trunc(limit)), MOST);
  const after = CursorSchema.safeParse(cursor ?? "").data;
  const older = after && {
    OR: [{ startedAt: { lt: after.at } }, { startedAt: after.at, id: { lt: after.id } }],
  };
  const found = await findAttempts({ userId, ...older }, size + 1, now);
  const attempts = found.slice(0, size);
  const last = attempts.at(-1);
  return {
    attempts,
    nextCursor: found.length > size && last ? `${last.startedAt}_${last.id}` : null,
  };
}

/** The newest attempt of this person that is still open: of one question, or of any. */
export async function getOpenAttempt({
  userId,
  questionId,
  now,
}: {
  userId: string;
  questionId?: string;
  now: Date;
}): Promise<AttemptSummary | null> {
  const found = await findAttempts({ userId, submittedAt: null, ...(questionId && { questionId }) }, 10, now);
  return found.find((attempt) => attempt.clock.state !== "submitted") ?? null;
}

/** The newest finished attempt of this person at a question that began before another; null: there is none. */
export async function finishedBefore({
  userId,
  questionId,
  startedAt,
}: {
  userId: string;
  questionId: string;
  startedAt: Date;
}): Promise<string | null> {
  const db = await reader();
  const found = await db.attempt.findFirst({
    where: { userId, questionId, submittedAt: { not: null }, startedAt: { lt: startedAt } },
    orderBy: { startedAt: "desc" },
    select: { id: true },
  });
  return found?.id ?? null;
}
