import type { ClockReading } from "~/protocol/attempt.ts";
import type { Assignment } from "./assignment.server.ts";
import { clockReading } from "./attempt-clock.ts";
import { attemptClock, withClockEvents } from "./clock-event.server.ts";
import { reader } from "./db.server.ts";
import { durationFor, questionFor } from "./start-assigned.server.ts";

/** One question of the paper, as its student sees it: without its title until it is begun. */
export interface PaperSlot {
  slot: number;
  /** Share of the mark, 0 to 1. */
  share: number;
  /** What this student would get by starting now. */
  durationMs: number;
  begun: { attemptId: string; title: string; clock: ClockReading } | null;
}

export interface StudentPaper {
  slots: PaperSlot[];
  timeMultiplier: number;
}

/** A student's own paper: which of its questions are begun, and what time there is for each. */
export async function readStudentPaper({
  assignment,
  userId,
  now,
}: {
  assignment: Assignment;
  userId: string;
  now: Date;
}): Promise<StudentPaper> {
  const db = await reader();
  const { id: assignmentId, courseId, questions, rules } = assignment;
  const [member, attempts] = await Promise.all([
    db.member.findUnique({
      where: { courseId_userId: { courseId, userId } },
      select: { timeMultiplier: true },
    }),
    db.attempt.findMany({
      where: { assignmentId, userId },
      include: { ...withClockEvents, snapshot: { select: { title: true } } },
    }),
  ]);
  const timeMultiplier = member?.timeMultiplier ?? 1;
  const numbers = [...new Set(questions.map(({ slot }) => slot))];
  const weightOf = (slot: number) => questions.find((one) => one.slot === slot)?.weight ?? 0;
  const whole = numbers.reduce((sum, slot) => sum + weightOf(slot), 0);
  return {
    timeMultiplier,
    slots: numbers.map((slot) => {
      const attempt = attempts.find((one) => one.slot === slot);
      const questionMinutes = questionFor(assignment, slot, userId)?.minutes ?? 0;
      return {
        slot,
        share: whole > 0 ? weightOf(slot) / whole : 0,
        durationMs: Math.max(0, durationFor({ rules, questionMinutes, timeMultiplier, now })),
        begun: attempt
          ? {
              attemptId: attempt.id,
              title: attempt.snapshot.title,
              clock: clockReading(attemptClock(attempt, now)),
            }
          : null,
      };
    }),
  };
}
