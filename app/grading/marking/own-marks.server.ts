import type { Finding } from "~graders";
import { type RegradeRequest, regradesOf } from "~/models/regrade-request.server.ts";
import { attemptsOfWork, type SetWork } from "~/models/set-work.server.ts";
import { type ChangedLimit, changedLimits, type Decider, finalReport } from "./final-report.server.ts";
import { currentMarks } from "./make-marks.server.ts";
import { totalOf } from "./total.ts";

/** One question as its student sees it after release. */
export interface OwnQuestion {
  slot: number;
  title: string;
  /** Null: it was never started. */
  attemptId: string | null;
  mark: number | null;
  /** Empty where the assignment shows marks alone. */
  findings: (Finding & { decider: Decider; requests: RegradeRequest[] })[];
  /** Caps and penalties that a person lifted or set; empty likewise. */
  changed: ChangedLimit[];
}

export interface OwnMarks {
  total: number | null;
  questions: OwnQuestion[];
}

/** A student's own marks. Null: they are not released. */
export async function ownMarks(work: SetWork, userId: string, now: Date): Promise<OwnMarks | null> {
  if (work.releasedAt === null) return null;
  const attempts = await attemptsOfWork({ assignmentId: work.id, userId });
  const marks = await currentMarks(work, attempts, now);
  const requests = await regradesOf(attempts.map(({ id }) => id));
  const slots = [...new Set(work.questions.map(({ slot }) => slot))];
  const questions: OwnQuestion[] = [];
  for (const slot of slots) {
    const attempt = attempts.find((one) => one.slot === slot);
    const set = work.questions.find(
      (one) => one.slot === slot && (!attempt || one.questionId === attempt.questionId),
    );
    const final = attempt && work.shows !== "score" ? await finalReport(attempt.id) : null;
    questions.push({
      slot,
      title: set?.title ?? "",
      attemptId: attempt?.id ?? null,
      mark: attempt ? (marks.get(attempt.id)?.mark ?? null) : null,
      findings: (final?.report.findings ?? []).map((finding) => ({
        ...finding,
        decider: final?.deciders[finding.criterion] ?? { method: "check", comment: "" },
        requests: requests.filter(
          (one) => one.attemptId === attempt?.id && one.criterion === finding.criterion,
        ),
      })),
      changed: final ? changedLimits(final) : [],
    });
  }
  const total = totalOf(
    questions.map(({ slot, attemptId, mark }) => ({
      slot,
      weight: work.questions.find((one) => one.slot === slot)?.weight ?? 1,
      attemptId,
      questionId: null,
      state: attemptId === null ? "none" : mark === null ? "could-not-grade" : "marked",
      mark,
    })),
    now.toISOString() > work.closesAt,
  );
  return { total, questions };
}
