import { describe, expect, it } from "vitest";
import { isTurnedDown } from "./turns-down.ts";
import { criterion, fixtureQuestion, gradeDocument } from "./fixture.ts";

describe("a choice that cannot be defended", () => {
  it.each([
    ["Keeping ", " is the one choice I can't defend."],
    ["", " is the option nobody would pick here."],
    ["", " is a thing we would never buy."],
  ])("is turned down: %s…%s", (before, after) => {
    expect(isTurnedDown(before, after)).toBe(true);
  });

  it.each([
    ["I take ", ", and that is a choice I can defend before anybody."],
    ["We choose ", "; nobody would notice the option."],
    ["So ", " is the choice I make."],
  ])("is none here: %s…%s", (before, after) => {
    expect(isTurnedDown(before, after)).toBe(false);
  });
});

/* 2,000 requests a second at 100 a machine: 20 machines. */
const QUESTION = fixtureQuestion(
  [
    criterion({
      kind: "follows",
      rules: [
        { when: "machines <= 10", choose: ["one-rack"] },
        { when: "machines > 10", choose: ["two-racks"] },
      ],
    }),
  ],
  {
    quantities: [
      {
        id: "machines",
        label: "machines needed",
        unit: "1",
        expression: "peak_rps / (100/s)",
        names: ["machines"],
      },
    ],
    concepts: [
      { id: "one-rack", name: "a single rack", family: "serving", names: ["single|one rack"] },
      { id: "two-racks", name: "two racks", family: "serving", names: ["two racks"] },
    ],
  },
);
const verdict = (text: string) => gradeDocument(QUESTION, text).findings[0]?.verdict;

describe("a choice in notes", () => {
  it("stands behind the arrow that opens its line", () => {
    expect(verdict("machines = 2,000 / 100 = 20\n\n→ two racks. One rack holds 10.\n")).toBe("met");
  });

  it("is not what an arrow leads to later, nor what opens without one", () => {
    expect(verdict("machines = 2,000 / 100 = 20\n\nmore load → two racks? No.\n")).not.toBe("met");
    expect(verdict("machines = 2,000 / 100 = 20\n\nTwo racks cool badly.\n")).not.toBe("met");
  });
});
