import { describe, expect, test } from "vitest";
import { readDocument } from "./read-document.ts";

const decisionsIn = (text: string) => readDocument(text).answer.decisions;

describe("decisions told in people's own layouts", () => {
  test("several records of one paragraph each, under one heading", () => {
    const text =
      "## Decisions\n\n**ADR 1: ScyllaDB or Redis.** Options: ScyllaDB, Redis. Choice: ScyllaDB. Because: it has timestamped writes. Consequences: one more system to run.\n\n**ADR 2: Stream or batch.** Options: Flink, nightly Spark. Choice: Flink. Because: 60 s freshness is asked. Consequences: state to operate.";
    expect(decisionsIn(text)).toMatchObject([
      { title: "ScyllaDB or Redis", options: ["ScyllaDB", "Redis"], choice: "ScyllaDB" },
      { title: "Stream or batch", choice: "Flink", consequences: "state to operate." },
    ]);
  });

  test("a record under a numbered heading, with labels of its own", () => {
    const text =
      "### D1. Sync or async scoring\nOptions: sync / async. Decision: async.\nReason: a p99 of 2 s does not fit the page.\nPrice: results appear late for 1% of users.";
    expect(decisionsIn(text)).toMatchObject([
      { options: ["sync", "async"], choice: "async", consequences: "results appear late for 1% of users." },
    ]);
  });

  test.each([
    [
      "an item whose lead weighs two ways",
      "## ADRs\n\n1. Regions: two active vs. one. Two because of 99.99%. It costs double the fixed fleet.",
      { options: ["two active", "one"], choice: "Two", consequences: "It costs double the fixed fleet." },
    ],
    [
      "a bold lead, the choice opening what follows",
      "## Decisions\n\n- **Kafka or SQS.** Kafka, since replay is needed. What we lose: simplicity.",
      { options: ["Kafka", "SQS"], choice: "Kafka", consequences: "What we lose: simplicity." },
    ],
    [
      "a paragraph that calls itself a decision",
      "**Decision: HNSW vs IVF-PQ.** I take HNSW, because recall at 8 ms matters more than memory. We take on 3x the memory.",
      { title: "HNSW vs IVF-PQ", choice: "HNSW", consequences: "We take on 3x the memory." },
    ],
  ])("%s", (_layout, text, expected) => {
    expect(decisionsIn(text)).toMatchObject([expected]);
  });

  test("a bold lead that weighs, and a choice at once, wherever it stands", () => {
    const text = "## Storage\n\n1. **Kafka or SQS.** Chose Kafka, because replay is needed.";
    expect(decisionsIn(text)).toMatchObject([{ options: ["Kafka", "SQS"], choice: "Kafka" }]);
  });

  test("a paragraph under another heading that merely weighs is none", () => {
    expect(decisionsIn("## Storage\n\nUsers: new or old. Both see the same page within 200 ms.")).toEqual([]);
  });
});
