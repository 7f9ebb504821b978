import {
  type Answer,
  canBeReadAgain,
  evaluateLedger,
  type PublicQuestion,
  publicQuestion,
  type Question,
  referenceFor,
  type Report,
  type Sketch,
  type Variant,
} from "~graders";
import { config } from "~/config.server.ts";
import { listExchanges } from "~/models/asked-question.server.ts";
import { clockReading } from "~/models/attempt-clock.ts";
import { saveTimes } from "~/models/field-journal.server.ts";
import { readCountedAnswer } from "~/models/field-value.server.ts";
import { type Spend, spend } from "~/models/judge-call.server.ts";
import { type OwnAttempt, readOwnAttempt } from "~/models/own-attempt.server.ts";
import { type PhaseTime, phaseTimes } from "~/models/phase-time.ts";
import { type KeptReport, newestReport } from "~/models/report-row.server.ts";
import { workOfAttempt } from "~/models/set-work.server.ts";
import { answerHashOf } from "~/models/submission.server.ts";
import { type Keeper, type Secrecy, secrecyOf, type Shown, showsAtLeast } from "~/models/secrecy.server.ts";
import { readThrown } from "~/models/thrown-curveball.server.ts";
import type { ClockReading, Exchange } from "~/protocol/attempt.ts";
import {
  type JudgeProgress,
  progressOf,
  type SecondReading,
  secondReadings,
  standingOf,
  withArrived,
} from "./judged.server.ts";
import {
  type ChangedLimit,
  changedLimits,
  type Decider,
  finalReport,
} from "./marking/final-report.server.ts";
import { furtherReading, type FurtherReading } from "./further-reading.server.ts";
import { gradeNow } from "./grading-queue.server.ts";

/** All that the report page shows. */
export interface LoadedReport {
  kind: "report";
  attempt: OwnAttempt;
  question: PublicQuestion;
  variant: Variant;
  /** The answer that was graded. */
  answer: Answer;
  exchanges: Exchange[];
  /** Null: could not grade yet; `attempt.gradingError` says why, and it is tried again. */
  report: KeptReport | null;
  /** Of an assignment's attempt: who decided each finding, what was lifted, and where its marks stand; null: a round of one's own. */
  marked: { deciders: Record<string, Decider>; changed: ChangedLimit[]; marks: string } | null;
  /** How far the judge is; null: it has nothing to do with this report. */
  judge: JudgeProgress | null;
  /** By criterion: how a second reading by the judge stands. */
  secondReadings: Record<string, SecondReading>;
  /** Criteria of which a second reading can be asked for. */
  disputable: string[];
  /** What the judge took for this attempt; null: nothing. */
  judgeSpend: Spend | null;
  /** By criterion that was not met: a topic to read, and calculators to try. */
  reading: Record<string, FurtherReading>;
  /** Right for this variant; null where the question has none, and where it is withheld. */
  modelAnswer: Answer | null;
  /** Why the model answer is withheld; null: it is not. */
  withheld: Withheld | null;
  /** The model answer's ledger, worked out with this variant's numbers. */
  modelLedger: Report["ledger"];
  /** The sketch as it stood when the curveball was thrown, and when that was; null: none was. */
  beforeCurveball: { sketch: Sketch; elapsedMs: number } | null;
  phaseTimes: PhaseTime[];
  clock: ClockReading;
}

/** `blank`: nothing was handed in, so there is nothing to hold against it. `ungraded`: whether it is blank is not known yet. */
export type Withheld = { kind: "blank" } | { kind: "ungraded" } | { kind: "assignment"; keeper: Keeper };

/** A report whose findings stay closed: to this person, by an assignment of theirs. */
export interface ClosedReport {
  kind: "closed";
  attempt: OwnAttempt;
  question: PublicQuestion;
  answer: Answer;
  shown: Shown;
  /** 0 to 100, of a round of one's own; null: not shown here, or none yet. A mark stands with its assignment. */
  score: number | null;
  keeper: Keeper;
  clock: ClockReading;
}

/** `open`: there is nothing to show before the attempt is submitted, the model answer least of all. */
export type ReportOutcome = LoadedReport | ClosedReport | { kind: "open"; attempt: OwnAttempt };

