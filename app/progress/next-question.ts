import type { ConceptFamily, Level, QuestionCard } from "~graders";
import { LEVELS } from "~graders";
import type { Memory } from "./spaced-repetition.ts";

/** A question of the bank as a candidate for the next round. */
export interface Candidate {
  card: Pick<QuestionCard, "id" | "title" | "level" | "format" | "minutes">;
  /** Families that it asks about, the one with most criteria first. */
  families: readonly ConceptFamily[];
  /** When this person last finished it; null: never. */
  lastAt: Date | null;
}

export interface NextQuestion {
  card: Candidate["card"];
  family: ConceptFamily;
  /** `slipping`: met before and fading or weak. `new`: never met. `any`: nothing is due, so the longest untouched. */
  because: { kind: "slipping"; memory: Memory } | { kind: "new" } | { kind: "any"; memory: Memory | null };
  lastAt: Date | null;
}

/** Rounds at a level that must reach its bar before the next level is asked for. */
const ROUNDS_AT_BAR = 3;
export const BAR = 70;
const WELL_KNOWN = 0.9;
const WELL_DONE = 0.65;

/** The level to practise: that of the newest round, or the one above where the last three rounds there reach the bar. */
export function levelToPractise(rounds: readonly { level: Level; score: number | null }[]): Level {
  const [newest] = rounds;
  if (!newest) return "mid";
  const there = rounds.filter(({ level }) => level === newest.level).slice(0, ROUNDS_AT_BAR);
  const isPast = there.length === ROUNDS_AT_BAR && there.every(({ score }) => score !== null && score >= BAR);
  const above = LEVELS[LEVELS.indexOf(newest.level) + 1];
  return isPast && above ? above : newest.level;
}

/** What would be earned now: what was, as far as it is still there. */
const expectedShare = ({ lastShare, retrievability }: Memory) => lastShare * retrievability;

/**
 * The round that does most good: about the family of which least would be earned now, else one never met, else the one
 * longest untouched; at the level asked for, never tried before if there is one, else tried longest ago.
 */
export function nextQuestion({
  memories,
  candidates,
  level,
}: {
  memories: readonly Memory[];
  candidates: readonly Candidate[];
  level: Level;
}): NextQuestion | null {
  const fitting = candidates.filter(({ card }) => card.level === level);
  const known = new Map(memories.map((memory) => [memory.family, memory]));
  const slipping = memories
    .filter(({ retrievability, lastShare }) => retrievability < WELL_KNOWN || lastShare < WELL_DONE)
    .toSorted((a, b) => expectedShare(a) - expectedShare(b));
  for (const memory of slipping) {
    const question = about(fitting, memory.family);
    if (question)
      return { ...picked(question), family: memory.family, because: { kind: "slipping", memory } };
  }
  const unmet = [...new Set(fitting.flatMap(({ families }) => families.slice(0, 1)))]
    .filter((family) => !known.has(family))
    .sort();
  for (const family of unmet) {
    const question = about(fitting, family);
    if (question) return { ...picked(question), family, because: { kind: "new" } };
  }
  const [longest] = byNeed(fitting);
  const family = longest?.families[0];
  return longest && family
    ? { ...picked(longest), family, because: { kind: "any", memory: known.get(family) ?? null } }
    : null;
}

const picked = ({ card, lastAt }: Candidate) => ({ card, lastAt });

/** Questions mostly about a family come before those that touch it. */
function about(candidates: readonly Candidate[], family: ConceptFamily): Candidate | undefined {
  const asking = candidates.filter(({ families }) => families.includes(family));
  const untried = asking.filter(({ lastAt }) => lastAt === null);
  const place = ({ families }: Candidate) => families.indexOf(family);
  return byNeed(untried.length > 0 ? untried : asking).toSorted((a, b) => place(a) - place(b))[0];
}

const byNeed = (candidates: readonly Candidate[]) =>
  candidates.toSorted(
    (a, b) =>
      (a.lastAt?.getTime() ?? 0) - (b.lastAt?.getTime() ?? 0) || a.card.id.localeCompare(b.card.id, "en"),
  );
