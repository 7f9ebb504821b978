import { findEntry } from "~/bank.server.ts";
import { type Drill, drillOf, type Judged, judgeDrill } from "~/progress/drill.ts";
import { DRILLS, pickDrills, type PickedSum } from "~/progress/pick-drills.ts";
import { dayNumber } from "~/progress/streak.ts";
import { roundsOf } from "./read-rounds.server.ts";

export interface WarmUpSum extends PickedSum {
  drill: Drill;
}

/** More are picked than shown, since a question may have changed or left the bank. */
const SPARE = 4;

/** The numbers of a day's drills: the same all day, others tomorrow. */
const seedOf = (now: Date) => dayNumber(now) % 100_000;

/** A handful of sums from this person's own weak spots, with the numbers of the day. */
export async function warmUp({ userId, now }: { userId: string; now: Date }): Promise<WarmUpSum[]> {
  const { rounds, closed } = await roundsOf({ userId, now });
  const sums: WarmUpSum[] = [];
  for (const picked of pickDrills(
    rounds.filter(({ questionId }) => !closed.has(questionId)),
    DRILLS + SPARE,
  )) {
    const entry = await findEntry(picked.questionId);
    const drill =
      entry && drillOf({ question: entry.question, quantity: picked.quantity, seed: seedOf(now) });
    if (drill && sums.length < DRILLS) sums.push({ ...picked, drill });
  }
  return sums;
}

/** Judges what was typed for the day's sums; those that are not among them any more are left out. */
export async function judgeWarmUp({
  sums,
  typed,
  now,
}: {
  sums: readonly WarmUpSum[];
  /** By `question quantity`. */
  typed: Readonly<Record<string, string>>;
  now: Date;
}): Promise<Record<string, Judged>> {
  const judged: Record<string, Judged> = {};
  for (const { questionId, quantity } of sums) {
    const entry = await findEntry(questionId);
    if (!entry) continue;
    const text = typed[nameOf({ questionId, quantity })] ?? "";
    judged[nameOf({ questionId, quantity })] = judgeDrill({
      question: entry.question,
      quantity,
      seed: seedOf(now),
      text,
    });
  }
  return judged;
}

/** What a sum's field is called. */
export const nameOf = ({ questionId, quantity }: { questionId: string; quantity: string }) =>
  `${questionId} ${quantity}`;
