import type { Sketch } from "~graders";
import {
  around,
  type Box,
  type EdgeShape,
  edgeShape,
  groupBoxes,
  nodeBox,
  parallelRanks,
  runsDown,
} from "./geometry.ts";
import { placesOf } from "./layered-layout.ts";

const MARGIN = 24;

/** Where everything in a drawing stands, in its own pixels. Edges whose ends are missing are left out. */
export interface Drawing {
  nodes: ReadonlyMap<string, Box>;
  groups: ReadonlyMap<string, Box>;
  edges: ReadonlyMap<string, EdgeShape>;
  view: Box;
}

/** Lays a sketch out for showing; nodes without a place stand by layers. */
export function drawingOf(sketch: Sketch): Drawing {
  const places = placesOf(sketch);
  const nodes = new Map(sketch.nodes.map((node) => [node.id, nodeBox(node, places)]));
  const groups = groupBoxes(sketch, places);
  const ranks = parallelRanks(sketch);
  const down = runsDown(sketch, places);
  const edges = new Map(
    sketch.edges.flatMap((edge): [string, EdgeShape][] => {
      const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
      return from && to ? [[edge.id, edgeShape(from, to, { nth: ranks.get(edge.id) ?? 0, down })]] : [];
    }),
  );
  const whole = around([...nodes.values(), ...groups.values()]) ?? { x: 0, y: 0, width: 240, height: 80 };
  const view = {
    x: whole.x - MARGIN,
    y: whole.y - MARGIN - 16,
    width: whole.width + 2 * MARGIN,
    height: whole.height + 2 * MARGIN + 16,
  };
  return { nodes, groups, edges, view };
}
