import {
  ANSWER_FIELDS,
  type Answer,
  type Asked,
  type PriceTable,
  type Report,
  writeDocument,
} from "~graders";
import { listAsked } from "~/models/asked-question.server.ts";
import { readFields } from "~/models/field-value.server.ts";
import { readOwnAttempt } from "~/models/own-attempt.server.ts";
import { readPrices } from "~/models/price-snapshot.server.ts";
import { newestReport } from "~/models/report-row.server.ts";
import { secrecyOf, showsAtLeast } from "~/models/secrecy.server.ts";
import { finalReport } from "./marking/final-report.server.ts";
import { readThrown, type Thrown } from "~/models/thrown-curveball.server.ts";

/** What a candidate takes home. `headroom grade` reads it as it is. */
export interface ExportedAttempt {
  question: string;
  title: string;
  seed: number | null;
  mode: string;
  startedAt: string;
  submittedAt: string | null;
  /** The newest text of every field, saves after the deadline included: it is the candidate's own. */
  answer: Answer;
  asked: Asked[];
  /** What broke during the round, and the answer as it stood. */
  curveball: Thrown | null;
  /** What the round reckons with; null: the built-in table of today. */
  prices: PriceTable | null;
  /** Null: none yet, or an assignment keeps it closed. */
  report: Report | null;
}

/** Null: this person has no such attempt. */
export async function exportAttempt(own: {
  attemptId: string;
  userId: string;
  now: Date;
}): Promise<ExportedAttempt | null> {
  const read = await readOwnAttempt(own);
  if (!read) return null;
  const { attempt, snapshot, row } = read;
  const fields = await readFields(own.attemptId);
  const { questionId } = attempt;
  const { shown } = await secrecyOf({ ...own, questionId, assignmentId: row.assignmentId });
  const mayRead = attempt.submittedAt !== null && showsAtLeast(shown, "findings");
  const answer = Object.fromEntries(ANSWER_FIELDS.map((field) => [field, fields[field].value])) as Answer;
  return {
    question: attempt.questionId,
    title: snapshot.question.title,
    seed: attempt.seed,
    mode: attempt.mode,
    startedAt: attempt.startedAt,
    submittedAt: attempt.submittedAt,
    answer,
    asked: await listAsked(own.attemptId),
    curveball: await readThrown(own.attemptId),
    prices: row.pricesHash === null ? null : await readPrices(row.pricesHash),
    report: mayRead ? await reportOf(own.attemptId, row.assignmentId) : null,
  };
}

/** An assignment's report as it counts, with what persons decided; of a round of one's own, the newest. */
async function reportOf(attemptId: string, assignmentId: string | null): Promise<Report | null> {
  const kept = assignmentId === null ? await newestReport(attemptId) : await finalReport(attemptId);
  return kept?.report ?? null;
}

export const exportedDocument = ({ title, answer }: ExportedAttempt) => writeDocument({ title, answer });
