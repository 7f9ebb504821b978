import { describe, expect, it } from "vitest";
import { criterion, fixtureQuestion, gradeDocument } from "./fixture.ts";

const QUESTION = fixtureQuestion([
  criterion({ kind: "covers", concepts: ["thumb-cache"], depth: "applied" }, { id: "cache", points: 1 }),
]);
const cacheIn = (text: string) => gradeDocument(QUESTION, text).findings[0];
const pointsOf = (text: string) => cacheIn(text)?.points ?? NaN;

const PLAIN = "We put a cache in front of the store.";

describe("a point of which one plain line is said", () => {
  it("is worth less than the same point with its number", () => {
    expect(pointsOf(PLAIN)).toBeGreaterThan(0.5);
    expect(pointsOf(PLAIN)).toBeLessThan(0.8);
    expect(pointsOf("We put a 40 GB cache in front of the store.")).toBe(1);
  });
  it("is whole where its number stands in the next sentence", () => {
    expect(pointsOf(`${PLAIN} It answers 90% of the reads.`)).toBe(1);
  });
  it("is whole where how it works is told at length", () => {
    expect(
      pointsOf(
        `${PLAIN} A picture that was asked for once is usually asked for again within the hour, so the resizer works ` +
          "on new pictures and the store hears of the same thumbnail only after it has been pushed out.",
      ),
    ).toBe(1);
  });
  it("gains nothing from another paragraph", () => {
    expect(pointsOf(`${PLAIN}\n\nThe store holds 200 GB.`)).toBe(pointsOf(PLAIN));
  });
  it("is told apart from what was not put to work", () => {
    expect(cacheIn(PLAIN)?.found).toMatch(/^In one plain line, without a number/);
  });
});
