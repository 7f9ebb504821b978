import { describe, expect, it } from "vitest";
import { criterion, fixtureAnswer, fixtureQuestion, gradeAnswer } from "../checks/fixture.ts";
import { reportText } from "./report-text.ts";

const QUESTION = fixtureQuestion(
  [
    criterion(
      { kind: "estimate", quantity: "storage" },
      { id: "storage", dimension: "estimates", level: "mid" },
    ),
    criterion(
      { kind: "covers", concepts: ["thumb-cache"] },
      {
        id: "cache",
        dimension: "scaling",
        title: "Keeps thumbnails ready",
        advice: "Cache {{pictures|short}} pictures.",
      },
    ),
    criterion(
      { kind: "covers", concepts: ["thumb-queue"] },
      { id: "queue", dimension: "reliability", title: "Queues uploads" },
    ),
  ],
  { level: "senior" },
);

describe("a report in the terminal", () => {
  const text = reportText(
    "answer.md",
    gradeAnswer(
      QUESTION,
      fixtureAnswer({
        prose: "Thumbnails of pictures.",
        ledger: [
          { name: "pictures", expression: "5M * 10 = 500M" },
          { name: "storage", expression: "pictures * 20 kB = 10 TB" },
        ],
      }),
    ),
  );
  it("tells the first broken line with both values, and what keeps its credit", () => {
    expect(text).toContain(
      "first broken: line 1, slip: pictures = 5M * 10 = 500M. The sum gives 50M, not 500M",
    );
    expect(text).toContain("line 2 is right over “pictures” and keeps its credit");
  });
  it("tells what is missing of each level, and the fewest changes with what was found and what to say", () => {
    expect(text).toMatch(/- senior \d+, missing what a senior adds/);
    expect(text).toMatch(/changes? would read as (?:mid|senior)/);
    expect(text).toMatch(
      /Keeps thumbnails ready \(\+\d+\)\. Not said: a cache of thumbnails\. Cache \d+M pictures\./,
    );
  });
});
