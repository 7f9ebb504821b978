import { CALCULATORS, type ConceptFamily, type Level, LEVELS } from "~graders";
import { coverageOfBank, listTopics } from "~/bank.server.ts";
import { BAR, levelToPractise, nextQuestion } from "~/progress/next-question.ts";
import {
  meetingsIn,
  phaseUse,
  radarOf,
  repeatedMistakes,
  type Round,
  weakTopics,
} from "~/progress/overview.ts";
import { memories } from "~/progress/spaced-repetition.ts";
import { calendarOf, streakOf } from "~/progress/streak.ts";
import { roundsOf } from "./read-rounds.server.ts";

const HISTORY = 50;
const WEEKS = 26;

/** Everything the progress page shows, worked out from the person's own rounds. */
export async function readProgress({
  userId,
  level: asked,
  now,
}: {
  userId: string;
  /** The level whose bar the radar is held against; null: the one to practise. */
  level: Level | null;
  now: Date;
}) {
  const { rounds, closed, unread } = await roundsOf({ userId, now });
  const practised = levelToPractise(rounds);
  const level = asked ?? practised;
  const known = memories(meetingsIn(rounds), now);
  const finished = rounds.map(({ submittedAt }) => submittedAt);
  const topics = new Map((await listTopics()).map((topic) => [topic.family, topic]));
  const named = (family: ConceptFamily | null) => {
    const topic = family === null ? undefined : topics.get(family);
    return topic ? { family: topic.family, title: topic.title } : null;
  };
  const next = nextQuestion({
    memories: known,
    candidates: await candidates(rounds, closed),
    level: practised,
  });
  return {
    unread,
    rounds: rounds.length,
    level,
    practised,
    levels: LEVELS.filter((one) => rounds.some((round) => round.level === one)),
    bar: BAR,
    radar: radarOf(rounds, level),
    history: rounds.slice(0, HISTORY).map(({ result: _, submittedAt, ...round }) => ({
      ...round,
      submittedAt: submittedAt.toISOString(),
    })),
    phases: phaseUse(rounds),
    streak: streakOf(finished, now),
    calendar: calendarOf(finished, now, WEEKS),
    weak: weakTopics(rounds, known).flatMap(({ memory, share, missed }) => {
      const topic = topics.get(memory.family);
      if (!topic) return [];
      return [
        {
          family: topic.family,
          title: topic.title,
          share,
          retrievability: memory.retrievability,
          lastAt: memory.lastAt.toISOString(),
          missed,
          calculators: CALCULATORS.filter(({ name }) => topic.calculators.includes(name))
            .slice(0, 2)
            .map(({ name, title }) => ({ name, title })),
        },
      ];
    }),
    mistakes: repeatedMistakes(rounds).map(({ family, ...mistake }) => ({
      ...mistake,
      topic: named(family),
    })),
    next: next && {
      ...next.card,
      topic: named(next.family),
      because: next.because.kind,
      memory:
        next.because.kind === "new" || next.because.memory === null
          ? null
          : {
              lastShare: next.because.memory.lastShare,
              lastAt: next.because.memory.lastAt.toISOString(),
              retrievability: next.because.memory.retrievability,
            },
      lastAt: next.lastAt?.toISOString() ?? null,
    },
  };
}

/** The bank's questions that this person may take freely, with when each was last finished. */
async function candidates(rounds: readonly Round[], closed: ReadonlySet<string>) {
  const last = new Map<string, Date>();
  for (const { questionId, submittedAt } of rounds)
    if ((last.get(questionId) ?? 0) < submittedAt) last.set(questionId, submittedAt);
  return (await coverageOfBank())
    .filter(({ card }) => !closed.has(card.id))
    .map((question) => ({ ...question, lastAt: last.get(question.card.id) ?? null }));
}
