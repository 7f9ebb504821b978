import { BUILT_IN_PRICES, drawVariant } from "~graders";
import { type Assignment, readAssignment } from "./assignment.server.ts";
import { startRound } from "./attempt.server.ts";
import { inTransaction, type Transaction } from "./db.server.ts";
import { poolDraw, studentSeed } from "./draws.server.ts";
import { keepPrices } from "./price-snapshot.server.ts";
import { readSnapshot } from "./question-snapshot.server.ts";

const MINUTE_MS = 60_000;

export type StartOutcome =
  | { kind: "started"; attemptId: string; resumed: boolean }
  | { kind: "refused"; why: "no-student" | "not-published" | "not-yet" | "closed" | "ended" | "no-slot" };

/**
 * How long a student gets: the assignment's minutes or the question's own, cut at closing where the rule says so, times
 * the student's factor. Extra time counts on what everybody else gets, so a round cut at closing runs past it by the
 * extra share.
 */
export function durationFor({
  rules: { minutes, lateRule, closesAt },
  questionMinutes,
  timeMultiplier,
  now,
}: {
  rules: Pick<Assignment["rules"], "minutes" | "lateRule" | "closesAt">;
  questionMinutes: number;
  timeMultiplier: number;
  now: Date;
}): number {
  const wholeMs = (minutes ?? questionMinutes) * MINUTE_MS;
  const leftMs = closesAt.getTime() - now.getTime();
  const baseMs = lateRule === "cut" ? Math.min(wholeMs, leftMs) : wholeMs;
  return Math.round(baseMs * timeMultiplier);
}

/** The question of a slot that this student gets. */
export function questionFor(
  { id: assignmentId, questions }: Pick<Assignment, "id" | "questions">,
  slot: number,
  userId: string,
) {
  const pool = questions.filter((one) => one.slot === slot);
  return pool.length === 0 ? undefined : pool[poolDraw({ assignmentId, slot, userId }, pool.length)];
}

/** The seed that a student meets a slot with; null: the question as written. */
export function seedFor(
  { id: assignmentId, rules }: Assignment,
  slot: number,
  userId: string,
): number | null {
  switch (rules.seedPolicy) {
    case "none":
      return null;
    case "shared":
      return rules.seed;
    case "per-student":
      return studentSeed({ assignmentId, slot, userId, seed: rules.seed ?? 0 });
  }
}

async function pricesHashFor(tx: Transaction, { pricesHash }: Assignment, now: Date): Promise<string> {
  return pricesHash ?? (await keepPrices(tx, BUILT_IN_PRICES, now)).hash;
}

/** Starts a student's one attempt at a slot, inside the window, or finds it: a second tab gets the same. */
export async function startAssigned({
  assignmentId,
  slot,
  userId,
  now,
}: {
  assignmentId: string;
  slot: number;
  userId: string;
  now: Date;
}): Promise<StartOutcome> {
  return inTransaction(async (tx): Promise<StartOutcome> => {
    const refused = (why: Extract<StartOutcome, { kind: "refused" }>["why"]): StartOutcome => ({
      kind: "refused",
      why,
    });
    const begun = await tx.attempt.findUnique({
      where: { userId_assignmentId_slot: { userId, assignmentId, slot } },
      select: { id: true },
    });
    if (begun) return { kind: "started", attemptId: begun.id, resumed: true };
    const assignment = await readAssignment(assignmentId, tx);
    if (!assignment?.publishedAt) return refused("not-published");
    const { courseId, rules } = assignment;
    const member = await tx.member.findUnique({
      where: { courseId_userId: { courseId, userId } },
      select: { role: true, leftAt: true, timeMultiplier: true, course: { select: { endedAt: true } } },
    });
    if (member?.role !== "student" || member.leftAt) return refused("no-student");
    if (member.course.endedAt) return refused("ended");
    if (now < rules.opensAt) return refused("not-yet");
    if (now >= rules.closesAt) return refused("closed");
    const set = questionFor(assignment, slot, userId);
    if (!set) return refused("no-slot");
    const { question } = await readSnapshot(set.snapshotHash);
    const { timeMultiplier } = member;
    const attemptId = await startRound(tx, {
      userId,
      question,
      snapshotHash: set.snapshotHash,
      pricesHash: await pricesHashFor(tx, assignment, now),
      variant: drawVariant({ question, seed: seedFor(assignment, slot, userId) }),
      mode: rules.mode,
      curveball: false,
      durationMs: durationFor({ rules, questionMinutes: question.minutes, timeMultiplier, now }),
      assignment: { assignmentId, slot },
      now,
    });
    return { kind: "started", attemptId, resumed: false };
  });
}
