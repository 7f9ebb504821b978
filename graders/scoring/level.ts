import {
  type Cap,
  LEVELS,
  type Finding,
  type Level,
  type LevelReading,
  type Question,
  type Weights,
} from "../model/index.ts";
import { scoreAgainstBar } from "./bar.ts";
import { canBeRead, expectationsOf, fullestGroups, isMet } from "./expectations.ts";
import { findCrossing } from "./next-level.ts";
import { round9, roundScore } from "./round.ts";

/** A bar is met from this score on. */
export const BAR = 70;
/** Of what a level adds, the criteria named as missing. */
const MOST_MISSING = 6;

interface LevelFacts {
  question: Pick<Question, "level" | "rubric">;
  findings: readonly Finding[];
  weightsAt: (level: Level) => Weights;
  /** Points that errors and contradictions take off a raw score. */
  penaltyOn: (raw: number) => number;
  caps: readonly Cap[];
}

type BarReading = LevelReading["bars"][number];

/**
 * Holds one answer against each level's bar: its score there, and what interviewers look for at that level beside the
 * score. Bars stand on each other, so the reading is the highest one met with all those below it. A level has a bar when
 * the rubric asks enough to tell, and the question's own level always has one.
 */
export function readLevel({ question, findings, weightsAt, penaltyOn, caps }: LevelFacts): LevelReading {
  const { enough } = question.rubric;
  const uncapped = (raw: number) => raw - penaltyOn(raw);
  const settle = (raw: number) => Math.min(uncapped(raw), ...caps.map(({ atMost }) => atMost));
  const pointsOf = ({ points }: Finding) => points ?? 0;

  const bars = LEVELS.flatMap((level): BarReading[] => {
    if (!canBeRead(level, findings, question.level)) return [];
    const own = findings.filter((finding) => finding.level === level && finding.points !== null);
    const { raw } = scoreAgainstBar(findings, level, weightsAt(level), enough);
    if (raw === null) return [];
    const score = roundScore(settle(raw));
    const expectations = expectationsOf(level, findings, question.level).map((one) => {
      const fullest = fullestGroups(one, pointsOf);
      const full = fullest.reduce((sum, group) => sum + group.full, 0) / fullest.length;
      return { id: one.id, says: one.says, full: round9(full), met: isMet(one, pointsOf) };
    });
    const lost = (finding: Finding) => finding.possible - pointsOf(finding);
    return [
      {
        level,
        score,
        met: score >= BAR && expectations.every(({ met }) => met),
        earned: round9(own.reduce((sum, finding) => sum + pointsOf(finding), 0)),
        possible: round9(own.reduce((sum, finding) => sum + finding.possible, 0)),
        expectations,
        missing: own
          .filter((finding) => lost(finding) > 0)
          .sort((a, b) => lost(b) - lost(a))
          .slice(0, MOST_MISSING)
          .map(({ criterion }) => criterion),
      },
    ];
  });
  const scores = Object.fromEntries(
    LEVELS.map((level) => [level, bars.find((bar) => bar.level === level)?.score ?? null]),
  ) as LevelReading["scores"];

  const failed = bars.findIndex(({ met }) => !met);
  const reached = bars[failed === -1 ? bars.length - 1 : failed - 1]?.level ?? null;
  const next = bars[failed];
  if (next === undefined) return { level: reached, scores, bars, next: null };
  const { changes, score, crosses } = findCrossing(findings, {
    level: next.level,
    weights: weightsAt(next.level),
    enough,
    settle: uncapped,
    at: BAR,
    expectations: expectationsOf(next.level, findings, question.level),
  });
  return {
    level: reached,
    scores,
    bars,
    next: {
      level: next.level,
      score: next.score,
      after: roundScore(score),
      crosses,
      blockers: caps.filter(({ atMost }) => atMost < BAR).map(({ explanation }) => explanation),
      changes: changes.map(({ finding: { criterion, advice }, gain, serves }) => ({
        criterion,
        advice,
        gain,
        serves,
      })),
    },
  };
}
