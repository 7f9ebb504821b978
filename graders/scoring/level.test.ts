import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DIMENSIONS, type Finding, type Level, LEVELS } from "../model/index.ts";
import { scoreAgainstBar } from "./bar.ts";
import { expectationsOf, isMet } from "./expectations.ts";
import { BAR, readLevel } from "./level.ts";

const WEIGHTS = {
  requirements: 10,
  estimates: 10,
  scaling: 30,
  "trade-offs": 20,
  cost: 10,
  reliability: 10,
  operations: 10,
};

const finding = (more: Partial<Finding> & { criterion: string }): Finding => ({
  title: more.criterion,
  dimension: "scaling",
  level: "senior",
  verdict: "met",
  points: 2,
  possible: 2,
  evidence: [],
  found: "",
  why: "",
  advice: "Say it.",
  ...more,
});

const read = (findings: Finding[], level: Level = "senior", penalty = 0) =>
  readLevel({
    question: { level, rubric: { enough: 0.8, criteria: [] } },
    findings,
    weightsAt: () => WEIGHTS,
    penaltyOn: () => penalty,
    caps: [],
  });

/** Two criteria in every dimension for mid and for senior, all met, but for those named. */
const everything = (missed: readonly string[] = [], above: Finding[] = []): Finding[] => [
  ...DIMENSIONS.flatMap((dimension) =>
    (["mid", "senior"] as const).flatMap((level) =>
      [1, 2].map((n) => {
        const criterion = `${level}-${dimension}-${n}`;
        return finding({ criterion, dimension, level, points: missed.includes(criterion) ? 0 : 2 });
      }),
    ),
  ),
  ...above,
];

describe("the level reading", () => {
  it("stands on every bar below it", () => {
    const noSizing = everything(["mid-estimates-1", "mid-estimates-2"]);
    expect(read(everything()).level).toBe("senior");
    expect(read(noSizing).scores.senior).toBeGreaterThan(BAR);
    expect(read(noSizing)).toMatchObject({ level: null, next: { level: "mid", crosses: true } });
  });
  it("asks a senior for two areas taken deep, whatever the score", () => {
    const broad = everything(
      ["architecture", "trade-offs", "reliability", "cost", "operations"].flatMap((area) => [
        `senior-${area}-1`,
      ]),
    );
    const reading = read(broad);
    expect(reading.scores.senior).toBeGreaterThanOrEqual(BAR);
    expect(reading).toMatchObject({ level: "mid", next: { level: "senior" } });
    expect(reading.next?.changes).toMatchObject([{ serves: "two areas taken deep" }]);
  });
  it("asks a principal for cost, failure and change, not for a high score alone", () => {
    const above = [finding({ criterion: "p", level: "principal", dimension: "trade-offs" })];
    const missing = ["mid", "senior"].flatMap((level) => [`${level}-cost-1`, `${level}-cost-2`]);
    expect(read(everything([], above)).level).toBe("principal");
    const reading = read(everything(missing, above));
    expect(reading.scores.principal).toBeGreaterThan(BAR);
    expect(reading.level).toBe("senior");
    expect(reading.bars.at(-1)?.expectations).toContainEqual(
      expect.objectContaining({ id: "cost", met: false, full: 0 }),
    );
  });
  it("is not read above the question's own level where the rubric asks too little to tell", () => {
    const thin = [
      finding({ criterion: "m", level: "mid" }),
      finding({ criterion: "s", level: "senior", dimension: "cost" }),
    ];
    expect(read(thin, "mid")).toMatchObject({ level: "mid", next: null, scores: { senior: null } });
  });
  it("says of each level what it adds and what of it is missing", () => {
    const senior = read(everything(["senior-cost-1"])).bars.find(({ level }) => level === "senior");
    expect(senior).toMatchObject({ earned: 30, possible: 32, missing: ["senior-cost-1"] });
  });
  it("names the caps that no addition lifts, and plans without them", () => {
    const reading = readLevel({
      question: { level: "mid", rubric: { enough: 0.8, criteria: [] } },
      findings: [
        finding({ criterion: "a", level: "mid", points: 0 }),
        finding({ criterion: "b", level: "mid" }),
      ],
      weightsAt: () => ({ scaling: 100 }),
      penaltyOn: () => 0,
      caps: [{ reason: "serious-errors", atMost: 35, explanation: "Three serious errors." }],
    });
    expect(reading).toMatchObject({
      level: null,
      next: { score: 35, after: 100, crosses: true, blockers: ["Three serious errors."] },
    });
  });
});

