import { monitorEventLoopDelay } from "node:perf_hooks";
import { drawVariant, type GradeInput } from "~graders";
import { findEntry, listQuestions } from "~/bank.server.ts";
import { errorFacts, log } from "~/log.server.ts";
import {
  CLAIM_MS,
  claimGrading,
  claimNextGrading,
  type GradingClaim,
  nextGradingAt,
  releaseGrading,
  renewGrading,
} from "~/models/grading-claim.server.ts";
import { gradeAttempt, gradeClaimed } from "./grade-attempt.server.ts";
import { type Graded, gradingHere, type GradingThread, gradingThread } from "./grading-engine.server.ts";

/** While the thread grades one answer, the next is read and the last one's report written. */
const LANES = 2;
/** While requests wait this long for their turn, they go first: what was submitted a moment ago is not graded yet. */
const BUSY_MS = 25;
const MOMENT_MS = 15_000;
/** How often the delay of the process's turns is sampled. */
const SAMPLE_MS = 10;
const RENEW_MS = CLAIM_MS / 3;
/** The sweep asks each minute anyway. */
const LONGEST_REST_MS = 60_000;
const SHORTEST_REST_MS = 250;
/** What is under way at the end has this long. */
const FINISH_MS = 4000;

export interface GradingQueue {
  /** Grades a model answer of the bank for nobody, so that the first submission finds thread and lexicon loaded. */
  warm: () => Promise<void>;
  /** Something may have come due. */
  wake: () => void;
  /** Grades this one before the others, and resolves when that is settled, or after `mostMs`. */
  waitFor: (attemptId: string, mostMs: number) => Promise<void>;
  /** Grades in turn what is no attempt's own submission: a rubric tried on a class, documents by the folder. */
  grade: GradingThread["grade"];
  /** Ends an idle thread, so that the next answer is graded by what the program is then. */
  renew: () => void;
  /** Takes nothing more, and lets what is under way finish; what does not is left to whoever grades next. */
  stop: () => Promise<void>;
}

/* On globalThis, so that a reload of this module in development finds the one queue of the process. */
const kept = globalThis as typeof globalThis & { headroomGrading?: GradingQueue | undefined };

/**
 * Grades on a thread of its own whatever is submitted and has no report yet. The queue stands in the database: requests
 * only wake it, and what a crash leaves behind is found when its claim has run out.
 */
export function startGrading({ program, limitMs }: { program: URL; limitMs?: number }): GradingQueue {
  const queue = gradingQueue(gradingThread(program, { limitMs }));
  kept.headroomGrading = queue;
  return {
    ...queue,
    async stop() {
      if (kept.headroomGrading === queue) kept.headroomGrading = undefined;
      await queue.stop();
    },
  };
}

