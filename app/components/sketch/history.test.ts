import { expect, test } from "vitest";
import { EMPTY_SKETCH, type Sketch } from "~graders";
import { commit, redo, startHistory, undo, withDraft } from "./history.ts";

const sketch = (label: string): Sketch => ({
  ...EMPTY_SKETCH,
  nodes: [{ id: "a", label, kind: "service", parameters: {} }],
});
const label = (history: { present: Sketch }) => history.present.nodes[0]?.label;

test("undo and redo walk through the steps, and a new step forgets what was undone", () => {
  let history = startHistory(sketch("one"));
  history = commit(history, sketch("two"));
  history = commit(history, sketch("three"));
  history = undo(undo(history));
  expect(label(history)).toBe("one");
  expect(undo(history)).toBe(history);
  history = redo(history);
  expect(label(history)).toBe("two");
  history = commit(history, sketch("other"));
  expect(redo(history)).toBe(history);
});

test("letters typed into one label are one step, also after an undo", () => {
  let history = startHistory(sketch(""));
  for (const text of ["c", "ca", "cac"]) history = commit(history, sketch(text), "label a");
  expect(label(undo(history))).toBe("");
  history = commit(undo(history), sketch("x"), "label a");
  expect(label(undo(history))).toBe("");
});

test("at most a hundred steps are kept", () => {
  let history = startHistory(sketch("0"));
  for (let n = 1; n <= 150; n += 1) history = commit(history, sketch(String(n)));
  for (let n = 0; n < 150; n += 1) history = undo(history);
  expect(label(history)).toBe("50");
});

test("a draft of text is no step of its own, and goes when the text can be read", () => {
  const start = startHistory(sketch("one"));
  const drafted = withDraft(start, "flowchart LR\nA[");
  expect(drafted.past).toEqual([]);
  expect(drafted.present.draft).toBe("flowchart LR\nA[");
  expect(withDraft(drafted, null).present).not.toHaveProperty("draft");
  expect(withDraft(start, null)).toBe(start);
});
