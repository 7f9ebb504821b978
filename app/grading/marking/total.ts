import { significant } from "~graders";

/** One place on the paper, as it stands with one student. */
export interface SlotResult {
  slot: number;
  weight: number;
  /** Null: nothing was started there. */
  attemptId: string | null;
  questionId: string | null;
  state: "none" | "running" | "being-graded" | "could-not-grade" | "marked";
  mark: number | null;
}

/**
 * The mark of the whole paper, 0 to 100: the mean of its slots by weight. A slot that was never started earns nothing once
 * `closed`. Null while anything is running or being graded, and where something could not be graded: that is never a zero.
 */
export function totalOf(slots: readonly SlotResult[], closed: boolean): number | null {
  const weights = slots.reduce((sum, { weight }) => sum + weight, 0);
  if (weights <= 0) return null;
  let sum = 0;
  for (const { state, mark, weight } of slots) {
    if (state === "none" && closed) continue;
    if (mark === null || state !== "marked") return null;
    sum += weight * mark;
  }
  return Math.round(significant((10 * sum) / weights)) / 10;
}
