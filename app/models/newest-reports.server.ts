import { type Report, ReportSchema } from "~graders";
import { reader } from "./db.server.ts";
import { newestReportIds } from "./mark-row.server.ts";

/** The newest report of each of these attempts that has one. A few at a time: each has some tens of kilobytes. */
export async function newestReports(
  attemptIds: readonly string[],
): Promise<Map<string, { id: number; report: Report }>> {
  const db = await reader();
  const ids = [...(await newestReportIds(attemptIds)).values()];
  const rows = await db.reportRow.findMany({
    where: { id: { in: ids } },
    select: { id: true, attemptId: true, report: true },
  });
  return new Map(
    rows.map(({ id, attemptId, report }) => [
      attemptId,
      { id, report: ReportSchema.parse(JSON.parse(report)) },
    ]),
  );
}
