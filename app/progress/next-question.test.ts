import { describe, expect, it } from "vitest";
import type { ConceptFamily, Level } from "~graders";
import { type Candidate, levelToPractise, nextQuestion } from "./next-question.ts";
import type { Memory } from "./spaced-repetition.ts";

const DAY = new Date("2026-11-01T00:00:00Z");
const question = (
  id: string,
  families: ConceptFamily[],
  lastAt: Date | null = null,
  level: Level = "mid",
): Candidate => ({ card: { id, title: id, level, format: "explain", minutes: 20 }, families, lastAt });
const memory = (family: ConceptFamily, lastShare: number, retrievability: number): Memory => ({
  family,
  met: 1,
  lastAt: DAY,
  lastShare,
  retrievability,
  dueAt: DAY,
});

describe("the next question", () => {
  const bank = [
    question("a-cache", ["caching", "cost"]),
    question("b-cache", ["caching"], DAY),
    question("c-cost", ["cost", "caching"]),
    question("d-llm", ["llm"]),
  ];

  it("is about the family of which least would be earned now, and says so", () => {
    const next = nextQuestion({
      memories: [memory("cost", 0.7, 0.95), memory("caching", 0.9, 0.6), memory("llm", 0.3, 0.99)],
      candidates: bank,
      level: "mid",
    });
    expect(next).toMatchObject({ card: { id: "d-llm" }, family: "llm", because: { kind: "slipping" } });
  });

  it("prefers one never tried that is mostly about it", () => {
    const next = nextQuestion({ memories: [memory("cost", 0.2, 0.5)], candidates: bank, level: "mid" });
    expect(next?.card.id).toBe("c-cost");
  });

  it("takes the one tried longest ago where all were tried", () => {
    const tried = [
      question("x", ["caching"], new Date("2026-11-05T00:00:00Z")),
      question("y", ["caching"], DAY),
    ];
    const next = nextQuestion({ memories: [memory("caching", 0.5, 0.5)], candidates: tried, level: "mid" });
    expect(next).toMatchObject({ card: { id: "y" }, lastAt: DAY });
  });

  it("turns to families never met once nothing slips, and keeps fresh what is known after that", () => {
    const well = [memory("caching", 0.9, 0.97), memory("cost", 0.8, 0.97)];
    expect(nextQuestion({ memories: well, candidates: bank, level: "mid" })).toMatchObject({
      card: { id: "d-llm" },
      because: { kind: "new" },
    });
    const all = [...well, memory("llm", 0.95, 0.99)];
    expect(nextQuestion({ memories: all, candidates: bank, level: "mid" })?.because.kind).toBe("any");
  });

  it("is none where the level has no question", () => {
    expect(nextQuestion({ memories: [], candidates: bank, level: "principal" })).toBeNull();
  });
});

describe("the level to practise", () => {
  const round = (level: Level, score: number | null) => ({ level, score });

  it("is the newest round's until three rounds there reach the bar", () => {
    expect(levelToPractise([])).toBe("mid");
    expect(levelToPractise([round("mid", 90), round("mid", 71)])).toBe("mid");
    expect(levelToPractise([round("mid", 90), round("senior", 10), round("mid", 70), round("mid", 75)])).toBe(
      "senior",
    );
    expect(levelToPractise([round("mid", 90), round("mid", null), round("mid", 75)])).toBe("mid");
  });

  it("stays where there is no level above", () => {
    expect(levelToPractise(Array.from({ length: 3 }, () => round("principal", 99)))).toBe("principal");
  });
});
