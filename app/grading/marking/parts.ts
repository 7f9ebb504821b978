import type { Part } from "~/models/grading.server.ts";
import type { Decisions } from "./winning.ts";

export interface Marker {
  userId: string;
  /** May settle what two markers disagree on, and answer for a whole course. */
  maySettle: boolean;
}

/**
 * In which part a marker decides; null: there is nothing left for them here. An attempt that was drawn is marked by two
 * people, neither of whom sees the other; what is settled, only those change who may settle.
 */
export function partFor(marker: Marker, decisions: Decisions, drawn: boolean): Part | null {
  if (decisions.settled) return marker.maySettle ? "settled" : null;
  if (!drawn) return "first";
  const { first, second } = decisions;
  if (!first || first.by === marker.userId) return "first";
  if (!second || second.by === marker.userId) return "second";
  return null;
}

/** Neither the other marker nor the suggestion is shown. */
export const isBlind = (part: Part | null, drawn: boolean): boolean => drawn && part !== "settled";
