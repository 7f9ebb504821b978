import type { Sketch } from "~graders";
import { nodeSize, NODE_WIDTH, type Places, type Point } from "./geometry.ts";

const GAP_X = 72;
const GAP_Y = 28;

/** Edges that close a cycle, found by a walk that remembers its path; layering leaves them out. */
function forwardEdges(sketch: Sketch): { from: string; to: string }[] {
  const out = new Map<string, string[]>();
  for (const edge of sketch.edges) out.set(edge.from, [...(out.get(edge.from) ?? []), edge.to]);
  const state = new Map<string, "open" | "done">();
  const kept: { from: string; to: string }[] = [];
  for (const root of sketch.nodes) {
    if (state.has(root.id)) continue;
    const stack = [{ id: root.id, next: 0 }];
    state.set(root.id, "open");
    for (let top = stack[stack.length - 1]; top; top = stack[stack.length - 1]) {
      const to = out.get(top.id)?.[top.next];
      if (to === undefined) {
        state.set(top.id, "done");
        stack.pop();
        continue;
      }
      top.next += 1;
      if (state.get(to) === "open") continue;
      kept.push({ from: top.id, to });
      if (!state.has(to)) {
        state.set(to, "open");
        stack.push({ id: to, next: 0 });
      }
    }
  }
  return kept;
}

/** Each node's layer: the longest path to it from a node that nothing leads to. */
export function layersOf(sketch: Sketch): Map<string, number> {
  const edges = forwardEdges(sketch);
  const layer = new Map(sketch.nodes.map((node) => [node.id, 0]));
  for (let round = 0; round < sketch.nodes.length; round += 1) {
    let moved = false;
    for (const { from, to } of edges) {
      const wanted = (layer.get(from) ?? 0) + 1;
      if ((layer.get(to) ?? 0) < wanted) {
        layer.set(to, wanted);
        moved = true;
      }
    }
    if (!moved) break;
  }
  return layer;
}

/**
 * Places for every node, left to right by layer; inside a layer by the mean place of what leads there. A plain layout
 * for pages that only show a sketch; the editor has a better and heavier one.
 */
export function layeredLayout(sketch: Sketch): Places {
  const layer = layersOf(sketch);
  const columns: string[][] = [];
  for (const node of sketch.nodes) (columns[layer.get(node.id) ?? 0] ??= []).push(node.id);
  const sizes = new Map(sketch.nodes.map((node) => [node.id, nodeSize(node)]));
  const group = new Map(sketch.nodes.map((node) => [node.id, node.group ?? ""]));
  const places = new Map<string, Point>();
  columns.forEach((column, index) => {
    const middle = (id: string) => {
      const before = sketch.edges.flatMap((edge) => (edge.to === id ? (places.get(edge.from)?.y ?? []) : []));
      return before.length > 0 ? before.reduce((a, b) => a + b, 0) / before.length : 0;
    };
    const rank = new Map(column.map((id, at) => [id, { y: middle(id), at }]));
    column.sort((a, b) => {
      const byGroup = (group.get(a) ?? "").localeCompare(group.get(b) ?? "");
      const [left, right] = [rank.get(a), rank.get(b)];
      return byGroup || (left?.y ?? 0) - (right?.y ?? 0) || (left?.at ?? 0) - (right?.at ?? 0);
    });
    const height = column.reduce((sum, id) => sum + (sizes.get(id)?.height ?? 0) + GAP_Y, -GAP_Y);
    let y = -height / 2;
    for (const id of column) {
      places.set(id, { x: index * (NODE_WIDTH + GAP_X), y: Math.round(y) });
      y += (sizes.get(id)?.height ?? 0) + GAP_Y;
    }
  });
  return places;
}

/** Where nodes stand: as the candidate put them, or by layers when none or only some have a place. */
export function placesOf(sketch: Sketch): Places {
  const placed = sketch.nodes.flatMap((node) => (node.position ? [[node.id, node.position] as const] : []));
  return placed.length === sketch.nodes.length ? new Map(placed) : layeredLayout(sketch);
}
