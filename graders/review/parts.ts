import { type Sketch, type SketchEdge, WHOLE_DESIGN } from "../model/index.ts";
import { tellsOf } from "../checks/told.ts";
import { stemOf } from "../text/stem.ts";

/** Words that half of all labels share; alone they name no part. */
const COMMON = new Set(
  "api service server store db database queue cache system app layer cluster node pod job model data stream worker online offline main new old prod log".split(
    " ",
  ),
);
const WHOLE =
  /\b(?:whole|entire|overall) (?:design|system|architecture|thing|set-?up|picture|path|stack)\b|\bdesign as a whole\b|\b(?:everywhere|across the board|in general|system-?wide|nowhere)\b/i;

const stemsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map(stemOf);

/** A label without what stands in brackets and without counts: `Fraud scorer ×4 (T4)` → fraud scorer. */
const bareLabel = (label: string): string =>
  label
    .replaceAll(/<br\s*\/?>/gi, " ")
    .replaceAll(/\([^()]{0,80}\)|[×x]\s?\d{1,6}\b|\b\d{1,6}\s?[×x]/g, " ")
    .trim();

export const edgeName = ({ from, to }: Pick<SketchEdge, "from" | "to">): string => `${from}->${to}`;

interface Name {
  part: string;
  /** All of these words, one after the other, name the part. */
  words: readonly string[];
}

/** Finds the parts of a given sketch that a text names: nodes, groups, edges as `from->to`, or the whole design. */
export type FindParts = (text: string) => Set<string>;

/** Made once for each sketch. A label counts whole, without its brackets, or by a word that no other label has. */
export function partFinder(sketch: Sketch): FindParts {
  const labelled = [...sketch.nodes, ...sketch.groups];
  const stems = new Map(labelled.map(({ id, label }) => [id, stemsOf(bareLabel(label || id))]));
  const uses = new Map<string, number>();
  for (const words of stems.values())
    for (const word of new Set(words)) uses.set(word, (uses.get(word) ?? 0) + 1);
  const names: Name[] = labelled.flatMap(({ id, label }) => {
    const bare = stems.get(id) ?? [];
    const telling = bare.filter((word) => uses.get(word) === 1 && word.length > 2 && !COMMON.has(word));
    return [
      { part: id, words: [id.toLowerCase()] },
      { part: id, words: stemsOf(label) },
      { part: id, words: bare },
      ...telling.map((word) => ({ part: id, words: [word] })),
    ].filter(({ words }) => words.length > 0);
  });
  const kinds = new Map<string, string[]>();
  for (const { id, kind } of sketch.nodes) kinds.set(kind, [...(kinds.get(kind) ?? []), id]);

  return (text) => {
    const said = stemsOf(text.slice(0, 4_000));
    const raw = text
      .toLowerCase()
      .split(/[^a-z0-9_]+/)
      .filter((word) => word !== "");
    const found = new Set<string>();
    for (const { part, words } of names) if (follows(said, words) || follows(raw, words)) found.add(part);
    if (found.size === 0)
      for (const { kind, id } of sketch.nodes)
        if (kinds.get(kind)?.length === 1 && kind !== "client" && kind !== "service" && tellsOf(text, kind))
          found.add(id);
    for (const { from, to } of sketch.edges)
      if (found.has(from) && found.has(to)) found.add(edgeName({ from, to }));
    if (WHOLE.test(text) || text.trim().toLowerCase() === WHOLE_DESIGN) found.add(WHOLE_DESIGN);
    return found;
  };
}

/** Whether `words` stand in `text` side by side. */
function follows(text: readonly string[], words: readonly string[]): boolean {
  for (let at = 0; at + words.length <= text.length; at++)
    if (words.every((word, offset) => text[at + offset] === word)) return true;
  return false;
}

/** What a row of the form points at: an id, an edge's id or ends, the whole design; else what its words name. */
export function pointedAt(target: string, sketch: Sketch, find: FindParts): Set<string> {
  const text = target.trim();
  const edge = sketch.edges.find((one) => one.id === text || edgeName(one) === text.replaceAll(/\s/g, ""));
  if (edge) return new Set([edgeName(edge)]);
  const known = [...sketch.nodes, ...sketch.groups].find(({ id }) => id === text);
  return known ? new Set([known.id]) : find(text);
}

export type Aim = "exact" | "near" | "off";

/** How pointing at `parts` fits a fault's targets. An edge and its two ends lie next to each other. */
export function aimAt(parts: ReadonlySet<string>, targets: readonly string[]): Aim {
  if (targets.some((target) => parts.has(target))) return "exact";
  const isNear = targets.some((target) => {
    if (target === WHOLE_DESIGN) return parts.size > 0;
    const ends = target.split("->");
    if (ends.length === 2) return ends.some((end) => parts.has(end));
    return [...parts].some((part) => part.includes("->") && part.split("->").includes(target));
  });
  return isNear ? "near" : "off";
}
