import {
  type Evidence,
  type NodeKind,
  type Sketch,
  type SketchEdge,
  type SketchNode,
} from "../model/index.ts";

export const nodesOf = (sketch: Sketch, kinds: readonly NodeKind[]): SketchNode[] =>
  sketch.nodes.filter((node) => kinds.includes(node.kind));

export const nodeEvidence = (node: SketchNode): Evidence => ({
  kind: "node",
  id: node.id,
  label: node.label,
});
export const edgeEvidence = (edge: SketchEdge): Evidence => ({
  kind: "edge",
  id: edge.id,
  from: edge.from,
  to: edge.to,
});

export const labelOf = (node: SketchNode): string => `“${node.label || node.id}”`;

const SPOKEN: Partial<Record<NodeKind, string>> = {
  cdn: "CDN",
  dns: "DNS",
  sql: "SQL database",
  nosql: "NoSQL store",
  "feature-store-online": "online feature store",
  "feature-store-offline": "offline feature store",
  "llm-server": "LLM server",
  "external-api": "external API",
};

export const kindName = (kind: NodeKind): string => SPOKEN[kind] ?? kind.replaceAll("-", " ");
/** `cache`, `cache or cdn`, `cache, cdn or client`. */
export const kindNames = (kinds: readonly NodeKind[]): string => {
  const names = kinds.map(kindName);
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
};

interface WalkOptions {
  from: readonly SketchNode[];
  /** Ids where the walk is done. */
  to: ReadonlySet<string>;
  allows: (edge: SketchEdge) => boolean;
  /** Ids of which one must be passed before the end counts; empty: none. */
  via?: ReadonlySet<string>;
  /** A node beyond which the walk does not go on. */
  stopsAt?: (id: string) => boolean;
}

interface Step {
  node: string;
  passed: boolean;
  edge: SketchEdge | null;
  before: Step | null;
}

/** Edges of a shortest directed path, or null where there is none. Breadth first, in drawing order. */
export function findPath(sketch: Sketch, options: WalkOptions): SketchEdge[] | null {
  const { from, to, allows, via, stopsAt } = options;
  const needsVia = via !== undefined && via.size > 0;
  const outgoing = new Map<string, SketchEdge[]>();
  for (const edge of sketch.edges) {
    if (!allows(edge)) continue;
    const list = outgoing.get(edge.from);
    if (list) list.push(edge);
    else outgoing.set(edge.from, [edge]);
  }
  const queue: Step[] = from.map((node) => ({
    node: node.id,
    passed: !needsVia || via.has(node.id),
    edge: null,
    before: null,
  }));
  const seen = new Set(queue.map((step) => `${step.node} ${step.passed}`));
  for (const step of queue) {
    if (step.edge !== null && step.passed && to.has(step.node)) return edgesOf(step);
    if (step.edge !== null && stopsAt?.(step.node)) continue;
    for (const edge of outgoing.get(step.node) ?? []) {
      const next = {
        node: edge.to,
        passed: step.passed || (needsVia && via.has(edge.to)),
        edge,
        before: step,
      };
      const key = `${next.node} ${next.passed}`;
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push(next);
    }
  }
  return null;
}

function edgesOf(last: Step): SketchEdge[] {
  const edges: SketchEdge[] = [];
  for (let step: Step | null = last; step; step = step.before) if (step.edge) edges.push(step.edge);
  return edges.reverse();
}

/** A sketch drawn a line at a time: `Client → Gateway → Cache`. */
export function pathText(sketch: Sketch, edges: readonly SketchEdge[]): string {
  const label = (id: string) => sketch.nodes.find((node) => node.id === id)?.label || id;
  const first = edges[0];
  return first ? [first.from, ...edges.map((edge) => edge.to)].map(label).join(" → ") : "";
}
