import type { Verdict } from "~graders";
import { inTransaction } from "~/models/db.server.ts";
import { gradingsOf } from "~/models/grading.server.ts";
import { noteMarking } from "~/models/marking-audit.server.ts";
import { askRegrade, closeRegrade, LONGEST_REASON, waitingRegrade } from "~/models/regrade-request.server.ts";
import { attemptsOfWork, type SetWork } from "~/models/set-work.server.ts";
import { readSubmitted } from "~/models/submission.server.ts";
import { decideIn, suggestionFor, versionOf } from "./decide.server.ts";
import type { Marker } from "./parts.ts";
import { decisionsOf, winnerOf } from "./winning.ts";

export type RegradeAsked = { kind: "asked" } | { kind: "not-now"; message: string };

/** A student asks to have one finding looked at again: after release, with a reason, one at a time. */
export async function requestRegrade({
  work,
  userId,
  attemptId,
  criterion,
  reason,
  now,
}: {
  work: SetWork;
  userId: string;
  attemptId: string;
  criterion: string;
  reason: string;
  now: Date;
}): Promise<RegradeAsked> {
  const refuse = (message: string): RegradeAsked => ({ kind: "not-now", message });
  if (work.releasedAt === null || work.shows === "score")
    return refuse("A regrade can be asked for once the findings are released.");
  const own = await attemptsOfWork({ assignmentId: work.id, userId, id: attemptId });
  if (own.length === 0) return refuse("This is not an answer of yours.");
  if (!(await suggestionFor({ attemptId, criterion }))) return refuse("Your report has no such finding.");
  const said = reason.trim();
  if (said === "") return refuse("Say what should be looked at again, and why.");
  if (said.length > LONGEST_REASON) return refuse(`Keep the reason within ${LONGEST_REASON} characters.`);
  const kept = await askRegrade({ attemptId, criterion, reason: said, by: userId, now });
  return kept ? { kind: "asked" } : refuse("A request about this finding is waiting already.");
}

export type RegradeAnswered = { kind: "answered" } | { kind: "not-now"; message: string };

/**
 * Answers a request with a note: `verdict` changes the finding, null upholds it. The verdict stands above what was decided
 * before; mark, answer and log are written in one transaction.
 */
export async function answerRegrade({
  work,
  id,
  marker,
  verdict,
  note,
  now,
}: {
  work: SetWork;
  id: string;
  marker: Marker;
  verdict: Verdict | null;
  note: string;
  now: Date;
}): Promise<RegradeAnswered> {
  const said = note.trim();
  if (said === "")
    return { kind: "not-now", message: "Write a note: the student reads it beside the answer." };
  return inTransaction(async (tx): Promise<RegradeAnswered> => {
    const waiting = await waitingRegrade(tx, { id, assignmentId: work.id });
    if (!waiting) return { kind: "not-now", message: "Somebody has answered this request already." };
    const graded = await readSubmitted(waiting.attemptId);
    if (!graded) return { kind: "not-now", message: "The answer is no longer there." };
    const gradings = (await gradingsOf([waiting.attemptId], tx)).filter(
      (one) => one.criterion === waiting.criterion,
    );
    const decisions = decisionsOf(gradings).get(waiting.criterion) ?? {};
    const current =
      winnerOf(decisions)?.verdict ?? (await suggestionFor(waiting, tx))?.verdict ?? "not-graded";
    const changes = verdict !== null && verdict !== current;
    if (changes) {
      const decided = await decideIn(tx, {
        work,
        graded,
        marker,
        decision: { ...waiting, verdict, comment: said, seen: versionOf(decisions.settled) },
        as: "settled",
        cause: "regrade",
        event: "mark-changed",
        now,
      });
      if (decided.kind === "refused") return { kind: "not-now", message: decided.message };
    }
    const outcome = changes ? ("changed" as const) : ("upheld" as const);
    await closeRegrade(tx, { id, by: marker.userId, outcome, note: said, now });
    await noteMarking(tx, {
      courseId: work.courseId,
      at: now,
      by: marker.userId,
      kind: "regrade-answered",
      subject: waiting.attemptId,
      detail: { criterion: waiting.criterion, outcome, note: said },
    });
    return { kind: "answered" };
  });
}
