import type { Criterion, Finding, Question } from "~graders";
import { type Grading, gradingsOf } from "~/models/grading.server.ts";
import { newestReportIds } from "~/models/mark-row.server.ts";
import { markedParts } from "~/models/marked-part.server.ts";
import { attemptsOfWork, type SetWork } from "~/models/set-work.server.ts";
import { snapshotInForce } from "~/models/submission.server.ts";
import { codeOf, inMarkersOrder, isDrawn } from "./order.server.ts";
import { isBlind, type Marker, partFor } from "./parts.ts";
import { byAttempt, type Decisions, decisionsOf } from "./winning.ts";
import type { Part } from "~/models/grading.server.ts";

/** One answer as a marker meets it on a criterion. */
export interface QueueItem {
  attemptId: string;
  code: string;
  userId: string;
  /** In which part this marker decides; null: others have, and there is nothing left to do. */
  part: Part | null;
  blind: boolean;
  decisions: Decisions;
  /** What counts for this marker: the decision of their own part. */
  decided: Grading | null;
  suggestion: Finding;
}

export interface CriterionQueue {
  question: Question;
  criterion: Criterion;
  items: QueueItem[];
}

/** Every graded answer to a question on one criterion, in this marker's order. Null: the paper has no such criterion. */
export async function criterionQueue({
  work,
  slot,
  questionId,
  criterion: id,
  marker,
}: {
  work: SetWork;
  slot: number;
  questionId: string;
  criterion: string;
  marker: Marker;
}): Promise<CriterionQueue | null> {
  const set = work.questions.find((one) => one.slot === slot && one.questionId === questionId);
  if (!set) return null;
  const { question } = await snapshotInForce({ snapshotHash: set.snapshotHash, assignmentId: work.id });
  const criterion = question.rubric.criteria.find((one) => one.id === id);
  if (!criterion) return null;
  const attempts = await attemptsOfWork({ assignmentId: work.id, slot, questionId });
  const graded = attempts.filter(({ submittedAt, needsGrading }) => submittedAt !== null && !needsGrading);
  const ids = graded.map((attempt) => attempt.id);
  const reports = await newestReportIds(ids);
  const parts = await markedParts(reports);
  const gradings = byAttempt(await gradingsOf(ids, undefined, { criterion: id }));
  const items = inMarkersOrder(graded, {
    marker: marker.userId,
    assignmentId: work.id,
    criterion: id,
  }).flatMap(({ id: attemptId, userId }): QueueItem[] => {
    const findings = parts.get(attemptId)?.findings ?? [];
    const suggestion = findings.find((finding) => finding.criterion === id);
    if (!suggestion) return [];
    const decisions = decisionsOf(gradings.get(attemptId) ?? []).get(id) ?? {};
    const drawn = isDrawn({ assignmentId: work.id, attemptId, share: work.doubleMarked });
    const part = partFor(marker, decisions, drawn);
    const decided = (part === null ? null : decisions[part]) ?? null;
    return [
      {
        attemptId,
        code: codeOf(attemptId),
        userId,
        part,
        blind: isBlind(part, drawn),
        decisions,
        decided,
        suggestion,
      },
    ];
  });
  return { question, criterion, items };
}

/** What this marker still has to decide. */
export const isToDo = ({ part, decided }: Pick<QueueItem, "part" | "decided">): boolean =>
  part !== null && decided === null;

/** The next answer to decide after this one, coming round to the first again; null: all are done. */
export function nextToDo<T extends Pick<QueueItem, "attemptId" | "part" | "decided">>(
  items: readonly T[],
  after: string | null,
): T | null {
  const at = items.findIndex(({ attemptId }) => attemptId === after);
  const turned = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return turned.find((item) => isToDo(item) && item.attemptId !== after) ?? null;
}
