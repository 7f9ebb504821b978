import { describe, expect, test } from "vitest";
import { EMPTY_ANSWER, LEXICON, readText } from "../index.ts";

const TERMS = [
  ..."caching, replication, sharding, load balancer, autoscaling, Kafka, Redis, canary deployment".split(
    ", ",
  ),
  ..."A/B testing, quantisation, feature store, circuit breaker, rate limiting, CDN, HNSW".split(", "),
  ..."continuous batching, drift detection, idempotency, backpressure, failover, blue-green".split(", "),
];
const conceptsIn = (prose: string) => [
  ...readText({ answer: { ...EMPTY_ANSWER, prose }, prompt: "", concepts: LEXICON }).mentions.keys(),
];

describe("a heap of terms", () => {
  test.each([
    ["in one line", `${TERMS.join(", ")}.`],
    ["as a list", TERMS.map((term) => `- ${term}`).join("\n")],
  ])("names nothing when it stands %s", (_, prose) => {
    expect(conceptsIn(prose)).toEqual([]);
  });

  test("leaves the sentences around it alone", () => {
    const prose = `A circuit breaker stops calls to a dead ranker, so that threads stay free.\n\n${TERMS.join(", ")}.`;
    expect(conceptsIn(prose)).toContain("circuit-breaker");
  });

  test("is more than a short list of parts", () => {
    expect(conceptsIn("Parts: Redis, Kafka, feature store, CDN, load balancer.").length).toBeGreaterThan(2);
  });
});
