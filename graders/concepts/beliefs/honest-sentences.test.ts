import { describe, expect, test } from "vitest";
import { EMPTY_ANSWER } from "../../model/index.ts";
import { findMisconceptions, readText } from "../../text/index.ts";
import { FIELD_MISCONCEPTIONS, LEXICON } from "../index.ts";

const beliefs = (prose: string) =>
  findMisconceptions({
    reading: readText({ answer: { ...EMPTY_ANSWER, prose }, prompt: "", concepts: LEXICON }),
    misconceptions: FIELD_MISCONCEPTIONS,
  }).map(({ misconception }) => misconception.id);

describe("a sentence that only comes near a belief", () => {
  test.each([
    "So it's near similar posts at once, so the post is seen.",
    "Fallback: the cached list of the country at 150 ms, so the feed is never empty.",
    "No exploration of unproven posts in the first three openings.",
  ])("accuses nobody: %s", (text) => {
    expect(beliefs(text)).toEqual([]);
  });

  test.each([
    ["Kafka guarantees exactly-once, so duplicates cannot occur.", "exactly-once-for-free"],
    ["The cache can never be empty.", "cache-never-down"],
    ["No exploration of unproven posts, so quality stays high.", "exploration-not-needed"],
  ])("is another thing than the belief: %s", (text, id) => {
    expect(beliefs(text)).toContain(id);
  });
});
