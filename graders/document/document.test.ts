import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Answer, AnswerSchema, EMPTY_ANSWER } from "../model/index.ts";
import { liftAnswer, readDocument, writeDocument } from "./index.ts";

const DESIGN = `---
question: some-question
expected: 93
---
# Search suggestions at 50k rps

## What I'm assuming

- Peak is 50k rps; average about half: 25k × 86,400 s = 2.2B requests/day
- 40M registered users
- p99 ≤ 80 ms, availability 99.95%

## Functional requirements

- Suggest ten queries for a prefix
- Drop a takedown within a minute

## Numbers

The index decides everything.

| thing | arithmetic | result |
|---|---|---|
| trie size | 20M × 60 B | 1.2 GB |
| logs | 2.2B × 200 B | 440 GB/day |

## The big picture

\`\`\`mermaid
flowchart LR
  U[Users] --> G[Gateway] --> S[Suggest service] --> C[(Redis)]
  S -.-> K[Kafka]
\`\`\`

Each node holds the whole trie, since 1.2 GB fits in memory.

### Why no database

Chose an in-memory trie over Elasticsearch because 80 ms leaves no room for a network hop.

## Where the facts live

Prefix → ten queries, rebuilt hourly.

## Deep dive 1: ranking

Counts decay by half each week.

## When things break

- trie late → yesterday's trie

## Trade-offs

- Push vs pull of new tries: pull is simpler but slower. We use pull since an hour is fine.
- I rejected pure Redis since a scan of 20M keys is too slow.

## Money

12 nodes × $150 = $1.8k; Kafka ~$900. So about $2.7k a month.
`;

