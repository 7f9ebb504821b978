import type { PriceTable } from "~graders";
import {
  type SimulationAsk,
  type SimulationReply,
  SimulationReplySchema,
  type SimulationRequest,
} from "./messages.ts";

/** The worker as the simulator needs it; a test gives one of its own. */
export interface WorkerPort {
  post: (message: unknown) => void;
  end: () => void;
}
export interface PortEvents {
  onReply: (data: unknown) => void;
  /** The worker could not be loaded, or fell over. */
  onError: (message: string) => void;
}
export type SpawnWorker = (events: PortEvents) => WorkerPort;

type Kind = SimulationRequest["kind"];
/** `superseded`: a newer request of its kind came, or nobody waits for it any more. */
export type Outcome<K extends Kind = Kind> =
  Extract<SimulationReply, { kind: K | "failed" }> | { kind: "superseded" };

export interface Simulator {
  /** Only the newest request of each kind is run to its end; earlier ones come back as superseded. */
  ask: <K extends Kind>(ask: Extract<SimulationAsk, { kind: K }>) => Promise<Outcome<K>>;
  /** Drops what was asked and has not come back. */
  forget: () => void;
  end: () => void;
}

/** What is quick and seen first goes first. */
const ORDER: readonly Kind[] = ["simulate-closed", "simulate-events", "sweep", "pareto"];
/** A run that nobody waits for any more is let go on for this long before its worker is replaced. */
export const PATIENCE_MS = 200;
/** No run takes longer than this. */
export const MOST_MS = 20_000;

interface Job {
  id: number;
  kind: Kind;
  ask: SimulationAsk;
  /** Null: superseded, and already told so. */
  settle: ((outcome: Outcome) => void) | null;
}

/** Keeps one worker, gives it one request at a time, and drops replies that nobody waits for any more. */
export function createSimulator({
  spawn,
  prices = null,
}: {
  spawn: SpawnWorker;
  /** Goes with every request; null: the worker's built-in table. */
  prices?: PriceTable | null;
}): Simulator {
  let port: WorkerPort | null = null;
  let running: Job | null = null;
  let limit: ReturnType<typeof setTimeout> | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;
  let lastId = 0;
  const waiting = new Map<Kind, Job>();

  const supersede = (job: Job) => {
    job.settle?.({ kind: "superseded" });
    job.settle = null;
  };

  const done = (outcome: Outcome) => {
    clearTimeout(limit);
    clearTimeout(patience);
    patience = undefined;
    const job = running;
    running = null;
    job?.settle?.(outcome);
    next();
  };

  /** A worker in the middle of a run hears nothing, so that stopping it means replacing it. */
  const stop = (outcome: Outcome) => {
    port?.end();
    port = null;
    done(outcome);
  };

  const fail = (reason: string) => stop({ kind: "failed", id: running?.id ?? -1, reason, mend: null });

  const onReply = (data: unknown) => {
    const read = SimulationReplySchema.safeParse(data);
    if (!running) return;
    if (!read.success)
      return fail("The simulation's answer could not be read. Reload the page, then run again.");
    if (read.data.id === running.id) done(read.data as Outcome);
  };

  const next = () => {
    const job = ORDER.map((kind) => waiting.get(kind)).find((found) => found !== undefined);
    if (running || !job) return;
    waiting.delete(job.kind);
    running = job;
    const mine: WorkerPort = (port ??= spawn({
      onReply: (data) => port === mine && onReply(data),
      onError: (message) =>
        port === mine &&
        fail(
          message === ""
            ? "The simulation could not be loaded. Check the connection, then run again."
            : `The simulation stopped (${message}). Run again; your sketch is unchanged.`,
        ),
    }));
    limit = setTimeout(
      () => fail(`This run took longer than ${MOST_MS / 1000} s and was stopped. Run fewer requests.`),
      MOST_MS,
    );
    mine.post({ ...job.ask, ...(prices && { prices }), id: job.id });
  };

  const leave = () => {
    if (!running || patience !== undefined) return;
    patience = setTimeout(() => stop({ kind: "superseded" }), PATIENCE_MS);
  };

  return {
    ask: (ask) =>
      new Promise((resolve) => {
        const before = waiting.get(ask.kind);
        if (before) supersede(before);
        if (running?.kind === ask.kind) {
          supersede(running);
          leave();
        }
        waiting.set(ask.kind, {
          id: ++lastId,
          kind: ask.kind,
          ask,
          settle: resolve as (outcome: Outcome) => void,
        });
        next();
      }),
    forget: () => {
      for (const job of waiting.values()) supersede(job);
      waiting.clear();
      if (!running) return;
      supersede(running);
      leave();
    },
    end: () => {
      for (const job of waiting.values()) supersede(job);
      waiting.clear();
      if (running) supersede(running);
      clearTimeout(limit);
      clearTimeout(patience);
      running = null;
      port?.end();
      port = null;
    },
  };
}
