import type { Fault, Sketch } from "~graders";

/** A part of a given sketch that a fault may be marked on. */
export interface PartOption {
  /** As it stands in the answer: a node's or group's id, an edge as `from->to`, or `whole`. */
  value: string;
  label: string;
  group: "Design" | "Components" | "Calls" | "Groups";
}

const flat = (label: string) => label.replaceAll("\n", " ").trim();

/** Every part that can be pointed at, each once. */
export function partOptions({ nodes, edges, groups }: Sketch): PartOption[] {
  const label = (id: string) => flat(nodes.find((node) => node.id === id)?.label ?? id);
  const calls = new Map(
    edges.map(({ from, to }) => [`${from}->${to}`, `${label(from)} → ${label(to)}`] as const),
  );
  return [
    { value: "whole", label: "The whole design", group: "Design" },
    ...nodes.map(({ id }): PartOption => ({ value: id, label: label(id), group: "Components" })),
    ...[...calls].map(([value, name]): PartOption => ({ value, label: name, group: "Calls" })),
    ...groups.map((one): PartOption => ({ value: one.id, label: flat(one.label), group: "Groups" })),
  ];
}

/** The ranks of the faults on each part, from 1. */
export function ranksByPart(faults: readonly Fault[]): ReadonlyMap<string, readonly number[]> {
  const ranks = new Map<string, number[]>();
  faults.forEach(({ target }, index) => {
    if (target !== "") ranks.set(target, [...(ranks.get(target) ?? []), index + 1]);
  });
  return ranks;
}
