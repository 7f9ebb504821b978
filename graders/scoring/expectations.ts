import { type Dimension, type Finding, LEVELS, type Level } from "../model/index.ts";
import { isExpectedAt } from "./bar.ts";
import { round9 } from "./round.ts";

/** Findings that count together, and the share of their points from which they hold. */
export interface Group {
  label: string;
  members: readonly Finding[];
  share: number;
}

/** One thing that an interviewer writes down at a level. It is met when `need` of its groups hold. */
export interface Expectation {
  id: string;
  says: string;
  groups: readonly Group[];
  need: number;
}

/** Where an answer can go deep; requirements and estimates come before that. */
const AREAS: readonly Dimension[] = [
  "architecture",
  "scaling",
  "trade-offs",
  "reliability",
  "cost",
  "operations",
];

interface Draft {
  id: string;
  says: string;
  pick: (finding: Finding) => boolean;
  share: number;
}

const of =
  (dimension: Dimension, level: Level) =>
  (finding: Finding): boolean =>
    finding.dimension === dimension && isExpectedAt(finding, level);

/** The level bars of design.md, section 2, as far as findings can show them. */
const DRAFTS: Readonly<Record<Level, readonly Draft[]>> = {
  mid: [
    { id: "early-steps", says: "the requirements driven", pick: of("requirements", "mid"), share: 0.35 },
    { id: "sizing", says: "the basic estimates right", pick: of("estimates", "mid"), share: 0.5 },
  ],
  senior: [
    { id: "bottlenecks", says: "the bottlenecks found", pick: of("scaling", "senior"), share: 0.3 },
    { id: "numbers", says: "numbers behind the choices", pick: of("estimates", "senior"), share: 0.5 },
  ],
  principal: [
    { id: "cost", says: "the cost reasoned about", pick: of("cost", "principal"), share: 0.7 },
    {
      id: "failure",
      says: "failure domains thought through",
      pick: of("reliability", "principal"),
      share: 0.7,
    },
    {
      id: "evolution",
      says: "release and change planned",
      pick: of("operations", "principal"),
      share: 0.6,
    },
    { id: "trade-offs", says: "trade-offs weighed", pick: of("trade-offs", "principal"), share: 0.7 },
    { id: "numbers", says: "estimates to weigh them by", pick: of("estimates", "principal"), share: 0.7 },
  ],
};

/** Areas to take deep, and the share of what senior and above expect there that makes a deep dive. */
const DIVES: Readonly<Record<Level, { need: number; share: number }>> = {
  mid: { need: 0, share: 1 },
  senior: { need: 2, share: 0.6 },
  principal: { need: 3, share: 0.75 },
};
const COUNTS = ["no", "one", "two", "three"];

/** Of what a level adds, the share to show; more of it to be read above the level that was asked for. */
const OWN_SHARE = { asked: 0.4, above: 0.6 } as const;
/** One criterion alone decides no level. */
const FEWEST_MEMBERS = 2;

/**
 * What a level expects beyond its score, as far as the rubric asks for it.
 * @param asked the question's own level
 */
export function expectationsOf(level: Level, findings: readonly Finding[], asked: Level): Expectation[] {
  const graded = findings.filter(({ points }) => points !== null);
  const above = LEVELS.indexOf(level) > LEVELS.indexOf(asked);
  const own: Draft = {
    id: "own",
    says: `what a ${level} adds`,
    pick: (finding) => finding.level === level,
    share: above ? OWN_SHARE.above : OWN_SHARE.asked,
  };
  const drafts = level === "mid" ? DRAFTS.mid : [own, ...DRAFTS[level]];
  const expectations = drafts.flatMap(({ id, says, pick, share }): Expectation[] => {
    const members = graded.filter(pick);
    const fewest = id === "own" && above ? 1 : FEWEST_MEMBERS;
    return members.length < fewest ? [] : [{ id, says, groups: [{ label: says, members, share }], need: 1 }];
  });
  const { need, share } = DIVES[level];
  const areas = AREAS.flatMap((dimension): Group[] => {
    const members = graded.filter(
      (finding) => finding.dimension === dimension && finding.level !== "mid" && isExpectedAt(finding, level),
    );
    return members.length === 0 ? [] : [{ label: dimension, members, share }];
  });
  if (need > 0 && areas.length >= need)
    expectations.push({
      id: "deep-dives",
      says: `${COUNTS[need] ?? need} areas taken deep`,
      groups: areas,
      need,
    });
  return expectations;
}

/** Above the question's own level, fewer expectations than this are too few to tell. */
const FEWEST_EXPECTATIONS = 2;

/** Whether a question asks enough to read a level from an answer to it. */
export const canBeRead = (level: Level, findings: readonly Finding[], asked: Level): boolean =>
  LEVELS.indexOf(level) <= LEVELS.indexOf(asked)
    ? level === asked || findings.some((finding) => finding.level === level && finding.points !== null)
    : expectationsOf(level, findings, asked).length >= FEWEST_EXPECTATIONS &&
      findings.some((finding) => finding.level === level && finding.points !== null);

/** Points of a group over those that it needs, at most 1. */
export function fullness({ members, share }: Group, pointsOf: (finding: Finding) => number): number {
  let earned = 0;
  let possible = 0;
  for (const member of members) {
    earned += pointsOf(member);
    possible += member.possible;
  }
  const needed = share * possible;
  return needed > 0 ? Math.min(1, round9(earned / needed)) : 1;
}

/** How full the best `need` groups are, each 0 to 1, the fullest first. */
export function fullestGroups(
  { groups, need }: Expectation,
  pointsOf: (finding: Finding) => number,
): { label: string; full: number }[] {
  return groups
    .map((group) => ({ label: group.label, full: fullness(group, pointsOf) }))
    .sort((a, b) => b.full - a.full)
    .slice(0, need);
}

export const isMet = (expectation: Expectation, pointsOf: (finding: Finding) => number): boolean =>
  fullestGroups(expectation, pointsOf).every(({ full }) => full >= 1);
