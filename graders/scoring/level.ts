import {
  LEVELS,
  type Finding,
  type Level,
  type LevelReading,
  type Question,
  type Weights,
} from "../model/index.ts";
import { isExpectedAt, scoreAgainstBar } from "./bar.ts";
import { round9, roundScore } from "./round.ts";

/** A bar is met from this score on. */
export const BAR = 70;
const FEWEST_CHANGES = 3;
const MOST_CHANGES = 5;

interface LevelFacts {
  question: Pick<Question, "level" | "rubric">;
  findings: readonly Finding[];
  weightsAt: (level: Level) => Weights;
  /** Raw score → score, by penalties and caps. */
  settle: (raw: number) => number;
}

/**
 * Holds one answer against each level's bar. A level has a bar when the rubric expects something of it, and the
 * question's own level always has one.
 */
export function readLevel({ question, findings, weightsAt, settle }: LevelFacts): LevelReading {
  const hasBar = (level: Level) =>
    level === question.level ||
    findings.some((finding) => finding.level === level && finding.points !== null);
  const rawAt = (level: Level, of: readonly Finding[]) =>
    scoreAgainstBar(of, level, weightsAt(level), question.rubric.enough).raw;
  const scores = Object.fromEntries(
    LEVELS.map((level): [Level, number | null] => {
      const raw = hasBar(level) ? rawAt(level, findings) : null;
      return [level, raw === null ? null : roundScore(settle(raw))];
    }),
  ) as Record<Level, number | null>;

  const reached = LEVELS.filter((level) => (scores[level] ?? -1) >= BAR).at(-1) ?? null;
  const above = LEVELS.slice(reached === null ? 0 : LEVELS.indexOf(reached) + 1);
  const next = above.find((level) => scores[level] !== null) ?? null;
  if (next === null) return { level: reached, scores, next: null };
  return { level: reached, scores, next: { level: next, ...changesTowards(next) } };

  /** Takes the change that gains most, again and again, until the bar is crossed. */
  function changesTowards(level: Level) {
    let current = [...findings];
    let raw = rawAt(level, current) ?? 0;
    const changes: { criterion: string; advice: string; gain: number }[] = [];
    while (changes.length < MOST_CHANGES) {
      if (changes.length >= FEWEST_CHANGES && settle(raw) >= BAR) break;
      let best: { finding: Finding; raw: number } | null = null;
      for (const finding of current) {
        if (finding.points === null || finding.points >= finding.possible) continue;
        if (!isExpectedAt(finding, level)) continue;
        const after = rawAt(level, withMet(current, finding)) ?? raw;
        if (after > (best?.raw ?? raw)) best = { finding, raw: after };
      }
      if (best === null) break;
      const { finding } = best;
      changes.push({ criterion: finding.criterion, advice: finding.advice, gain: round9(best.raw - raw) });
      raw = best.raw;
      current = withMet(current, finding);
    }
    return { score: scores[level] ?? 0, changes };
  }
}

const withMet = (findings: readonly Finding[], met: Finding): Finding[] =>
  findings.map((finding) =>
    finding.criterion === met.criterion ? { ...finding, points: finding.possible } : finding,
  );
