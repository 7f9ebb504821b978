import { type Finding, type MarkedPart, ReportSchema } from "~graders";
import { reader, type Transaction } from "./db.server.ts";
import { inBatches } from "./grading.server.ts";

/** Without the words and the evidence, a class's reports fit into memory. */
const bare = (finding: Finding): Finding => ({ ...finding, evidence: [], found: "", why: "", advice: "" });

/** A report never changes, so what was read of it once holds. */
const known = new Map<number, MarkedPart>();
const KEPT = 5000;

/** What marks are made from, by the report's id. */
export async function markedParts(
  reportIds: readonly number[],
  tx?: Transaction,
): Promise<Map<number, MarkedPart>> {
  const db = tx ?? (await reader());
  const parts = new Map<number, MarkedPart>();
  for (const ids of inBatches(
    reportIds.filter((id) => !known.has(id)),
    50,
  )) {
    const rows = await db.reportRow.findMany({
      where: { id: { in: ids } },
      select: { id: true, report: true },
    });
    for (const row of rows) {
      const { findings, errors, contradictions, caps } = ReportSchema.parse(JSON.parse(row.report));
      parts.set(row.id, {
        findings: findings.map(bare),
        errors: errors.map((error) => ({ ...error, evidence: [] })),
        contradictions: contradictions.map((one) => ({ ...one, evidence: [] })),
        caps,
      });
    }
  }
  for (const id of reportIds) {
    const part = known.get(id);
    if (part) parts.set(id, part);
  }
  for (const [id, part] of parts) {
    const oldest = known.keys().next().value;
    if (known.size >= KEPT && oldest !== undefined) known.delete(oldest);
    known.set(id, part);
  }
  return parts;
}
