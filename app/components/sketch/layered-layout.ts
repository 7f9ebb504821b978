import type { Sketch } from "~graders";
import { nodeSize, type Places, type Point } from "./geometry.ts";

const GAP_X = 72;
const GAP_Y = 30;

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

/** Groups in reading order, a group before those inside it, so that what stands together is drawn together. */
function bandsOf(sketch: Sketch): Map<string, number> {
  const bands = new Map<string, number>([["", 0]]);
  const visit = (parent: string | undefined) => {
    for (const group of sketch.groups) {
      if (group.parent !== parent || bands.has(group.id)) continue;
      bands.set(group.id, bands.size);
      visit(group.id);
    }
  };
  visit(undefined);
  for (const group of sketch.groups) if (!bands.has(group.id)) bands.set(group.id, bands.size);
  return bands;
}

/** Beyond this many layers a sketch runs down the page instead of across it. */
const LAYERS_ACROSS = 5;
const BAND_GAP = 64;

interface Axes {
  /** Extent of a node along the layers and along its own layer. */
  along: number;
  beside: number;
}

/** Order inside a layer and band: by the mean place of what leads to each node. */
function sortByLeading(sketch: Sketch, ids: string[], beside: ReadonlyMap<string, number>): void {
  const middle = (id: string) => {
    const before = sketch.edges.flatMap((edge) => (edge.to === id ? (beside.get(edge.from) ?? []) : []));
    return before.length > 0 ? before.reduce((a, b) => a + b, 0) / before.length : 0;
  };
  const rank = new Map(ids.map((id, at) => [id, { middle: middle(id), at }]));
  ids.sort((a, b) => {
    const [left, right] = [rank.get(a), rank.get(b)];
    return (left?.middle ?? 0) - (right?.middle ?? 0) || (left?.at ?? 0) - (right?.at ?? 0);
  });
}

/**
 * Places for every node by layer: across the page, or down it when there are many layers. Each group has a band of its
 * own, so that its frame holds nothing else. A plain layout for pages that only show a sketch; the editor has a better
 * and heavier one.
 */
export function layeredLayout(sketch: Sketch): Places {
  const layer = layersOf(sketch);
  const bands = bandsOf(sketch);
  const count = Math.max(0, ...layer.values()) + 1;
  const down = count > LAYERS_ACROSS;
  const sizes = new Map<string, Axes>(
    sketch.nodes.map((node) => {
      const { width, height } = nodeSize(node);
      return [node.id, down ? { along: height, beside: width } : { along: width, beside: height }];
    }),
  );
  const gap = down ? { along: GAP_X - 16, beside: GAP_Y } : { along: GAP_X, beside: GAP_Y };
  const cell = (index: number, band: number) =>
    sketch.nodes.filter(
      (node) => layer.get(node.id) === index && (bands.get(node.group ?? "") ?? 0) === band,
    );
  const extent = (ids: readonly string[]) =>
    ids.reduce((sum, id) => sum + (sizes.get(id)?.beside ?? 0) + gap.beside, -gap.beside);

  const offsets: number[] = [];
  let along = 0;
  for (let index = 0; index < count; index += 1) {
    offsets.push(along);
    const deepest = Math.max(
      0,
      ...sketch.nodes.flatMap((node) =>
        layer.get(node.id) === index ? (sizes.get(node.id)?.along ?? 0) : [],
      ),
    );
    along += deepest + gap.along;
  }

  const places = new Map<string, Point>();
  const besides = new Map<string, number>();
  let start = 0;
  for (let band = 0; band < bands.size; band += 1) {
    const cells = offsets.map((_, index) => cell(index, band).map((node) => node.id));
    const broadest = Math.max(0, ...cells.map(extent));
    if (cells.every((ids) => ids.length === 0)) continue;
    cells.forEach((ids, index) => {
      sortByLeading(sketch, ids, besides);
      let beside = start + (broadest - extent(ids)) / 2;
      for (const id of ids) {
        const size = sizes.get(id) ?? { along: 0, beside: 0 };
        besides.set(id, beside + size.beside / 2);
        const [a, b] = [Math.round(offsets[index] ?? 0), Math.round(beside)];
        places.set(id, down ? { x: b, y: a } : { x: a, y: b });
        beside += size.beside + gap.beside;
      }
    });
    start += broadest + BAND_GAP;
  }
  return places;
}

/** Where nodes stand: as the candidate put them, or by layers when none or only some have a place. */
export function placesOf(sketch: Sketch): Places {
  const placed = sketch.nodes.flatMap((node) => (node.position ? [[node.id, node.position] as const] : []));
  return placed.length === sketch.nodes.length ? new Map(placed) : layeredLayout(sketch);
}
