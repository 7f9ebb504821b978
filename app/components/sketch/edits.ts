import {
  type EdgeKind,
  type NodeKind,
  type NodeParameters,
  SKETCH_LIMITS,
  type Sketch,
  type SketchEdge,
  type SketchGroup,
  type SketchNode,
} from "~graders";
import type { Places, Point } from "./geometry.ts";
import { KINDS } from "./kinds.ts";

/** Everything a person can do to a sketch, by canvas, keyboard, panel or list. */
export type Edit =
  | { kind: "add-node"; nodeKind: NodeKind; position: Point }
  | { kind: "update-node"; id: string; label?: string; nodeKind?: NodeKind; group?: string | null }
  | { kind: "set-parameter"; id: string; key: keyof NodeParameters; value: number | undefined }
  | { kind: "connect"; from: string; to: string }
  | {
      kind: "update-edge";
      id: string;
      label?: string;
      edgeKind?: EdgeKind;
      share?: number | null;
      fanOut?: number | null;
    }
  | { kind: "reverse-edge"; id: string }
  | { kind: "add-group"; groupKind: SketchGroup["kind"]; members: readonly string[] }
  | {
      kind: "update-group";
      id: string;
      label?: string;
      groupKind?: SketchGroup["kind"];
      parent?: string | null;
    }
  | { kind: "remove"; ids: ReadonlySet<string> }
  | { kind: "move"; places: Places }
  | { kind: "paste"; piece: Piece; offset: Point }
  | { kind: "replace"; sketch: Sketch };

/** Nodes with the edges among them, as copied. */
export interface Piece {
  nodes: readonly SketchNode[];
  edges: readonly SketchEdge[];
}

/** `refused` says why nothing was done; `added` are the ids that came into being. */
export interface Edited {
  sketch: Sketch;
  added: string[];
  refused?: string;
}

const done = (sketch: Sketch, added: string[] = []): Edited => ({ sketch, added });
const refuse = (sketch: Sketch, refused: string): Edited => ({ sketch, added: [], refused });

function freeId(sketch: Sketch, wanted: string, alsoTaken: ReadonlySet<string> = new Set()): string {
  const taken = new Set([
    ...sketch.nodes.map((node) => node.id),
    ...sketch.edges.map((edge) => edge.id),
    ...sketch.groups.map((group) => group.id),
  ]);
  const base = wanted.slice(0, 58);
  if (!taken.has(base) && !alsoTaken.has(base)) return base;
  for (let n = 2; ; n += 1) {
    const id = `${base}_${n}`;
    if (!taken.has(id) && !alsoTaken.has(id)) return id;
  }
}

const nodeId = (kind: NodeKind) => kind.replaceAll("-", "_");
const edgeId = (from: string, to: string) => `${from}_to_${to}`;

/** The kind a new edge most likely has: nobody waits for a queue, a stream or a job. */
function newEdgeKind(from: SketchNode, to: SketchNode): EdgeKind {
  const batch: readonly NodeKind[] = [
    "batch-job",
    "training-job",
    "warehouse",
    "feature-store-offline",
    "model-registry",
  ];
  const later: readonly NodeKind[] = ["queue", "stream", "stream-job", "monitor", "human-review"];
  if (batch.includes(to.kind) || batch.includes(from.kind)) return "batch";
  return later.includes(to.kind) || later.includes(from.kind) ? "async" : "sync";
}

function connect(sketch: Sketch, from: string, to: string): Edited {
  const [source, target] = [from, to].map((id) => sketch.nodes.find((node) => node.id === id));
  if (!source || !target) return refuse(sketch, "Connect one component to another.");
  if (from === to) return refuse(sketch, "A component cannot call itself here; add a second one.");
  if (sketch.edges.some((edge) => edge.from === from && edge.to === to)) {
    return refuse(sketch, `${source.label} already leads to ${target.label}.`);
  }
  if (sketch.edges.length >= SKETCH_LIMITS.edges)
    return refuse(sketch, `A sketch holds at most ${SKETCH_LIMITS.edges} edges.`);
  const id = freeId(sketch, edgeId(from, to));
  const edge: SketchEdge = { id, from, to, kind: newEdgeKind(source, target), label: "" };
  return done({ ...sketch, edges: [...sketch.edges, edge] }, [id]);
}