/** Null: this person has no such attempt. Waits a little for a grade that is still to come. */
export async function loadReport(own: {
  attemptId: string;
  userId: string;
  now: Date;
}): Promise<ReportOutcome | null> {
  let read = await readOwnAttempt(own);
  if (!read) return null;
  if (read.attempt.submittedAt === null) return { kind: "open", attempt: read.attempt };
  const { attemptId, now } = own;
  // An assignment's attempts are graded in their turn: a class that looks at once must not wait for each other.
  if (read.attempt.needsGrading && read.attempt.gradingError === null && read.row.assignmentId === null) {
    await gradeNow(attemptId, now);
    read = (await readOwnAttempt(own)) ?? read;
  }
  const { snapshot, variant, clock, attempt, row } = read;
  const thrown = await readThrown(attemptId);
  const kept = attempt.needsGrading ? null : await newestReport(attemptId);
  const answer = await readCountedAnswer(attemptId);
  const question = publicQuestion(snapshot.question, variant);
  const { questionId } = attempt;
  const secrecy = await secrecyOf({ ...own, questionId, assignmentId: row.assignmentId });
  if (secrecy.keeper && !showsAtLeast(secrecy.shown, "findings")) {
    const { keeper, shown } = secrecy;
    const score =
      keeper.because === "elsewhere" && row.assignmentId === null ? (kept?.report.score ?? null) : null;
    return { kind: "closed", attempt, question, answer, shown, score, keeper, clock: clockReading(clock) };
  }
  const answerHash = answerHashOf({ ...row, answer });
  const jobs = await standingOf({ attemptId, answerHash });
  const of = row.assignmentId === null ? null : await workOfAttempt(attemptId);
  const final = of && kept && (await finalReport(attemptId));
  const report = kept && { ...kept, report: withArrived(final?.report ?? kept.report, jobs) };
  const withheld = withheldFrom(secrecy, kept?.report ?? null);
  const modelAnswer = withheld ? null : referenceFor(snapshot.modelAnswers, variant);
  return {
    kind: "report",
    attempt,
    question,
    variant,
    answer,
    exchanges: await listExchanges(attemptId),
    report,
    marked: final && {
      deciders: final.deciders,
      changed: changedLimits(final),
      marks: `/courses/${of.courseId}/assignments/${of.assignmentId}/marks`,
    },
    judge: progressOf(jobs),
    secondReadings: secondReadings(jobs),
    disputable:
      config().judge === null
        ? []
        : snapshot.question.rubric.criteria
            .filter(({ id }) => canBeReadAgain(snapshot.question, id))
            .map(({ id }) => id),
    judgeSpend: jobs.length === 0 ? null : await spend({ attemptId }),
    reading: report ? await furtherReading(report.report.findings, snapshot.question) : {},
    modelAnswer,
    withheld,
    modelLedger: modelAnswer ? workedOut(modelAnswer, snapshot.question, variant) : [],
    beforeCurveball: thrown && { sketch: thrown.before.sketch, elapsedMs: thrown.elapsedMs },
    phaseTimes: phaseTimes(await saveTimes(row), clock.elapsedMs),
    clock: clockReading(clock),
  };
}

/** An assignment may show findings alone; and whoever hands in nothing could read the model answer and start again. */
function withheldFrom({ shown, keeper }: Secrecy, report: Report | null): Withheld | null {
  if (keeper && !showsAtLeast(shown, "model-answer")) return { kind: "assignment", keeper };
  if (!report) return { kind: "ungraded" };
  return report.caps.some(({ reason }) => reason === "blank") ? { kind: "blank" } : null;
}

/** A model answer's rows are expressions over all of the question's numbers, so that they hold for every variant. */
function workedOut({ ledger }: Answer, { parameters }: Question, variant: Variant): Report["ledger"] {
  const givens = parameters.map(({ id, label, unit, default: asWritten }) => ({
    id,
    label,
    unit,
    value: variant.parameters[id] ?? asWritten,
  }));
  return evaluateLedger({ rows: ledger, givens }).map((line) => ({
    row: line.row,
    name: line.name,
    expression: ledger[line.row]?.expression ?? "",
    value: line.status === "ok" ? line.text : null,
    problem: line.problem,
    warnings: [],
    fault: null,
    carried: null,
  }));
}
