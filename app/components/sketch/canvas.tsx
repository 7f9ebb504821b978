import {
  Background,
  ConnectionMode,
  type EdgeChange,
  type NodeChange,
  ReactFlow,
  useReactFlow,
} from "@xyflow/react";
import { type DragEvent, useCallback, useMemo, useRef, useState } from "react";
import { NODE_KINDS, type NodeKind, type Sketch } from "~graders";
import type { Readings } from "../simulation/readings.ts";
import type { Edit, Edited } from "./edits.ts";
import { type CallEdge, EDGE_TYPES, type FlowNode, NODE_TYPES } from "./flow-parts.tsx";
import {
  edgeShape,
  groupBoxes,
  membersOf,
  nodeBox,
  nodeSize,
  parallelRanks,
  type Point,
  runsDown,
} from "./geometry.ts";
import { KINDS } from "./kinds.ts";

/** React Flow keeps nodes and groups in one list; this keeps their ids apart. */
const GROUP = "group:";
/** The sketch's own id of what the canvas calls `id`. */
export const canvasId = (id: string) => (id.startsWith(GROUP) ? id.slice(GROUP.length) : id);
/** What a palette entry carries while it is dragged. */
export const KIND_MIME = "application/x-headroom-kind";

export interface CanvasProps {
  sketch: Sketch;
  selection: ReadonlySet<string>;
  highlights: ReadonlySet<string>;
  /** What a run says of the components and edges; null: nothing was run. */
  readings: Readings | null;
  readOnly: boolean;
  onSelect: (selection: ReadonlySet<string>) => void;
  apply: (edit: Edit, tag?: string) => Edited;
  onAdd: (kind: NodeKind, at: Point) => void;
  onFile: (file: File) => void;
  say: (message: string) => void;
}

