import {
  type ConceptFamily,
  type Dimension,
  DIMENSIONS,
  type Format,
  type Level,
  type Phase,
  PHASES,
} from "~graders";
import type { AttemptResult, Mistake } from "./attempt-result.ts";
import type { Meeting, Memory } from "./spaced-repetition.ts";

/** A finished round of a person's own, as progress reads it. */
export interface Round {
  attemptId: string;
  questionId: string;
  title: string;
  level: Level;
  format: Format;
  submittedAt: Date;
  /** 0 to 100; null: could not be graded. */
  score: number | null;
  /** Null: not graded yet, or closed to this person for now. */
  result: AttemptResult | null;
}

type Read = Round & { result: AttemptResult };
/** Rounds whose answer tells something, newest first. */
const told = (rounds: readonly Round[]): Read[] =>
  rounds.flatMap((round) =>
    round.result && !round.result.isBlank ? [{ ...round, result: round.result }] : [],
  );

/** Rounds at a level that the radar is drawn from, the newest. */
export const RADAR_ROUNDS = 10;

export interface Spoke {
  dimension: Dimension;
  /** Mean share of what is enough, 0 to 1; null: no round asked for it. */
  share: number | null;
  rounds: number;
}

/** Mean share by dimension over the newest rounds at a level. */
export function radarOf(rounds: readonly Round[], level: Level): Spoke[] {
  const read = told(rounds)
    .filter((round) => round.level === level)
    .slice(0, RADAR_ROUNDS);
  return DIMENSIONS.map((dimension) => {
    const shares = read.flatMap(({ result }) =>
      result.dimensions.filter((one) => one.dimension === dimension).map(({ share }) => share),
    );
    return { dimension, share: mean(shares), rounds: shares.length };
  });
}

/** Design rounds that time by phase is summed over, the newest. */
export const PHASE_ROUNDS = 10;

export interface PhaseUse {
  phase: Phase;
  /** Minutes of a mean round. */
  spent: number;
  planned: number;
}

/** Where the time goes in a mean round with phases, against the plan. */
export function phaseUse(rounds: readonly Round[]): { phases: PhaseUse[]; rounds: number } {
  const read = told(rounds)
    .filter(({ format, result }) => format === "design" && result.phases.length > 0)
    .slice(0, PHASE_ROUNDS);
  const phases = PHASES.flatMap((phase) => {
    const of = read.flatMap(({ result }) => result.phases.filter((one) => one.phase === phase));
    const minutes = (ms: number) => ms / 60_000 / read.length;
    const spent = of.reduce((sum, { ms }) => sum + ms, 0);
    const planned = of.reduce((sum, { plannedMs }) => sum + plannedMs, 0);
    return of.length === 0 ? [] : [{ phase, spent: minutes(spent), planned: minutes(planned) }];
  });
  return { phases, rounds: read.length };
}

export interface RepeatedMistake extends Mistake {
  /** Rounds in which it was made. */
  times: number;
  /** Rounds that were looked at. */
  of: number;
  /** The newest of them. */
  attemptId: string;
}

/** Rounds that mistakes are counted over, the newest. */
export const MISTAKE_ROUNDS = 20;
const MOST_MISTAKES = 8;

/** What went wrong in two rounds or more, the most frequent first. */
export function repeatedMistakes(rounds: readonly Round[]): RepeatedMistake[] {
  const read = told(rounds).slice(0, MISTAKE_ROUNDS);
  const made = new Map<string, RepeatedMistake>();
  for (const { attemptId, result } of read)
    for (const mistake of result.mistakes) {
      const key = `${mistake.kind} ${mistake.id}`;
      const before = made.get(key);
      if (before) before.times += 1;
      else made.set(key, { ...mistake, times: 1, of: read.length, attemptId });
    }
  return [...made.values()]
    .filter(({ times }) => times > 1)
    .sort((a, b) => b.times - a.times)
    .slice(0, MOST_MISTAKES);
}

/** Every meeting with a concept family in these rounds. */
export const meetingsIn = (rounds: readonly Round[]): Meeting[] =>
  told(rounds).flatMap(({ submittedAt, result }) =>
    result.topics
      .filter(({ possible }) => possible > 0)
      .map(({ family, earned, possible }) => ({
        family,
        at: submittedAt,
        share: Math.min(1, Math.max(0, earned / possible)),
      })),
  );

export interface WeakTopic {
  memory: Memory;
  /** Share earned in its rounds, the newer the heavier. */
  share: number;
  /** What was missed there of late. */
  missed: { title: string; attemptId: string }[];
}

const WEAK_TOPICS = 5;
const MISSED_SHOWN = 3;
/** A round counts half as much as the next newer one about the same family. */
const FADE = 0.5;

/** The families of which least is earned, worst first. */
export function weakTopics(rounds: readonly Round[], memories: readonly Memory[]): WeakTopic[] {
  const read = told(rounds);
  return memories
    .map((memory) => ({
      memory,
      share: fadingMean(read, memory.family),
      missed: read
        .flatMap(({ attemptId, result }) =>
          result.missed
            .filter(({ family }) => family === memory.family)
            .map(({ title }) => ({ title, attemptId })),
        )
        .filter(({ title }, index, all) => all.findIndex((one) => one.title === title) === index)
        .slice(0, MISSED_SHOWN),
    }))
    .filter(({ share }) => share < 0.8)
    .sort((a, b) => a.share - b.share)
    .slice(0, WEAK_TOPICS);
}

function fadingMean(read: readonly Read[], family: ConceptFamily): number {
  let [sum, weights, weight] = [0, 0, 1];
  for (const { result } of read) {
    const topic = result.topics.find((one) => one.family === family);
    if (!topic || topic.possible === 0) continue;
    sum += weight * (topic.earned / topic.possible);
    weights += weight;
    weight *= FADE;
  }
  return weights === 0 ? 0 : sum / weights;
}

const mean = (values: readonly number[]) =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
