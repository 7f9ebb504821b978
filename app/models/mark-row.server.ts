import { reader, type Transaction } from "./db.server.ts";
import { inBatches } from "./grading.server.ts";

/** What a mark came out different by. */
export type MarkCause = "report" | "verdict" | "rubric" | "regrade" | "ruling";

export interface Mark {
  attemptId: string;
  reportId: number;
  /** 0 to 100; null: nothing that counts could be graded. */
  mark: number | null;
  cause: string;
  by: string | null;
  /** ISO 8601. */
  at: string;
}

const newestIds = (rows: readonly { _max: { id: number | null } }[]) =>
  rows.flatMap(({ _max }) => (_max.id === null ? [] : [_max.id]));

/** The newest mark of each of these attempts that has one. */
export async function newestMarks(
  attemptIds: readonly string[],
  tx?: Transaction,
): Promise<Map<string, Mark>> {
  const db = tx ?? (await reader());
  const marks = new Map<string, Mark>();
  for (const batch of inBatches(attemptIds)) {
    const newest = await db.markRow.groupBy({
      by: ["attemptId"],
      where: { attemptId: { in: batch } },
      _max: { id: true },
    });
    const rows = await db.markRow.findMany({ where: { id: { in: newestIds(newest) } } });
    for (const { at, id: _, ...row } of rows) marks.set(row.attemptId, { ...row, at: at.toISOString() });
  }
  return marks;
}

/** Every mark that these few attempts have had, the oldest first. */
export async function marksOf(attemptIds: readonly string[]): Promise<Mark[]> {
  const db = await reader();
  const rows = await db.markRow.findMany({
    where: { attemptId: { in: [...attemptIds] } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ at, id: _, ...row }) => ({ ...row, at: at.toISOString() }));
}

export async function appendMark(
  tx: Transaction,
  { at, ...mark }: Omit<Mark, "at" | "cause"> & { cause: MarkCause; at: Date },
): Promise<void> {
  await tx.markRow.create({ data: { ...mark, at } });
}

/** The id of each attempt's newest report. */
export async function newestReportIds(
  attemptIds: readonly string[],
  tx?: Transaction,
): Promise<Map<string, number>> {
  const db = tx ?? (await reader());
  const ids = new Map<string, number>();
  for (const batch of inBatches(attemptIds)) {
    const rows = await db.reportRow.groupBy({
      by: ["attemptId"],
      where: { attemptId: { in: batch } },
      _max: { id: true },
    });
    for (const { attemptId, _max } of rows) if (_max.id !== null) ids.set(attemptId, _max.id);
  }
  return ids;
}
