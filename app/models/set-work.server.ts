import { SCORE_POLICIES, type ScorePolicy } from "~graders";
import { z } from "zod";
import { reader, type Transaction } from "./db.server.ts";
import { shownEmail } from "./made-address.ts";

const SHOWS = ["score", "findings", "model-answer"] as const;
export type Shows = (typeof SHOWS)[number];

/** An assignment as markers need it. */
export interface SetWork {
  id: string;
  courseId: string;
  courseTitle: string;
  timeZone: string;
  title: string;
  /** ISO 8601. */
  closesAt: string;
  scorePolicy: ScorePolicy;
  shows: Shows;
  passMark: number | null;
  anonymous: boolean;
  /** Share of attempts that a second marker marks blind, 0 to 1. */
  doubleMarked: number;
  releasedAt: string | null;
  /** In the order of the paper; several of a slot are a pool. */
  questions: { slot: number; questionId: string; title: string; weight: number; snapshotHash: string }[];
}

/** Null: the course has no such assignment. */
export async function readSetWork(
  { courseId, assignmentId }: { courseId: string; assignmentId: string },
  tx?: Transaction,
): Promise<SetWork | null> {
  const db = tx ?? (await reader());
  const row = await db.assignment.findFirst({
    where: { id: assignmentId, courseId },
    include: {
      course: { select: { title: true, timeZone: true } },
      questions: {
        orderBy: [{ slot: "asc" }, { questionId: "asc" }],
        include: { snapshot: { select: { title: true } } },
      },
    },
  });
  if (!row) return null;
  return {
    id: row.id,
    courseId,
    courseTitle: row.course.title,
    timeZone: row.course.timeZone,
    title: row.title,
    closesAt: row.closesAt.toISOString(),
    scorePolicy: z.enum(SCORE_POLICIES).parse(row.scorePolicy),
    shows: z.enum(SHOWS).parse(row.shows),
    passMark: row.passMark,
    anonymous: row.anonymous,
    doubleMarked: row.doubleMarked,
    releasedAt: row.releasedAt?.toISOString() ?? null,
    questions: row.questions.map(({ slot, questionId, weight, snapshotHash, snapshot }) => ({
      slot,
      questionId,
      title: snapshot.title,
      weight,
      snapshotHash,
    })),
  };
}

/** One attempt of an assignment. */
export interface SetAttempt {
  id: string;
  userId: string;
  slot: number;
  questionId: string;
  snapshotHash: string;
  /** ISO 8601; null: still running. */
  submittedAt: string | null;
  needsGrading: boolean;
}

/** Every attempt of an assignment, or those of it that are asked for, by slot and start. */
export async function attemptsOfWork(
  {
    assignmentId,
    ...only
  }: { assignmentId: string; slot?: number; questionId?: string; userId?: string; id?: string },
  tx?: Transaction,
): Promise<SetAttempt[]> {
  const db = tx ?? (await reader());
  const rows = await db.attempt.findMany({
    where: { assignmentId, ...only },
    orderBy: [{ slot: "asc" }, { startedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      userId: true,
      slot: true,
      questionId: true,
      snapshotHash: true,
      submittedAt: true,
      needsGrading: true,
    },
  });
  return rows.map((row) => ({
    ...row,
    slot: row.slot ?? 0,
    submittedAt: row.submittedAt?.toISOString() ?? null,
  }));
}

/** An attempt that was handed in, as its report is read by. */
export interface HandedIn {
  id: string;
  snapshotHash: string;
  /** Null: a round of one's own. */
  assignmentId: string | null;
}

/** Those of these attempts that were handed in, and are not open again. */
export async function handedIn(attemptIds: readonly string[]): Promise<HandedIn[]> {
  const db = await reader();
  return db.attempt.findMany({
    where: { id: { in: [...attemptIds] }, submittedAt: { not: null } },
    select: { id: true, snapshotHash: true, assignmentId: true },
  });
}

/** Which assignment an attempt was started for; null: a round of one's own. */
export async function workOfAttempt(
  attemptId: string,
): Promise<{ courseId: string; assignmentId: string; questionId: string; userId: string } | null> {
  const db = await reader();
  const row = await db.attempt.findUnique({
    where: { id: attemptId },
    select: { questionId: true, userId: true, assignment: { select: { id: true, courseId: true } } },
  });
  return row?.assignment
    ? {
        courseId: row.assignment.courseId,
        assignmentId: row.assignment.id,
        questionId: row.questionId,
        userId: row.userId,
      }
    : null;
}

/** Shows the marks to the students, or takes them back. False: they were, or were not, shown already. */
export async function setReleased(
  tx: Transaction,
  { assignmentId, releasedAt }: { assignmentId: string; releasedAt: Date | null },
): Promise<boolean> {
  const { count } = await tx.assignment.updateMany({
    where: { id: assignmentId, releasedAt: releasedAt === null ? { not: null } : null },
    data: { releasedAt },
  });
  return count === 1;
}

/** Somebody of a course, as lists name them. */
export interface CoursePerson {
  userId: string;
  role: string;
  name: string;
  email: string;
  number: string;
  hasLeft: boolean;
}

/** Everybody who was ever in a course, by user; the school's name for a person goes before the account's own. */
export async function peopleOfCourse(courseId: string): Promise<Map<string, CoursePerson>> {
  const db = await reader();
  const [members, roster] = await Promise.all([
    db.member.findMany({
      where: { courseId },
      select: {
        userId: true,
        role: true,
        leftAt: true,
        user: { select: { name: true, email: true } },
      },
    }),
    db.rosterLine.findMany({ where: { courseId, claimedBy: { not: null } } }),
  ]);
  const lines = new Map(roster.map((line) => [line.claimedBy, line]));
  return new Map(
    members.map(({ userId, role, leftAt, user }) => {
      const line = lines.get(userId);
      const person: CoursePerson = {
        userId,
        role,
        name: line?.name || user.name || user.email || "No name",
        email: line?.email ?? shownEmail(user.email) ?? "",
        number: line?.number ?? "",
        hasLeft: leftAt !== null,
      };
      return [userId, person];
    }),
  );
}
