import { type Grading, gradingsOf } from "~/models/grading.server.ts";
import { attemptsOfWork, type SetWork } from "~/models/set-work.server.ts";
import { suggestionFor } from "./decide.server.ts";
import { codeOf } from "./order.server.ts";
import { byAttempt, decisionsOf, isOpenDisagreement } from "./winning.ts";

export interface Disagreement {
  attemptId: string;
  code: string;
  slot: number;
  questionId: string;
  criterion: string;
  title: string;
  first: Grading;
  second: Grading;
}

/** Criteria on which two markers of one answer do not agree, and nobody has settled it. */
export async function openDisagreements(work: SetWork): Promise<Disagreement[]> {
  const attempts = await attemptsOfWork({ assignmentId: work.id });
  const gradings = byAttempt(await gradingsOf(attempts.map(({ id }) => id)));
  const open: Disagreement[] = [];
  for (const { id: attemptId, slot, questionId } of attempts)
    for (const [criterion, decisions] of decisionsOf(gradings.get(attemptId) ?? [])) {
      const { first, second } = decisions;
      if (!first || !second || !isOpenDisagreement(decisions)) continue;
      const title = (await suggestionFor({ attemptId, criterion }))?.title ?? criterion;
      open.push({ attemptId, code: codeOf(attemptId), slot, questionId, criterion, title, first, second });
    }
  return open;
}
