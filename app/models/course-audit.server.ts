import { reader, type Transaction } from "./db.server.ts";

/** What is written down of a course's people, rules and times. Marks have kinds of their own. */
export type CourseAuditKind =
  | "course-made"
  | "course-changed"
  | "course-ended"
  | "course-reopened"
  | "code-made"
  | "code-withdrawn"
  | "joined"
  | "member-changed"
  | "member-removed"
  | "roster-taken"
  | "roster-line-removed"
  | "assignment-made"
  | "assignment-changed"
  | "assignment-published"
  | "assignment-unpublished"
  | "assignment-deleted"
  | "question-made"
  | "question-changed"
  | "time-extended"
  | "outage-given"
  | "platform-added"
  | "platform-removed"
  | "platform-connected"
  | "platform-disconnected"
  | "platform-roster-taken";

export interface AuditedChange {
  courseId: string;
  /** Null: the server itself. */
  by: string | null;
  kind: CourseAuditKind;
  /** The person, assignment or attempt that it happened to; the course itself where left out. */
  subject?: string;
  /** Before and after, or how much. */
  detail?: Record<string, unknown>;
  now: Date;
}

/** Writes down a change in the transaction that makes it, so that neither is without the other. */
export async function writeAudit(tx: Transaction, change: AuditedChange): Promise<void> {
  const { courseId, by, kind, subject = courseId, detail = {}, now } = change;
  await tx.auditEntry.create({
    data: { courseId, at: now, by, kind, subject, detail: JSON.stringify(detail) },
  });
}

export interface ListedAudit {
  id: number;
  /** ISO 8601. */
  at: string;
  by: string | null;
  kind: string;
  subject: string;
  detail: Record<string, unknown>;
}

/** The newest changes first; `before`: those older than that entry. */
export async function listAudit({
  courseId,
  before,
  limit = 100,
}: {
  courseId: string;
  before?: number | null;
  limit?: number;
}): Promise<ListedAudit[]> {
  const db = await reader();
  const rows = await db.auditEntry.findMany({
    where: { courseId, ...(before && { id: { lt: before } }) },
    orderBy: { id: "desc" },
    take: limit,
  });
  return rows.map(({ id, at, by, kind, subject, detail }) => ({
    id,
    at: at.toISOString(),
    by,
    kind,
    subject,
    detail: JSON.parse(detail) as Record<string, unknown>,
  }));
}
