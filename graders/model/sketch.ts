import { z } from "zod";

export const NODE_KINDS = [
  "client",
  "dns",
  "cdn",
  "load-balancer",
  "gateway",
  "service",
  "worker",
  "cache",
  "queue",
  "stream",
  "sql",
  "nosql",
  "object-store",
  "search-index",
  "vector-index",
  "feature-store-online",
  "feature-store-offline",
  "warehouse",
  "batch-job",
  "stream-job",
  "training-job",
  "model-registry",
  "model-server",
  "llm-server",
  "embedding-server",
  "guardrail",
  "monitor",
  "external-api",
  "human-review",
] as const;
export const NodeKindSchema = z.enum(NODE_KINDS);
export type NodeKind = z.infer<typeof NodeKindSchema>;

export const EDGE_KINDS = ["sync", "async", "batch"] as const;
export const EdgeKindSchema = z.enum(EDGE_KINDS);
export type EdgeKind = z.infer<typeof EdgeKindSchema>;

const count = z.number().int().min(1).max(1_000_000);
const positive = z.number().positive().max(1e15);

/** What a candidate may state of a node; whatever is left out takes the labelled default of its kind. */
export const NodeParametersSchema = z.object({
  /** Running copies. */
  replicas: count.optional(),
  /** Availability zones that the copies are spread over. */
  zones: z.number().int().min(1).max(100).optional(),
  /** Mean time one request holds one slot, in milliseconds. */
  serviceTimeMs: positive.optional(),
  /** Requests that one replica works on at once. */
  concurrency: count.optional(),
  /** Requests per second that one replica sustains; takes precedence over service time and concurrency. */
  capacityPerReplica: positive.optional(),
  /** Share of lookups answered here without asking further, 0 to 1. */
  hitRate: z.number().min(0).max(1).optional(),
  /** Requests processed together. */
  batchSize: count.optional(),
  /** Time after which a caller gives up, in milliseconds. */
  timeoutMs: positive.optional(),
  /** Price of one replica for one month (730 h), in US dollars. */
  unitPriceUsdMonth: z.number().min(0).max(1e12).optional(),
});
export type NodeParameters = z.infer<typeof NodeParametersSchema>;
export const NODE_PARAMETERS = Object.keys(NodeParametersSchema.shape) as (keyof NodeParameters)[];

/** Ids travel through Mermaid text, so they keep to its plain identifiers. */
export const SketchIdSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/, "use a letter, then letters, digits or underscores")
  .max(64);
const LabelSchema = z.string().max(300);
const coordinate = z.number().min(-1e6).max(1e6);

export const SketchNodeSchema = z.object({
  id: SketchIdSchema,
  label: LabelSchema,
  kind: NodeKindSchema,
  parameters: NodeParametersSchema.default({}),
  /** Id of the group (region or zone) that holds it. */
  group: SketchIdSchema.optional(),
  position: z.object({ x: coordinate, y: coordinate }).optional(),
});
export type SketchNode = z.infer<typeof SketchNodeSchema>;

export const SketchEdgeSchema = z.object({
  id: SketchIdSchema,
  from: SketchIdSchema,
  to: SketchIdSchema,
  kind: EdgeKindSchema.default("sync"),
  label: LabelSchema.default(""),
  /** Share of the source's requests that take this edge, 0 to 1. Left out: all of them. */
  share: z.number().min(0).max(1).optional(),
  /** Calls made on this edge for each request of the source. Left out: one. */
  fanOut: z.number().min(0).max(1_000_000).optional(),
});
export type SketchEdge = z.infer<typeof SketchEdgeSchema>;

export const SketchGroupSchema = z.object({
  id: SketchIdSchema,
  label: LabelSchema,
  kind: z.enum(["region", "zone", "other"]).default("other"),
  /** Id of the group around it. */
  parent: SketchIdSchema.optional(),
});
export type SketchGroup = z.infer<typeof SketchGroupSchema>;

/** At most this many nodes, edges and groups: beyond it, nobody reads a sketch, and a hostile one costs time. */
export const SKETCH_LIMITS = { nodes: 200, edges: 600, groups: 40, text: 60_000 } as const;

export const SketchSchema = z.object({
  nodes: z.array(SketchNodeSchema).max(SKETCH_LIMITS.nodes).default([]),
  edges: z.array(SketchEdgeSchema).max(SKETCH_LIMITS.edges).default([]),
  groups: z.array(SketchGroupSchema).max(SKETCH_LIMITS.groups).default([]),
  /** Mermaid text the candidate is in the middle of and that does not parse yet; kept so that nothing typed is lost. */
  draft: z.string().max(SKETCH_LIMITS.text).optional(),
});
export type Sketch = z.infer<typeof SketchSchema>;

export const EMPTY_SKETCH: Sketch = { nodes: [], edges: [], groups: [] };
