import { type Question, type Sketch, type SketchNode } from "../model/index.ts";

/** What was measured of a component that stays; a review may not wish it better. */
const MEASURED = ["serviceTimeMs", "capacityPerReplica", "unitPriceUsdMonth"] as const;

/** The edited sketch as it is run, and what the editing came to. */
export interface Repair {
  /** With the measured figures of components that stayed as they were. */
  sketch: Sketch;
  changed: boolean;
  /** Labels of components whose measured figures were edited, though they are the same component. */
  restored: readonly string[];
  /** Labels of parts that the product needs and the sketch has lost. */
  lost: readonly string[];
}

/** Holds an edited sketch against the given one. */
export function readRepair(question: Question, given: Sketch, edited: Sketch): Repair {
  const restored: string[] = [];
  const before = new Map(given.nodes.map((node) => [node.id, node]));
  const nodes = edited.nodes.map((node) => {
    const old = before.get(node.id);
    if (old === undefined || old.kind !== node.kind || !sameLabel(old, node)) return node;
    const wished = MEASURED.filter(
      (key) => old.parameters[key] !== undefined && old.parameters[key] !== node.parameters[key],
    );
    if (wished.length === 0) return node;
    restored.push(node.label);
    const measured = Object.fromEntries(wished.map((key) => [key, old.parameters[key]]));
    return { ...node, parameters: { ...node.parameters, ...measured } };
  });
  const sketch = { ...edited, nodes };
  const lost = (question.review?.essential ?? []).flatMap((id) => {
    const old = before.get(id);
    if (old === undefined) return [];
    const stays = nodes.some((node) => node.id === id || sameLabel(old, node) || standsFor(old, node, given));
    return stays ? [] : [old.label];
  });
  return { sketch, changed: contentOf(sketch) !== contentOf(given), restored, lost };
}

const sameLabel = (one: SketchNode, other: SketchNode) =>
  one.label.trim().toLowerCase() === other.label.trim().toLowerCase();

/** A component drawn anew, in a sketch redrawn from a document: of the same kind, and none of the given ones. */
const standsFor = (old: SketchNode, node: SketchNode, given: Sketch): boolean =>
  old.kind === node.kind && given.nodes.every((one) => one.id === old.id || one.id !== node.id);

/** What a sketch says; where things lie on the canvas is no change. */
function contentOf({ nodes, edges, groups }: Sketch): string {
  const ordered = (value: object) =>
    JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  return [
    ...nodes
      .map(({ id, kind, group = "", parameters }) => `${id} ${kind} ${group} ${ordered(parameters)}`)
      .sort(),
    ...edges
      .map(({ from, to, kind, share = 1, fanOut = 1 }) => `${from} ${to} ${kind} ${share} ${fanOut}`)
      .sort(),
    ...groups.map(({ id, kind }) => `${id} ${kind}`).sort(),
  ].join("\n");
}
