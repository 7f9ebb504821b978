import { expect, test } from "vitest";
import { EMPTY_ANSWER } from "../model/index.ts";
import { readText } from "./index.ts";

const givesReason = (sentence: string) =>
  readText({ answer: { ...EMPTY_ANSWER, prose: sentence }, prompt: "", concepts: [] }).sentences.some(
    ({ hasReason }) => hasReason,
  );

test.each([
  "If one dies the other carries on.",
  "Should the new one misbehave, the old one is still there.",
  "The list is made at night, that way nobody waits.",
  "The price is that it may be an hour old.",
  "The trouble is that it forgets rare things.",
  "Ask only the nearest site, as the ocean costs 150 ms.",
  "We stop calling it for a while to give it time to recover.",
  "Without that, everybody would ask at once.",
  "That is what keeps the bill down.",
  "Thanks to this the site survives a lost building.",
  "Given that clicks come late, wait an hour.",
  "This makes the worst case shorter.",
  "It is worth it once more than a million questions come in a day.",
  "We put the answers aside for ten minutes, which means the model is asked half as often.",
])("“%s” gives a reason", (sentence) => {
  expect(givesReason(sentence)).toBe(true);
});

test.each([
  "We use a queue between the two services.",
  "Then we add a cache for the results.",
  "The model runs on three servers in Europe.",
  "We look at the slowest requests each week.",
  "Users such as shops are split over sixteen databases.",
  "We copy it as fast as possible.",
  "The system has good quality and is scalable.",
])("“%s” gives none", (sentence) => {
  expect(givesReason(sentence)).toBe(false);
});

const isBareList = (sentence: string) =>
  readText({ answer: { ...EMPTY_ANSWER, prose: sentence }, prompt: "", concepts: [] }).sentences.some(
    ({ bareList }) => bareList,
  );

test("a list with a part that says something of the others is no bare list", () => {
  expect(isBareList("Kafka, Flink, Redis, Postgres, S3.")).toBe(true);
  expect(isBareList("Key-value store (Scylla/Redis) for the latest thumbnails of every account.")).toBe(
    false,
  );
});
