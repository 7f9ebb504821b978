import type { Browser, CDPSession } from "playwright-core";
import { z } from "zod";

/** The parts of Chromium's trace events that are read here; times are in microseconds. */
const TraceEventSchema = z.object({
  name: z.string(),
  pid: z.number(),
  tid: z.number(),
  /** Time by the clock, and of the processor. */
  dur: z.number().optional(),
  tdur: z.number().optional(),
  args: z.object({ name: z.string().optional() }).optional(),
});
type TraceEvent = z.infer<typeof TraceEventSchema>;

export interface Task {
  clockMs: number;
  processorMs: number;
}

export interface ThreadTimes {
  /** Tasks of pages' main threads. */
  main: Task[];
  /** Tasks of dedicated workers. */
  workers: Task[];
}

/** Every task that pages' main threads and workers run while `work` goes on, with the processor time each takes. */
export async function threadTimes(browser: Browser, work: () => Promise<void>): Promise<ThreadTimes> {
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => {
    for (const raw of value) {
      const read = TraceEventSchema.safeParse(raw);
      if (read.success) events.push(read.data);
    }
  });
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["toplevel"], excludedCategories: ["*"] },
  });
  try {
    await work();
  } finally {
    await stop(session);
  }
  const threads = new Map(
    events
      .filter(({ name }) => name === "thread_name")
      .map(({ pid, tid, args }) => [`${pid} ${tid}`, args?.name ?? ""]),
  );
  const tasksOf = (thread: string) =>
    events
      .filter(
        ({ name, pid, tid, dur }) =>
          name.endsWith("::RunTask") && dur !== undefined && threads.get(`${pid} ${tid}`)?.startsWith(thread),
      )
      .map(({ dur = 0, tdur = dur }): Task => ({ clockMs: dur / 1000, processorMs: tdur / 1000 }));
  return { main: tasksOf("CrRendererMain"), workers: tasksOf("DedicatedWorker") };
}

async function stop(session: CDPSession): Promise<void> {
  const complete = new Promise<void>((resolve) => session.once("Tracing.tracingComplete", () => resolve()));
  await session.send("Tracing.end");
  await complete;
  await session.detach();
}

export const longest = (tasks: readonly Task[], time: keyof Task): number =>
  Math.max(0, ...tasks.map((task) => task[time]));