function remove(sketch: Sketch, ids: ReadonlySet<string>): Edited {
  const gone = (id: string | undefined) => id !== undefined && ids.has(id);
  const parentOf = (id: string | undefined): string | undefined => {
    let at = id;
    for (let steps = 0; at !== undefined && ids.has(at) && steps < SKETCH_LIMITS.groups; steps += 1) {
      at = sketch.groups.find((group) => group.id === at)?.parent;
    }
    return at;
  };
  return done({
    ...sketch,
    nodes: sketch.nodes
      .filter((node) => !gone(node.id))
      .map((node) => (gone(node.group) ? withGroup(node, parentOf(node.group)) : node)),
    edges: sketch.edges.filter((edge) => !gone(edge.id) && !gone(edge.from) && !gone(edge.to)),
    groups: sketch.groups
      .filter((group) => !gone(group.id))
      .map((group) => (gone(group.parent) ? withParent(group, parentOf(group.parent)) : group)),
  });
}

function withGroup(node: SketchNode, group: string | undefined): SketchNode {
  const { group: _before, ...rest } = node;
  return group === undefined ? rest : { ...rest, group };
}

function withParent(group: SketchGroup, parent: string | undefined): SketchGroup {
  const { parent: _before, ...rest } = group;
  return parent === undefined ? rest : { ...rest, parent };
}

/** Would putting `id` inside `parent` close a ring of groups? */
function closesRing(sketch: Sketch, id: string, parent: string): boolean {
  let at: string | undefined = parent;
  for (let steps = 0; at !== undefined && steps <= SKETCH_LIMITS.groups; steps += 1) {
    if (at === id) return true;
    at = sketch.groups.find((group) => group.id === at)?.parent;
  }
  return false;
}

function paste(sketch: Sketch, piece: Piece, offset: Point): Edited {
  if (sketch.nodes.length + piece.nodes.length > SKETCH_LIMITS.nodes) {
    return refuse(sketch, `A sketch holds at most ${SKETCH_LIMITS.nodes} components.`);
  }
  if (sketch.edges.length + piece.edges.length > SKETCH_LIMITS.edges) {
    return refuse(sketch, `A sketch holds at most ${SKETCH_LIMITS.edges} edges.`);
  }
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const node of piece.nodes) {
    const id = freeId(sketch, node.id.replace(/_\d+$/, ""), taken);
    ids.set(node.id, id);
    taken.add(id);
  }
  const groups = new Set(sketch.groups.map((group) => group.id));
  const nodes = piece.nodes.map((node) => {
    const at = node.position ?? { x: 0, y: 0 };
    const moved = {
      ...node,
      id: ids.get(node.id) ?? node.id,
      position: { x: at.x + offset.x, y: at.y + offset.y },
    };
    return moved.group !== undefined && !groups.has(moved.group) ? withGroup(moved, undefined) : moved;
  });
  const edges = piece.edges.flatMap((edge) => {
    const [from, to] = [ids.get(edge.from), ids.get(edge.to)];
    if (from === undefined || to === undefined) return [];
    const id = freeId(sketch, edgeId(from, to), taken);
    taken.add(id);
    return [{ ...edge, id, from, to }];
  });
  const all = { ...sketch, nodes: [...sketch.nodes, ...nodes], edges: [...sketch.edges, ...edges] };
  return done(all, [...nodes.map((node) => node.id), ...edges.map((edge) => edge.id)]);
}

function updateEdge(edge: SketchEdge, edit: Extract<Edit, { kind: "update-edge" }>): SketchEdge {
  const { share, fanOut, ...rest } = edge;
  const nextShare = edit.share === undefined ? share : (edit.share ?? undefined);
  const nextFanOut = edit.fanOut === undefined ? fanOut : (edit.fanOut ?? undefined);
  return {
    ...rest,
    label: edit.label ?? edge.label,
    kind: edit.edgeKind ?? edge.kind,
    ...(nextShare === undefined ? {} : { share: nextShare }),
    ...(nextFanOut === undefined ? {} : { fanOut: nextFanOut }),
  };
}

