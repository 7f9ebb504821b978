import { sha256 } from "~/models/canonical-json.server.ts";

/**
 * Attempts in an order by chance that stays the same for one marker, assignment and criterion: no marker meets the class
 * in the order of names, and tiredness falls on other answers for each criterion.
 */
export function inMarkersOrder<T extends { id: string }>(
  attempts: readonly T[],
  seed: { marker: string; assignmentId: string; criterion: string },
): T[] {
  const place = ({ id }: T) => sha256([seed.marker, seed.assignmentId, seed.criterion, id].join("\n"));
  return attempts
    .map((attempt) => ({ attempt, at: place(attempt) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ attempt }) => attempt);
}

/** Whether an attempt is among those marked twice; the same each time it is asked. `share`: 0 to 1. */
export const isDrawn = (of: { assignmentId: string; attemptId: string; share: number }): boolean =>
  parseInt(sha256(["drawn", of.assignmentId, of.attemptId].join("\n")).slice(0, 8), 16) < of.share * 2 ** 32;

/** Without I, L, O and U, which are misread (Crockford's base 32). */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** What an anonymous answer is called: `K7F2`. It tells nothing of the student, and is the same for every marker. */
export const codeOf = (attemptId: string): string =>
  [...Buffer.from(sha256(`code\n${attemptId}`).slice(0, 8), "hex")].map((byte) => SIGNS[byte % 32]).join("");
