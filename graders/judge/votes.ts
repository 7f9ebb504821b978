import { type JudgeReply } from "./reply.ts";

export type JudgedVerdict = JudgeReply["verdict"];
const ORDER: readonly JudgedVerdict[] = ["not-met", "partly-met", "met"];

/** Shares of the points, as elsewhere: partly met earns half. */
export const SHARES: Readonly<Record<JudgedVerdict, number>> = { "not-met": 0, "partly-met": 0.5, met: 1 };

/** Votes on a criterion that the first reading finds borderline. */
export const VOTES = 3;

/** More than one reading is asked for where the first one is in doubt or gives a half. */
export const needsVotes = ({ verdict, borderline }: Pick<JudgeReply, "verdict" | "borderline">) =>
  borderline || verdict === "partly-met";

/** The median: with three votes what two agree on, and the middle where none do. */
export function settle(votes: readonly JudgedVerdict[]): { verdict: JudgedVerdict; agree: number } {
  const ranks = votes.map((vote) => ORDER.indexOf(vote)).sort((a, b) => a - b);
  const verdict = ORDER[ranks[(ranks.length - 1) >> 1] ?? 0] ?? "not-met";
  return { verdict, agree: votes.filter((vote) => vote === verdict).length };
}
