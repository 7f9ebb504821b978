import { describe, expect, it } from "vitest";
import type { AttemptResult, Mistake } from "./attempt-result.ts";
import { meetingsIn, phaseUse, radarOf, repeatedMistakes, type Round, weakTopics } from "./overview.ts";
import { memories } from "./spaced-repetition.ts";

const BLANK: AttemptResult = {
  isBlank: false,
  dimensions: [],
  topics: [],
  mistakes: [],
  missed: [],
  sums: [],
  phases: [],
};
let made = 0;
const round = (result: Partial<AttemptResult> | null, more: Partial<Round> = {}): Round => {
  made += 1;
  return {
    attemptId: `attempt-${made}`,
    questionId: "q",
    title: "Q",
    level: "mid",
    format: "design",
    submittedAt: new Date("2026-11-20T00:00:00Z"),
    score: 50,
    result: result && { ...BLANK, ...result },
    ...more,
  };
};
const average: Mistake = { kind: "belief", id: "sized-for-the-average", says: "…", family: null };

describe("the radar", () => {
  it("is the mean of the level's rounds, and knows what was not asked", () => {
    const rounds = [
      round({ dimensions: [{ dimension: "cost", share: 0.4 }] }),
      round({ dimensions: [{ dimension: "cost", share: 0.8 }] }),
      round({ dimensions: [{ dimension: "cost", share: 0 }] }, { level: "senior" }),
      round({ isBlank: true, dimensions: [{ dimension: "cost", share: 0 }] }),
      round(null),
    ];
    const spokes = radarOf(rounds, "mid");
    const cost = spokes.find(({ dimension }) => dimension === "cost");
    expect(cost?.share).toBeCloseTo(0.6);
    expect(cost?.rounds).toBe(2);
    expect(spokes.find(({ dimension }) => dimension === "scaling")?.share).toBeNull();
  });
});

describe("repeated mistakes", () => {
  it("count rounds, most frequent first, and leave out what happened once", () => {
    const slip: Mistake = { kind: "slip", id: "slip", says: "…", family: "capacity" };
    const rounds = [
      round({ mistakes: [average, slip] }),
      round({ mistakes: [average] }),
      round({ mistakes: [average, { ...slip, id: "unit", kind: "unit" }] }),
      round({ mistakes: [slip] }),
    ];
    expect(repeatedMistakes(rounds).map(({ id, times, of }) => [id, times, of])).toEqual([
      ["sized-for-the-average", 3, 4],
      ["slip", 2, 4],
    ]);
    expect(repeatedMistakes(rounds)[0]?.attemptId).toBe(rounds[0]?.attemptId);
  });
});

describe("weak topics", () => {
  it("weigh the newer round more, and name what was missed there", () => {
    const about = (earned: number) => ({ topics: [{ family: "caching" as const, earned, possible: 10 }] });
    const missed = [{ criterion: "ttl", title: "Says how old", family: "caching" as const }];
    const older = { submittedAt: new Date("2026-11-10T00:00:00Z") };
    const rounds = [round({ ...about(2), missed }), round({ ...about(8), missed }, older)];
    const now = new Date("2026-11-22T00:00:00Z");
    const [topic] = weakTopics(rounds, memories(meetingsIn(rounds), now));
    expect(topic?.share).toBeCloseTo((0.2 + 0.5 * 0.8) / 1.5);
    expect(topic?.missed).toEqual([{ title: "Says how old", attemptId: rounds[0]?.attemptId }]);
  });
});

describe("time by phase", () => {
  it("is that of a mean design round, against its plan", () => {
    const spent = (minutes: number) => ({
      phases: [{ phase: "estimates" as const, ms: minutes * 60_000, plannedMs: 240_000 }],
    });
    const use = phaseUse([round(spent(6)), round(spent(10)), round(spent(50), { format: "project" })]);
    expect(use).toEqual({ rounds: 2, phases: [{ phase: "estimates", spent: 8, planned: 4 }] });
  });
});
