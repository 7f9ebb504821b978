import { type Finding, type MarkedPart, ReportSchema } from "~graders";
import { breathe } from "~/breathe.ts";
import { reader, type Transaction } from "./db.server.ts";
import { inBatches } from "./grading.server.ts";

/** Without the words and the evidence, a class's reports fit into memory. */
const bare = (finding: Finding): Finding => ({ ...finding, evidence: [], found: "", why: "", advice: "" });

/** A report never changes, so what was read of it once holds. */
const known = new Map<string, MarkedPart>();
const KEPT = 5000;

const REPORTS_AT_ONCE = 20;

/** The rest of a report, its simulation above all, would be parsed for nothing. */
const PartSchema = ReportSchema.pick({ findings: true, errors: true, contradictions: true, caps: true });

/** What marks are made from, by attempt. `reports`: the report's id of each. */
export async function markedParts(
  reports: ReadonlyMap<string, number>,
  tx?: Transaction,
): Promise<Map<string, MarkedPart>> {
  const db = tx ?? (await reader());
  const keyOf = (attemptId: string) => `${attemptId} ${reports.get(attemptId)}`;
  const parts = new Map<string, MarkedPart>();
  const unread: number[] = [];
  for (const [attemptId, reportId] of reports) {
    const part = known.get(keyOf(attemptId));
    if (part) parts.set(attemptId, part);
    else unread.push(reportId);
  }
  for (const ids of inBatches(unread, REPORTS_AT_ONCE)) {
    const rows = await db.reportRow.findMany({
      where: { id: { in: ids } },
      select: { attemptId: true, report: true },
    });
    for (const { attemptId, report } of rows) {
      const { findings, errors, contradictions, caps } = PartSchema.parse(JSON.parse(report));
      const part: MarkedPart = {
        findings: findings.map(bare),
        errors: errors.map((error) => ({ ...error, evidence: [] })),
        contradictions: contradictions.map((one) => ({ ...one, evidence: [] })),
        caps,
      };
      parts.set(attemptId, part);
      const oldest = known.keys().next().value;
      if (known.size >= KEPT && oldest !== undefined) known.delete(oldest);
      known.set(keyOf(attemptId), part);
    }
    await breathe();
  }
  return parts;
}
