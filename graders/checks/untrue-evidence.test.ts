import { describe, expect, it } from "vitest";
import { criterion, findingOf, fixtureQuestion, gradeDocument } from "./fixture.ts";

/* The fixture's question holds that “a cache is never stale” is false. */
const covers = { kind: "covers", concepts: ["thumb-cache"], depth: "applied" };

describe("a sentence that holds a false belief", () => {
  it("is no evidence of the concept that it speaks of", () => {
    const question = fixtureQuestion([criterion(covers)]);
    const shareOf = (text: string) => gradeDocument(question, text).findings[0]?.points ?? NaN;
    expect(
      shareOf("We put a cache in front of the store, since 90% of the pictures repeat."),
    ).toBeGreaterThan(0);
    expect(shareOf("We put a cache in front of the store, since a cache is never stale.")).toBe(0);
  });

  it("argues no decision", () => {
    const check = { kind: "decision", about: ["thumb-cache"] };
    const because = (reason: string) =>
      findingOf(check, {
        decisions: [
          {
            title: "Cache",
            options: ["cache of thumbnails", "none"],
            choice: "cache of thumbnails",
            because: reason,
            consequences: "it costs memory",
          },
        ],
      }).points ?? NaN;
    expect(because("The cache is never stale, within 200 ms.")).toBeLessThan(
      because("The cache answers within 200 ms."),
    );
  });
});
