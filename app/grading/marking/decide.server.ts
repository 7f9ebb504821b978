import { type Finding, type Rubric, SHARE_OF_VERDICT, type Verdict } from "~graders";
import { inTransaction, type Transaction } from "~/models/db.server.ts";
import {
  appendGrading,
  type Grading,
  gradingsOf,
  keepRubric,
  type Method,
  type Part,
  takeAttempts,
} from "~/models/grading.server.ts";
import { type MarkCause, newestReportIds } from "~/models/mark-row.server.ts";
import { markedParts } from "~/models/marked-part.server.ts";
import { type MarkingEvent, noteMarking } from "~/models/marking-audit.server.ts";
import type { SetWork } from "~/models/set-work.server.ts";
import type { Submission } from "~/models/submission.server.ts";
import { makeMarks } from "./make-marks.server.ts";
import { isDrawn } from "./order.server.ts";
import { isBlind, type Marker, partFor } from "./parts.ts";
import { decisionsOf } from "./winning.ts";

/** What a marker decided on one criterion of one attempt. */
export interface Decision {
  attemptId: string;
  criterion: string;
  verdict: Verdict;
  comment: string;
  /** Version of the decision that they had in sight; 0: none. */
  seen: number;
}

export type Decided =
  | { kind: "kept"; part: Part }
  /** Somebody decided in between: both are shown, and nothing was written. */
  | { kind: "conflict"; theirs: Grading }
  | { kind: "refused"; message: string };

type Graded = Pick<Submission, "snapshot">;

/** Who decides what: the check's or the judge's own part. */
export const methodOf = (rubric: Rubric, criterion: string): Method =>
  rubric.criteria.find(({ id }) => id === criterion)?.check.kind === "judge" ? "judge" : "check";

/** The newest report's verdict on a criterion; null: it is not part of this variant. */
export async function suggestionFor(
  { attemptId, criterion }: { attemptId: string; criterion: string },
  tx?: Transaction,
): Promise<Finding | null> {
  const reports = await newestReportIds([attemptId], tx);
  const part = (await markedParts(reports, tx)).get(attemptId);
  return part?.findings.find((finding) => finding.criterion === criterion) ?? null;
}

export const shareOf = ({ points, possible }: Finding): number | null =>
  points === null ? null : points / possible;

/** Notes what was suggested before somebody decides, once for each different suggestion. */
async function noteSuggestion(
  tx: Transaction,
  base: { attemptId: string; criterion: string; part: Part; rubricHash: string; at: Date; method: Method },
  suggestion: Finding,
  own: readonly Grading[],
): Promise<void> {
  const noted = own.findLast(({ by }) => by === null);
  const { verdict } = suggestion;
  const share = shareOf(suggestion);
  if (noted && noted.verdict === verdict && noted.share === share) return;
  await appendGrading(tx, { ...base, verdict, share, comment: "", by: null, sawSuggestion: false });
}

/** The newest version that anybody decided in a part; what is only noted moves nobody's lock. */
export const versionOf = (decision: Grading | undefined): number => decision?.version ?? 0;

/**
 * Keeps a person's verdict and makes the mark again, in one transaction. The version that the marker saw is the lock: when
 * somebody else decided in the same part since, nothing is written, and both verdicts come back.
 */
export async function decide({
  work,
  graded,
  marker,
  decision,
  as,
  cause = "verdict",
  event = "mark-changed",
  now,
}: {
  work: SetWork;
  graded: Graded;
  marker: Marker;
  decision: Decision;
  /** `settled` by those who may; left out: the part that is the marker's. */
  as?: "settled";
  cause?: MarkCause;
  event?: MarkingEvent;
  now: Date;
}): Promise<Decided> {
  return inTransaction((tx) => decideIn(tx, { work, graded, marker, decision, as, cause, event, now }));
}

/** As `decide`, within a transaction that holds more. */
export async function decideIn(
  tx: Transaction,
  {
    work,
    graded,
    marker,
    decision,
    as,
    cause,
    event,
    now,
  }: {
    work: SetWork;
    graded: Graded;
    marker: Marker;
    decision: Decision;
    as?: "settled" | undefined;
    cause: MarkCause;
    event: MarkingEvent;
    now: Date;
  },
): Promise<Decided> {
  const { attemptId, criterion, verdict, comment, seen } = decision;
  const { question } = graded.snapshot;
  await takeAttempts(tx, [attemptId]);
  const suggestion = await suggestionFor(decision, tx);
  if (!suggestion) return { kind: "refused", message: "This answer has no finding of that criterion yet." };
  const own = (await gradingsOf([attemptId], tx)).filter((one) => one.criterion === criterion);
  const decisions = decisionsOf(own).get(criterion) ?? {};
  const drawn = isDrawn({ assignmentId: work.id, attemptId, share: work.doubleMarked });
  const part = as ?? partFor(marker, decisions, drawn);
  if (part === null)
    return {
      kind: "refused",
      message: "Others have marked this answer already, and you are not one of them.",
    };
  const blind = isBlind(part, drawn);
  const newest = decisions[part];
  if (versionOf(newest) !== seen && newest) return { kind: "conflict", theirs: newest };

  const rubricHash = await keepRubric(tx, question.rubric, now);
  const base = { attemptId, criterion, part, rubricHash, at: now };
  const ofPart = own.filter((one) => one.part === part);
  await noteSuggestion(tx, { ...base, method: methodOf(question.rubric, criterion) }, suggestion, ofPart);
  // Who confirms in sight of a suggestion confirms what it earned, a quarter included.
  const confirmed = !blind && verdict === suggestion.verdict;
  await appendGrading(tx, {
    ...base,
    verdict,
    share: confirmed ? shareOf(suggestion) : SHARE_OF_VERDICT[verdict],
    comment: comment.trim(),
    method: "person",
    by: marker.userId,
    sawSuggestion: !blind,
  });
  const [made] = await makeMarks(tx, {
    attemptIds: [attemptId],
    questionOf: () => question,
    policy: work.scorePolicy,
    cause,
    by: marker.userId,
    now,
  });
  await noteMarking(tx, {
    courseId: work.courseId,
    at: now,
    by: marker.userId,
    kind: event,
    subject: attemptId,
    detail: {
      criterion,
      part,
      from: newest?.verdict ?? suggestion.verdict,
      to: verdict,
      ...(made && { markFrom: made.before, markTo: made.after }),
    },
  });
  return { kind: "kept", part };
}
