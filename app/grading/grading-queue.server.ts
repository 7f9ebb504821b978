import { setTimeout as pause } from "node:timers/promises";
import { errorFacts, log } from "~/log.server.ts";
import { gradeAttempt } from "./grade-attempt.server.ts";

/** Room for requests that came in meanwhile, between two grades. */
const BREATH_MS = 5;

const waiting: string[] = [];
let working: Promise<void> | null = null;

/**
 * Grades an attempt after the request that submitted it has been answered, one at a time, in the order of submission: a
 * class that submits at once is acknowledged first. Whatever a crash loses the sweep finds by its flag.
 */
export function gradeSoon(attemptId: string): void {
  waiting.push(attemptId);
  working ??= work().finally(() => {
    working = null;
  });
}

async function work(): Promise<void> {
  for (;;) {
    await pause(BREATH_MS);
    const attemptId = waiting.shift();
    if (attemptId === undefined) return;
    try {
      await gradeAttempt({ attemptId, now: new Date() });
    } catch (error) {
      log().error({ attemptId, ...errorFacts(error) }, "could not grade");
    }
  }
}

/** Resolves once nothing waits: for shutting down and for tests. */
export async function queueIsEmpty(): Promise<void> {
  while (working) await working;
}
