import type { Answer, Asked, Curveball, PriceTable, Variant } from "~graders";
import { listAsked } from "./asked-question.server.ts";
import { reader } from "./db.server.ts";
import { readCountedAnswer } from "./field-value.server.ts";
import { readPrices } from "./price-snapshot.server.ts";
import { readSnapshot, type Snapshot } from "./question-snapshot.server.ts";
import { readThrown } from "./thrown-curveball.server.ts";

/** What the grader takes. */
export interface Submission {
  snapshot: Snapshot;
  variant: Variant;
  answer: Answer;
  asked: Asked[];
  /** As they were at the start; left out: begun before attempts kept them. */
  prices?: PriceTable;
  /** The answer as it stood at the curveball, where one was due. */
  before?: Answer;
  /** What broke then. */
  curveball?: Curveball;
}

/** A submitted attempt that waits for its grade; null when there is nothing to grade. For the server's own work. */
export async function readSubmission(attemptId: string): Promise<Submission | null> {
  const db = await reader();
  const row = await db.attempt.findFirst({
    where: { id: attemptId, needsGrading: true },
    select: { snapshotHash: true, variant: true, pricesHash: true },
  });
  if (!row) return null;
  const thrown = await readThrown(attemptId);
  return {
    snapshot: await readSnapshot(row.snapshotHash),
    variant: JSON.parse(row.variant) as Variant,
    answer: await readCountedAnswer(attemptId),
    asked: await listAsked(attemptId),
    ...(row.pricesHash !== null && { prices: await readPrices(row.pricesHash) }),
    ...(thrown && { before: thrown.before }),
    ...(thrown?.curveball && { curveball: thrown.curveball }),
  };
}
