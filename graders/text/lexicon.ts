import { type Concept } from "../model/index.ts";
import { mark, numberOf } from "./marks.ts";
import { runPattern, type Match } from "./match.ts";
import { parsePattern, type CompiledPattern } from "./pattern.ts";
import { type Mention, type Token } from "./types.ts";
import { FUNCTION_STEMS } from "./verbs.ts";

type Role = Mention["by"] | "ambiguous";
interface Entry {
  concept: Concept;
  role: Role;
  pattern: CompiledPattern;
}
export interface Hit {
  concept: Concept;
  role: Role;
  match: Match;
  negation: boolean;
}

/** Concepts made ready for matching. */
export interface Lexicon extends StemIndex {
  entries: readonly Entry[];
  contexts: ReadonlyMap<string, readonly CompiledPattern[]>;
}

const compiled = new WeakMap<readonly Concept[], Lexicon>();

const entriesByConcept = new WeakMap<Concept, readonly Entry[]>();

/** A concept's patterns, read once however many questions share it. */
function entriesOf(concept: Concept): readonly Entry[] {
  const known = entriesByConcept.get(concept);
  if (known) return known;
  const roles = [
    ["name", concept.names],
    ["plain", concept.plain],
    ["mechanism", concept.mechanisms],
    ["ambiguous", concept.ambiguous],
  ] as const;
  const entries = roles.flatMap(([role, patterns]) =>
    patterns.map((text) => ({ concept, role, pattern: compilePattern(text) })),
  );
  entriesByConcept.set(concept, entries);
  return entries;
}

/** Compiles a list of concepts; the same list is compiled once. Throws on a pattern that cannot be read. */
export function compileLexicon(concepts: readonly Concept[]): Lexicon {
  const known = compiled.get(concepts);
  if (known) return known;
  const entries = concepts.flatMap(entriesOf);
  const index = indexByStem(entries.map((entry) => entry.pattern));
  const contexts = new Map(
    concepts
      .filter((concept) => concept.ambiguous.length > 0)
      .map((concept) => [concept.id, concept.context.map(compilePattern)]),
  );
  const lexicon = { ...index, entries, contexts };
  compiled.set(concepts, lexicon);
  return lexicon;
}

/** For patterns that a test has checked; throws otherwise. */
export function compilePattern(text: string): CompiledPattern {
  const parsed = parsePattern(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.pattern;
}

/** Finds the patterns worth trying on a sentence without looking at the others. Stems are numbers; see marks.ts. */
export interface StemIndex {
  /** By stem: the patterns of whose required words this one is the rarest. */
  filed: readonly (readonly number[] | undefined)[];
  /** Patterns that may match any sentence. */
  anywhere: readonly number[];
  /**
   * One pattern after the other: the number of the other groups of stems of which a sentence must have one each, the rarest
   * first; for each its size and its stems; then the pattern as match.ts reads it.
   */
  code: Int32Array;
  /** For each pattern, where its groups and where the pattern itself stand in the code. */
  groups: readonly number[];
  bodies: readonly number[];
}

/* Few patterns ask for `of` or `and`, and nearly every sentence has them. */
const COMMON = new Set([...FUNCTION_STEMS].map(numberOf));
const COMMON_COST = 1000;

/** Files each pattern under the required word that the fewest patterns share. */
export function indexByStem(patterns: readonly CompiledPattern[]): StemIndex {
  const frequency = new Map<number, number>();
  for (const { required } of patterns)
    for (const stem of required.flat()) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  const last = [...frequency.keys()].reduce((a, b) => Math.max(a, b), -1);
  const filed = Array.from({ length: last + 1 }, (): number[] | undefined => undefined);
  const anywhere: number[] = [];
  const code: number[] = [];
  const groups: number[] = [];
  const bodies: number[] = [];
  const costOf = (stem: number) => (frequency.get(stem) ?? 0) + (COMMON.has(stem) ? COMMON_COST : 0);
  const cost = (group: readonly number[]) => group.reduce((sum, stem) => sum + costOf(stem), 0);
  for (const [index, pattern] of patterns.entries()) {
    const [rarest, ...others] = [...pattern.required].sort((a, b) => cost(a) - cost(b));
    if (rarest === undefined) anywhere.push(index);
    else for (const stem of rarest) (filed[stem] ??= []).push(index);
    groups.push(code.length);
    code.push(others.length);
    for (const group of others) code.push(group.length, ...group);
    bodies.push(code.length);
    for (const number of pattern.code) code.push(number);
  }
  return { filed, anywhere, code: Int32Array.from(code), groups, bodies };
}

/** Patterns worth trying on these tokens, in a fixed order. */
export function candidates(index: StemIndex, tokens: readonly Token[]): number[] {
  const { filed, code, groups } = index;
  const { words, stem: stems, first, base } = mark(tokens);
  const found = [...index.anywhere];
  for (let word = 0; word < words; word++) {
    const stem = stems[word] as number;
    /* A stem that stands there several times is looked at once. */
    if (stem < 0 || first[stem] !== base + word) continue;
    const here = filed[stem];
    if (here === undefined) continue;
    for (let at = 0; at < here.length; at++) {
      const pattern = here[at] as number;
      if (hasAll(code, groups[pattern] as number, first, base)) found.push(pattern);
    }
  }
  found.sort((a, b) => a - b);
  return found.filter((pattern, place) => pattern !== found[place - 1]);
}

/** Whether of each group that stands here in the code one stem is marked. */
function hasAll(code: Int32Array, start: number, first: Int32Array, base: number): boolean {
  let at = start + 1;
  for (let groups = code[start] as number; groups > 0; groups--) {
    const end = at + 1 + (code[at] as number);
    at += 1;
    while (at < end && (first[code[at] as number] as number) < base) at += 1;
    if (at === end) return false;
    at = end;
  }
  return true;
}

/** As `findMatch`, for one of an index's patterns. */
export const matchAt = (
  { code, bodies }: StemIndex,
  pattern: number,
  tokens: readonly Token[],
): Match | null => runPattern(code, bodies[pattern] as number, tokens);

/** Every pattern of the lexicon that matches a sentence; tokens are without articles. */
export function findHits(lexicon: Lexicon, tokens: readonly Token[]): Hit[] {
  const hits: Hit[] = [];
  for (const at of candidates(lexicon, tokens)) {
    const match = matchAt(lexicon, at, tokens);
    const entry = lexicon.entries[at];
    if (match && entry)
      hits.push({ concept: entry.concept, role: entry.role, match, negation: entry.pattern.negation });
  }
  return hits;
}
