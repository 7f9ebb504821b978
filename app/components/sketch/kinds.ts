import type { NodeKind } from "~graders";

export const FAMILIES = ["edge", "compute", "data", "ml", "people"] as const;
export type Family = (typeof FAMILIES)[number];

export const FAMILY_NAMES: Readonly<Record<Family, string>> = {
  edge: "Edge and network",
  compute: "Compute",
  data: "Data",
  ml: "ML",
  people: "People and control",
};

interface KindFacts {
  name: string;
  family: Family;
}

/** Every component a sketch can hold, in the order of the palette. */
export const KINDS: Readonly<Record<NodeKind, KindFacts>> = {
  client: { name: "Client", family: "edge" },
  dns: { name: "DNS", family: "edge" },
  cdn: { name: "CDN", family: "edge" },
  "load-balancer": { name: "Load balancer", family: "edge" },
  gateway: { name: "Gateway", family: "edge" },
  service: { name: "Service", family: "compute" },
  worker: { name: "Worker", family: "compute" },
  "stream-job": { name: "Stream job", family: "compute" },
  "batch-job": { name: "Batch job", family: "compute" },
  cache: { name: "Cache", family: "data" },
  queue: { name: "Queue", family: "data" },
  stream: { name: "Event stream", family: "data" },
  sql: { name: "SQL database", family: "data" },
  nosql: { name: "NoSQL store", family: "data" },
  "object-store": { name: "Object store", family: "data" },
  "search-index": { name: "Search index", family: "data" },
  warehouse: { name: "Warehouse", family: "data" },
  "model-server": { name: "Model server", family: "ml" },
  "llm-server": { name: "LLM server", family: "ml" },
  "embedding-server": { name: "Embedding server", family: "ml" },
  "vector-index": { name: "Vector index", family: "ml" },
  "feature-store-online": { name: "Feature store, online", family: "ml" },
  "feature-store-offline": { name: "Feature store, offline", family: "ml" },
  "training-job": { name: "Training job", family: "ml" },
  "model-registry": { name: "Model registry", family: "ml" },
  guardrail: { name: "Guardrail", family: "people" },
  monitor: { name: "Monitoring", family: "people" },
  "human-review": { name: "Human review", family: "people" },
  "external-api": { name: "External API", family: "people" },
};

export const KINDS_BY_FAMILY: readonly { family: Family; name: string; kinds: readonly NodeKind[] }[] =
  FAMILIES.map((family) => ({
    family,
    name: FAMILY_NAMES[family],
    kinds: (Object.keys(KINDS) as NodeKind[]).filter((kind) => KINDS[kind].family === family),
  }));