function gradingQueue(thread: GradingThread): GradingQueue {
  /** Who waits for which attempt, the first come first. */
  const wanted = new Map<string, (() => void)[]>();
  const underWay = new Set<GradingClaim>();
  const lanes = new Set<Promise<void>>();
  let wakes = 0;
  let isStopping = false;
  let alarm: NodeJS.Timeout | undefined;
  const turns = monitorEventLoopDelay({ resolution: SAMPLE_MS });
  turns.enable();
  const isBusy = () => {
    const meanMs = turns.mean / 1e6;
    turns.reset();
    return meanMs > SAMPLE_MS + BUSY_MS;
  };

  const isUnderWay = (attemptId: string) => [...underWay].some((claim) => claim.attemptId === attemptId);
  const tell = (attemptId: string) => {
    for (const resolve of wanted.get(attemptId) ?? []) resolve();
    wanted.delete(attemptId);
  };

  function wake() {
    wakes += 1;
    clearTimeout(alarm);
    while (!isStopping && lanes.size < LANES) {
      const lane = work().finally(() => {
        lanes.delete(lane);
        if (lanes.size === 0) void rest();
      });
      lanes.add(lane);
    }
  }

  async function work(): Promise<void> {
    while (!isStopping) {
      const seen = wakes;
      try {
        const claim = await next();
        if (claim) await settle(claim);
        else if (seen === wakes) return;
      } catch (error) {
        log().error(errorFacts(error), "the grading queue could not be worked");
        return;
      }
    }
  }

  async function next(): Promise<GradingClaim | null> {
    for (const attemptId of wanted.keys()) {
      if (isUnderWay(attemptId)) continue;
      const claim = await claimGrading({ attemptId, now: new Date() });
      if (claim) return claim;
      // Graded already, or another process has it; the page says which.
      if (!isUnderWay(attemptId)) tell(attemptId);
    }
    const now = new Date();
    return claimNextGrading({ now, dueBy: isBusy() ? new Date(now.getTime() - MOMENT_MS) : now });
  }

  async function settle(claim: GradingClaim): Promise<void> {
    const { attemptId } = claim;
    underWay.add(claim);
    const renewing = setInterval(() => {
      renewGrading(claim, new Date()).catch((error: unknown) =>
        log().error({ attemptId, ...errorFacts(error) }, "a grading could not be held"),
      );
    }, RENEW_MS);
    try {
      await gradeClaimed({ claim, engine: thread, now: () => new Date() });
    } finally {
      clearInterval(renewing);
      underWay.delete(claim);
      tell(attemptId);
    }
  }

  /** Looks again when the next one is due: a try after a failure, or what another process let fall. */
  async function rest(): Promise<void> {
    if (isStopping) return;
    const at = await nextGradingAt().catch(() => null);
    if (at === null || isStopping || lanes.size > 0) return;
    clearTimeout(alarm);
    const ms = Math.min(Math.max(at.getTime() - Date.now(), SHORTEST_REST_MS), LONGEST_REST_MS);
    alarm = setTimeout(wake, ms).unref();
  }

  return {
    wake,
    async warm() {
      const input = await anyAnswer();
      // Whatever is wrong with it, the first submission shows.
      if (input) await thread.grade(input).catch(() => undefined);
    },
    waitFor(attemptId, mostMs) {
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, mostMs);
        const settled = () => {
          clearTimeout(timer);
          resolve();
        };
        wanted.set(attemptId, [...(wanted.get(attemptId) ?? []), settled]);
        wake();
      });
    },
    grade: (input) => thread.grade(input),
    renew() {
      if (underWay.size === 0) void thread.renew();
    },
    async stop() {
      isStopping = true;
      clearTimeout(alarm);
      turns.disable();
      await Promise.race([Promise.all(lanes), new Promise((late) => setTimeout(late, FINISH_MS).unref())]);
      const left = [...underWay];
      // Let go first: what the end of the thread makes of them no longer counts.
      for (const claim of left) await releaseGrading(claim, new Date());
      await thread.stop();
      await Promise.all(lanes);
    },
  };
}

async function anyAnswer(): Promise<GradeInput | null> {
  for (const { id } of await listQuestions({ format: "design" })) {
    const entry = await findEntry(id);
    const answer = entry?.modelAnswers[0]?.answer;
    if (!entry || !answer) continue;
    const { question } = entry;
    return { question, variant: drawVariant({ question, seed: null }), answer };
  }
  return null;
}

/** How long a page waits for a report before it says that it is being graded. */
const WAIT_MS = 1500;

/** Has an attempt graded behind the request; where no queue runs (scripts, most tests), here and now. */
export async function gradeSoon(attemptId: string, now: Date): Promise<void> {
  if (kept.headroomGrading) kept.headroomGrading.wake();
  else await gradeAttempt({ attemptId, now });
}

/** Has an attempt graded before others, and waits for it a little. */
export async function gradeNow(attemptId: string, now: Date): Promise<void> {
  if (kept.headroomGrading) await kept.headroomGrading.waitFor(attemptId, WAIT_MS);
  else await gradeAttempt({ attemptId, now });
}

/** Wakes the queue; false: none runs here. */
export function wakeGrading(): boolean {
  kept.headroomGrading?.wake();
  return kept.headroomGrading !== undefined;
}

/** Grades what is not in the queue, off the request's thread; where no queue runs, here and now. */
export const gradeAside = (input: GradeInput): Promise<Graded> =>
  (kept.headroomGrading ?? gradingHere).grade(input);
