import type { Sketch, SketchNode } from "~graders";
import { parameterSummary } from "./parameters.ts";

export interface Point {
  x: number;
  y: number;
}
export interface Box extends Point {
  width: number;
  height: number;
}

export const NODE_WIDTH = 188;
const LINE = 17;
const LINE_LENGTH = 20;
const LINES_MAX = 3;
const GROUP_PADDING = 20;
const GROUP_TITLE = 28;

/** A label in at most three lines that fit a node. */
export function labelLines(label: string): string[] {
  const lines: string[] = [];
  for (const part of label.split("\n")) {
    let line = "";
    for (const word of part.split(/\s+/)) {
      if (line !== "" && line.length + 1 + word.length > LINE_LENGTH) {
        lines.push(line);
        line = word;
      } else {
        line = line === "" ? word : `${line} ${word}`;
      }
    }
    lines.push(line);
  }
  const cut = lines
    .filter(Boolean)
    .map((line) => (line.length > LINE_LENGTH + 1 ? `${line.slice(0, LINE_LENGTH)}…` : line));
  if (cut.length <= LINES_MAX) return cut;
  return [...cut.slice(0, LINES_MAX - 1), `${(cut[LINES_MAX - 1] ?? "").slice(0, LINE_LENGTH - 1)}…`];
}

/** Width and height of a node as it is drawn, in pixels. */
export function nodeSize(node: Pick<SketchNode, "label" | "parameters">): { width: number; height: number } {
  const lines = Math.max(1, labelLines(node.label).length) + 1 + (parameterSummary(node) === "" ? 0 : 1);
  return { width: NODE_WIDTH, height: 20 + lines * LINE };
}

export type Places = ReadonlyMap<string, Point>;

export function nodeBox(node: SketchNode, places: Places): Box {
  const at = places.get(node.id) ?? node.position ?? { x: 0, y: 0 };
  return { x: at.x, y: at.y, ...nodeSize(node) };
}

export const centreOf = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

export function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** Ids of the nodes in a group, or in a group inside it. */
export function membersOf(sketch: Sketch, groupId: string): string[] {
  const inside = new Set([groupId]);
  for (let grown = true; grown;) {
    grown = false;
    for (const group of sketch.groups) {
      if (group.parent !== undefined && inside.has(group.parent) && !inside.has(group.id)) {
        inside.add(group.id);
        grown = true;
      }
    }
  }
  return sketch.nodes
    .filter((node) => node.group !== undefined && inside.has(node.group))
    .map((node) => node.id);
}

/** Each group's box: around what it holds; empty groups stand in a row above the sketch. Outer groups come first. */
export function groupBoxes(sketch: Sketch, places: Places): Map<string, Box> {
  const boxes = new Map<string, Box>();
  const nodes = new Map(sketch.nodes.map((node) => [node.id, nodeBox(node, places)]));
  const whole = around([...nodes.values()]) ?? { x: 0, y: 0, width: 0, height: 0 };
  let empty = 0;
  const boxOf = (id: string, above: ReadonlySet<string>): Box => {
    const known = boxes.get(id);
    if (known) return known;
    const own = sketch.nodes.filter((node) => node.group === id).flatMap((node) => nodes.get(node.id) ?? []);
    const inner = sketch.groups
      .filter((group) => group.parent === id && !above.has(group.id))
      .map((group) => boxOf(group.id, new Set([...above, group.id])));
    const held = around([...own, ...inner]);
    const box = held
      ? {
          x: held.x - GROUP_PADDING,
          y: held.y - GROUP_PADDING - GROUP_TITLE,
          width: held.width + 2 * GROUP_PADDING,
          height: held.height + 2 * GROUP_PADDING + GROUP_TITLE,
        }
      : { x: whole.x + 240 * empty++, y: whole.y - 150, width: 216, height: 96 };
    boxes.set(id, box);
    return box;
  };
  for (const group of sketch.groups) boxOf(group.id, new Set([group.id]));
  const area = (box: Box) => box.width * box.height;
  return new Map([...boxes].sort((a, b) => area(b[1]) - area(a[1])));
}

