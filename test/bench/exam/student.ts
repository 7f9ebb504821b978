import { randomUUID } from "node:crypto";
import { type Answer, type Line, textOf } from "./http.ts";

/** What the class keeps of its requests. */
export interface Log {
  /** Milliseconds by kind, of those that were answered as they should be. */
  times: Record<"load" | "start" | "save" | "submit" | "clock" | "file" | "live", number[]>;
  /** Answered wrongly, or not at all while the server was up. */
  failed: string[];
  /** Sent again because the server was down. */
  again: number;
  acknowledged: Acknowledged[];
  /** From pressing Submit to the reply. */
  submitted: { attemptId: string; ms: number }[];
}

export interface Acknowledged {
  attemptId: string;
  saveId: string;
  field: string;
  revision: number;
  value: unknown;
}

/** As the page's own back-off. */
const BACK_OFF_MS = [1000, 2000, 4000, 8000, 16_000, 30_000];
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Sends until it is answered, as the page does; what is not answered while the server should be up counts as failed. */
export async function ask(
  log: Log,
  kind: keyof Log["times"],
  wanted: number,
  isDown: () => boolean,
  send: () => Promise<Answer>,
): Promise<Answer> {
  for (let tries = 0; ; tries++) {
    let why: string;
    const wasDown = isDown();
    try {
      const answer = await send();
      if (answer.status === wanted) {
        log.times[kind].push(answer.ms);
        return answer;
      }
      why = String(answer.status);
    } catch (error) {
      why = error instanceof Error ? error.message : String(error);
    }
    if (wasDown || isDown()) log.again += 1;
    else log.failed.push(`${kind}: ${why}`);
    if (tries > 20) throw new Error(`${kind} was never answered: ${why}`);
    const step = BACK_OFF_MS[Math.min(tries, BACK_OFF_MS.length - 1)] ?? 30_000;
    await pause(step * (0.75 + Math.random() / 2));
  }
}

export interface Sitting {
  line: Line;
  paper: string;
  log: Log;
  isDown: () => boolean;
  /** Scripts, styles and fonts that a browser without them loads with its first page. */
  files: readonly string[];
  typed: (k: number) => { field: string; value: unknown };
  /** Loads the open round once again, as a whole page. */
  reloads: boolean;
  /** When the student begins and hands in, on the clock of `performance.now`. */
  beginsAtMs: number;
  submitsAtMs: number;
}

const SAVE_EVERY_MS = 10_000;
const CLOCK_EVERY = 6;
const RELOADS_AFTER = 3;

/** One student's exam: opens the paper, starts, saves every ten seconds, hands in, and sees that it is handed in. */
export async function sit(sitting: Sitting): Promise<void> {
  const { line, paper, log, files, typed } = sitting;
  const to = (kind: keyof Log["times"], wanted: number, send: () => Promise<Answer>) =>
    ask(log, kind, wanted, sitting.isDown, send);
  const until = (atMs: number) => pause(Math.max(0, atMs - performance.now()));

  await until(sitting.beginsAtMs);
  await to("load", 200, () => line.get(paper));
  const loading = Promise.all(files.map((file) => to("file", 200, () => line.get(file, "*/*"))));
  // With its scripts there, the page asks for data instead of pages, the redirect included.
  const started = await to("start", 202, () =>
    line.postForm(`${paper}.data?index`, { intent: "start", slot: "1" }),
  );
  const attempt = /\/attempts\/\w+/.exec(textOf(started))?.[0] ?? "";
  const attemptId = attempt.split("/").at(-1) ?? "";
  await to("load", 200, () => line.get(`${attempt}.data`, "*/*"));
  await loading;

  const revisions = new Map<string, number>();
  const save = async (k: number) => {
    const { field, value } = typed(k);
    const saveId = randomUUID();
    const change = { field, baseRevision: revisions.get(field) ?? 0, value };
    const body = JSON.stringify({ saveId, changes: [change] });
    const answer = await to("save", 200, () => line.postJson(`${attempt}/save`, body));
    const reply = JSON.parse(textOf(answer)) as { kind: string; revisions: Record<string, number> };
    const revision = reply.revisions[field];
    if (reply.kind !== "saved" || revision === undefined) throw new Error("a save was answered as none");
    revisions.set(field, revision);
    log.acknowledged.push({ attemptId, saveId, field, revision, value });
  };

  // The first save is due some seconds in, so that a class does not save in step.
  let dueMs = performance.now() + SAVE_EVERY_MS * Math.random();
  for (let k = 0; ; k++) {
    if (dueMs >= sitting.submitsAtMs) break;
    await until(dueMs);
    await save(k);
    if (k % CLOCK_EVERY === CLOCK_EVERY - 1)
      await to("clock", 200, () => line.get(`${attempt}/clock`, "application/json"));
    if (sitting.reloads && k === RELOADS_AFTER) await to("load", 200, () => line.get(attempt));
    dueMs = Math.max(dueMs + SAVE_EVERY_MS, performance.now());
  }
  await until(sitting.submitsAtMs);
  const pressedMs = performance.now();
  await save(Number.MAX_SAFE_INTEGER);
  await to("submit", 200, () => line.postJson(`${attempt}/submit`, "{}"));
  log.submitted.push({ attemptId, ms: performance.now() - pressedMs });
  await to("load", 200, () => line.get(`${attempt}/report.data`, "*/*"));
}
