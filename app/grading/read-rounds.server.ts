import { type RoundRow, keepResults, readRounds } from "~/models/attempt-result.server.ts";
import { readOwnAttempt } from "~/models/own-attempt.server.ts";
import { saveTimes } from "~/models/field-journal.server.ts";
import { phaseTimes } from "~/models/phase-time.ts";
import { newestReport } from "~/models/report-row.server.ts";
import { closedQuestions } from "~/models/secrecy.server.ts";
import { type AttemptResult, attemptResult } from "~/progress/attempt-result.ts";
import type { Round } from "~/progress/overview.ts";

/** Results made in one request; the rest is made by the next ones. */
const MADE_AT_ONCE = 60;

/**
 * A person's finished rounds, newest first, each with its result made and kept if it was not yet. What an assignment keeps
 * closed to this person (`closed`: its questions) comes without. `unread`: rounds whose results are still to be made.
 */
export async function roundsOf({
  userId,
  now,
}: {
  userId: string;
  now: Date;
}): Promise<{ rounds: Round[]; closed: ReadonlySet<string>; unread: number }> {
  const rows = await readRounds(userId);
  const stale = rows.filter(({ staleReportId }) => staleReportId !== null);
  const made = new Map<string, AttemptResult>();
  const kept: Parameters<typeof keepResults>[0][number][] = [];
  for (const row of stale.slice(0, MADE_AT_ONCE)) {
    const result = await makeResult(row, { userId, now });
    if (!result) continue;
    kept.push(result);
    made.set(row.attemptId, result.result);
  }
  await keepResults(kept);
  const closed = new Set((await closedQuestions(userId, now)).keys());
  return {
    rounds: rows.map(({ staleReportId: _, ...round }) => ({
      ...round,
      result: closed.has(round.questionId) ? null : (made.get(round.attemptId) ?? round.result),
    })),
    closed,
    unread: Math.max(0, stale.length - MADE_AT_ONCE),
  };
}

async function makeResult(
  { attemptId }: RoundRow,
  { userId, now }: { userId: string; now: Date },
): Promise<{ attemptId: string; reportId: number; result: AttemptResult } | null> {
  const read = await readOwnAttempt({ attemptId, userId, now });
  const kept = await newestReport(attemptId);
  if (!read || !kept) return null;
  const result = attemptResult({
    report: kept.report,
    question: read.snapshot.question,
    phaseTimes: phaseTimes(await saveTimes(read.row), read.clock.elapsedMs),
  });
  return { attemptId, reportId: kept.id, result };
}
