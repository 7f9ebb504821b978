import { expect, test } from "vitest";
import { normalise } from "./normalise.ts";
import { splitSentences } from "./sentences.ts";
import { stemOf } from "./stem.ts";
import { tokenise } from "./tokens.ts";

const words = (text: string) => tokenise(text).map((token) => token.word);
const numbers = (text: string) => tokenise(text).flatMap((token) => token.number ?? []);
const sentences = (text: string) =>
  splitSentences(normalise(text)).map(({ start, end }) => normalise(text).text.slice(start, end));

test.each([
  ["100k rps", [100_000]],
  ["50,000 × 86,400 ≈ 4.3 billion", [50_000, 86_400, 4.3e9]],
  ["99.95%", [0.9995]],
  ["1/1000 of requests", [0.001]],
  ["one in a thousand", [0.001]],
  ["1 in 100 people", [0.01]],
  ["five hundred thousand", [500_000]],
  ["p99 under 200ms", [200]],
  ["24/7", [24, 7]],
  ["$72k", [72_000]],
  ["1e-5", [0.00001]],
  ["2M items, 3.5B a day", [2_000_000, 3.5e9]],
])("the numbers in “%s”", (text, values) => {
  expect(numbers(text)).toEqual(values);
});

test.each([
  ["It isn't needed", ["it", "is", "not", "needed"]],
  ["we can't; cannot; won't", ["we", "can", "not", "can", "not", "will", "not"]],
  ["the user's cache, it's fine", ["the", "user", "cache", "it", "is", "fine"]],
  ["A/B test and CI/CD", ["a/b", "test", "and", "ci/cd"]],
  ["see [the docs](https://example.org/cache) <br> now", ["see", "the", "docs", "now"]],
  ["seen <!-- a cache --> again", ["seen", "again"]],
  ["model_version of RecService", ["model", "version", "of", "rec", "service"]],
  ["the taint NoExecute", ["the", "taint", "noexecute"]],
])("the words of “%s”", (text, expected) => {
  expect(words(text)).toEqual(expected);
});

test.each([
  ["optimise", "optimizing"],
  ["modelling", "modeled"],
  ["neighbour", "neighbors"],
  ["centre", "centers"],
  ["licence", "licenses"],
  ["analyse", "analyzing"],
  ["indices", "indexes"],
  ["caches", "caching"],
  ["sent", "sends"],
  ["fresher", "freshness"],
  ["k8s", "Kubernetes".toLowerCase()],
])("%s and %s are one word", (a, b) => {
  expect(stemOf(a)).toBe(stemOf(b));
});

test.each([
  ["Use it, e.g. for p99. Then stop.", ["Use it, e.g. for p99.", "Then stop."]],
  ["It takes 2.5 ms vs. 3 ms. Fine.", ["It takes 2.5 ms vs. 3 ms.", "Fine."]],
  ["No. So we narrow it.", ["No.", "So we narrow it."]],
  ["**1. Train on logs.** They are exact.", ["**1. Train on logs.**", "They are exact."]],
  ["A line that\nwraps in the middle of a thought.", ["A line that\nwraps in the middle of a thought."]],
  ["first note\nSecond note", ["first note", "Second note"]],
  ["1. one thing\n2. another", ["one thing", "another"]],
  ["```mermaid\nflowchart LR\nA-->B\n```\nAfter it.", ["After it."]],
  ["Seen. <!-- not seen --> Seen again.", ["Seen.", "<!-- not seen --> Seen again."]],
])("the sentences of %j", (text, expected) => {
  expect(sentences(text)).toEqual(expected);
});

test("list items stand under their lead-in, their parent and their headings", () => {
  const text = "# Failures\n\nWhen things break:\n\n- ranker late\n  - use the light one\n";
  const inner = splitSentences(normalise(text)).at(-1);
  expect(inner?.headings).toEqual(["ranker late", "When things break:", "Failures"]);
});

test("folded text knows where each character came from", () => {
  const typed = "ﬁne “саche” ½ e\u0301";
  const folded = normalise(typed);
  expect(folded.text).toBe('fine "cache" 1⁄2 e');
  expect(folded.original(folded.text.indexOf("cache"))).toBe(typed.indexOf("саche"));
  expect(folded.original(folded.text.length)).toBe(typed.length);
});