const replaceById = <Row extends { id: string }>(
  rows: readonly Row[],
  id: string,
  change: (row: Row) => Row,
): Row[] => rows.map((row) => (row.id === id ? change(row) : row));

/** The sketch after one edit. The sketch given is never changed. */
export function applyEdit(sketch: Sketch, edit: Edit): Edited {
  switch (edit.kind) {
    case "add-node": {
      if (sketch.nodes.length >= SKETCH_LIMITS.nodes) {
        return refuse(sketch, `A sketch holds at most ${SKETCH_LIMITS.nodes} components.`);
      }
      const id = freeId(sketch, nodeId(edit.nodeKind));
      const same = sketch.nodes.filter((node) => node.kind === edit.nodeKind).length;
      const label = KINDS[edit.nodeKind].name + (same > 0 ? ` ${same + 1}` : "");
      const node: SketchNode = { id, label, kind: edit.nodeKind, parameters: {}, position: edit.position };
      return done({ ...sketch, nodes: [...sketch.nodes, node] }, [id]);
    }
    case "update-node":
      return done({
        ...sketch,
        nodes: replaceById(sketch.nodes, edit.id, (node) => {
          const named = { ...node, label: edit.label ?? node.label, kind: edit.nodeKind ?? node.kind };
          return edit.group === undefined ? named : withGroup(named, edit.group ?? undefined);
        }),
      });
    case "set-parameter":
      return done({
        ...sketch,
        nodes: replaceById(sketch.nodes, edit.id, (node) => {
          const { [edit.key]: _before, ...rest } = node.parameters;
          return {
            ...node,
            parameters: edit.value === undefined ? rest : { ...rest, [edit.key]: edit.value },
          };
        }),
      });
    case "connect":
      return connect(sketch, edit.from, edit.to);
    case "update-edge":
      return done({ ...sketch, edges: replaceById(sketch.edges, edit.id, (edge) => updateEdge(edge, edit)) });
    case "reverse-edge":
      return done({
        ...sketch,
        edges: replaceById(sketch.edges, edit.id, (edge) => ({ ...edge, from: edge.to, to: edge.from })),
      });
    case "add-group": {
      if (sketch.groups.length >= SKETCH_LIMITS.groups) {
        return refuse(sketch, `A sketch holds at most ${SKETCH_LIMITS.groups} groups.`);
      }
      const name = edit.groupKind === "other" ? "group" : edit.groupKind;
      const id = freeId(sketch, name);
      const count = sketch.groups.filter((group) => group.kind === edit.groupKind).length + 1;
      const label = `${name[0]?.toUpperCase() ?? ""}${name.slice(1)} ${count}`;
      const members = new Set(edit.members);
      return done(
        {
          ...sketch,
          groups: [...sketch.groups, { id, label, kind: edit.groupKind }],
          nodes: sketch.nodes.map((node) => (members.has(node.id) ? { ...node, group: id } : node)),
        },
        [id],
      );
    }
    case "update-group": {
      if (typeof edit.parent === "string" && closesRing(sketch, edit.id, edit.parent)) {
        return refuse(sketch, "A group cannot stand inside itself.");
      }
      return done({
        ...sketch,
        groups: replaceById(sketch.groups, edit.id, (group) => {
          const named = { ...group, label: edit.label ?? group.label, kind: edit.groupKind ?? group.kind };
          return edit.parent === undefined ? named : withParent(named, edit.parent ?? undefined);
        }),
      });
    }
    case "remove":
      return remove(sketch, edit.ids);
    case "move":
      return done({
        ...sketch,
        nodes: sketch.nodes.map((node) => {
          const position = edit.places.get(node.id);
          return position
            ? { ...node, position: { x: Math.round(position.x), y: Math.round(position.y) } }
            : node;
        }),
      });
    case "paste":
      return paste(sketch, edit.piece, edit.offset);
    case "replace":
      return done(edit.sketch);
  }
}

/** The selected nodes with the edges among them. */
export function copyPiece(sketch: Sketch, ids: ReadonlySet<string>): Piece {
  return {
    nodes: sketch.nodes.filter((node) => ids.has(node.id)),
    edges: sketch.edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to)),
  };
}
