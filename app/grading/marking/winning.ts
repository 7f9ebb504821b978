import type { Overrides } from "~graders";
import type { Grading, Part } from "~/models/grading.server.ts";

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

/** By attempt. */
export function byAttempt(gradings: readonly Grading[]): Map<string, Grading[]> {
  const groups = new Map<string, Grading[]>();
  for (const grading of gradings) {
    const own = groups.get(grading.attemptId);
    if (own) own.push(grading);
    else groups.set(grading.attemptId, [grading]);
  }
  return groups;
}
