import { Graph, layout } from "@dagrejs/dagre";
import type { Sketch } from "~graders";
import { around, nodeBox, nodeSize, type Places, type Point } from "./geometry.ts";

/** Width over height of a usual canvas; the direction whose drawing fits it better is taken. */
const CANVAS_SHAPE = 1.3;

function layoutToward(sketch: Sketch, rankdir: "LR" | "TB"): Places {
  const graph = new Graph({ compound: true, multigraph: true });
  graph.setGraph({ rankdir, nodesep: 32, ranksep: rankdir === "LR" ? 72 : 56, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const group of sketch.groups) {
    if (sketch.nodes.some((node) => node.group === group.id)) graph.setNode(`group:${group.id}`, {});
  }
  for (const node of sketch.nodes) {
    graph.setNode(node.id, nodeSize(node));
    if (node.group !== undefined && graph.hasNode(`group:${node.group}`))
      graph.setParent(node.id, `group:${node.group}`);
  }
  for (const edge of sketch.edges) {
    const width = edge.label === "" ? 0 : Math.min(120, edge.label.length * 7);
    graph.setEdge(edge.from, edge.to, { width, height: width ? 18 : 0, labelpos: "c" }, edge.id);
  }
  layout(graph);
  return new Map(
    sketch.nodes.map((node) => {
      const at = graph.node(node.id);
      const { width, height } = nodeSize(node);
      return [node.id, { x: Math.round((at.x ?? 0) - width / 2), y: Math.round((at.y ?? 0) - height / 2) }];
    }),
  );
}

/** Places for every node by dagre, groups kept together, across or down, whichever can be shown larger. */
export function autoLayout(sketch: Sketch): Places {
  const room = (places: Places) => {
    const box = around(sketch.nodes.map((node) => nodeBox(node, places)));
    return box ? Math.max(box.width / CANVAS_SHAPE, box.height) : 0;
  };
  const across = layoutToward(sketch, "LR");
  if (sketch.nodes.length < 5) return across;
  const down = layoutToward(sketch, "TB");
  return room(down) < 0.85 * room(across) ? down : across;
}

export function withPlaces(sketch: Sketch, places: Places): Sketch {
  return {
    ...sketch,
    nodes: sketch.nodes.map((node) => {
      const position = places.get(node.id);
      return position ? { ...node, position } : node;
    }),
  };
}

/** Nodes without a place get one: all by layout when none has any, else beside a neighbour, where nothing stands. */
export function placeMissing(sketch: Sketch): Sketch {
  const missing = sketch.nodes.filter((node) => !node.position);
  if (missing.length === 0) return sketch;
  if (missing.length === sketch.nodes.length) return withPlaces(sketch, autoLayout(sketch));
  const places = new Map<string, Point>(
    sketch.nodes.flatMap((node) => (node.position ? [[node.id, node.position] as const] : [])),
  );
  for (const node of missing) {
    const before = sketch.edges.find((edge) => edge.to === node.id && places.has(edge.from))?.from;
    const after = sketch.edges.find((edge) => edge.from === node.id && places.has(edge.to))?.to;
    const beside = before ?? after ?? [...places.keys()].at(-1) ?? "";
    const anchor = places.get(beside) ?? { x: 0, y: 0 };
    const side = before !== undefined || after === undefined ? 1 : -1;
    places.set(node.id, freePlace(sketch, places, { x: anchor.x + side * 248, y: anchor.y }, node.id));
  }
  return withPlaces(sketch, places);
}

/** The wanted place, or the next one below it where no node stands. */
export function freePlace(sketch: Sketch, places: Places, wanted: Point, id = ""): Point {
  const boxes = sketch.nodes.flatMap((node) =>
    node.id !== id && places.has(node.id) ? [nodeBox(node, places)] : [],
  );
  let y = wanted.y;
  for (let tries = 0; tries <= boxes.length; tries += 1) {
    const hit = boxes.find(
      (box) => Math.abs(box.x - wanted.x) < box.width + 16 && y < box.y + box.height + 16 && box.y < y + 90,
    );
    if (!hit) break;
    y = hit.y + hit.height + 28;
  }
  return { x: Math.round(wanted.x), y: Math.round(y) };
}
