import { Worker } from "node:worker_threads";
import { grade, type GradeInput, type Report } from "~graders";
import type { GradeReply, GradeRequest } from "./thread-messages.ts";

export interface Graded {
  report: Report;
  /** Milliseconds that grading took. */
  ms: number;
}

/** Where answers are graded. Rejects when an answer could not be. */
export interface GradingEngine {
  grade: (input: GradeInput) => Promise<Graded>;
}

/** On this thread: for scripts and tests, where nobody else waits for it. */
export const gradingHere: GradingEngine = {
  grade(input) {
    const startedMs = performance.now();
    return Promise.resolve({ report: grade(input), ms: performance.now() - startedMs });
  },
};

/** Hundreds of times what a long answer takes: whatever is longer hangs. Loading the grader into a new thread is in it. */
const LIMIT_MS = 30_000;
/** An answer that makes the grader need more than this ends the thread, not the process. */
const MOST_MEMORY_MB = 1024;

/** The thread, not the answer's content, is why there is no report; `name` is shown. */
class GradingStopped extends Error {
  constructor(name: "TimeLimit" | "Crash" | "Stopped") {
    super(name);
    this.name = name;
  }
}

export interface GradingThread extends GradingEngine {
  /** Ends the thread; the next answer starts another one. */
  renew: () => Promise<void>;
  /** Ends the thread for good; what it was grading, and what comes after, is rejected. */
  stop: () => Promise<void>;
}

/**
 * A thread that grades one answer at a time. An answer that takes too long, or ends the thread, is rejected, and the next
 * one has a new thread. `program`: what runs in it, built or from source.
 */
export function gradingThread(program: URL, { limitMs = LIMIT_MS } = {}): GradingThread {
  let thread: Worker | null = null;
  let giveUp: ((error: Error) => void) | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let isStopped = false;

  function start(): Worker {
    const started = new Worker(program, {
      // None of the process's own: a loader that it was started with works on its main thread alone.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    // It must not keep a process alive that has nothing else to do.
    started.unref();
    const gone = () => {
      if (thread !== started) return;
      thread = null;
      giveUp?.(new GradingStopped("Crash"));
    };
    return started.on("error", gone).on("exit", gone);
  }

  async function end(why: GradingStopped) {
    const ended = thread;
    thread = null;
    giveUp?.(why);
    await ended?.terminate();
  }

  async function once(input: GradeInput): Promise<Graded> {
    if (isStopped) throw new GradingStopped("Stopped");
    const current = (thread ??= start());
    const timer = setTimeout(() => void end(new GradingStopped("TimeLimit")), limitMs);
    try {
      const reply = await new Promise<GradeReply>((resolve, reject) => {
        giveUp = reject;
        current.once("message", resolve);
        current.postMessage({ input } satisfies GradeRequest);
      });
      if (!("error" in reply)) return reply;
      const error = new Error("the grader threw");
      error.name = reply.error;
      throw error;
    } finally {
      giveUp = null;
      clearTimeout(timer);
      current.removeAllListeners("message");
    }
  }

  return {
    grade(input) {
      const mine = turn.then(() => once(input));
      turn = mine.catch(() => undefined);
      return mine;
    },
    renew: () => end(new GradingStopped("Stopped")),
    stop() {
      isStopped = true;
      return end(new GradingStopped("Stopped"));
    },
  };
}
