import { type Finding } from "../model/index.ts";
import { isExpectedAt, scoreAgainstBar } from "./bar.ts";
import { isMet } from "./expectations.ts";
import { type Bar, gapMeter } from "./gap.ts";
import { round9 } from "./round.ts";

export interface Crossing {
  /** In the order in which they gain most. */
  changes: { finding: Finding; gain: number; serves: string | null }[];
  /** Score against the bar once all are made. */
  score: number;
  /** Whether they suffice; penalties may keep an answer below a bar whatever it adds. */
  crosses: boolean;
}

/** Trying every pair for one that stands for both takes time, so it is kept to short lists. */
const MOST_FOR_PAIRS = 6;

/** Where nothing suffices, what gains most is told all the same, up to so many. */
const MOST_IN_VAIN = 5;

/**
 * The fewest findings that, met in full, cross a bar; among as few, those with the least left to do. Takes the change
 * that closes most of the gap, again and again, drops what turned out needless, then looks for one change that stands
 * for two. What it returns was scored again: `crosses` is measured, not predicted.
 */
export function findCrossing(findings: readonly Finding[], bar: Bar): Crossing {
  const start = findings.map(({ points }) => points ?? 0);
  const open = findings.flatMap((finding, index) =>
    finding.points !== null && finding.points < finding.possible && isExpectedAt(finding, bar.level)
      ? [index]
      : [],
  );
  const effort = findings.map(work);
  const workOf = (index: number) => effort[index] ?? 1;
  const byWork = (a: number, b: number) => workOf(a) - workOf(b);
  const gap = gapMeter(findings, bar);
  const possible = (index: number) => findings[index]?.possible ?? 0;

  function gapWith(chosen: readonly number[]): number {
    const points = [...start];
    for (const index of chosen) points[index] = possible(index);
    return gap(points);
  }
  const crossedBy = (chosen: readonly number[]) => gapWith(chosen) === 0;

  const found = greedy();
  if (!crossedBy(found)) return inOrder(found.slice(0, MOST_IN_VAIN));
  return inOrder(lessWork(oneForTwo(withoutNeedless(found))));

  function greedy(): number[] {
    const taken: number[] = [];
    const points = [...start];
    let remaining = gap(points);
    while (remaining > 0) {
      let best = -1;
      let least = remaining;
      for (const index of open) {
        if (taken.includes(index)) continue;
        points[index] = possible(index);
        const after = gap(points);
        points[index] = start[index] ?? 0;
        if (after < least || (best >= 0 && after === least && workOf(index) < workOf(best))) {
          best = index;
          least = after;
        }
      }
      if (best < 0) break;
      taken.push(best);
      points[best] = possible(best);
      remaining = least;
    }
    return taken;
  }

  function withoutNeedless(all: readonly number[]): number[] {
    let kept = [...all];
    for (const index of [...all].sort(byWork).reverse()) {
      const rest = kept.filter((one) => one !== index);
      if (crossedBy(rest)) kept = rest;
    }
    return kept;
  }

  function oneForTwo(all: readonly number[]): number[] {
    if (all.length < 2 || all.length > MOST_FOR_PAIRS) return [...all];
    for (const [at, first] of all.entries())
      for (const second of all.slice(at + 1)) {
        const rest = all.filter((one) => one !== first && one !== second);
        const stand = open.find((one) => !all.includes(one) && crossedBy([...rest, one]));
        if (stand !== undefined) return oneForTwo([...rest, stand]);
      }
    return [...all];
  }

  function lessWork(all: readonly number[]): number[] {
    let kept = [...all];
    for (const index of [...all].sort(byWork).reverse()) {
      const rest = kept.filter((one) => one !== index);
      const easier = open
        .filter((one) => !kept.includes(one) && workOf(one) < workOf(index))
        .sort(byWork)
        .find((one) => crossedBy([...rest, one]));
      if (easier !== undefined) kept = [...rest, easier];
    }
    return kept;
  }

  /** Scores each step again, by the same function that scores a report. */
  function inOrder(chosen: readonly number[]): Crossing {
    const done = [...findings];
    const scoreNow = () =>
      round9(bar.settle(scoreAgainstBar(done, bar.level, bar.weights, bar.enough).raw ?? 0));
    const changes: Crossing["changes"] = [];
    let score = scoreNow();
    const todo = [...chosen];
    while (todo.length > 0) {
      let best = { index: -1, score: -Infinity };
      for (const index of todo) {
        const finding = done[index];
        if (finding === undefined) continue;
        done[index] = { ...finding, points: finding.possible };
        const after = scoreNow();
        done[index] = finding;
        if (after > best.score) best = { index, score: after };
      }
      const finding = findings[best.index];
      if (finding === undefined) break;
      changes.push({ finding, gain: round9(best.score - score), serves: servedBy(finding) });
      done[best.index] = { ...finding, points: finding.possible };
      todo.splice(todo.indexOf(best.index), 1);
      score = best.score;
    }
    const points = new Map(done.map((finding) => [finding.criterion, finding.points ?? 0]));
    const pointsOf = ({ criterion }: Finding) => points.get(criterion) ?? 0;
    const crosses = score >= bar.at && bar.expectations.every((one) => isMet(one, pointsOf));
    return { changes, score, crosses };
  }

  /** The first unmet expectation that a change counts towards. */
  function servedBy(finding: Finding): string | null {
    const unmet = bar.expectations.filter((one) => !isMet(one, ({ points }) => points ?? 0));
    return unmet.find(({ groups }) => groups.some(({ members }) => members.includes(finding)))?.says ?? null;
  }
}

/** What is left to do, 0 to 1: a finding that is partly met is nearer, and one with a figure to aim at is clearer. */
const work = ({ points, possible, advice }: Finding): number =>
  1 - (points ?? 0) / possible - (/\d/.test(advice) ? 0.02 : 0);