/** The drawing surface. The sketch is the only truth: React Flow draws it and reports what was done to it. */
export function Canvas({
  sketch,
  selection,
  highlights,
  readings,
  readOnly,
  onSelect,
  apply,
  onAdd,
  onFile,
  say,
}: CanvasProps) {
  const flow = useReactFlow<FlowNode, CallEdge>();
  /** Where dragged nodes are just now; the sketch learns it when they are let go. */
  const [dragged, setDragged] = useState<ReadonlyMap<string, Point>>(new Map());
  /** Drags are one step to undo each; moves by arrow keys in a row are one together. */
  const drags = useRef(0);
  const selected = useRef(selection);
  selected.current = selection;

  const { nodes, edges, groups } = useMemo(() => {
    const boxes = new Map(sketch.nodes.map((node) => [node.id, nodeBox(node, dragged)]));
    const around = groupBoxes(sketch, dragged);
    const ranks = parallelRanks(sketch);
    const down = runsDown(sketch, boxes);
    const stale = readings?.stale ?? false;
    const groupById = new Map(sketch.groups.map((group) => [group.id, group]));
    const flowGroups = [...around].flatMap(([id, box]): FlowNode[] => {
      const group = groupById.get(id);
      if (!group) return [];
      const size = { width: box.width, height: box.height };
      return [
        {
          id: GROUP + id,
          type: "group-box",
          position: { x: box.x, y: box.y },
          ...size,
          measured: size,
          zIndex: -1,
          connectable: false,
          selected: selection.has(id),
          ariaLabel: `${group.kind === "other" ? "Group" : group.kind}: ${group.label}`,
          data: { group },
        },
      ];
    });
    const flowNodes = sketch.nodes.map((node): FlowNode => {
      const size = nodeSize(node);
      const at = boxes.get(node.id) ?? { x: 0, y: 0 };
      const reading = readings?.nodes.get(node.id) ?? null;
      return {
        id: node.id,
        type: "component",
        position: { x: at.x, y: at.y },
        ...size,
        measured: size,
        selected: selection.has(node.id),
        ariaLabel: [`${KINDS[node.kind].name}: ${node.label}`, reading?.says].filter(Boolean).join(", "),
        data: { node, marked: highlights.has(node.id), reading, stale },
      };
    });
    const flowEdges = sketch.edges.flatMap((edge): CallEdge[] => {
      const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)];
      if (!from || !to) return [];
      const names = [edge.from, edge.to].map(
        (id) => sketch.nodes.find((node) => node.id === id)?.label ?? id,
      );
      const reading = readings?.edges.get(edge.id) ?? null;
      return [
        {
          id: edge.id,
          type: "call",
          source: edge.from,
          target: edge.to,
          sourceHandle: "right",
          targetHandle: "left",
          selected: selection.has(edge.id),
          ariaLabel: [names.join(" to "), edge.kind, edge.label, reading?.cut ? "cut" : reading?.label]
            .filter(Boolean)
            .join(", "),
          data: {
            edge,
            shape: edgeShape(from, to, { nth: ranks.get(edge.id) ?? 0, down }),
            marked: highlights.has(edge.id),
            reading,
            stale,
          },
        },
      ];
    });
    return { nodes: [...flowGroups, ...flowNodes], edges: flowEdges, groups: around };
  }, [sketch, dragged, selection, highlights, readings]);

  const select = useCallback(
    (changes: readonly (NodeChange<FlowNode> | EdgeChange<CallEdge>)[]) => {
      const next = new Set(selected.current);
      let changed = false;
      for (const change of changes) {
        if (change.type !== "select") continue;
        const id = canvasId(change.id);
        if (change.selected === next.has(id)) continue;
        changed = true;
        if (change.selected) next.add(id);
        else next.delete(id);
      }
      if (!changed) return;
      selected.current = next;
      onSelect(next);
    },
    [onSelect],
  );

  /** New places of nodes after changes; moving a group moves all that it holds. */
  const placesAfter = (changes: readonly NodeChange<FlowNode>[]): Map<string, Point> => {
    const places = new Map<string, Point>();
    for (const change of changes) {
      if (change.type !== "position" || !change.position) continue;
      if (!change.id.startsWith(GROUP)) {
        places.set(change.id, change.position);
        continue;
      }
      const id = canvasId(change.id);
      const box = groups.get(id);
      if (!box) continue;
      const [dx, dy] = [change.position.x - box.x, change.position.y - box.y];
      for (const member of membersOf(sketch, id)) {
        const node = sketch.nodes.find((other) => other.id === member);
        const at = dragged.get(member) ?? node?.position;
        if (at && !changes.some((other) => other.type === "position" && other.id === member)) {
          places.set(member, { x: at.x + dx, y: at.y + dy });
        }
      }
    }
    return places;
  };

  const onNodesChange = (changes: NodeChange<FlowNode>[]) => {
    select(changes);
    if (readOnly) return;
    const places = placesAfter(changes);
    if (places.size === 0) return;
    const dragging = changes.some((change) => change.type === "position" && change.dragging);
    const merged = new Map([...dragged, ...places]);
    if (dragging) return setDragged(merged);
    if (dragged.size > 0) drags.current += 1;
    const tag = dragged.size > 0 ? `drag ${drags.current}` : `nudge ${[...merged.keys()].join(" ")}`;
    setDragged(new Map());
    settle(merged, tag);
  };

  /** Nodes let go: the sketch learns their places, and one let go inside a group joins it. */
  const settle = (places: ReadonlyMap<string, Point>, tag: string) => {
    const moved = [...places].filter(([id, at]) => {
      const before = sketch.nodes.find((node) => node.id === id)?.position;
      return !before || Math.round(at.x) !== before.x || Math.round(at.y) !== before.y;
    });
    if (moved.length === 0) return;
    apply({ kind: "move", places: new Map(moved) }, tag);
    const single = moved.length === 1 ? sketch.nodes.find((node) => node.id === moved[0]?.[0]) : undefined;
    if (!single || single.group !== undefined) return;
    const box = nodeBox(single, places);
    const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const home = [...groups]
      .reverse()
      .find(
        ([, outer]) =>
          centre.x > outer.x &&
          centre.x < outer.x + outer.width &&
          centre.y > outer.y &&
          centre.y < outer.y + outer.height,
      );
    if (!home) return;
    apply({ kind: "update-node", id: single.id, group: home[0] }, tag);
    say(
      `${single.label} is now in ${sketch.groups.find((group) => group.id === home[0])?.label ?? "the group"}.`,
    );
  };

  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    if (readOnly) return;
    const file = event.dataTransfer.files[0];
    if (file) return onFile(file);
    const kind = NODE_KINDS.find((known) => known === event.dataTransfer.getData(KIND_MIME));
    if (kind) onAdd(kind, flow.screenToFlowPosition({ x: event.clientX - 60, y: event.clientY - 24 }));
  };

  return (
    <ReactFlow<FlowNode, CallEdge>
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      onNodesChange={onNodesChange}
      onEdgesChange={select}
      onConnect={({ source, target }) => {
        const edited = apply({ kind: "connect", from: source, to: target });
        if (edited.refused !== undefined) say(edited.refused);
        else onSelect(new Set(edited.added));
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
      connectionMode={ConnectionMode.Loose}
      connectionRadius={70}
      nodesDraggable={!readOnly}
      nodesConnectable={!readOnly}
      deleteKeyCode={null}
      panActivationKeyCode={null}
      zoomOnScroll={false}
      preventScrolling={false}
      zoomOnDoubleClick={false}
      elevateNodesOnSelect={false}
      minZoom={0.15}
      maxZoom={2}
      fitView
      fitViewOptions={{ padding: 0.12, maxZoom: 1 }}
      aria-label="Sketch canvas"
    >
      <Background gap={24} size={1} color="var(--line-strong)" />
    </ReactFlow>
  );
}
