import { type Finding, type Level, type Weights } from "../model/index.ts";
import { scoreAgainstBar } from "./bar.ts";
import { type Expectation } from "./expectations.ts";
import { round9 } from "./round.ts";

/** One level's bar, as an answer is held against it. */
export interface Bar {
  level: Level;
  weights: Weights;
  enough: number;
  /** Raw score → score, less penalties. Caps are told apart, since no criterion lifts them. */
  settle: (raw: number) => number;
  /** The score from which it is met. */
  at: number;
  expectations: readonly Expectation[];
}

/** How far an answer is from a bar. Findings are told by their index; `points` holds one number for each. */
export type GapMeter = (points: readonly number[]) => number;

/**
 * Measures how far points are from crossing a bar: the share of the score that is missing, and of each expectation what
 * its fullest groups miss. 0: crossed. Everything that does not change from one try to the next is worked out here once.
 */
export function gapMeter(findings: readonly Finding[], bar: Bar): GapMeter {
  const indexOf = new Map(findings.map((finding, index) => [finding, index]));
  const wanted = rawNeeded(bar);
  const scored = scoreAgainstBar(findings, bar.level, bar.weights, bar.enough).dimensions.filter(
    ({ share }) => share !== null,
  );
  const weight = scored.reduce((sum, one) => sum + one.weight, 0);
  const parts = scored.map((one) => ({
    worth: (100 * one.weight) / weight,
    possible: one.possible,
    full: bar.enough * one.possible,
    members: findings.flatMap(({ dimension, points }, index) =>
      dimension === one.dimension && points !== null ? [index] : [],
    ),
  }));
  const expectations = bar.expectations.map(({ groups, need }) => ({
    need,
    groups: groups.map(({ members, share }) => ({
      members: members.flatMap((member) => indexOf.get(member) ?? []),
      needed: share * members.reduce((sum, { possible }) => sum + possible, 0),
    })),
  }));
  return (points) => {
    let raw = 0;
    for (const { worth, possible, full, members } of parts)
      raw += worth * Math.min(1, Math.min(possible, sumOf(points, members)) / full);
    let gap = Math.max(0, round9((wanted - raw) / 100));
    for (const { groups, need } of expectations) {
      const missing = groups
        .map(({ members, needed }) => round9(Math.max(0, 1 - sumOf(points, members) / needed)))
        .sort((a, b) => a - b);
      for (const one of missing.slice(0, need)) gap += one;
    }
    return gap;
  };
}

function sumOf(points: readonly number[], members: readonly number[]): number {
  let sum = 0;
  for (const member of members) sum += points[member] ?? 0;
  return sum;
}

/** The lowest raw score that settles at the bar; beyond 100 where penalties keep every score below it. */
function rawNeeded({ settle, at }: Bar): number {
  if (settle(at) >= at) return at;
  let [low, high] = [at, 200];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (settle(middle) >= at) high = middle;
    else low = middle;
  }
  return round9(high);
}
