import { describe, expect, test } from "vitest";
import { readDocument } from "./read-document.ts";
import { readLabelledRecord } from "./labelled-record.ts";

const RECORD = {
  title: "Model in the image",
  options: ["bake it into the image", "fetch it at start (from S3, say)"],
  choice: "bake it into the image",
  because: "one digest holds code and model",
  consequences: "the image grows by 350 MB",
};

describe("a decision record in somebody's own layout", () => {
  test.each([
    [
      "bullets with labels",
      "- Options: bake it into the image, fetch it at start (from S3, say)\n- Choice: bake it into the image\n- Because: one digest holds code and model\n- Consequences: the image grows by 350 MB",
    ],
    [
      "bold labels on lines of their own",
      "**Alternatives considered:**\n\n1. bake it into the image\n2. fetch it at start (from S3, say)\n\n**Decision:** bake it into the image.\n\n**Rationale:** one digest holds code and model\n\n**Trade-offs:** the image grows by 350 MB",
    ],
    [
      "one paragraph",
      "Options: bake it into the image; fetch it at start (from S3, say). Choice: bake it into the image. Reason: one digest holds code and model. Consequences: the image grows by 350 MB.",
    ],
    [
      "questions as labels",
      "Considered: bake it into the image or fetch it at start (from S3, say)\nChosen: bake it into the image\nWhy? one digest holds code and model\nWhat it costs: the image grows by 350 MB",
    ],
  ])("%s", (_layout, text) => {
    const read = readLabelledRecord("Model in the image", text);
    const plain = read && {
      ...read,
      because: read.because.replace(/\.$/, ""),
      consequences: read.consequences.replace(/\.$/, ""),
    };
    expect(plain).toEqual(RECORD);
  });

  test("a reason told after the choice is the reason", () => {
    const read = readLabelledRecord(
      "Queue",
      "Choice: Kafka, because 400 records a second must survive a restart\nCost: one more cluster",
    );
    expect(read).toMatchObject({
      choice: "Kafka",
      because: "because 400 records a second must survive a restart",
      consequences: "one more cluster",
    });
  });

  test("text under no label is kept with the reason", () => {
    const read = readLabelledRecord(
      "Queue",
      "Status: accepted in May\nDecision: Kafka\nConsequences: one more cluster",
    );
    expect(read?.because).toContain("Status: accepted in May");
  });

  test.each([
    ["prose", "We keep the model in the image. It is simpler, and a release is one thing."],
    ["one label", "Decision: the model goes into the image, and that is that."],
    ["labels of something else", "Latency: 90 ms\nThroughput: 400/s\nCost: $400"],
  ])("%s is no record", (_what, text) => {
    expect(readLabelledRecord("x", text)).toBeNull();
  });
});

test("records of a document: as sections of their own, under one heading, with headings of other names", () => {
  const { answer } = readDocument(`# Design

## ADR-001: Where the model lives
Options: image; bucket
Decision: image
Because: one digest
Consequences: larger pulls

## Decisions

### 2. Which server
#### Context
One model, on a CPU.
#### Considered options
- FastAPI
- Triton
#### Decision outcome
FastAPI
#### Consequences
We own the code.
`);
  expect(answer.decisions).toEqual([
    {
      title: "Where the model lives",
      options: ["image", "bucket"],
      choice: "image",
      because: "one digest",
      consequences: "larger pulls",
    },
    {
      title: "Which server",
      options: ["FastAPI", "Triton"],
      choice: "FastAPI",
      because: "One model, on a CPU.",
      consequences: "We own the code.",
    },
  ]);
});
