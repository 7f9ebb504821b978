import {
  type Edge,
  type EdgeProps,
  type EdgeTypes,
  Handle,
  type Node,
  type NodeProps,
  type NodeTypes,
  Position,
} from "@xyflow/react";
import { memo } from "react";
import type { SketchEdge, SketchGroup, SketchNode } from "~graders";
import { classes } from "../classes.ts";
import type { EdgeReading, NodeReading } from "../simulation/readings.ts";
import { type EdgeShape, labelLines } from "./geometry.ts";
import { KindIcon } from "./kind-icon.tsx";
import { KINDS } from "./kinds.ts";
import { parameterSummary } from "./parameters.ts";
import { ArrowHead, edgeWords } from "./sketch-svg.tsx";

export type ComponentNode = Node<
  {
    node: SketchNode;
    marked: boolean;
    /** What a run says of it; null: nothing was run. */
    reading: NodeReading | null;
    /** The sketch has changed since the run. */
    stale: boolean;
  },
  "component"
>;
export type GroupNode = Node<{ group: SketchGroup }, "group-box">;
export type FlowNode = ComponentNode | GroupNode;
export type CallEdge = Edge<
  { edge: SketchEdge; shape: EdgeShape; marked: boolean; reading: EdgeReading | null; stale: boolean },
  "call"
>;

const SIDES = [Position.Left, Position.Top, Position.Right, Position.Bottom] as const;

const Component = memo(function Component({
  data: { node, marked, reading, stale },
  selected,
  isConnectable,
}: NodeProps<ComponentNode>) {
  const summary = parameterSummary(node);
  return (
    <div
      className={classes(
        "sketch-node",
        `sketch-node-${KINDS[node.kind].family}`,
        marked && "sketch-node-marked",
      )}
      data-selected={selected || undefined}
      data-band={reading?.band}
      data-state={reading?.state}
      data-stale={stale || undefined}
    >
      <span className="sketch-node-icon">
        <KindIcon kind={node.kind} />
      </span>
      <span className="sketch-node-text">
        <span className="sketch-node-kind">{KINDS[node.kind].name}</span>
        {labelLines(node.label).map((line, index) => (
          <span key={index} className="sketch-node-label">
            {line}
          </span>
        ))}
        {summary && <span className="sketch-node-summary">{summary}</span>}
      </span>
      {reading && reading.label !== "" && (
        <span className="sketch-node-reading" aria-hidden="true">
          {reading.label}
        </span>
      )}
      {SIDES.map((side) => (
        <Handle key={side} id={side} type="source" position={side} isConnectable={isConnectable} />
      ))}
    </div>
  );
});

const GroupBox = memo(function GroupBox({ data: { group }, selected }: NodeProps<GroupNode>) {
  return (
    <div className="sketch-group" data-selected={selected || undefined}>
      <span>{group.label}</span>
    </div>
  );
});

const DASHES: Readonly<Record<SketchEdge["kind"], string | undefined>> = {
  sync: undefined,
  async: "6 4",
  batch: "2 4",
};

const Call = memo(function Call({ data, selected }: EdgeProps<CallEdge>) {
  if (!data) return null;
  const { edge, shape, marked, reading, stale } = data;
  const strong = marked || selected;
  const cut = reading?.cut === true;
  const colour = strong ? "var(--accent)" : cut ? "var(--bad)" : "var(--text-muted)";
  const width = strong ? 2.75 : 1.5 + 2 * (reading?.weight ?? 0);
  const words = edgeWords(edge, cut ? "cut" : reading?.label);
  return (
    <>
      <path className="sketch-edge-reach" d={shape.path} />
      <path
        className="react-flow__edge-path"
        d={shape.path}
        style={{ stroke: colour, strokeWidth: width, strokeDasharray: cut ? "1.5 5" : DASHES[edge.kind] }}
      />
      <ArrowHead path={shape.path} colour={colour} />
      {words && (
        <text
          className="sketch-edge-label"
          data-stale={stale || undefined}
          x={shape.label.x}
          y={shape.label.y - 5}
        >
          {words.length > 32 ? `${words.slice(0, 31)}…` : words}
        </text>
      )}
    </>
  );
});

export const NODE_TYPES: NodeTypes = { component: Component, "group-box": GroupBox };
export const EDGE_TYPES: EdgeTypes = { call: Call };
