import { describe, expect, test } from "vitest";
import { sectionsOf } from "../sections.ts";
import { readBrought } from "./brought-fields.ts";
import { fillFromDocument } from "./fill-from-document.server.ts";

const DOCUMENT = `# Prediction service

## Requirements
- answer a prediction for one user
- report health

## Capacity
200 req/s * 86,400 s = 17.3M requests a day

\`\`\`mermaid
sequenceDiagram
  Client->>API: POST /predict
  API-->>Client: 200
\`\`\`

## Monitoring
Page when p99 stays above 120 ms for five minutes.
`;

describe("a document brought to a round", () => {
  test("is shown by section, with how much each would take", () => {
    const brought = readBrought(DOCUMENT, sectionsOf("project"));
    expect(brought.ok && brought.fields.map(({ title, amount }) => [title, amount])).toEqual(
      expect.arrayContaining([
        ["Diagrams", "1 diagram"],
        ["Estimates", "1 row"],
      ]),
    );
  });

  test("leaves out what the round has no section for", () => {
    const brought = readBrought(DOCUMENT, sectionsOf("design"));
    expect(brought.ok && brought.fields.some(({ field }) => field === "diagrams")).toBe(false);
  });

  test.each([
    ["", "This document is empty."],
    ["x".repeat(200_001), "200001 characters"],
  ])("says what is wrong with one that cannot be read", (markdown, message) => {
    const brought = readBrought(markdown, sectionsOf("project"));
    expect(brought.ok).toBe(false);
    expect(!brought.ok && brought.message).toContain(message);
  });

  test("posted as a plain form, fills what is empty and leaves what is typed", () => {
    const filled = fillFromDocument(
      [
        { field: "operations", baseRevision: 2, value: "mine" },
        { field: "diagrams", baseRevision: 0, value: [] },
      ],
      DOCUMENT,
    );
    expect(filled.ok && filled.changes[0]?.value).toBe("mine");
    expect(filled.ok && filled.changes[1]?.value).toMatchObject([{ kind: "sequence" }]);
  });
});
