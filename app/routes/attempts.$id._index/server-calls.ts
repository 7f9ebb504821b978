import type { ClockReading, DueProbe, Exchange } from "~/protocol/attempt.ts";

const TIMEOUT_MS = 10_000;

/** What the page asks of the server beside saving. Each rejects when the server cannot be reached or does not answer as itself. */
async function call(
  url: string,
  body?: Record<string, unknown>,
): Promise<{ status: number; reply: unknown }> {
  const response = await fetch(url, {
    method: body ? "POST" : "GET",
    headers: { Accept: "application/json", ...(body ? { "Content-Type": "application/json" } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
    credentials: "same-origin",
    cache: "no-store",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return { status: response.status, reply: await response.json() };
}

const has = <K extends string>(reply: unknown, key: K): reply is Record<K, unknown> =>
  typeof reply === "object" && reply !== null && key in reply;

export async function askClock(attempt: string): Promise<{ clock: ClockReading; probes: DueProbe[] }> {
  const { status, reply } = await call(`/attempts/${attempt}/clock`);
  if (status !== 200 || !has(reply, "clock") || !has(reply, "probes")) throw new Error(`clock: ${status}`);
  return reply as { clock: ClockReading; probes: DueProbe[] };
}

export type Asking = { ok: true; exchange: Exchange; clock: ClockReading } | { ok: false; message: string };

export async function askInterviewer(attempt: string, text: string): Promise<Asking> {
  const { reply } = await call(`/attempts/${attempt}/ask`, { text });
  if (has(reply, "exchange") && has(reply, "clock"))
    return { ok: true, exchange: reply.exchange as Exchange, clock: reply.clock as ClockReading };
  return { ok: false, message: messageOf(reply, "The question could not be asked. Try again.") };
}

export type Pausing = { ok: true; clock: ClockReading } | { ok: false; message: string };

export async function setPaused(attempt: string, paused: boolean): Promise<Pausing> {
  const { reply } = await call(`/attempts/${attempt}/pause`, { intent: paused ? "pause" : "resume" });
  if (has(reply, "clock")) return { ok: true, clock: reply.clock as ClockReading };
  return { ok: false, message: messageOf(reply, "The clock could not be changed. Try again.") };
}

export type Submitting = { ok: true } | { ok: false; message: string };

/** Submits what the server holds; the page has saved everything before. */
export async function submitAttempt(attempt: string): Promise<Submitting> {
  const { status, reply } = await call(`/attempts/${attempt}/submit`, {});
  if (status === 200 && has(reply, "kind") && reply.kind === "submitted") return { ok: true };
  return { ok: false, message: messageOf(reply, `The server could not take it (${status}). Try again.`) };
}

const messageOf = (reply: unknown, otherwise: string): string =>
  has(reply, "message") && typeof reply.message === "string" ? reply.message : otherwise;
