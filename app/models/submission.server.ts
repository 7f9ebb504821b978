import type { Answer, Asked, Curveball, PriceTable, Variant } from "~graders";
import { listAsked } from "./asked-question.server.ts";
import { canonicalJson, sha256 } from "./canonical-json.server.ts";
import { type Prisma, reader } from "./db.server.ts";
import { readCountedAnswer } from "./field-value.server.ts";
import { readPrices } from "./price-snapshot.server.ts";
import { readSnapshot, type Snapshot } from "./question-snapshot.server.ts";
import { editedRubric } from "./rubric-edit.server.ts";
import { readThrown } from "./thrown-curveball.server.ts";

/** What the grader takes. */
export interface Submission {
  userId: string;
  /** SHA-256 over snapshot, variant and answer: what a judge's verdict belongs to. */
  answerHash: string;
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
export const readSubmission = (attemptId: string) => read({ id: attemptId, needsGrading: true });

/** A submitted attempt, graded or not; null when it is open, or no longer there. */
export const readSubmitted = (attemptId: string) => read({ id: attemptId, submittedAt: { not: null } });

async function read(where: Prisma.AttemptWhereInput & { id: string }): Promise<Submission | null> {
  const db = await reader();
  const row = await db.attempt.findFirst({
    where,
    select: { userId: true, snapshotHash: true, variant: true, pricesHash: true, assignmentId: true },
  });
  if (!row) return null;
  const attemptId = where.id;
  const thrown = await readThrown(attemptId);
  const answer = await readCountedAnswer(attemptId);
  return {
    userId: row.userId,
    answerHash: answerHashOf({ ...row, answer }),
    snapshot: await snapshotInForce(row),
    variant: JSON.parse(row.variant) as Variant,
    answer,
    asked: await listAsked(attemptId),
    ...(row.pricesHash !== null && { prices: await readPrices(row.pricesHash) }),
    ...(thrown && { before: thrown.before }),
    ...(thrown?.curveball && { curveball: thrown.curveball }),
  };
}

/** The attempt's own question, with the rubric that its assignment grades by now. */
export async function snapshotInForce({
  snapshotHash,
  assignmentId,
}: {
  snapshotHash: string;
  assignmentId: string | null;
}): Promise<Snapshot> {
  const snapshot = await readSnapshot(snapshotHash);
  if (assignmentId === null) return snapshot;
  const edited = await editedRubric({ assignmentId, questionId: snapshot.question.id });
  return edited ? { ...snapshot, question: { ...snapshot.question, rubric: edited.rubric } } : snapshot;
}

/** What a verdict of the judge belongs to: another answer, question or variant needs another. */
export const answerHashOf = ({
  snapshotHash,
  variant,
  answer,
}: {
  snapshotHash: string;
  variant: string;
  answer: Answer;
}): string => sha256(canonicalJson({ snapshotHash, variant, answer }));
