import { type Grading, gradingsOf } from "~/models/grading.server.ts";
import { newestReportIds } from "~/models/mark-row.server.ts";
import { markedParts } from "~/models/marked-part.server.ts";
import { attemptsOfWork, type SetWork } from "~/models/set-work.server.ts";
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
  const disputed = [...gradings].filter(([, own]) =>
    [...decisionsOf(own).values()].some((decisions) => isOpenDisagreement(decisions)),
  );
  const parts = await markedParts(await newestReportIds(disputed.map(([id]) => id)));
  const titleOf = (attemptId: string, criterion: string) =>
    parts.get(attemptId)?.findings.find((finding) => finding.criterion === criterion)?.title ?? criterion;
  const open: Disagreement[] = [];
  for (const { id: attemptId, slot, questionId } of attempts)
    for (const [criterion, decisions] of decisionsOf(gradings.get(attemptId) ?? [])) {
      const { first, second } = decisions;
      if (!first || !second || !isOpenDisagreement(decisions)) continue;
      const title = titleOf(attemptId, criterion);
      open.push({ attemptId, code: codeOf(attemptId), slot, questionId, criterion, title, first, second });
    }
  return open;
}
