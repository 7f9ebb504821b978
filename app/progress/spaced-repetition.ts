import { type Card, createEmptyCard, fsrs, generatorParameters, type Grade, Rating } from "ts-fsrs";
import type { ConceptFamily } from "~graders";

/** One meeting with a concept family: in a round, with the share of its points that was earned. */
export interface Meeting {
  family: ConceptFamily;
  at: Date;
  /** 0 to 1. */
  share: number;
}

/** What is left of a concept family. */
export interface Memory {
  family: ConceptFamily;
  met: number;
  lastAt: Date;
  lastShare: number;
  /** Chance that it would be known now, 0 to 1: retrievability of the FSRS model. */
  retrievability: number;
  /** From then on it is worth meeting again: the chance has fallen to 0.9. */
  dueAt: Date;
}

/** No fuzz: the same rounds always give the same advice. */
const scheduler = fsrs(generatorParameters({ enable_fuzz: false, enable_short_term: false }));

/** How a share of points stands for the four grades that FSRS learns from. */
export function gradeOf(share: number): Grade {
  if (share < 0.4) return Rating.Again;
  if (share < 0.65) return Rating.Hard;
  return share < 0.9 ? Rating.Good : Rating.Easy;
}

/**
 * What is left of each concept family that was met, by the Free Spaced Repetition Scheduler (ts-fsrs, default weights of
 * FSRS 6). Meetings may come in any order; nothing after `now` is read.
 */
export function memories(meetings: readonly Meeting[], now: Date): Memory[] {
  const cards = new Map<ConceptFamily, { card: Card; met: number; last: Meeting }>();
  const past = meetings.filter(({ at }) => at <= now).toSorted((a, b) => a.at.getTime() - b.at.getTime());
  for (const meeting of past) {
    const known = cards.get(meeting.family);
    const card: Card = known?.card ?? createEmptyCard(meeting.at);
    const next = scheduler.next(card, meeting.at, gradeOf(meeting.share)).card;
    cards.set(meeting.family, { card: next, met: (known?.met ?? 0) + 1, last: meeting });
  }
  return [...cards].map(([family, { card, met, last }]) => ({
    family,
    met,
    lastAt: last.at,
    lastShare: last.share,
    retrievability: scheduler.get_retrievability(card, now, false),
    dueAt: card.due,
  }));
}
