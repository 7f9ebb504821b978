import { z } from "zod";
import { AnswerFieldSchema } from "~graders";

/** What the workspace page and the server say to each other. Schemas for the server; the page imports types only. */

/** Saves and submits under way still count for this long after zero, in milliseconds. */
export const CLOSING_MS = 30_000;

/**
 * running → closing (page locked, saves under way still count) → submitted. `paused` in practice mode only.
 */
export type AttemptState = "running" | "paused" | "closing" | "submitted";

/** Time as pages get it: what remains, never an absolute time. */
export interface ClockReading {
  state: AttemptState;
  remainingMs: number;
  /** Time spent, pauses left out. */
  elapsedMs: number;
  durationMs: number;
}

export const FieldChangeSchema = z.object({
  field: AnswerFieldSchema,
  /** The revision that the change is based on; 0 for a field never saved. */
  baseRevision: z.number().int().min(0),
  value: z.unknown(),
});
export interface FieldChange {
  field: z.infer<typeof AnswerFieldSchema>;
  baseRevision: number;
  value: unknown;
}

export const SaveRequestSchema = z.object({
  /** Made by the page; a replay of the same id gets the first reply again. */
  saveId: z.uuid(),
  changes: z.array(FieldChangeSchema).min(1).max(20),
});
export interface SaveRequest {
  saveId: string;
  changes: FieldChange[];
}

/** Proof of an acknowledged save: HMAC over attempt, fields' content hashes and server time. */
export interface SaveReceipt {
  savedAt: string;
  contentHash: string;
  signature: string;
}

export type SaveReply =
  /** 200. On disk. `late`: kept, but after the closing time, so not graded. */
  | {
      kind: "saved";
      saveId: string;
      revisions: Record<string, number>;
      receipt: SaveReceipt;
      clock: ClockReading;
      late: boolean;
    }
  /** 409. Nothing of the request was written; each stale field with what the server holds. */
  | {
      kind: "conflict";
      saveId: string;
      conflicts: { field: string; revision: number; value: unknown }[];
      clock: ClockReading;
    }
  /** 422: a value does not fit its field. Nothing was written. */
  | { kind: "invalid"; saveId: string | null; problems: { field: string; message: string }[] }
  /** 403 (signed out or another account), 404 (no such attempt of yours), 413 (too large), 429, 500. Nothing was written. */
  | { kind: "refused"; message: string };

export const AskRequestSchema = z.object({ text: z.string().trim().min(3).max(500) });

/** One clarifying question with the interviewer's reply. */
export interface Exchange {
  askedAtMs: number;
  text: string;
  reply: string;
  matched: boolean;
}

/** A probe that has come due. */
export interface DueProbe {
  id: string;
  atMs: number;
  ask: string;
  /** Something in the sketch broke: the answer as it stood is kept, and the grade compares. */
  breaks?: boolean;
}
