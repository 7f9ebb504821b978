import { inTransaction, reader, type Transaction } from "./db.server.ts";
import { inBatches } from "./grading.server.ts";

export interface RegradeRequest {
  id: string;
  attemptId: string;
  criterion: string;
  reason: string;
  /** ISO 8601. */
  at: string;
  /** Null: it waits. */
  answer: { at: string; by: string | null; outcome: "changed" | "upheld"; note: string } | null;
}

export const LONGEST_REASON = 2000;

interface Row {
  id: string;
  attemptId: string;
  criterion: string;
  reason: string;
  at: Date;
  answeredAt: Date | null;
  answeredBy: string | null;
  outcome: string | null;
  note: string | null;
}
const toRequest = (row: Row): RegradeRequest => ({
  id: row.id,
  attemptId: row.attemptId,
  criterion: row.criterion,
  reason: row.reason,
  at: row.at.toISOString(),
  answer: row.answeredAt && {
    at: row.answeredAt.toISOString(),
    by: row.answeredBy,
    outcome: row.outcome === "changed" ? "changed" : "upheld",
    note: row.note ?? "",
  },
});

/** Of these attempts, the oldest first. */
export async function regradesOf(attemptIds: readonly string[]): Promise<RegradeRequest[]> {
  const db = await reader();
  const all: Row[] = [];
  for (const ids of inBatches(attemptIds))
    all.push(...(await db.regradeRequest.findMany({ where: { attemptId: { in: ids } } })));
  return all.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1)).map(toRequest);
}

const openFor = (of: { attemptId: string; criterion: string }) => `${of.attemptId} ${of.criterion}`;

/** Asks for a regrade. False: one of the same finding waits already. */
export async function askRegrade(request: {
  attemptId: string;
  criterion: string;
  reason: string;
  by: string;
  now: Date;
}): Promise<boolean> {
  const { now, ...rest } = request;
  const open = openFor(request);
  return inTransaction(async (tx) => {
    if (await tx.regradeRequest.findUnique({ where: { openFor: open }, select: { id: true } })) return false;
    await tx.regradeRequest.create({ data: { ...rest, at: now, openFor: open } });
    return true;
  });
}

/** A request that waits; null: there is none of this id among these attempts' assignment, or it was answered. */
export async function waitingRegrade(
  tx: Transaction,
  { id, assignmentId }: { id: string; assignmentId: string },
): Promise<{ attemptId: string; criterion: string } | null> {
  return tx.regradeRequest.findFirst({
    where: { id, answeredAt: null, attempt: { assignmentId } },
    select: { attemptId: true, criterion: true },
  });
}

export async function closeRegrade(
  tx: Transaction,
  {
    id,
    by,
    outcome,
    note,
    now,
  }: {
    id: string;
    by: string;
    outcome: "changed" | "upheld";
    note: string;
    now: Date;
  },
): Promise<void> {
  await tx.regradeRequest.update({
    where: { id },
    data: { answeredAt: now, answeredBy: by, outcome, note, openFor: null },
  });
}
