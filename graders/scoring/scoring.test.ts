import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DIMENSIONS, type ErrorFinding, type Finding, LEVELS, weightsAt } from "../model/index.ts";
import { type Reading } from "../text/types.ts";
import { scoreAgainstBar } from "./bar.ts";
import { findCaps } from "./caps.ts";
import { slipPenalty, totalPenalty } from "./penalties.ts";
import { type Relevance } from "./relevance.ts";

const finding = (more: Partial<Finding>): Finding => ({
  criterion: "c",
  title: "C",
  dimension: "scaling",
  level: "senior",
  verdict: "met",
  points: 2,
  possible: 2,
  evidence: [],
  found: "",
  why: "",
  advice: "Do it.",
  ...more,
});
const WEIGHTS = { scaling: 60, cost: 40 };

describe("a score", () => {
  it("is full at eight tenths of what is possible (design.md, Score)", () => {
    const findings = [1, 2, 3, 4, 5].map((n) => finding({ criterion: `c${n}`, points: n === 5 ? 0 : 2 }));
    expect(scoreAgainstBar(findings, "senior", { scaling: 100 }).raw).toBe(100);
  });
  it("leaves what was not graded out of the denominator", () => {
    const findings = [finding({}), finding({ criterion: "judge", points: null, dimension: "cost" })];
    const { raw, dimensions } = scoreAgainstBar(findings, "senior", WEIGHTS);
    expect(raw).toBe(100);
    expect(dimensions.find(({ dimension }) => dimension === "cost")?.share).toBeNull();
  });
  it("counts what only a higher level expects in the candidate's favour, never against", () => {
    const base = [finding({ points: 1 })];
    const missed = [...base, finding({ criterion: "p", level: "principal", points: 0 })];
    const done = [...base, finding({ criterion: "p", level: "principal", points: 2 })];
    const raw = (findings: Finding[]) => scoreAgainstBar(findings, "senior", { scaling: 100 }).raw;
    expect(raw(missed)).toBe(raw(base));
    expect(raw(done)).toBeGreaterThan(raw(base) ?? 0);
  });
  it("is null when nothing was graded", () => {
    expect(scoreAgainstBar([finding({ points: null })], "senior", WEIGHTS).raw).toBeNull();
  });
  it("never falls when one more criterion is met, whatever the rest", () => {
    const anyFinding = fc.record({
      dimension: fc.constantFrom(...DIMENSIONS),
      level: fc.constantFrom(...LEVELS),
      possible: fc.integer({ min: 1, max: 10 }),
      share: fc.constantFrom(0, 0.25, 0.5, 1),
      graded: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(anyFinding, { minLength: 1, maxLength: 25 }),
        fc.nat(),
        fc.constantFrom(...LEVELS),
        fc.nat(50),
        (rows, pick, bar, sum) => {
          const findings = rows.map((row, index) =>
            finding({
              criterion: `c${index}`,
              dimension: row.dimension,
              level: row.level,
              possible: row.possible,
              points: row.graded ? row.possible * row.share : null,
            }),
          );
          const at = pick % findings.length;
          if (findings[at]?.points === null) return;
          const better = findings.map((one, index) =>
            index === at ? { ...one, points: one.possible } : one,
          );
          const weights = weightsAt({ criteria: [] }, bar);
          const errors = [
            {
              kind: "slip" as const,
              id: "s",
              says: "",
              truth: "",
              penalty: sum,
              serious: false,
              evidence: [],
            },
          ];
          const settled = (of: Finding[]) => {
            const raw = scoreAgainstBar(of, bar, weights).raw ?? 0;
            return raw - totalPenalty(errors, [], raw);
          };
          expect(settled(better)).toBeGreaterThanOrEqual(settled(findings) - 1e-6);
        },
      ),
    );
  });
});

describe("penalties", () => {
  it.each([
    [1.1, 0],
    [1.5, 1],
    [1 / 3, 2],
    [10, 3],
    [1000, 4],
  ])("a slip by the factor %d costs %d", (factor, points) => {
    expect(slipPenalty(factor)).toBe(points);
  });
  const seriousErrors = (count: number): ErrorFinding[] =>
    Array.from({ length: count }, (_, index) => ({
      kind: "misconception" as const,
      id: `m${index}`,
      says: "",
      truth: "",
      penalty: 6,
      serious: true,
      evidence: [],
    }));
  it("cost 40 together at most, less than half of what was earned, and little of what is left to a poor answer", () => {
    expect(totalPenalty(seriousErrors(20), [], 100)).toBe(40);
    expect(totalPenalty(seriousErrors(20), [], 60)).toBe(23);
    expect(totalPenalty(seriousErrors(20), [], 20)).toBe(5);
    expect(totalPenalty(seriousErrors(1), [], 90)).toBe(6);
  });
  it("never fall faster than what was earned rises", () => {
    for (let raw = 0; raw < 100; raw += 0.5) {
      const after = (earned: number) => earned - totalPenalty(seriousErrors(20), [], earned);
      expect(after(raw + 0.5)).toBeGreaterThan(after(raw));
    }
  });
  it.each([
    [1, 50, null],
    [2, 50, 35],
    [2, 70, 55],
    [2, 95, null],
    [3, 95, 29],
    [4, 80, 23],
    [6, 80, 15],
    [30, 80, 15],
  ])("%i beliefs beside %i points earned cap the score at %s", (count, raw, most) => {
    const reading = { shares: { dismissed: 0, bareList: 0, repeated: 0, setAside: 0 } } as Reading;
    const relevance = { about: "this", named: true, topics: 1 } as Relevance;
    const [cap] = findCaps({ reading, errors: seriousErrors(count), blank: false, relevance, raw });
    expect(cap?.atMost ?? null).toBe(most);
  });
  it("slips alone do not make a design wrong throughout", () => {
    const reading = { shares: { dismissed: 0, bareList: 0, repeated: 0, setAside: 0 } } as Reading;
    const relevance = { about: "this", named: true, topics: 1 } as Relevance;
    const slips = seriousErrors(6).map((error) => ({ ...error, kind: "slip" as const }));
    expect(findCaps({ reading, errors: slips, blank: false, relevance, raw: 80 })).toEqual([]);
    const [cap] = findCaps({
      reading,
      errors: [...slips, ...seriousErrors(1)],
      blank: false,
      relevance,
      raw: 80,
    });
    expect(cap?.atMost).toBe(35);
  });
  it.each([
    [0.29, null],
    [0.3, 20],
    [0.4, 12],
    [1, 12],
  ])("a share of %d in dismissals caps the score at %s", (dismissed, most) => {
    const reading = { shares: { dismissed, bareList: 0, repeated: 0, setAside: 0 } } as Reading;
    const relevance = { about: "this", named: true, topics: 1 } as Relevance;
    const [cap] = findCaps({ reading, errors: [], blank: false, relevance, raw: 80 });
    expect(cap?.atMost ?? null).toBe(most);
  });
});
