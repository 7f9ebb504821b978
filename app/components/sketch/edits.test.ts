import { describe, expect, test } from "vitest";
import { EMPTY_SKETCH, NODE_KINDS, type Sketch, SketchSchema, SKETCH_LIMITS } from "~graders";
import { applyEdit, copyPiece, type Edit } from "./edits.ts";
import { KINDS, KINDS_BY_FAMILY } from "./kinds.ts";
import { KIND_PATHS } from "./kind-icon.tsx";

const at = (x: number, y: number) => ({ x, y });
const after = (sketch: Sketch, ...edits: Edit[]): Sketch =>
  SketchSchema.parse(edits.reduce((held, edit) => applyEdit(held, edit).sketch, sketch));

const pair = after(
  EMPTY_SKETCH,
  { kind: "add-node", nodeKind: "service", position: at(0, 0) },
  { kind: "add-node", nodeKind: "cache", position: at(300, 0) },
  { kind: "connect", from: "service", to: "cache" },
);

describe("editing a sketch", () => {
  test("added components get ids and labels of their kind, counted", () => {
    const sketch = after(pair, { kind: "add-node", nodeKind: "cache", position: at(0, 200) });
    expect(sketch.nodes.map(({ id, label }) => [id, label])).toEqual([
      ["service", "Service"],
      ["cache", "Cache"],
      ["cache_2", "Cache 2"],
    ]);
  });

  test("a new edge to a stream is asynchronous, to a training job a batch", () => {
    const sketch = after(
      pair,
      { kind: "add-node", nodeKind: "stream", position: at(0, 0) },
      { kind: "add-node", nodeKind: "training-job", position: at(0, 0) },
      { kind: "connect", from: "service", to: "stream" },
      { kind: "connect", from: "stream", to: "training_job" },
    );
    expect(sketch.edges.map((edge) => edge.kind)).toEqual(["sync", "async", "batch"]);
  });

  test.each([
    ["the same edge twice", { kind: "connect", from: "service", to: "cache" }, "already leads"],
    ["an edge to itself", { kind: "connect", from: "cache", to: "cache" }, "cannot call itself"],
    ["an edge to nowhere", { kind: "connect", from: "cache", to: "gone" }, "one component to another"],
  ] as const)("%s is refused in words", (_, edit, words) => {
    const edited = applyEdit(pair, edit);
    expect(edited.refused).toContain(words);
    expect(edited.sketch).toBe(pair);
  });

  test("parameters are set and cleared, and nothing else changes", () => {
    const set = after(pair, { kind: "set-parameter", id: "cache", key: "hitRate", value: 0.4 });
    expect(set.nodes[1]?.parameters).toEqual({ hitRate: 0.4 });
    expect(after(set, { kind: "set-parameter", id: "cache", key: "hitRate", value: undefined })).toEqual(
      pair,
    );
  });

  test("an edge's share is set, cleared, and turned round with its ends", () => {
    const shared = after(pair, { kind: "update-edge", id: "service_to_cache", share: 0.3, label: "reads" });
    expect(shared.edges[0]).toMatchObject({ share: 0.3, label: "reads" });
    const cleared = after(shared, { kind: "update-edge", id: "service_to_cache", share: null });
    expect(cleared.edges[0]).not.toHaveProperty("share");
    expect(after(pair, { kind: "reverse-edge", id: "service_to_cache" }).edges[0]).toMatchObject({
      from: "cache",
      to: "service",
    });
  });

  test("removing a component removes its edges; removing a group keeps what it holds, one level up", () => {
    expect(after(pair, { kind: "remove", ids: new Set(["cache"]) }).edges).toEqual([]);
    const grouped = after(
      pair,
      { kind: "add-group", groupKind: "region", members: [] },
      { kind: "add-group", groupKind: "zone", members: ["cache"] },
      { kind: "update-group", id: "zone", parent: "region" },
    );
    const left = after(grouped, { kind: "remove", ids: new Set(["zone"]) });
    expect(left.nodes[1]?.group).toBe("region");
    expect(after(left, { kind: "remove", ids: new Set(["region"]) }).nodes[1]).not.toHaveProperty("group");
  });

  test("a group cannot stand inside itself, at any depth", () => {
    const nested = after(
      pair,
      { kind: "add-group", groupKind: "region", members: [] },
      { kind: "add-group", groupKind: "zone", members: [] },
      { kind: "update-group", id: "zone", parent: "region" },
    );
    expect(applyEdit(nested, { kind: "update-group", id: "region", parent: "zone" }).refused).toContain(
      "inside itself",
    );
    expect(applyEdit(nested, { kind: "update-group", id: "region", parent: "region" }).refused).toContain(
      "inside itself",
    );
  });

  test("a copied piece keeps its inner edges, gets ids of its own, and can be pasted again and again", () => {
    const piece = copyPiece(pair, new Set(["service", "cache"]));
    const once = after(pair, { kind: "paste", piece, offset: at(36, 36) });
    const twice = after(once, { kind: "paste", piece, offset: at(72, 72) });
    expect(twice.nodes.map((node) => node.id)).toEqual([
      "service",
      "cache",
      "service_2",
      "cache_2",
      "service_3",
      "cache_3",
    ]);
    expect(twice.edges.map(({ from, to }) => `${from}>${to}`)).toEqual([
      "service>cache",
      "service_2>cache_2",
      "service_3>cache_3",
    ]);
    expect(once.nodes[2]?.position).toEqual({ x: 36, y: 36 });
  });

  test("the limits of a sketch hold for adding and pasting", () => {
    const full: Sketch = {
      ...EMPTY_SKETCH,
      nodes: Array.from({ length: SKETCH_LIMITS.nodes }, (_, i) => ({
        id: `n${i}`,
        label: "x",
        kind: "service" as const,
        parameters: {},
      })),
    };
    expect(applyEdit(full, { kind: "add-node", nodeKind: "cache", position: at(0, 0) }).refused).toContain(
      "at most 200",
    );
    expect(
      applyEdit(full, { kind: "paste", piece: copyPiece(full, new Set(["n1"])), offset: at(0, 0) }).refused,
    ).toContain("at most 200");
  });
});

test("every kind of component is in the palette once, with an icon of its own", () => {
  expect(KINDS_BY_FAMILY.flatMap(({ kinds }) => kinds).sort()).toEqual([...NODE_KINDS].sort());
  expect(new Set(NODE_KINDS.map((kind) => KIND_PATHS[kind])).size).toBe(NODE_KINDS.length);
  expect(new Set(NODE_KINDS.map((kind) => KINDS[kind].name)).size).toBe(NODE_KINDS.length);
});
