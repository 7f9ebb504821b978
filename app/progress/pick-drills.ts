import type { Round } from "./overview.ts";

export interface PickedSum {
  questionId: string;
  quantity: string;
  /** `missed`: it was missing or off when it was last asked for. `again`: it was right, and keeps in practice. */
  because: "missed" | "again";
}

export const DRILLS = 5;

/**
 * The sums to warm up with: those missed when they were last asked for, newest first, then those that were right longest
 * ago. Only of questions that were finished, since a sum tells what its question asks for.
 */
export function pickDrills(rounds: readonly Round[], most = DRILLS): PickedSum[] {
  const last = new Map<string, PickedSum>();
  for (const { questionId, result } of rounds) {
    if (!result || result.isBlank) continue;
    for (const { quantity, isMet } of result.sums) {
      const key = `${questionId} ${quantity}`;
      if (!last.has(key)) last.set(key, { questionId, quantity, because: isMet ? "again" : "missed" });
    }
  }
  const sums = [...last.values()];
  const missed = sums.filter(({ because }) => because === "missed");
  const again = sums.filter(({ because }) => because === "again").reverse();
  return [...spread(missed), ...spread(again)].slice(0, most);
}

/** One of each question before the second of any. */
function spread(sums: readonly PickedSum[]): PickedSum[] {
  const seen = new Map<string, number>();
  return sums
    .map((sum, index) => {
      const before = seen.get(sum.questionId) ?? 0;
      seen.set(sum.questionId, before + 1);
      return { sum, before, index };
    })
    .sort((a, b) => a.before - b.before || a.index - b.index)
    .map(({ sum }) => sum);
}
