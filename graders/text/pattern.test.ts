import { expect, test } from "vitest";
import { matchPattern, parsePattern } from "./pattern.ts";

test.each([
  ["two tower", "We train a two-tower model", true],
  ["two-tower", "a twotower model", true],
  ["pre-compute", "lists are precomputed overnight", true],
  ["precompute", "lists are pre-computed overnight", true],
  ["narrow|cut ~ candidate", "first we narrow fifty million items down to 1,500 candidates", true],
  ["narrow ~ candidate", "we narrow them. And much later, after many more words than six, candidates", false],
  ["cache & stale|old", "An old list may come out of the cache", true],
  ["# candidate", "score 300 candidates", true],
  ["hundred|thousand ~ from million", "keeps a few hundreds of pictures from the millions stored", true],
  ["hundred row", "a hundred rows", true],
  ["hundred row", "900 rows", false],
  ["# candidate", "score the candidates", false],
  ['"as of"', "the value as of the request", true],
  ['"serving"', "to serve features", false],
  ["serve feature", "serving features", true],
  ["keep hot? result memory", "keep the results memory-resident", true],
  ["point-in-time join", "point in time joins", true],
  ["pick two of 3", "you pick 2 of three", true],
  ['"1 in 100"', "for one in a hundred people", true],
  ["model version", "`model_version` is returned", true],
  ["feature store", "FeatureStore", true],
  ["pytorch", "PyTorch", true],
  ["a/b test", "an A/B test on 5%", true],
  ["not need", "We don't need a cache", true],
  ["not need", "It isn't needed", true],
  ["optimise|modelling", "optimizing the modeling", true],
  ["falls-back|degrade", "it falls back to popular items", true],
  ["99.9%", "99.9 % or 99.9%", true],
  ["@machine ~ @fail", "if a box goes dark", true],
  ["@machine ~ @fail", "if a server burns down", true],
  ["@machine ~ @fail", "the server is fast", false],
  ["@machine|shelf ~ full", "the shelf is full", true],
  ["old + price", "the price may be a little old", true],
  ["old + price", "the price is right; nothing in this shop is old", false],
  [
    "old + price",
    "the price of a machine is what decides here, so in the end I would take what is cheap and not mind that it is old",
    false,
  ],
])("%s against “%s”", (pattern, text, expected) => {
  expect(matchPattern(pattern, text)).toBe(expected);
});

test.each([
  ["~ cache", "gap"],
  ["cache ~", "gap"],
  ["a &  & b", "no words"],
  ["|cache", "empty"],
  ["cache?", "optional"],
  ["***", "not a word"],
  ["@horse ~ cart", "no class"],
  ["a1 & b1 + c1", "stand together"],
])("the pattern %s is refused with a reason", (pattern, reason) => {
  const parsed = parsePattern(pattern);
  expect(parsed).toMatchObject({ ok: false, message: expect.stringContaining(reason) as string });
});

test("gaps on a long hostile text take time in proportion to its length", () => {
  const text = "cache ".repeat(20_000);
  const started = performance.now();
  expect(matchPattern("cache ~ cache ~ cache ~ cache ~ cache ~ never", text)).toBe(false);
  expect(performance.now() - started).toBeLessThan(5_000);
});

test("a word that stands in very many places is found in all of them, in their order", () => {
  const text = "queue and cache ".repeat(5_000);
  const started = performance.now();
  expect(matchPattern("cache|queue ~ queue|cache ~ never", text)).toBe(false);
  expect(matchPattern("cache|queue ~ queue|cache ~ last", `${text} is last`)).toBe(true);
  expect(matchPattern("cache|queue queue|cache last", `${text} is last`)).toBe(false);
  expect(performance.now() - started).toBeLessThan(5_000);
});
