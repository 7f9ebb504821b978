import type { NodeKind, Sketch, SketchEdge, SketchNode } from "../model/index.ts";
import { inferEdgeKind, inferGroupKind } from "./edge-kind.ts";
import { trimLabel, writeLabel } from "./label.ts";
import { inferNodeKind, type NodeShape } from "./node-kind.ts";
import { derivedEdgeId } from "./sketch-builder.ts";

type Brackets = readonly [open: string, close: string, shape: NodeShape];
const BOX: Brackets = ["[", "]", "rectangle"];
const STORE: Brackets = ["[(", ")]", "cylinder"];

const BRACKETS: Readonly<Partial<Record<NodeKind, Brackets>>> = {
  client: ["([", "])", "stadium"],
  "load-balancer": ["{{", "}}", "hexagon"],
  gateway: ["{{", "}}", "hexagon"],
  guardrail: ["{", "}", "diamond"],
  queue: ["[/", "/]", "parallelogram"],
  stream: ["[/", "/]", "parallelogram"],
  "batch-job": ["[[", "]]", "subroutine"],
  "stream-job": ["[[", "]]", "subroutine"],
  "training-job": ["[[", "]]", "subroutine"],
  cache: STORE,
  sql: STORE,
  nosql: STORE,
  "object-store": STORE,
  "search-index": STORE,
  "vector-index": STORE,
  "feature-store-online": STORE,
  "feature-store-offline": STORE,
  warehouse: STORE,
  "model-registry": STORE,
};

/** Words Mermaid keeps for itself; a node of that name is written with its label, so only the bare word matters. */
const bracketsOf = (node: SketchNode) => BRACKETS[node.kind] ?? BOX;

function statementOf(target: string, said: Record<string, unknown>): string[] {
  return Object.keys(said).length > 0 ? [`  %% headroom ${target} ${JSON.stringify(said)}`] : [];
}

function nodeLine(node: SketchNode): string {
  const [open, close] = bracketsOf(node);
  return `${node.id}${open}${writeLabel(node.label)}${close}`;
}

function nodeStatement(node: SketchNode): string[] {
  const told = inferNodeKind(trimLabel(node.label), bracketsOf(node)[2]);
  return statementOf(node.id, { ...(told === node.kind ? {} : { kind: node.kind }), ...node.parameters });
}

function edgeLines(sketch: Sketch): string[] {
  const kinds = new Map(sketch.nodes.map((node) => [node.id, node.kind]));
  const counts = new Map<string, number>();
  const line = (edge: SketchEdge): string[] => {
    const pair = `${edge.from}->${edge.to}`;
    const nth = (counts.get(pair) ?? 0) + 1;
    counts.set(pair, nth);
    const dashed = edge.kind !== "sync";
    const label = edge.label === "" ? "" : `|${writeLabel(edge.label)}|`;
    const told = inferEdgeKind({
      dashed,
      label: trimLabel(edge.label),
      from: kinds.get(edge.from),
      to: kinds.get(edge.to),
    });
    return [
      `  ${edge.from} ${dashed ? "-.->" : "-->"}${label} ${edge.to}`,
      ...statementOf(nth > 1 ? `${pair}#${nth}` : pair, {
        ...(edge.id === derivedEdgeId(edge.from, edge.to, nth) ? {} : { id: edge.id }),
        ...(told === edge.kind ? {} : { kind: edge.kind }),
        ...(edge.share === undefined ? {} : { share: edge.share }),
        ...(edge.fanOut === undefined ? {} : { fanOut: edge.fanOut }),
      }),
    ];
  };
  return sketch.edges.flatMap(line);
}

function groupLines(sketch: Sketch): string[] {
  const known = new Set(sketch.groups.map((group) => group.id));
  const lines: string[] = [];
  const write = (parent: string | undefined, indent: string, above: ReadonlySet<string>) => {
    for (const group of sketch.groups) {
      const home = group.parent !== undefined && known.has(group.parent) ? group.parent : undefined;
      if (home !== parent || above.has(group.id)) continue;
      lines.push(`${indent}subgraph ${group.id} [${writeLabel(group.label)}]`);
      for (const node of sketch.nodes) if (node.group === group.id) lines.push(`${indent}  ${node.id}`);
      write(group.id, `${indent}  `, new Set([...above, group.id]));
      lines.push(`${indent}end`);
    }
  };
  write(undefined, "  ", new Set());
  return lines;
}

/**
 * The sketch as Mermaid flowchart text. What labels and outlines alone would not tell a reader (kinds, parameters,
 * shares) stands in `%% headroom <id> {json}` lines, which Mermaid takes for comments. readMermaid gives the same
 * sketch back, positions apart.
 */
export function writeMermaid(sketch: Sketch): string {
  const lines = [
    "flowchart LR",
    ...sketch.nodes.flatMap((node) => [`  ${nodeLine(node)}`, ...nodeStatement(node)]),
    ...groupLines(sketch),
    ...sketch.groups.flatMap((group) =>
      statementOf(group.id, inferGroupKind(group.label) === group.kind ? {} : { kind: group.kind }),
    ),
    ...edgeLines(sketch),
  ];
  return `${lines.join("\n")}\n`;
}
