import { errorFacts, log } from "~/log.server.ts";
import { closeIfOverdue, overdueAttempts } from "~/models/attempt.server.ts";
import { claimNextGrading } from "~/models/grading-claim.server.ts";
import { gradeClaimed } from "./grade-attempt.server.ts";
import { gradingHere } from "./grading-engine.server.ts";
import { wakeGrading } from "./grading-queue.server.ts";

export interface Swept {
  closed: number;
  /** Here and now; where a queue grades behind the requests, it is woken and these stay 0. */
  graded: number;
  failed: number;
}

/** Read at once; what a class of hundreds leaves open at the end is closed in one sweep all the same. */
const BATCH = 200;

/**
 * What must happen also when no page is open: closes attempts whose time is over, submitting the last answer saved in
 * time, and grades what is submitted and not graded yet.
 */
export async function sweep({ now }: { now: Date }): Promise<Swept> {
  const swept: Swept = { closed: await closeOverdue(now), graded: 0, failed: 0 };
  if (wakeGrading()) return swept;
  for (let left = BATCH; left > 0; left--) {
    const claim = await claimNextGrading({ now });
    if (!claim) break;
    const outcome = await gradeClaimed({ claim, engine: gradingHere, now: () => now });
    if (outcome === "graded") swept.graded += 1;
    if (outcome === "could-not-grade") swept.failed += 1;
  }
  return swept;
}

async function closeOverdue(now: Date): Promise<number> {
  let closed = 0;
  for (;;) {
    const overdue = await overdueAttempts({ now, limit: BATCH });
    let here = 0;
    for (const attemptId of overdue) {
      try {
        await closeIfOverdue({ attemptId, now });
        here += 1;
      } catch (error) {
        // One attempt's trouble never keeps the sweep from the others.
        log().error({ attemptId, ...errorFacts(error) }, "an attempt could not be closed");
      }
    }
    closed += here;
    // A whole batch of trouble would come again and again.
    if (overdue.length < BATCH || here === 0) return closed;
  }
}
