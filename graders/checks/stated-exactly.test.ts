import { describe, expect, it } from "vitest";
import { criterion, fixtureQuestion, gradeDocument } from "./fixture.ts";

/* 2000 requests a second at 70 a board: 28.6 boards. */
const question = fixtureQuestion([criterion({ kind: "estimate", quantity: "boards" })], {
  quantities: [
    {
      id: "boards",
      label: "boards needed",
      unit: "1",
      expression: "peak_rps / (70/s)",
      names: ["boards needed"],
    },
  ],
});
const verdictOn = (text: string) => gradeDocument(question, text).findings[0]!.verdict;

describe("a value stated outright", () => {
  it("answers its quantity whatever it is called", () => {
    expect(
      verdictOn("A plank does 70 a second, so for the rush 2,000 / 70 = 28.6 planks have to be there."),
    ).toBe("met");
    expect(verdictOn("For the rush, 28.6 planks have to be there.")).toBe("met");
  });

  it("is no assumption in another unit", () => {
    const rate = fixtureQuestion([criterion({ kind: "estimate", quantity: "writes" })], {
      quantities: [
        { id: "writes", label: "writes", unit: "1/s", expression: "peak_rps * 3", names: ["write rate"] },
      ],
    });
    const answered = (text: string) => gradeDocument(rate, text).findings[0]!.verdict;
    expect(answered("Assume 518.4M pictures a day.")).toBe("not-met");
    expect(answered("Assume 518.4M pictures a day. That makes 6,000 of them each second.")).toBe("met");
  });

  it("is no round number in its neighbourhood", () => {
    expect(verdictOn("For the rush, thirty planks have to be there.")).toBe("not-met");
  });
});
