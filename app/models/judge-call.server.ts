import type { JudgeConfig } from "~/config.server.ts";
import { inTransaction, reader } from "./db.server.ts";

export type CallOutcome = "text" | "refused" | "cut" | "unavailable" | "denied" | "cached";

export interface CallOf {
  userId: string;
  /** Null: a test of the connection. */
  attemptId: string | null;
  model: string;
  requestHash: string;
}

/** Midnight UTC: days of the budget begin then. */
export const dayOf = (now: Date) => new Date(Math.floor(now.getTime() / 86_400_000) * 86_400_000);

/**
 * Sets tokens aside for a call before it is made, so that calls side by side cannot overdraw a budget between them. A
 * string: which budget does not hold it, as a sentence.
 */
export async function openCall(
  call: CallOf,
  {
    promptTokens,
    completionTokens,
    budget,
    now,
  }: { promptTokens: number; completionTokens: number; budget: JudgeConfig["budget"]; now: Date },
): Promise<number | string> {
  return inTransaction(async (tx) => {
    const spent = async (where: object) => {
      const { _sum } = await tx.judgeCall.aggregate({
        where,
        _sum: { promptTokens: true, completionTokens: true },
      });
      return (_sum.promptTokens ?? 0) + (_sum.completionTokens ?? 0);
    };
    const wanted = promptTokens + completionTokens;
    const since = { at: { gte: dayOf(now) } };
    if (call.attemptId !== null && (await spent({ attemptId: call.attemptId })) + wanted > budget.attempt)
      return "The judge's budget for this attempt is used up.";
    if ((await spent({ ...since, userId: call.userId })) + wanted > budget.userDay)
      return "The judge's budget for one person and day is used up.";
    if ((await spent(since)) + wanted > budget.day) return "The judge's budget for today is used up.";
    const row = await tx.judgeCall.create({
      data: { ...call, at: now, outcome: "pending", promptTokens, completionTokens },
    });
    return row.id;
  });
}

export interface CallEnd {
  outcome: CallOutcome;
  promptTokens: number;
  completionTokens: number;
  usd: number | null;
  ms: number;
}

/** Writes what a call took and, where it is worth keeping, its reply: both or none. */
export async function closeCall(
  id: number,
  end: CallEnd,
  keep: { requestHash: string; text: string; now: Date } | null,
): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.judgeCall.update({ where: { id }, data: end });
    if (keep === null) return;
    const { requestHash, text, now } = keep;
    await tx.judgeReply.upsert({
      where: { requestHash },
      create: { requestHash, text, createdAt: now },
      update: {},
    });
  });
}

/** A reply to the very same request; noted as a call that took nothing. */
export async function keptReply(call: CallOf, now: Date): Promise<string | null> {
  const { requestHash } = call;
  const kept = await (await reader()).judgeReply.findUnique({ where: { requestHash } });
  if (!kept) return null;
  await inTransaction((tx) =>
    tx.judgeCall.create({
      data: { ...call, at: now, outcome: "cached", promptTokens: 0, completionTokens: 0, usd: 0, ms: 0 },
    }),
  );
  return kept.text;
}

const KEEP_REPLIES_MS = 30 * 86_400_000;

/** Replies quote answers, so they are not kept for ever. */
export async function forgetOldReplies(now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEEP_REPLIES_MS);
  await inTransaction((tx) => tx.judgeReply.deleteMany({ where: { createdAt: { lt: before } } }));
}

export interface Spend {
  /** Requests that went out. */
  calls: number;
  /** Requests that a kept reply answered. */
  cached: number;
  promptTokens: number;
  completionTokens: number;
  /** Null: prices were not known for all of it. */
  usd: number | null;
  ms: number;
}

/** What was spent since a moment; by one person, or on one attempt, where that is named. */
export async function spend(where: { since?: Date; userId?: string; attemptId?: string }): Promise<Spend> {
  const db = await reader();
  const { since, ...of } = where;
  const rows = await db.judgeCall.groupBy({
    by: ["outcome"],
    where: { ...of, ...(since && { at: { gte: since } }) },
    _count: { id: true, usd: true },
    _sum: { promptTokens: true, completionTokens: true, usd: true, ms: true },
  });
  const total = (pick: (row: (typeof rows)[number]) => number | null) =>
    rows.reduce((sum, row) => sum + (pick(row) ?? 0), 0);
  const isKnown = rows.every(({ _count }) => _count.id === _count.usd);
  return {
    calls: total(({ outcome, _count }) => (outcome === "cached" ? 0 : _count.id)),
    cached: total(({ outcome, _count }) => (outcome === "cached" ? _count.id : 0)),
    promptTokens: total(({ _sum }) => _sum.promptTokens),
    completionTokens: total(({ _sum }) => _sum.completionTokens),
    usd: isKnown ? total(({ _sum }) => _sum.usd) : null,
    ms: total(({ _sum }) => _sum.ms),
  };
}
