import { describe, expect, test } from "vitest";
import { readExcalidraw } from "./index.ts";

let count = 0;
const box = (id: string, x: number, y: number, more: object = {}) => ({
  id,
  type: "rectangle",
  x,
  y,
  width: 120,
  height: 60,
  ...more,
});
const text = (words: string, more: object) => ({
  id: `t${(count += 1)}`,
  type: "text",
  x: 0,
  y: 0,
  width: 60,
  height: 20,
  text: words,
  ...more,
});
const arrow = (id: string, from: string | null, to: string | null, more: object = {}) => ({
  id,
  type: "arrow",
  x: 0,
  y: 0,
  points: [
    [0, 0],
    [10, 0],
  ],
  startBinding: from && { elementId: from },
  endBinding: to && { elementId: to },
  endArrowhead: "arrow",
  ...more,
});
const file = (...elements: object[]) => JSON.stringify({ type: "excalidraw", version: 2, elements });
const read = (json: string) => {
  const result = readExcalidraw(json);
  if (!result.ok) throw new Error(result.problems[0]?.message);
  return result;
};
const message = (json: string) => {
  const result = readExcalidraw(json);
  return result.ok ? "" : (result.problems[0]?.message ?? "");
};

describe("reading an .excalidraw file", () => {
  test("shapes with bound or contained text become nodes, bound arrows edges with their labels", () => {
    const { sketch, warnings } = read(
      file(
        box("a", 0, 0),
        box("b", 300, 0, { type: "ellipse" }),
        text("API", { containerId: "a" }),
        text("Redis", { x: 330, y: 20 }),
        arrow("e", "a", "b", { strokeStyle: "dashed" }),
        text("lookup", { containerId: "e" }),
      ),
    );
    expect(sketch.nodes.map(({ label, kind, position }) => [label, kind, position])).toEqual([
      ["API", "service", { x: 0, y: 0 }],
      ["Redis", "cache", { x: 300, y: 0 }],
    ]);
    expect(sketch.edges).toMatchObject([{ label: "lookup", kind: "async" }]);
    expect(sketch.edges[0]?.from).toBe(sketch.nodes[0]?.id);
    expect(warnings).toEqual([]);
  });

  test("an arrow that is not bound takes the shape near its end; one that ends nowhere is left out with a warning", () => {
    const { sketch, warnings } = read(
      file(
        box("a", 0, 0),
        box("b", 300, 0),
        text("A", { containerId: "a" }),
        text("B", { containerId: "b" }),
        arrow("near", null, null, {
          x: 130,
          y: 30,
          points: [
            [0, 0],
            [150, 0],
          ],
        }),
        arrow("lost", "a", null, {
          x: 130,
          y: 30,
          points: [
            [0, 0],
            [100, 900],
          ],
        }),
      ),
    );
    expect(sketch.edges).toHaveLength(1);
    expect(warnings.join()).toContain("touches no shape");
  });

  test("frames and boxes around boxes become groups", () => {
    const { sketch } = read(
      file(
        { id: "f", type: "frame", name: "eu-west-1", x: -10, y: -10, width: 900, height: 400 },
        box("outer", 200, 0, { width: 400, height: 300 }),
        text("zone a", { containerId: "outer" }),
        box("a", 0, 0, { frameId: "f" }),
        text("LB", { containerId: "a" }),
        box("b", 250, 100),
        text("API", { containerId: "b" }),
      ),
    );
    expect(sketch.groups.map(({ label, kind }) => [label, kind])).toEqual([
      ["eu-west-1", "region"],
      ["zone a", "zone"],
    ]);
    expect(sketch.groups[1]?.parent).toBe(sketch.groups[0]?.id);
    expect(sketch.nodes.map((node) => node.group)).toEqual([sketch.groups[0]?.id, sketch.groups[1]?.id]);
  });

  test("deleted and malformed elements are passed over", () => {
    const { sketch } = read(
      file(
        box("a", 0, 0),
        text("A", { containerId: "a" }),
        box("b", 300, 0, { isDeleted: true }),
        { junk: 1 },
        [] as object,
      ),
    );
    expect(sketch.nodes).toHaveLength(1);
  });

  test.each([
    ["not json", "not valid JSON"],
    ["{}", '"type" should be "excalidraw"'],
    ["[]", '"type" should be "excalidraw"'],
    ["null", '"type" should be "excalidraw"'],
    ['{"type":"excalidraw","elements":{}}', '"elements" a list'],
    [file(), "no labelled shapes"],
    [JSON.stringify({ type: "excalidraw", elements: new Array(5_001).fill({}) }), "more than 5000 elements"],
    ["[".repeat(200_000), "not valid JSON"],
    ["x".repeat(2_000_001), "at most 2000000"],
  ])("%.40j is refused in words", (json, expected) => {
    expect(message(json)).toContain(expected);
  });

  test("a file cannot reach JavaScript's own objects", () => {
    read(
      `{"type":"excalidraw","__proto__":{"polluted":1},"elements":[{"id":"__proto__","type":"rectangle","x":0,"y":0,"width":9,"height":9},{"id":"t","type":"text","text":"A","containerId":"__proto__"},{"id":"c","type":"constructor","text":"x"}]}`,
    );
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test("five thousand shapes are answered within two seconds", () => {
    const start = performance.now();
    readExcalidraw(
      file(
        ...Array.from({ length: 2_500 }, (_, i) => [
          box(`b${i}`, i * 5, i * 3),
          text("x", { x: i * 5, y: i * 3 }),
        ]).flat(),
      ),
    );
    expect(performance.now() - start).toBeLessThan(4_000);
  });
});
