import { inTransaction } from "~/models/db.server.ts";
import { takeAttempts } from "~/models/grading.server.ts";
import { appendRuling, type Ruling, type RulingKind, rulingsOf } from "~/models/limit-ruling.server.ts";
import { newestReportIds } from "~/models/mark-row.server.ts";
import { markedParts } from "~/models/marked-part.server.ts";
import { noteMarking } from "~/models/marking-audit.server.ts";
import type { SetWork } from "~/models/set-work.server.ts";
import type { Submission } from "~/models/submission.server.ts";
import { ruledLimits } from "./final-report.server.ts";
import { makeMarks } from "./make-marks.server.ts";

/** What a marker rules on one cap or penalty of one attempt. */
export interface Wanted {
  attemptId: string;
  limitId: string;
  ruling: RulingKind;
  /** Of `set`. */
  amount: number | null;
  comment: string;
  /** Version of the ruling that they had in sight; 0: none. */
  seen: number;
}

export type Ruled =
  | { kind: "kept" }
  /** Somebody ruled in between: nothing was written. */
  | { kind: "conflict"; theirs: Ruling }
  | { kind: "refused"; message: string };

const MOST_AMOUNT = 100;

/**
 * Keeps a person's ruling on a cap or a penalty and makes the mark again, in one transaction. The version that they saw is
 * the lock. A lifted limit can be put back as it was found.
 */
export async function ruleOnLimit({
  work,
  graded,
  wanted,
  by,
  now,
}: {
  work: SetWork;
  graded: Pick<Submission, "snapshot">;
  wanted: Wanted;
  by: string;
  now: Date;
}): Promise<Ruled> {
  const { attemptId, limitId, ruling, seen } = wanted;
  const refuse = (message: string): Ruled => ({ kind: "refused", message });
  const comment = wanted.comment.trim();
  if (comment === "") return refuse("Say why: the student reads it beside the cap or penalty.");
  const amount = ruling === "set" ? wanted.amount : null;
  if (ruling === "set" && (amount === null || !(amount >= 0 && amount <= MOST_AMOUNT)))
    return refuse(`Set it to a number from 0 to ${MOST_AMOUNT}.`);
  return inTransaction(async (tx): Promise<Ruled> => {
    await takeAttempts(tx, [attemptId]);
    const part = (await markedParts(await newestReportIds([attemptId], tx), tx)).get(attemptId);
    const rulings = await rulingsOf([attemptId], tx);
    const limit = part && ruledLimits(part, rulings).find(({ id }) => id === limitId);
    if (!limit) return refuse("The newest report of this answer has no such cap or penalty any more.");
    const last = limit.ruling;
    if (last && last.version !== seen) return { kind: "conflict", theirs: last };
    const version = (last?.version ?? 0) + 1;
    await appendRuling(tx, { attemptId, limitId, version, ruling, amount, comment, by, at: now });
    const [made] = await makeMarks(tx, {
      attemptIds: [attemptId],
      questionOf: () => graded.snapshot.question,
      policy: work.scorePolicy,
      cause: "ruling",
      by,
      now,
    });
    await noteMarking(tx, {
      courseId: work.courseId,
      at: now,
      by,
      kind: "limit-ruled",
      subject: attemptId,
      detail: {
        limit: limit.says,
        found: limit.amount,
        from: last?.ruling ?? "as-found",
        to: ruling,
        ...(amount !== null && { amount }),
        comment,
        ...(made && { markFrom: made.before, markTo: made.after }),
      },
    });
    return { kind: "kept" };
  });
}
