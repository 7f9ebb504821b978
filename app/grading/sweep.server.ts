import { errorFacts, log } from "~/log.server.ts";
import { closeIfOverdue, overdueAttempts } from "~/models/attempt.server.ts";
import { attemptsToGrade } from "~/models/report-row.server.ts";
import { gradeAttempt } from "./grade-attempt.server.ts";

export interface Swept {
  closed: number;
  graded: number;
  failed: number;
}

/** In one sweep at most this many of each, so that a backlog never holds up the people who work now. */
const BATCH = 200;

/**
 * What must happen also when no page is open: closes attempts whose time is over, submitting the last answer saved in
 * time, and grades what is submitted and not graded yet.
 */
export async function sweep({ now }: { now: Date }): Promise<Swept> {
  const swept: Swept = { closed: 0, graded: 0, failed: 0 };
  for (const attemptId of await overdueAttempts({ now, limit: BATCH })) {
    await alone(attemptId, async () => {
      await closeIfOverdue({ attemptId, now });
      swept.closed += 1;
    });
  }
  for (const attemptId of await attemptsToGrade({ now, limit: BATCH })) {
    await alone(attemptId, async () => {
      const outcome = await gradeAttempt({ attemptId, now });
      if (outcome === "graded") swept.graded += 1;
      if (outcome === "could-not-grade") swept.failed += 1;
    });
  }
  return swept;
}

/** One attempt's trouble never keeps the sweep from the others. */
async function alone(attemptId: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log().error({ attemptId, ...errorFacts(error) }, "sweep failed");
  }
}
