import { describe, expect, it } from "vitest";
import { QuestionSchema } from "~graders";
import { ENTRY } from "../../test/support/round.ts";
import { drillOf, judgeDrill } from "./drill.ts";
import type { Round } from "./overview.ts";
import { pickDrills } from "./pick-drills.ts";

const question = QuestionSchema.parse({
  ...ENTRY.question,
  parameters: [
    {
      id: "users",
      label: "users a day",
      unit: "1",
      default: 1_000_000,
      draws: [1_000_000, 2_000_000],
      stated: "always",
    },
    { id: "views", label: "views of a user", unit: "1", default: 20, stated: "always" },
    { id: "row", label: "bytes of a view", unit: "B", default: 100, stated: "always" },
  ],
  quantities: [
    { id: "per_day", label: "views per day", unit: "1", expression: "users * views" },
    { id: "bytes", label: "bytes kept per day", unit: "B", expression: "per_day * row" },
  ],
});
const of = (quantity: string, text: string) => judgeDrill({ question, quantity, seed: null, text });

describe("a drill", () => {
  it("gives the numbers that its quantity follows from, and no other", () => {
    const drill = drillOf({ question, quantity: "per_day", seed: 3 });
    expect(drill?.givens.map(({ id }) => id)).toEqual(["users", "views"]);
    expect(drillOf({ question, quantity: "bytes", seed: 3 })?.givens).toHaveLength(3);
    expect(drillOf({ question, quantity: "none", seed: 3 })).toBeNull();
  });

  it("takes a bare number in the unit asked for, a unit of its kind, and a sum over the given names", () => {
    expect(of("bytes", "2e9")).toMatchObject({ kind: "right" });
    expect(of("bytes", "2 GB")).toMatchObject({ kind: "right", expected: "2 GB" });
    expect(of("bytes", "users * views * row")).toMatchObject({ kind: "right", factor: 1 });
    expect(of("per_day", "20M")).toMatchObject({ kind: "right" });
  });

  it("tells near from off by the factor, either way", () => {
    expect(of("per_day", "50M")).toMatchObject({ kind: "near", factor: 2.5 });
    expect(of("per_day", "2M")).toMatchObject({ kind: "off", factor: 10 });
    expect(of("per_day", "0")).toMatchObject({ kind: "off", factor: Infinity });
  });

  it("shows the working, each step with what it comes to", () => {
    expect(of("bytes", "1 GB")).toMatchObject({
      working: [
        { label: "views per day", expression: "users * views", text: "20M" },
        { label: "bytes kept per day", expression: "per_day * row", text: "2 GB" },
      ],
    });
  });

  it("says what cannot be read, and judges no empty field", () => {
    expect(of("bytes", "3 s")).toMatchObject({ kind: "unreadable" });
    expect(of("bytes", "lots of it")).toMatchObject({ kind: "unreadable" });
    expect(of("bytes", "  ")).toEqual({ kind: "empty" });
    // What it asks for is not among the names that a sum may use.
    expect(of("bytes", "bytes")).toMatchObject({ kind: "unreadable" });
  });
});

describe("the sums of a warm-up", () => {
  const round = (questionId: string, sums: { quantity: string; isMet: boolean }[]): Round => ({
    attemptId: questionId,
    questionId,
    title: questionId,
    level: "mid",
    format: "design",
    submittedAt: new Date(0),
    score: 1,
    result: {
      isBlank: false,
      dimensions: [],
      topics: [],
      mistakes: [],
      missed: [],
      phases: [],
      sums,
    },
  });

  it("are those missed when last asked for, one of each question first, then those longest right", () => {
    const picked = pickDrills([
      round("a", [
        { quantity: "x", isMet: false },
        { quantity: "y", isMet: false },
        { quantity: "z", isMet: true },
      ]),
      round("b", [{ quantity: "x", isMet: false }]),
      round("a", [{ quantity: "z", isMet: false }]),
      round("c", [
        { quantity: "newer", isMet: true },
        { quantity: "old", isMet: true },
      ]),
    ]);
    expect(picked.map(({ questionId, quantity, because }) => [questionId, quantity, because])).toEqual([
      ["a", "x", "missed"],
      ["b", "x", "missed"],
      ["a", "y", "missed"],
      ["c", "old", "again"],
      ["a", "z", "again"],
    ]);
    expect(pickDrills([], 5)).toEqual([]);
  });
});
