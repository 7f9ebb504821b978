import {
  type Answer,
  AnswerSchema,
  type Curveball,
  CurveballSchema,
  curveballProbe,
  throwCurveball,
} from "~graders";
import { listAsked } from "./asked-question.server.ts";
import { lockAttempt } from "./attempt-lock.server.ts";
import { inTransaction, reader, type Transaction } from "./db.server.ts";
import { readCountedAnswer } from "./field-value.server.ts";
import type { ReadAttempt } from "./own-attempt.server.ts";

/** The curveball of an attempt as it was decided. */
export interface Thrown {
  /** Time spent on the attempt by then, in milliseconds. */
  elapsedMs: number;
  /** As the interviewer said it. */
  ask: string;
  /** Null: there was no sketch to break, and the probe's own words were asked. */
  curveball: Curveball | null;
  /** The answer as it stood. */
  before: Answer;
}

/** Null: none was thrown, or not yet. */
export async function readThrown(attemptId: string, tx?: Transaction): Promise<Thrown | null> {
  const db = tx ?? (await reader());
  const row = await db.thrownCurveball.findUnique({ where: { attemptId } });
  if (!row) return null;
  return {
    elapsedMs: row.elapsedMs,
    ask: row.ask,
    curveball: row.curveball === null ? null : CurveballSchema.parse(JSON.parse(row.curveball)),
    before: AnswerSchema.parse(JSON.parse(row.before)),
  };
}

/**
 * The attempt's curveball; when its minute has come, the first read decides it, from what is saved by then. Whoever comes
 * second (another tab, a reload at the same moment) finds what was decided. Nothing is thrown at a round that is paused
 * or over.
 */
export async function throwWhenDue(read: ReadAttempt, now: Date): Promise<Thrown | null> {
  const { row, clock, snapshot, variant } = read;
  const { question } = snapshot;
  const probe = curveballProbe(question);
  if (!probe || !row.curveball || clock.elapsedMs < probe.at * row.durationMs) return null;
  const attemptId = row.id;
  const known = await readThrown(attemptId);
  if (known || clock.state !== "running") return known;
  return inTransaction(async (tx) => {
    const locked = await lockAttempt(tx, { attemptId, userId: row.userId, now });
    if (!locked) return null;
    const decided = await readThrown(attemptId, tx);
    if (decided || locked.clock.state !== "running") return decided;
    const before = await readCountedAnswer(attemptId, tx);
    const asked = await listAsked(attemptId, tx);
    const curveball = throwCurveball({ question, variant, answer: before, asked });
    const thrown: Thrown = {
      elapsedMs: Math.round(locked.clock.elapsedMs),
      ask: curveball?.ask ?? probe.ask,
      curveball,
      before,
    };
    await tx.thrownCurveball.create({
      data: {
        attemptId,
        at: now,
        elapsedMs: thrown.elapsedMs,
        probe: probe.id,
        ask: thrown.ask,
        curveball: curveball && JSON.stringify(curveball),
        before: JSON.stringify(before),
      },
    });
    return thrown;
  });
}