export interface EdgeShape {
  path: string;
  label: Point;
}

type Side = "left" | "right" | "top" | "bottom";
const OUT: Readonly<Record<Side, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
};

function port(box: Box, side: Side): Point {
  const centre = centreOf(box);
  const out = OUT[side];
  return { x: centre.x + (out.x * box.width) / 2, y: centre.y + (out.y * box.height) / 2 };
}

/** Does the sketch run from top to bottom rather than from left to right? */
export function runsDown(sketch: Sketch, places: Places): boolean {
  let [across, down] = [0, 0];
  for (const edge of sketch.edges) {
    const [from, to] = [places.get(edge.from), places.get(edge.to)];
    if (!from || !to) continue;
    across += to.x - from.x;
    down += 1.4 * (to.y - from.y);
  }
  return down > Math.abs(across);
}

/**
 * A curve from one box to another, leaving by sides that face each other: left and right where there is room between
 * them, top and bottom first when the sketch runs down. `nth` parallel edges bend apart.
 */
export function edgeShape(
  from: Box,
  to: Box,
  { nth = 0, down = false }: { nth?: number; down?: boolean } = {},
): EdgeShape {
  const [a, b] = [centreOf(from), centreOf(to)];
  const gapX = Math.max(from.x - (to.x + to.width), to.x - (from.x + from.width));
  const gapY = Math.max(from.y - (to.y + to.height), to.y - (from.y + from.height));
  const sideways = down ? gapY <= 20 : gapX > 20 || gapX >= gapY;
  const [leave, enter]: [Side, Side] = sideways
    ? b.x >= a.x
      ? ["right", "left"]
      : ["left", "right"]
    : b.y >= a.y
      ? ["bottom", "top"]
      : ["top", "bottom"];
  const [start, end] = [port(from, leave), port(to, enter)];
  if (from === to || (from.x === to.x && from.y === to.y)) {
    const { x, y, width } = from;
    const top = { x: x + width / 2, y: y - 34 };
    return {
      path: `M${x + width * 0.65} ${y}C${x + width * 0.8} ${y - 46} ${x + width * 0.2} ${y - 46} ${x + width * 0.35} ${y}`,
      label: top,
    };
  }
  const reach = Math.max(28, Math.min(140, Math.hypot(end.x - start.x, end.y - start.y) / 2.4));
  const bend = nth * 26;
  const [o1, o2] = [OUT[leave], OUT[enter]];
  const c1 = { x: start.x + o1.x * reach + (o1.y ? bend : 0), y: start.y + o1.y * reach + (o1.x ? bend : 0) };
  const c2 = { x: end.x + o2.x * reach + (o2.y ? bend : 0), y: end.y + o2.y * reach + (o2.x ? bend : 0) };
  const r = (n: number) => Math.round(n * 10) / 10;
  return {
    path: `M${r(start.x)} ${r(start.y)}C${r(c1.x)} ${r(c1.y)} ${r(c2.x)} ${r(c2.y)} ${r(end.x)} ${r(end.y)}`,
    label: {
      x: r((start.x + 3 * c1.x + 3 * c2.x + end.x) / 8),
      y: r((start.y + 3 * c1.y + 3 * c2.y + end.y) / 8),
    },
  };
}

/** How many edges before this one join the same two nodes, either way. */
export function parallelRanks(sketch: Sketch): Map<string, number> {
  const seen = new Map<string, number>();
  return new Map(
    sketch.edges.map((edge) => {
      const pair = [edge.from, edge.to].sort().join("|");
      const rank = seen.get(pair) ?? 0;
      seen.set(pair, rank + 1);
      return [edge.id, rank];
    }),
  );
}
