import { sha256 } from "./canonical-json.server.ts";
import { MOST_SEED } from "./assignment-rules.ts";

/** A number from 0 below `below` that these words always give. 48 bits of the hash: no bias that anybody could see. */
function drawn(words: readonly (string | number)[], below: number): number {
  return Number.parseInt(sha256(words.join("\u0000")).slice(0, 12), 16) % below;
}

/** Which question of a pool a student gets: the same whenever it is asked, and spread evenly over a class. */
export const poolDraw = (of: { assignmentId: string; slot: number; userId: string }, size: number): number =>
  drawn(["pool", of.assignmentId, of.slot, of.userId], size);

/** The seed of a student's own variant, drawn from the assignment's. */
export const studentSeed = (of: {
  assignmentId: string;
  slot: number;
  userId: string;
  seed: number;
}): number => 1 + drawn(["seed", of.seed, of.assignmentId, of.slot, of.userId], MOST_SEED);
