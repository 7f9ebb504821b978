import { type NodeParameters, type Sketch, type SketchNode } from "../model/index.ts";
import { nameOf } from "./break-sketch.ts";

/** Beyond so many changes the two sketches are looked at side by side. */
const MOST_CHANGES = 12;

const PARAMETER_NAMES: Record<keyof NodeParameters, string> = {
  replicas: "copies",
  zones: "zones",
  serviceTimeMs: "service time in ms",
  concurrency: "requests at once",
  capacityPerReplica: "requests/s a copy",
  hitRate: "hit rate",
  batchSize: "batch size",
  timeoutMs: "timeout in ms",
  unitPriceUsdMonth: "dollars a month a copy",
};

/** What a revision changed in a sketch, a short phrase each: components, their parameters, arrows. */
export function sketchChanges(before: Sketch, after: Sketch): string[] {
  const old = new Map(before.nodes.map((node) => [node.id, node]));
  const now = new Set(after.nodes.map(({ id }) => id));
  const added = after.nodes.filter(({ id }) => !old.has(id)).map((node) => `${quoted(node)} added`);
  const removed = before.nodes.filter(({ id }) => !now.has(id)).map((node) => `${quoted(node)} removed`);
  const changed = after.nodes.flatMap((node) => {
    const was = old.get(node.id);
    return was ? parameterChanges(was, node) : [];
  });
  const arrows = arrowChanges(before, after);
  const all = [...changed, ...added, ...removed, ...(arrows === null ? [] : [arrows])];
  return all.length > MOST_CHANGES
    ? [...all.slice(0, MOST_CHANGES - 1), `and ${all.length - MOST_CHANGES + 1} more changes`]
    : all;
}

const quoted = (node: SketchNode) => `“${nameOf(node)}”`;

function parameterChanges(was: SketchNode, node: SketchNode): string[] {
  return (Object.keys(PARAMETER_NAMES) as (keyof NodeParameters)[]).flatMap((name) => {
    const [from, to] = [was.parameters[name], node.parameters[name]];
    if (from === to) return [];
    const said = (value: number | undefined) => (value === undefined ? "not stated" : String(value));
    return [`${quoted(node)}: ${PARAMETER_NAMES[name]} ${said(from)} → ${said(to)}`];
  });
}

function arrowChanges(before: Sketch, after: Sketch): string | null {
  const keyed = ({ edges }: Sketch) =>
    new Set(
      edges.map(({ from, to, kind, share, fanOut }) => JSON.stringify([from, to, kind, share, fanOut])),
    );
  const [old, now] = [keyed(before), keyed(after)];
  const added = [...now].filter((key) => !old.has(key)).length;
  const removed = [...old].filter((key) => !now.has(key)).length;
  if (added === 0 && removed === 0) return null;
  const count = (n: number, word: string) => `${n} ${n === 1 ? "arrow" : "arrows"} ${word}`;
  return [added > 0 ? count(added, "drawn") : "", removed > 0 ? count(removed, "taken out") : ""]
    .filter(Boolean)
    .join(", ");
}
