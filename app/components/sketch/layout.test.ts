import { describe, expect, test } from "vitest";
import { readMermaid, type Sketch } from "~graders";
import { autoLayout, freePlace, placeMissing, withPlaces } from "./auto-layout.ts";
import { groupBoxes, labelLines, nodeBox, type Places } from "./geometry.ts";
import { layeredLayout, layersOf, placesOf } from "./layered-layout.ts";

function sketchOf(text: string): Sketch {
  const read = readMermaid(`flowchart LR\n${text}`);
  if (!read.ok) throw new Error(read.problems[0]?.message);
  return read.sketch;
}

const RECOMMENDER = sketchOf(`
  C[Clients] --> E[Edge] --> G[Gateway] --> O[Orchestrator]
  O --> SC[(cache)]
  O --> U[(user features)]
  O --> R1[ANN] & R2[lists] & R3[fresh] --> M[merge] --> L[light] --> H[heavy] --> RR[re-rank] --> O
  subgraph batch [Batch]
    K[(Kafka)] --> F[Flink]
    K --> W[(lake)] --> T[training]
  end
  C --> K
  F --> U
  T --> H`);

function overlaps(sketch: Sketch, places: Places): string[] {
  const boxes = sketch.nodes.map((node) => ({ id: node.id, ...nodeBox(node, places) }));
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height,
      )
      .map((b) => `${a.id} on ${b.id}`),
  );
}

describe.each([
  ["by layers", layeredLayout],
  ["by dagre", autoLayout],
])("laid out %s", (_, layout) => {
  test("every node has a place, and none stands on another", () => {
    const places = layout(RECOMMENDER);
    expect(places.size).toBe(RECOMMENDER.nodes.length);
    expect(overlaps(RECOMMENDER, places)).toEqual([]);
  });

  test("the same sketch always gets the same places", () => {
    expect([...layout(RECOMMENDER)]).toEqual([...layout(RECOMMENDER)]);
  });

  test("two hundred nodes in a chain, and in one layer, are placed", () => {
    const chain = sketchOf(Array.from({ length: 199 }, (_, i) => `N${i} --> N${i + 1}`).join("\n"));
    const star = sketchOf(Array.from({ length: 199 }, (_, i) => `N --> M${i}`).join("\n"));
    for (const sketch of [chain, star]) expect(overlaps(sketch, layout(sketch))).toEqual([]);
  });
});

test("a node's layer is its longest way from a start; cycles do not hinder", () => {
  const layers = layersOf(sketchOf("A-->B-->C-->A\nA-->C\nX"));
  expect(Object.fromEntries(layers)).toEqual({ A: 0, B: 1, C: 2, X: 0 });
});

test("a group's frame holds its own nodes and no others when laid out by layers", () => {
  const places = layeredLayout(RECOMMENDER);
  const frame = groupBoxes(RECOMMENDER, places).get("batch");
  const inside = RECOMMENDER.nodes.filter((node) => {
    const box = nodeBox(node, places);
    return (
      frame &&
      box.x + box.width > frame.x &&
      box.x < frame.x + frame.width &&
      box.y + box.height > frame.y &&
      box.y < frame.y + frame.height
    );
  });
  expect(inside.map((node) => node.id).sort()).toEqual(["F", "K", "T", "W"]);
});

test("groups around each other do not hang the frames", () => {
  const ring: Sketch = {
    nodes: [{ id: "a", label: "a", kind: "service", parameters: {}, group: "g" }],
    edges: [],
    groups: [
      { id: "g", label: "g", kind: "other", parent: "h" },
      { id: "h", label: "h", kind: "other", parent: "g" },
    ],
  };
  expect(groupBoxes(ring, placesOf(ring)).size).toBe(2);
});

test("places of the candidate are kept; nodes without one go beside a neighbour, on free ground", () => {
  const placed = withPlaces(RECOMMENDER, autoLayout(RECOMMENDER));
  const grown: Sketch = {
    ...placed,
    nodes: [...placed.nodes, { id: "new", label: "New", kind: "cache", parameters: {} }],
    edges: [...placed.edges, { id: "e", from: "O", to: "new", kind: "sync", label: "" }],
  };
  const whole = placeMissing(grown);
  expect(whole.nodes.slice(0, -1)).toEqual(placed.nodes);
  expect(overlaps(whole, placesOf(whole))).toEqual([]);
  expect(placeMissing(placed)).toBe(placed);
});

test("a free place is the wanted one where nothing stands", () => {
  expect(freePlace(sketchOf("A"), new Map([["A", { x: 0, y: 0 }]]), { x: 500, y: 0 })).toEqual({
    x: 500,
    y: 0,
  });
});

test.each([
  ["Redis", ["Redis"]],
  ["heavy ranker GPU, item features in RAM", ["heavy ranker GPU,", "item features in RAM"]],
  ["one\ntwo", ["one", "two"]],
  ["a".repeat(60), [`${"a".repeat(20)}…`]],
  ["word ".repeat(40), ["word word word word", "word word word word", "word word word word…"]],
])("%.20j is drawn in lines that fit", (label, lines) => {
  expect(labelLines(label)).toEqual(lines);
});
