import { type Agreement, cohenKappa, type Question, type Verdict } from "~graders";
import { gradingsOf, type Grading } from "~/models/grading.server.ts";
import { newestReportIds } from "~/models/mark-row.server.ts";
import { markedParts } from "~/models/marked-part.server.ts";
import { attemptsOfWork, type SetWork } from "~/models/set-work.server.ts";
import { snapshotInForce } from "~/models/submission.server.ts";
import { isDrawn } from "./order.server.ts";
import { type Marker, partFor } from "./parts.ts";
import { byAttempt, decisionsOf, isOpenDisagreement, winnerOf } from "./winning.ts";

export interface CriterionProgress {
  criterion: string;
  title: string;
  dimension: Question["rubric"]["criteria"][number]["dimension"];
  level: Question["level"];
  points: number;
  isJudged: boolean;
  /** Answers that have a finding of it. */
  answers: number;
  /** Of these, somebody has decided. */
  decided: number;
  /** That this marker may still decide. */
  left: number;
  suggested: Record<Verdict, number>;
  disagreements: number;
  /** Between two markers, of the answers marked twice. */
  betweenMarkers: Agreement;
  /** Person against check or judge where the person did not see the suggestion. */
  blind: Agreement;
  /** The same where they did: agreement comes easier then. */
  sighted: Agreement;
}

export interface QuestionProgress {
  slot: number;
  questionId: string;
  title: string;
  submitted: number;
  graded: number;
  criteria: CriterionProgress[];
}

/** A verdict that two raters can be compared by: what was left out compares with nothing. */
const isComparable = (verdict: Verdict) => verdict !== "not-graded";

type Pair = readonly [string, string];

/** What a person decided beside what was suggested just before, one pair for each person. `gradings`: of one criterion. */
function againstSuggestion(gradings: readonly Grading[]): { blind: Pair[]; sighted: Pair[] } {
  const pairs = { blind: [] as Pair[], sighted: [] as Pair[] };
  for (const part of ["first", "second"] as const) {
    const own = gradings.filter((one) => one.part === part);
    const at = own.findLastIndex(({ method }) => method === "person");
    const person = own[at];
    const suggested = own.slice(0, at).findLast(({ by }) => by === null);
    if (!person || !suggested || !isComparable(person.verdict) || !isComparable(suggested.verdict)) continue;
    pairs[person.sawSuggestion ? "sighted" : "blind"].push([person.verdict, suggested.verdict]);
  }
  return pairs;
}

/** How far marking is, criterion by criterion, with how far markers, checks and judge agree. */
export async function markingProgress(work: SetWork, marker: Marker): Promise<QuestionProgress[]> {
  const attempts = await attemptsOfWork({ assignmentId: work.id });
  const graded = attempts.filter(({ submittedAt, needsGrading }) => submittedAt !== null && !needsGrading);
  const ids = graded.map(({ id }) => id);
  const reports = await newestReportIds(ids);
  const parts = await markedParts(reports);
  const gradings = byAttempt(await gradingsOf(ids));
  const progress: QuestionProgress[] = [];
  for (const { slot, questionId, title, snapshotHash } of work.questions) {
    const { question } = await snapshotInForce({ snapshotHash, assignmentId: work.id });
    const isOf = (one: { slot: number; questionId: string }) =>
      one.slot === slot && one.questionId === questionId;
    const own = graded.filter(isOf);
    const criteria = question.rubric.criteria.map((criterion): CriterionProgress => {
      const { id, dimension, level, points } = criterion;
      const row = {
        answers: 0,
        decided: 0,
        left: 0,
        disagreements: 0,
        suggested: { met: 0, "partly-met": 0, "not-met": 0, "not-graded": 0 },
      };
      const between: Pair[] = [];
      const blind: Pair[] = [];
      const sighted: Pair[] = [];
      let shownTitle = criterion.title;
      for (const { id: attemptId } of own) {
        const finding = parts.get(attemptId)?.findings.find((one) => one.criterion === id);
        if (!finding) continue;
        shownTitle = finding.title;
        const ofCriterion = (gradings.get(attemptId) ?? []).filter((one) => one.criterion === id);
        const decisions = decisionsOf(ofCriterion).get(id) ?? {};
        const drawn = isDrawn({ assignmentId: work.id, attemptId, share: work.doubleMarked });
        const part = partFor(marker, decisions, drawn);
        row.answers += 1;
        row.suggested[finding.verdict] += 1;
        if (winnerOf(decisions)) row.decided += 1;
        if (part !== null && !decisions[part]) row.left += 1;
        if (isOpenDisagreement(decisions)) row.disagreements += 1;
        const { first, second } = decisions;
        if (first && second && isComparable(first.verdict) && isComparable(second.verdict))
          between.push([first.verdict, second.verdict]);
        const pairs = againstSuggestion(ofCriterion);
        blind.push(...pairs.blind);
        sighted.push(...pairs.sighted);
      }
      return {
        criterion: id,
        title: shownTitle,
        dimension,
        level,
        points,
        isJudged: criterion.check.kind === "judge",
        ...row,
        betweenMarkers: cohenKappa(between),
        blind: cohenKappa(blind),
        sighted: cohenKappa(sighted),
      };
    });
    progress.push({
      slot,
      questionId,
      title,
      submitted: attempts.filter((one) => isOf(one) && one.submittedAt !== null).length,
      graded: own.length,
      criteria,
    });
  }
  return progress;
}
