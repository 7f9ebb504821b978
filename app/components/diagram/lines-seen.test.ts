import { expect, test } from "vitest";
import { linesSeen } from "./lines-seen.ts";

test.each([
  ["sequenceDiagram\nA->>B: x", [1, 2]],
  ["\n\nsequenceDiagram\n%% a comment\nA->>B: x", [3, 5]],
  ["---\ntitle: it\n---\nflowchart LR\na --> b", [4, 5]],
])("the lines that are counted in %j", (text, seen) => {
  expect(linesSeen(text)).toEqual(seen);
});
