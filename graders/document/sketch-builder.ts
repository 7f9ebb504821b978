import {
  type EdgeKind,
  type NodeKind,
  NodeKindSchema,
  NodeParametersSchema,
  SKETCH_LIMITS,
  type Sketch,
  type SketchEdge,
  SketchEdgeSchema,
  type SketchGroup,
  SketchGroupSchema,
  type SketchNode,
} from "../model/index.ts";
import { inferEdgeKind, inferGroupKind } from "./edge-kind.ts";
import { inferNodeKind, type NodeShape } from "./node-kind.ts";

interface DraftNode {
  id: string;
  label: string | null;
  shape: NodeShape | undefined;
  group: string | undefined;
}
interface DraftEdge {
  from: string;
  to: string;
  label: string;
  dashed: boolean;
}

/** A file that draws more than a sketch may hold. */
export class TooLarge extends Error {}

/** An id that keeps to plain identifiers, made from any text. */
export function plainId(text: string): string {
  const id = text
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9_]+/g, "_")
    .slice(0, 56);
  return /^[A-Za-z]/.test(id) ? id : `n${id}`.replace(/^n_+$/, "n");
}

/** The id an edge has when nothing else names it: its two ends, counted when there are several. */
export function derivedEdgeId(from: string, to: string, nth: number): string {
  const base = `${from}_to_${to}`;
  const suffix = nth > 1 ? `_${nth}` : "";
  return base.length + suffix.length <= 64 ? base + suffix : `${base.slice(0, 63 - suffix.length)}${suffix}`;
}

function unique(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let n = 2; ; n += 1) {
    const id = `${wanted.slice(0, 58)}_${n}`;
    if (!taken.has(id)) return id;
  }
}

/** Statements about nodes, edges and groups, as `%% headroom` lines give them. */
export type Statements = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** Collects what a drawing says, under the limits of a sketch, and turns it into a Sketch. */
export class SketchBuilder {
  private readonly ids = new Map<string, string>();
  private readonly taken = new Set<string>();
  private readonly nodes = new Map<string, DraftNode>();
  private readonly groups = new Map<string, { label: string; parent: string | undefined }>();
  private readonly edges: DraftEdge[] = [];
  readonly warnings: string[] = [];

  warn(message: string): void {
    if (this.warnings.length < 20 && !this.warnings.includes(message)) this.warnings.push(message);
  }

  private idFor(name: string): string {
    const known = this.ids.get(name);
    if (known) return known;
    const id = unique(plainId(name), this.taken);
    this.ids.set(name, id);
    this.taken.add(id);
    return id;
  }

  /** Mentions a node, by the name it has in the file; later mentions add what earlier ones left out. */
  node(name: string, more: { label?: string; shape?: NodeShape; group?: string } = {}): string {
    const id = this.idFor(name);
    if (this.groups.has(id)) return id;
    let node = this.nodes.get(id);
    if (!node) {
      if (this.nodes.size >= SKETCH_LIMITS.nodes) {
        throw new TooLarge(`a sketch holds at most ${SKETCH_LIMITS.nodes} nodes; split the drawing`);
      }
      node = { id, label: null, shape: undefined, group: undefined };
      this.nodes.set(id, node);
    }
    if (more.label !== undefined) node.label = more.label;
    if (more.shape !== undefined) node.shape = more.shape;
    node.group ??= more.group;
    return id;
  }

  group(name: string, label: string, parent: string | undefined): string {
    let id = this.idFor(name);
    if (this.groups.has(id)) return id;
    if (this.groups.size >= SKETCH_LIMITS.groups) {
      throw new TooLarge(`a sketch holds at most ${SKETCH_LIMITS.groups} groups; merge some`);
    }
    if (this.nodes.has(id)) {
      const mentioned = this.nodes.get(id);
      if (mentioned?.label === null) {
        this.nodes.delete(id);
      } else {
        id = unique(id, this.taken);
        this.taken.add(id);
        this.ids.set(name, id);
      }
    }
    this.groups.set(id, { label, parent });
    return id;
  }

