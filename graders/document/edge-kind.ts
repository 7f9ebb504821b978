import type { EdgeKind, NodeKind, SketchGroup } from "../model/index.ts";

const BATCH: ReadonlySet<NodeKind> = new Set([
  "batch-job",
  "training-job",
  "warehouse",
  "feature-store-offline",
  "model-registry",
]);
const ASYNC: ReadonlySet<NodeKind> = new Set(["queue", "stream", "stream-job", "monitor", "human-review"]);

/**
 * How a caller waits on an edge: a dashed line or a word for it says so; else the ends do (nobody waits for a training
 * job or for a log of events); else the call is synchronous.
 */
export function inferEdgeKind(edge: {
  dashed: boolean;
  label: string;
  from: NodeKind | undefined;
  to: NodeKind | undefined;
}): EdgeKind {
  const label = edge.label.toLowerCase();
  if (/\b(?:nightly|daily|hourly|weekly|batch|overnight)\b/.test(label)) return "batch";
  if (edge.dashed || /\b(?:async|asynchronous|asynchronously|events?|publish|later)\b/.test(label))
    return "async";
  if (/\b(?:sync|synchronous)\b/.test(label)) return "sync";
  if (edge.to && BATCH.has(edge.to)) return "batch";
  if (edge.from && BATCH.has(edge.from)) return "batch";
  if ((edge.to && ASYNC.has(edge.to)) || (edge.from && ASYNC.has(edge.from))) return "async";
  return "sync";
}

/** Region or zone, by the name of a group: `us-east-1`, "EU region", "AZ b", "second site". */
export function inferGroupKind(label: string): SketchGroup["kind"] {
  const text = ` ${label.toLowerCase().slice(0, 300)} `;
  if (
    /[a-z]{2}-[a-z]{4,10}-\d[a-z]\b/.test(text) ||
    /\b(?:az|azs|zones?|availability zone|az-?[a-d1-4])\b/.test(text)
  ) {
    return "zone";
  }
  if (
    /\b[a-z]{2}-[a-z]{4,10}-?\d\b/.test(text) ||
    /\b(?:regions?|sites?|data ?cent(?:er|re)s?|dc-?\d?|europe|america|asia|apac|emea|eu|us|us-east|us-west|eu-west)\b/.test(
      text,
    )
  ) {
    return "region";
  }
  return "other";
}
