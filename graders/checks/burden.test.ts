import { describe, expect, it } from "vitest";
import { criterion, fixtureQuestion, gradeDocument } from "./fixture.ts";

const about = (concept: string) =>
  criterion({ kind: "covers", concepts: [concept], depth: "applied" }, { id: concept, points: 1 });
const QUESTION = fixtureQuestion(["thumb-cache", "thumb-queue", "resizer-fleet"].map(about));

const pointsOf = (text: string) =>
  Object.fromEntries(gradeDocument(QUESTION, text).findings.map(({ criterion: id, points }) => [id, points]));

const ONE_FOR_ALL = "The cache and the queue keep the resizer from falling over.";
const OF_THE_QUEUE = "The queue holds 30,000 uploads, so that a burst waits instead of being refused.";

describe("a sentence that touches many points", () => {
  it("shares itself out among them when it is short", () => {
    const points = pointsOf(ONE_FOR_ALL);
    expect(points["thumb-cache"]).toBeGreaterThan(0);
    expect(points["thumb-cache"]).toBeLessThan(1);
    expect(points["thumb-queue"]).toBe(points["thumb-cache"]);
  });
  it("carries them all when it has the words for it", () => {
    const points = pointsOf(
      "The cache of thumbnails takes nine reads of ten, so that only 200 a second reach the store, and the queue " +
        "holds what the resizer cannot do at once, because a burst of uploads is ten times the average.",
    );
    expect(Object.values(points)).toEqual([1, 1, 1]);
  });
  it("gives way to a sentence that is about one of them", () => {
    expect(pointsOf(`${ONE_FOR_ALL}\n\n${OF_THE_QUEUE}`)["thumb-queue"]).toBe(1);
  });
  it("proves no less of the others for what is said elsewhere", () => {
    const alone = pointsOf(ONE_FOR_ALL);
    expect(pointsOf(`${ONE_FOR_ALL}\n\n${OF_THE_QUEUE}`)["thumb-cache"]).toBe(alone["thumb-cache"]);
  });
  it("is said to be stretched, so that nobody wonders where the points went", () => {
    expect(gradeDocument(QUESTION, ONE_FOR_ALL).findings[0]?.found).toMatch(
      /^One short sentence stands for this and for other points: /,
    );
  });
});
