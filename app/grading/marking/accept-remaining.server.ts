import { inTransaction } from "~/models/db.server.ts";
import { appendGrading, keepRubric, takeAttempts } from "~/models/grading.server.ts";
import { noteMarking } from "~/models/marking-audit.server.ts";
import type { SetWork } from "~/models/set-work.server.ts";
import { type CriterionQueue, isToDo, type QueueItem } from "./criterion-queue.server.ts";
import { methodOf, shareOf } from "./decide.server.ts";
import type { Marker } from "./parts.ts";

/** Answers whose suggestion can be taken without a look: seen by one marker alone, and with something suggested. */
export const acceptable = (items: readonly QueueItem[]): QueueItem[] =>
  items.filter((item) => isToDo(item) && !item.blind && item.suggestion.verdict !== "not-graded");

/**
 * Takes the suggestions for all answers that the marker has not decided. They stay the check's or the judge's own: no
 * mark changes, and a later grading of the answer moves them along.
 */
export async function acceptRemaining({
  work,
  queue,
  marker,
  now,
}: {
  work: SetWork;
  queue: CriterionQueue;
  marker: Marker;
  now: Date;
}): Promise<number> {
  const { question, criterion } = queue;
  const chosen = acceptable(queue.items);
  return inTransaction(async (tx) => {
    await takeAttempts(
      tx,
      chosen.map(({ attemptId }) => attemptId),
    );
    const rubricHash = await keepRubric(tx, question.rubric, now);
    const method = methodOf(question.rubric, criterion.id);
    let accepted = 0;
    for (const { attemptId, suggestion } of chosen) {
      const of = { attemptId, criterion: criterion.id };
      // Somebody may have decided since the queue was read: theirs stands.
      if ((await tx.grading.count({ where: { ...of, by: { not: null } } })) > 0) continue;
      await appendGrading(tx, {
        ...of,
        part: "first",
        verdict: suggestion.verdict,
        share: shareOf(suggestion),
        comment: "",
        method,
        by: marker.userId,
        sawSuggestion: true,
        rubricHash,
        at: now,
      });
      accepted += 1;
    }
    await noteMarking(tx, {
      courseId: work.courseId,
      at: now,
      by: marker.userId,
      kind: "suggestions-accepted",
      subject: work.id,
      detail: { question: question.id, criterion: criterion.id, answers: accepted },
    });
    return accepted;
  });
}