describe("reading a design document", () => {
  const read = readDocument(DESIGN);
  const { answer } = read;

  test("front matter is dropped, the title is kept apart", () => {
    expect(read.title).toBe("Search suggestions at 50k rps");
    expect(JSON.stringify(answer)).not.toContain("expected");
    expect(read.warnings).toEqual([]);
  });

  test("sections go to the fields their headings name", () => {
    expect(answer.functional).toEqual([
      "Suggest ten queries for a prefix",
      "Drop a takedown within a minute",
    ]);
    expect(answer.scope).toContain("### What I'm assuming");
    expect(answer.dataModel).toContain("rebuilt hourly");
    expect(answer.operations).toContain("yesterday's trie");
    expect(answer.deepDives).toEqual([{ title: "ranking", text: "Counts decay by half each week." }]);
    expect(answer.prose).toContain("### The big picture\n\nEach node holds");
    expect(answer.prose).toContain("#### Why no database");
  });

  test("the first flowchart is the sketch, and leaves the text", () => {
    expect(answer.sketch.nodes.map((node) => node.kind)).toEqual([
      "client",
      "gateway",
      "service",
      "cache",
      "stream",
    ]);
    expect(answer.prose).not.toContain("flowchart");
  });

  test("sums, tables and assumptions become ledger rows with names from their surroundings", () => {
    const rows = Object.fromEntries(answer.ledger.map((row) => [row.name, row.expression]));
    expect(rows["trie size"]).toBe("20M × 60 B = 1.2 GB");
    expect(rows["logs"]).toMatch(/^2\.2B × 200 B = 440 GB\/day$/);
    expect(rows["users"]).toBe("40M");
    expect(answer.ledger.some((row) => row.expression.startsWith("25k × 86,400"))).toBe(true);
  });

  test("targets become non-functional requirements", () => {
    expect(answer.nonFunctional).toEqual([
      { metric: "latency", comparator: "<=", value: "80", unit: "ms", percentile: "p99" },
      { metric: "availability", comparator: ">=", value: "99.95", unit: "%", percentile: "" },
    ]);
  });

  test("decisions told as prose and bullets are recognised with options, choice and reason", () => {
    expect(answer.decisions.map(({ title, choice }) => [title, choice])).toEqual([
      ["an in-memory trie over Elasticsearch", "an in-memory trie"],
      ["Push vs pull of new tries", "pull"],
      ["Against pure Redis", "not pure Redis"],
    ]);
    expect(answer.decisions[0]?.because).toContain("80 ms leaves no room");
  });

  test("cost lines are read, and their total as such", () => {
    expect(answer.costs).toEqual([
      { item: "nodes", quantity: "12", unitPrice: "$150", perMonth: "$1.8k" },
      { item: "Kafka", quantity: "", unitPrice: "", perMonth: "$900" },
      { item: "Total", quantity: "", unitPrice: "", perMonth: "$2.7k a month" },
    ]);
  });

  test("every lifted row says where its text stands", () => {
    expect(Object.keys(read.lifted)).toHaveLength(
      answer.ledger.length + answer.decisions.length + answer.costs.length + answer.nonFunctional.length,
    );
    const cost = read.lifted["costs.1"];
    expect(cost?.field).toBe("prose");
    expect(answer.prose.slice(cost?.start, cost?.end)).toBe("Kafka ~$900.");
    const target = read.lifted["nonFunctional.0"];
    expect(answer.scope.slice(target?.start, target?.end)).toBe("p99 ≤ 80 ms");
  });

  test("no word of the text gets lost", () => {
    const body = DESIGN.slice(DESIGN.indexOf("## What")).replace(/```[\s\S]*?```/, "");
    const kept = JSON.stringify(answer);
    const lost = [...body.matchAll(/[\p{L}\p{N}']{3,}/gu)]
      .map(([word]) => word)
      .filter((word) => !kept.includes(word));
    // Headings that a field's own name repeats.
    expect(lost.filter((word) => !["Functional", "requirements", "Deep", "dive"].includes(word))).toEqual([]);
  });
});

describe("documents in other shapes", () => {
  test("a document without headings is prose", () => {
    const text =
      "CAP says that in a partition you choose.\n\n**ML serving**\n\nInference answers with what it has.";
    expect(readDocument(text).answer).toEqual({ ...EMPTY_ANSWER, prose: text });
  });

  test("bold lines stand for headings where at least two of them name a part of a design", () => {
    const { answer } = readDocument(
      "**Assumptions**\n\n10M users\n\n**Monitoring**\n\nwatch p99\n\n**Odds and ends**\n\nnone",
    );
    expect(answer.scope).toContain("10M users");
    expect(answer.operations).toContain("watch p99");
    expect(answer.deepDives).toEqual([{ title: "Odds and ends", text: "none" }]);
  });

  test("a flowchart in a plain fence is a sketch; a second one, and a sequence, are diagrams", () => {
    const { answer } = readDocument(
      "```\ngraph TD\nA-->B\n```\n\n## Deployment\n\n```mermaid\nflowchart LR\nX-->Y\n```\n\n```mermaid\nsequenceDiagram\nA->>B: hi\n```",
    );
    expect(answer.sketch.nodes).toHaveLength(2);
    expect(answer.diagrams.map(({ kind }) => kind)).toEqual(["deployment", "sequence"]);
  });

  test("a flowchart that cannot be read is kept as a draft, with the reason", () => {
    const { answer, warnings } = readDocument("```mermaid\nflowchart LR\nA[oops\n```");
    expect(answer.sketch.draft).toBe("flowchart LR\nA[oops");
    expect(warnings.join()).toContain("Line 2");
  });

  test("a fence that is never closed does not swallow the sections after it", () => {
    const { answer, warnings } = readDocument("## API\n\n```\nGET /x\n\n## Cost\n\nKafka $900\n");
    expect(answer.api).toContain("GET /x");
    expect(answer.costs).toHaveLength(1);
    expect(warnings.join()).toContain("line 3 is never closed");
  });

  test("a long line over dashes is a paragraph, not a heading", () => {
    const { answer } = readDocument(`${"We use many servers. ".repeat(12)}\n---\nEND OF ANSWER`);
    expect(answer.prose).toContain("We use many servers.");
    expect(answer.deepDives).toEqual([]);
  });

  test("hypothetical prices and remarks about money are no cost lines", () => {
    const { answer } = readDocument(
      "## Cost\n\nGPUs $10k. If traffic doubles, GPUs cost $20k. Every 10 points save $3k.",
    );
    expect(answer.costs.map(({ item, perMonth }) => [item, perMonth])).toEqual([["GPUs", "$10k"]]);
  });

  test.each([
    [
      "Usually we choose AP because users want fast predictions and it's not a problem if one is stale.",
      ["AP", "AP"],
    ],
    [
      "I rejected pure Redis since 3 TB of RAM is four times the price.",
      ["Against pure Redis", "not pure Redis"],
    ],
    ["We went with Kafka rather than SQS since replays matter.", ["Kafka over SQS", "Kafka"]],
    ["Why not one bigger model: cost is linear.", null],
    ["If we chose Kafka over SQS, replays would work.", null],
    ["We do not use sharding because one box holds it.", null],
    ["Shadow: score distribution (0.97–1.03) vs offline. Distribution tests alone miss row errors.", null],
  ])("%s", (sentence, expected) => {
    const found = readDocument(sentence).answer.decisions.map(({ title, choice }) => [title, choice]);
    expect(found).toEqual(expected ? [expected] : []);
  });

  test("a cost line's sum is not a ledger row too", () => {
    const { answer } = readDocument("## Cost\n\n140 L4 × $0.70 × 730 h = $72k");
    expect(answer.costs).toEqual([{ item: "L4", quantity: "140", unitPrice: "$0.70/h", perMonth: "$72k" }]);
    expect(answer.ledger).toEqual([]);
  });

  test("plain words state targets and rates", () => {
    const { answer } = readDocument(
      "### What we're building and for whom\n\nAt the busiest moment 100,000 such asks arrive every second. Show it fast (99 of 100 answers inside 200 ms).",
    );
    expect(answer.nonFunctional[0]).toMatchObject({ percentile: "p99", value: "200", unit: "ms" });
    expect(answer.ledger[0]).toMatchObject({ expression: "100,000 req/s" });
  });
});

describe("lifting from what was typed in the form", () => {
  test("a row that the form already holds is marked as a copy of its text, and not added again", () => {
    const ledger = [{ name: "Logging", expression: "8M × 1 KB = 8 GB", note: "" }];
    const typed = { ...EMPTY_ANSWER, prose: "Logging: 8M × 1 KB = 8 GB", ledger };
    const { answer, lifted } = liftAnswer(typed);
    expect(answer).toEqual(typed);
    expect(lifted).toEqual({ "ledger.0": { field: "prose", start: 9, end: 25 } });
  });
});

const words = fc.constantFrom("cache", "the p99", "users", "shards", "a | b", "x \\ y", "we replicate", "é→");
const line = fc.array(words, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(" "));
const paragraph = fc.oneof(
  line,
  fc.array(line, { minLength: 1, maxLength: 3 }).map((items) => items.map((item) => `- ${item}`).join("\n")),
  line.map((text) => `### ${text.replaceAll("|", "or")}`),
  line.map((text) => `#### ${text.replaceAll("|", "or")}`),
  line.map((text) => `\`\`\`sql\n${text}\n\`\`\``),
);
/** Text whose first block is no heading: under a lone heading the field would be hard to tell from it. */
const markdown = fc
  .tuple(line, fc.array(paragraph, { maxLength: 4 }))
  .map(([first, rest]) => [first, ...rest].join("\n\n"));
const maybe = <T>(value: fc.Arbitrary<T>, empty: T) => fc.oneof(fc.constant(empty), value);
const cell = fc.oneof(line, fc.constant("a<br>b"), fc.constant("two\nlines"), fc.constant("10 * 2 MB"));

const anyAnswer: fc.Arbitrary<Answer> = fc
  .record({
    functional: fc.array(line, { maxLength: 3 }),
    nonFunctional: fc.array(
      fc.record({
        metric: line,
        comparator: fc.constantFrom("<=" as const, ">" as const),
        value: cell,
        unit: line,
        percentile: line,
      }),
      { maxLength: 2 },
    ),
    scope: maybe(markdown, ""),
    ledger: fc.array(fc.record({ name: line, expression: cell, note: cell }), { maxLength: 3 }),
    api: maybe(markdown, ""),
    dataModel: maybe(markdown, ""),
    deepDives: fc.array(
      fc.record({ title: fc.constantFrom("Cost", "ranking", "Monitoring", "API"), text: markdown }),
      { maxLength: 3 },
    ),
    decisions: fc.array(
      fc.record({
        title: fc.constantFrom("Kafka or SQS", "Cache", "Cost"),
        options: fc.array(line, { maxLength: 3 }),
        choice: line,
        because: maybe(markdown, ""),
        consequences: maybe(markdown, ""),
      }),
      { maxLength: 2 },
    ),
    costs: fc.array(fc.record({ item: line, quantity: cell, unitPrice: line, perMonth: line }), {
      maxLength: 2,
    }),
    operations: maybe(markdown, ""),
    faults: fc.array(
      fc.record({
        target: line,
        claim: cell,
        severity: fc.constantFrom("critical" as const, "minor" as const),
        fix: cell,
      }),
      { maxLength: 2 },
    ),
    diagrams: fc.array(
      fc.record({
        kind: fc.constantFrom("sequence" as const, "deployment" as const),
        text: fc.constant("sequenceDiagram\nA->>B: hi"),
      }),
      { maxLength: 1 },
    ),
    prose: maybe(markdown, ""),
  })
  .map((fields) =>
    AnswerSchema.parse({ ...fields, sketch: { nodes: [{ id: "a", label: "API", kind: "service" }] } }),
  );

describe("writing a document", () => {
  test("each field reads back from the heading it is written under", () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        const back = readDocument(writeDocument({ title: "A design", answer }));
        expect(back.title).toBe("A design");
        expect(back.answer).toEqual(answer);
      }),
      { numRuns: 150 },
    );
  });

  test("a document that was read reads back the same", () => {
    const first = readDocument(DESIGN);
    const second = readDocument(writeDocument({ title: first.title, answer: first.answer }));
    expect(second.answer).toEqual(first.answer);
  });

  test("an empty answer is a title", () => {
    expect(writeDocument({ title: "Empty", answer: EMPTY_ANSWER })).toBe("# Empty\n");
  });
});
