import type { Overrides, Rulings } from "~graders";
import type { Grading, Part } from "~/models/grading.server.ts";
import type { Ruling } from "~/models/limit-ruling.server.ts";

/** By part, the newest decision that somebody took on one criterion of one attempt. */
export type Decisions = Partial<Record<Part, Grading>>;

/** The newest of each part; a suggestion that was only noted (`by` null) is no decision. `gradings`: the oldest first. */
export function decisionsOf(gradings: readonly Grading[]): Map<string, Decisions> {
  const decisions = new Map<string, Decisions>();
  for (const grading of gradings) {
    if (grading.by === null) continue;
    const known = decisions.get(grading.criterion) ?? {};
    decisions.set(grading.criterion, { ...known, [grading.part]: grading });
  }
  return decisions;
}

/** A settled decision stands above the first marker's; the second marker's counts for nothing until it is settled. */
export const winnerOf = ({ settled, first }: Decisions): Grading | null => settled ?? first ?? null;

/** What stands in place of the report's verdicts: what persons decided. An accepted suggestion follows the report. */
export function overridesOf(gradings: readonly Grading[]): Overrides {
  return Object.fromEntries(
    [...decisionsOf(gradings)].flatMap(([criterion, decisions]) => {
      const winner = winnerOf(decisions);
      return winner?.method === "person"
        ? [[criterion, { verdict: winner.verdict, share: winner.share }]]
        : [];
    }),
  );
}

/** Two markers of one attempt who do not agree, with nobody having settled it. */
export const isOpenDisagreement = ({ first, second, settled }: Decisions): boolean =>
  first !== undefined && second !== undefined && settled === undefined && first.verdict !== second.verdict;

/** By limit, what was ruled last. `rulings`: of one attempt, the oldest first. */
export const standingRulings = (rulings: readonly Ruling[]): Map<string, Ruling> =>
  new Map(rulings.map((ruling) => [ruling.limitId, ruling]));

/** What stands in place of a report's caps and penalties. `rulings`: of one attempt, the oldest first. */
export const amountsOf = (rulings: readonly Ruling[]): Rulings =>
  Object.fromEntries(
    [...standingRulings(rulings).values()].flatMap(({ limitId, ruling, amount }) =>
      ruling === "as-found" ? [] : [[limitId, ruling === "lifted" ? null : amount]],
    ),
  );

/** By attempt. */
export function byAttempt<T extends { attemptId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const own = groups.get(row.attemptId);
    if (own) own.push(row);
    else groups.set(row.attemptId, [row]);
  }
  return groups;
}
