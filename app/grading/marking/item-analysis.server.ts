import { type Dimension, histogram, type ItemStatistics, itemStatistics, type ItemCase } from "~graders";
import { gradingsOf } from "~/models/grading.server.ts";
import { newestReportIds } from "~/models/mark-row.server.ts";
import { markedParts } from "~/models/marked-part.server.ts";
import { attemptsOfWork, type SetWork } from "~/models/set-work.server.ts";
import { snapshotInForce } from "~/models/submission.server.ts";
import { currentMarks } from "./make-marks.server.ts";
import { byAttempt, overridesOf } from "./winning.ts";

export interface Item extends ItemStatistics {
  criterion: string;
  title: string;
  dimension: Dimension;
}

export interface QuestionItems {
  slot: number;
  questionId: string;
  title: string;
  /** Answers with a mark, and in how many tenths of 0 to 100 they lie. */
  marks: number;
  bands: number[];
  items: Item[];
}

/** How each question and criterion did with this class, after persons' verdicts. */
export async function itemAnalysis(work: SetWork, now: Date): Promise<QuestionItems[]> {
  const attempts = await attemptsOfWork({ assignmentId: work.id });
  const graded = attempts.filter(({ submittedAt, needsGrading }) => submittedAt !== null && !needsGrading);
  const ids = graded.map(({ id }) => id);
  const marks = await currentMarks(work, graded, now);
  const parts = await markedParts(await newestReportIds(ids));
  const gradings = byAttempt(await gradingsOf(ids));
  const analysed: QuestionItems[] = [];
  for (const { slot, questionId, title, snapshotHash } of work.questions) {
    const { question } = await snapshotInForce({ snapshotHash, assignmentId: work.id });
    const own = graded.filter((one) => one.slot === slot && one.questionId === questionId);
    const cases = new Map<string, ItemCase[]>();
    const titles = new Map<string, string>();
    for (const { id } of own) {
      const overrides = overridesOf(gradings.get(id) ?? []);
      for (const { criterion, title: said, points, possible } of parts.get(id)?.findings ?? []) {
        const override = overrides[criterion];
        const share = override ? override.share : points === null ? null : points / possible;
        cases.set(criterion, [...(cases.get(criterion) ?? []), { share, mark: marks.get(id)?.mark ?? null }]);
        titles.set(criterion, said);
      }
    }
    const values = own.flatMap(({ id }) => {
      const mark = marks.get(id)?.mark ?? null;
      return mark === null ? [] : [mark];
    });
    analysed.push({
      slot,
      questionId,
      title,
      marks: values.length,
      bands: histogram(values),
      items: question.rubric.criteria.map(({ id, title: written, dimension }) => ({
        criterion: id,
        title: titles.get(id) ?? written,
        dimension,
        ...itemStatistics(cases.get(id) ?? []),
      })),
    });
  }
  return analysed;
}
