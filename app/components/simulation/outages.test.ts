import { expect, test } from "vitest";
import { type Sketch, SketchSchema } from "~graders";
import { allBack, downIn, NOTHING_DOWN, redoOutage, toggleDown, undoOutage } from "./outages.ts";

const sketch: Sketch = SketchSchema.parse({
  nodes: [
    { id: "web", label: "Web", kind: "service" },
    { id: "db", label: "Db", kind: "sql" },
  ],
  groups: [{ id: "east", label: "East", kind: "region" }],
});
const edited: Sketch = { ...sketch };

test("taking down, bringing back and undoing go step by step", () => {
  const one = toggleDown(NOTHING_DOWN, ["db"], sketch);
  const two = toggleDown(one, ["web", "db"], sketch);
  expect([...two.down]).toEqual(["db", "web"]);
  expect([...toggleDown(two, ["web", "db"], sketch).down]).toEqual([]);
  const back = undoOutage(two, sketch);
  expect([...(back?.down ?? [])]).toEqual(["db"]);
  expect([...((back && redoOutage(back, sketch))?.down ?? [])]).toEqual(["db", "web"]);
  expect([...(undoOutage(allBack(two, sketch), sketch)?.down ?? [])]).toEqual(["db", "web"]);
});

test("an edit made since is undone before the outage", () => {
  const one = toggleDown(NOTHING_DOWN, ["db"], sketch);
  expect(undoOutage(one, edited)).toBeNull();
  expect(undoOutage(one, sketch)?.down.size).toBe(0);
});

test("what was deleted is no longer down, and groups count as nodes do", () => {
  expect(downIn(sketch, new Set(["east", "gone", "db"]))).toEqual(["db", "east"]);
});
