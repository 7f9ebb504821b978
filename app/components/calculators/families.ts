/** How the pages group the calculators' families, in the order in which a design needs them. */
const GROUPS: readonly (readonly [heading: string, families: readonly string[]])[] = [
  ["Traffic and storage", ["traffic", "storage", "bandwidth"]],
  ["Caches", ["cache"]],
  ["Queues", ["queueing"]],
  ["Networks of queues", ["queueing networks"]],
  ["Tail latency and availability", ["latency", "availability"]],
  ["Shards and pools", ["sharding"]],
  ["Vector search", ["vectors"]],
  ["Features and embeddings", ["features"]],
  ["Transformers", ["transformers"]],
  ["Model serving", ["serving"]],
  ["Training", ["training"]],
  ["Cost", ["cost"]],
  ["Hardware", ["hardware"]],
];

export const headingOf = (family: string): string =>
  GROUPS.find(([, families]) => families.includes(family))?.[0] ?? "Other";

/** What is given, under the headings that have any of it. */
export function byHeading<T extends { family: string }>(
  all: readonly T[],
): { heading: string; entries: T[] }[] {
  return [...GROUPS.map(([heading]) => heading), "Other"]
    .map((heading) => ({ heading, entries: all.filter(({ family }) => headingOf(family) === heading) }))
    .filter(({ entries }) => entries.length > 0);
}