const bars = {
  crosses: (findings: readonly Finding[], level: Level, met: readonly string[]): boolean => {
    const after = findings.map((one) =>
      met.includes(one.criterion) ? { ...one, points: one.possible } : one,
    );
    const { raw } = scoreAgainstBar(after, level, WEIGHTS, 0.8);
    return (
      (raw ?? 0) >= BAR &&
      expectationsOf(level, after, "senior").every((one) => isMet(one, ({ points }) => points ?? 0))
    );
  },
};

describe("the next-level diff", () => {
  const anyFindings = fc
    .array(
      fc.record({
        dimension: fc.constantFrom(...DIMENSIONS),
        level: fc.constantFrom(...LEVELS),
        possible: fc.constantFrom(1, 2, 3),
        share: fc.constantFrom(0, 0, 0.25, 0.5, 1),
      }),
      { minLength: 4, maxLength: 11 },
    )
    .map((rows) =>
      rows.map(({ share, ...row }, index) =>
        finding({ criterion: `c${index}`, ...row, points: row.possible * share }),
      ),
    );

  it("crosses the bar when every change is made, and not when one is left out", () => {
    fc.assert(
      fc.property(anyFindings, (findings) => {
        const { next } = read(findings);
        if (!next) return;
        const changed = next.changes.map(({ criterion }) => criterion);
        expect(next.crosses).toBe(true);
        expect(bars.crosses(findings, next.level, changed)).toBe(true);
        for (const one of changed)
          expect(
            bars.crosses(
              findings,
              next.level,
              changed.filter((other) => other !== one),
            ),
          ).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
  it("is as short as the shortest that trying every set would find, in 49 of 50 answers", () => {
    const sizes = fc.sample(anyFindings, { numRuns: 150, seed: 7 }).flatMap((findings) => {
      const { next } = read(findings);
      if (!next) return [];
      const open = findings.filter(({ points, possible }) => (points ?? 0) < possible);
      let fewest = Infinity;
      for (let set = 0; set < 2 ** open.length; set++) {
        const met = open.filter((_, index) => (set >> index) & 1).map(({ criterion }) => criterion);
        if (met.length < fewest && bars.crosses(findings, next.level, met)) fewest = met.length;
      }
      return [{ found: next.changes.length, fewest }];
    });
    expect(sizes.length).toBeGreaterThan(100);
    expect(sizes.filter(({ found, fewest }) => found > fewest + 1)).toEqual([]);
    expect(sizes.filter(({ found, fewest }) => found === fewest).length / sizes.length).toBeGreaterThan(0.98);
  });
  it("takes the partly met before the missing, where either would do", () => {
    const both = (half: string) =>
      read(
        ["a", "b", "c", "d"].map((criterion) =>
          finding({
            criterion,
            level: "mid",
            points: criterion === half ? 0.5 : criterion === "c" || criterion === "d" ? 2 : 0,
            possible: 2,
          }),
        ),
        "mid",
        5,
      ).next?.changes.map(({ criterion }) => criterion);
    expect(both("a")).toEqual(["a"]);
    expect(both("b")).toEqual(["b"]);
  });
  it("says so when penalties keep the answer below the bar whatever it adds", () => {
    const { next } = read([finding({ criterion: "a", level: "mid", points: 0 })], "mid", 40);
    expect(next).toMatchObject({ crosses: false, after: 60 });
  });
});