  edge(from: string, to: string, label: string, dashed: boolean): void {
    if (this.edges.length >= SKETCH_LIMITS.edges) {
      throw new TooLarge(`a sketch holds at most ${SKETCH_LIMITS.edges} edges; split the drawing`);
    }
    this.edges.push({ from, to, label, dashed });
  }

  /** A name as it stands in the file, to the id it has in the sketch. */
  idOf(name: string): string {
    return this.ids.get(name) ?? plainId(name);
  }

  private entry(id: string): string | null {
    if (this.nodes.has(id)) return id;
    for (const node of this.nodes.values()) if (node.group === id) return node.id;
    for (const [child, group] of this.groups) {
      if (group.parent !== id) continue;
      for (const node of this.nodes.values()) if (node.group === child) return node.id;
    }
    return null;
  }

  private buildNodes(statements: Statements): SketchNode[] {
    return [...this.nodes.values()].map((draft) => {
      const label = draft.label ?? draft.id;
      const said = statements.get(draft.id) ?? {};
      const { kind: saidKind, ...rest } = said;
      const kind = NodeKindSchema.safeParse(saidKind);
      if (saidKind !== undefined && !kind.success)
        this.warn(`"${draft.id}" has a kind that does not exist; it was inferred`);
      const parameters = NodeParametersSchema.safeParse(rest);
      if (!parameters.success) {
        const field = String(parameters.error.issues[0]?.path[0] ?? "a parameter");
        this.warn(`"${draft.id}": ${field} is out of range; its parameters were left out`);
      }
      return {
        id: draft.id,
        label,
        kind: kind.success ? kind.data : inferNodeKind(label, draft.shape),
        parameters: parameters.success ? parameters.data : {},
        ...(draft.group !== undefined ? { group: draft.group } : {}),
      };
    });
  }

  private buildEdges(statements: Statements, kinds: ReadonlyMap<string, NodeKind>): SketchEdge[] {
    const counts = new Map<string, number>();
    const used = new Set<string>(this.taken);
    const edges: SketchEdge[] = [];
    for (const draft of this.edges) {
      const from = this.entry(draft.from);
      const to = this.entry(draft.to);
      if (from === null || to === null) {
        this.warn(`an arrow at the empty group "${from === null ? draft.from : draft.to}" was left out`);
        continue;
      }
      if (from !== draft.from || to !== draft.to) {
        this.warn("an arrow at a group was drawn to the group's first node");
      }
      const pair = `${from}->${to}`;
      const nth = (counts.get(pair) ?? 0) + 1;
      counts.set(pair, nth);
      const said = statements.get(nth > 1 ? `${pair}#${nth}` : pair) ?? {};
      const inferred: EdgeKind = inferEdgeKind({
        dashed: draft.dashed,
        label: draft.label,
        from: kinds.get(from),
        to: kinds.get(to),
      });
      const bare = { id: derivedEdgeId(from, to, nth), from, to, kind: inferred, label: draft.label };
      const full = SketchEdgeSchema.safeParse({ ...bare, ...said, from, to, label: draft.label });
      if (!full.success) this.warn(`the statement about ${pair} is out of range and was left out`);
      const edge = full.success ? full.data : bare;
      edge.id = unique(edge.id, used);
      used.add(edge.id);
      edges.push(edge);
    }
    return edges;
  }

  build(statements: Statements = new Map()): Sketch {
    const groups: SketchGroup[] = [...this.groups].map(([id, { label, parent }]) => {
      const kind = SketchGroupSchema.shape.kind.safeParse(
        statements.get(id)?.["kind"] ?? inferGroupKind(label),
      );
      return {
        id,
        label,
        kind: kind.success ? kind.data : "other",
        ...(parent !== undefined ? { parent } : {}),
      };
    });
    const nodes = this.buildNodes(statements);
    const edges = this.buildEdges(statements, new Map(nodes.map((node) => [node.id, node.kind])));
    return { nodes, edges, groups };
  }
}
