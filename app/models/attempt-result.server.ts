import { FormatSchema, LevelSchema } from "~graders";
import { type AttemptResult, AttemptResultSchema } from "~/progress/attempt-result.ts";
import type { Round } from "~/progress/overview.ts";
import { inTransaction, reader } from "./db.server.ts";

/** As far back as progress looks, in rounds. */
export const MOST_ROUNDS = 1000;

/** A finished round, and which report its result has still to be made from; null: none. */
export interface RoundRow extends Round {
  staleReportId: number | null;
}

/**
 * Finished rounds of a person's own, newest first, with what is known of each. Rounds for a course are marked there and are
 * not among them.
 */
export async function readRounds(userId: string): Promise<RoundRow[]> {
  const db = await reader();
  const rows = await db.attempt.findMany({
    where: { userId, assignmentId: null, submittedAt: { not: null } },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take: MOST_ROUNDS,
    select: {
      id: true,
      questionId: true,
      submittedAt: true,
      needsGrading: true,
      snapshot: { select: { title: true, level: true, format: true } },
      reports: { select: { id: true, score: true }, orderBy: { id: "desc" }, take: 1 },
      result: true,
    },
  });
  return rows.flatMap(({ id, questionId, submittedAt, needsGrading, snapshot, reports, result }) => {
    if (submittedAt === null) return [];
    const report = needsGrading ? undefined : reports[0];
    const isFresh = result !== null && result.reportId === report?.id;
    return [
      {
        attemptId: id,
        questionId,
        title: snapshot.title,
        level: LevelSchema.parse(snapshot.level),
        format: FormatSchema.parse(snapshot.format),
        submittedAt,
        score: report?.score ?? null,
        // Written by keepResults alone, from the schema's own type.
        result: isFresh ? (JSON.parse(result.result) as AttemptResult) : null,
        staleReportId: report && !isFresh ? report.id : null,
      },
    ];
  });
}

/** Keeps what was made of reports. A result made of an older report never replaces a newer one's. */
export async function keepResults(
  results: readonly { attemptId: string; reportId: number; result: AttemptResult }[],
): Promise<void> {
  if (results.length === 0) return;
  const ids = { in: results.map(({ attemptId }) => attemptId) };
  await inTransaction(async (tx) => {
    const known = await tx.attemptResult.findMany({
      where: { attemptId: ids },
      select: { attemptId: true, reportId: true },
    });
    const newest = new Map(known.map(({ attemptId, reportId }) => [attemptId, reportId]));
    // An attempt may have been deleted meanwhile.
    const there = new Set(
      (await tx.attempt.findMany({ where: { id: ids }, select: { id: true } })).map(({ id }) => id),
    );
    const rows = results
      .filter(({ attemptId, reportId }) => there.has(attemptId) && reportId > (newest.get(attemptId) ?? -1))
      .map(({ result, ...row }) => ({ ...row, result: JSON.stringify(AttemptResultSchema.parse(result)) }));
    await tx.attemptResult.deleteMany({
      where: { attemptId: { in: rows.map(({ attemptId }) => attemptId) } },
    });
    await tx.attemptResult.createMany({ data: rows });
  });
}
