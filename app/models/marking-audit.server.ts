import type { Transaction } from "./db.server.ts";

/** What marking writes into a course's audit log. */
export type MarkingEvent =
  | "mark-changed"
  | "limit-ruled"
  | "documents-kept"
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
