import {
  type Asked,
  type ClarificationReply,
  matchClarification,
  type Question,
  type Variant,
} from "~graders";
import { AskRequestSchema, type ClockReading, type Exchange } from "~/protocol/attempt.ts";
import { clockReading } from "./attempt-clock.ts";
import { lockAttempt } from "./attempt-lock.server.ts";
import { inTransaction, reader, type Transaction } from "./db.server.ts";
import { readSnapshot } from "./question-snapshot.server.ts";

/** More than anybody asks in a round; past it, the interviewer has said enough. */
const MOST_QUESTIONS = 60;

/** The interviewer in person: hears what patterns do not. */
export type Voice = (asked: {
  question: Question;
  variant: Variant;
  text: string;
}) => Promise<ClarificationReply | null>;

export type AskOutcome =
  | { kind: "answered"; exchange: Exchange; clock: ClockReading }
  | { kind: "invalid"; message: string }
  | { kind: "not-now"; message: string };

/**
 * Answers a clarifying question from the question's own clarifications and keeps both; what was asked is part of the
 * grade. Null: this person has no such attempt.
 */
export async function askClarification({
  attemptId,
  userId,
  text,
  voice,
  now,
}: {
  attemptId: string;
  userId: string;
  text: unknown;
  /** Asked where no clarification was recognised; null: it has nothing to say, and the bank's own words stand. */
  voice?: Voice;
  now: Date;
}): Promise<AskOutcome | null> {
  const parsed = AskRequestSchema.safeParse({ text });
  if (!parsed.success) return { kind: "invalid", message: "Ask a question of 3 to 500 characters." };
  const db = await reader();
  const attempt = await db.attempt.findFirst({ where: { id: attemptId, userId } });
  if (!attempt) return null;
  const { question } = await readSnapshot(attempt.snapshotHash);
  const variant = JSON.parse(attempt.variant) as Variant;
  const matched = matchClarification({ question, variant, text: parsed.data.text });
  const isTalk = voice !== undefined && matched.clarification === null && attempt.mode !== "exam";
  const reply = (isTalk ? await voice({ question, variant, text: parsed.data.text }) : null) ?? matched;

  return inTransaction(async (tx): Promise<AskOutcome | null> => {
    const locked = await lockAttempt(tx, { attemptId, userId, now });
    if (!locked) return null;
    const clock = clockReading(locked.clock);
    if (clock.state === "paused") return { kind: "not-now", message: "Resume the round to ask." };
    if (clock.state !== "running") return { kind: "not-now", message: "The time of this round is over." };
    if ((await tx.askedQuestion.count({ where: { attemptId } })) >= MOST_QUESTIONS) {
      return { kind: "not-now", message: "That is enough to go on. Write down what you assume from here." };
    }
    const row = await tx.askedQuestion.create({
      data: {
        attemptId,
        at: now,
        elapsedMs: Math.round(clock.elapsedMs),
        text: parsed.data.text,
        clarification: reply.clarification,
        reply: reply.reply,
      },
    });
    return { kind: "answered", exchange: exchange(row), clock };
  });
}

const exchange = (row: {
  elapsedMs: number;
  text: string;
  reply: string;
  clarification: string | null;
}): Exchange => ({
  askedAtMs: row.elapsedMs,
  text: row.text,
  reply: row.reply,
  matched: row.clarification !== null,
});

async function rows(attemptId: string, tx?: Transaction) {
  const db = tx ?? (await reader());
  return db.askedQuestion.findMany({ where: { attemptId }, orderBy: { id: "asc" } });
}

/** The conversation so far, in order. */
export async function listExchanges(attemptId: string): Promise<Exchange[]> {
  return (await rows(attemptId)).map(exchange);
}

/** The same as the grader takes it; with `tx`, as that transaction sees it. */
export async function listAsked(attemptId: string, tx?: Transaction): Promise<Asked[]> {
  return (await rows(attemptId, tx)).map(({ text, clarification }) => ({ text, clarification }));
}
