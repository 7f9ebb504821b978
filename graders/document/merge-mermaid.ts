import type { Sketch } from "../model/index.ts";
import { parseMermaid } from "./read-mermaid.ts";
import type { SketchResult } from "./result.ts";

/**
 * Reads Mermaid text as an edit of `previous`: nodes, edges and groups of the same id keep what text cannot hold
 * (positions) and what this text leaves unsaid (kind, parameters, shares). A `%% headroom` line replaces all that was
 * known of its id, so `{}` clears it.
 */
export function mergeMermaid(text: string, previous: Sketch): SketchResult {
  if (text.trim() === "") return { ok: true, sketch: { nodes: [], edges: [], groups: [] }, warnings: [] };
  const parsed = parseMermaid(text);
  if (!parsed.ok) return parsed;
  const { sketch, stated } = parsed;
  const nodes = new Map(previous.nodes.map((node) => [node.id, node]));
  const edges = new Map(previous.edges.map((edge) => [edge.id, edge]));
  const groups = new Map(previous.groups.map((group) => [group.id, group]));
  const counts = new Map<string, number>();
  return {
    ok: true,
    warnings: parsed.warnings,
    sketch: {
      nodes: sketch.nodes.map((node) => {
        const before = nodes.get(node.id);
        if (!before) return node;
        const position = before.position ? { position: before.position } : {};
        if (stated.has(node.id)) return { ...node, ...position };
        const kind = before.label === node.label ? before.kind : node.kind;
        return { ...node, kind, parameters: before.parameters, ...position };
      }),
      edges: sketch.edges.map((edge) => {
        const pair = `${edge.from}->${edge.to}`;
        const nth = (counts.get(pair) ?? 0) + 1;
        counts.set(pair, nth);
        const before = edges.get(edge.id);
        if (!before || before.from !== edge.from || before.to !== edge.to) return edge;
        if (stated.has(nth > 1 ? `${pair}#${nth}` : pair)) return edge;
        return {
          ...edge,
          ...(before.share === undefined ? {} : { share: before.share }),
          ...(before.fanOut === undefined ? {} : { fanOut: before.fanOut }),
        };
      }),
      groups: sketch.groups.map((group) => {
        const before = groups.get(group.id);
        return before && before.label === group.label && !stated.has(group.id)
          ? { ...group, kind: before.kind }
          : group;
      }),
    },
  };
}
