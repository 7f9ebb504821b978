import { reader, type Transaction } from "./db.server.ts";

/** What marking writes into a course's audit log. */
export type MarkingEvent =
  | "mark-changed"
  | "suggestions-accepted"
  | "disagreement-settled"
  | "rubric-edited"
  | "marks-released"
  | "release-taken-back"
  | "regrade-answered";

/** Appends to the course's audit log, in the transaction of the change itself: neither is without the other. */
export async function noteMarking(
  tx: Transaction,
  entry: {
    courseId: string;
    at: Date;
    by: string | null;
    kind: MarkingEvent;
    subject: string;
    detail: Record<string, unknown>;
  },
): Promise<void> {
  await tx.auditEntry.create({ data: { ...entry, detail: JSON.stringify(entry.detail) } });
}

export interface AuditLine {
  id: number;
  /** ISO 8601. */
  at: string;
  by: string | null;
  kind: string;
  subject: string;
  detail: Record<string, unknown>;
}

/** A page of a course's audit log, the newest first; `before`: the id that the page before ended with. */
export async function readAudit({
  courseId,
  before,
  subject,
  limit,
}: {
  courseId: string;
  before?: number;
  subject?: string;
  limit: number;
}): Promise<AuditLine[]> {
  const db = await reader();
  const rows = await db.auditEntry.findMany({
    where: {
      courseId,
      ...(before !== undefined && { id: { lt: before } }),
      ...(subject !== undefined && { subject }),
    },
    orderBy: { id: "desc" },
    take: limit,
  });
  return rows.map(({ courseId: _, ...row }) => ({
    ...row,
    at: row.at.toISOString(),
    detail: JSON.parse(row.detail) as Record<string, unknown>,
  }));
}
