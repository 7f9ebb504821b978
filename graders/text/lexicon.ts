import { LEXICON } from "../concepts/lexicon.ts";
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
export interface Lexicon {
  /** In this order; what all questions share is made ready once and stands last. */
  parts: readonly LexiconPart[];
  /** Concepts of the shared part that this lexicon does not have. */
  without: ReadonlySet<Concept>;
  contexts: ReadonlyMap<string, readonly CompiledPattern[]>;
}
interface LexiconPart extends StemIndex {
  entries: readonly Entry[];
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

const indexed = (concepts: readonly Concept[]): LexiconPart => {
  const entries = concepts.flatMap(entriesOf);
  return { ...indexByStem(entries.map((entry) => entry.pattern)), entries };
};

let field: LexiconPart | undefined;
const FIELD: ReadonlySet<Concept> = new Set(LEXICON);

/**
 * Compiles a list of concepts; the same list is compiled once. Those of the field stand last and are indexed once for all
 * questions, which have few of their own. Throws on a pattern that cannot be read.
 */
export function compileLexicon(concepts: readonly Concept[]): Lexicon {
  const known = compiled.get(concepts);
  if (known) return known;
  const here = new Set(concepts);
  const without = new Set(LEXICON.filter((concept) => !here.has(concept)));
  /* Of a list that holds little of the field, most of the shared part would be looked at in vain. */
  const shares = without.size < LEXICON.length / 2;
  const own = shares ? concepts.filter((concept) => !FIELD.has(concept)) : concepts;
  const lexicon: Lexicon = {
    parts: [...(own.length > 0 ? [indexed(own)] : []), ...(shares ? [(field ??= indexed(LEXICON))] : [])],
    without,
    contexts: new Map(
      concepts
        .filter((concept) => concept.ambiguous.length > 0)
        .map((concept) => [concept.id, concept.context.map(compilePattern)]),
    ),
  };
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
  /** Stem `n` has its patterns in `filed` from `places[n]` to `places[n + 1]`. */
  places: Int32Array;
  /**
   * What is filed under one stem stands together, because it is read together. A pattern: its number; where the next one
   * begins; then the other groups of stems of which a sentence must have one each, the rarest first: size and stems.
   */
  filed: Int32Array;
  /** Patterns that may match any sentence. */
  anywhere: readonly number[];
  /** One pattern after the other, as match.ts reads it, and where each begins. */
  code: Int32Array;
  bodies: Int32Array;
}

/* Few patterns ask for `of` or `and`, and nearly every sentence has them. */
const COMMON = new Set([...FUNCTION_STEMS].map(numberOf));
const COMMON_COST = 1000;

/** Files each pattern under the required word that the fewest patterns share. */
export function indexByStem(patterns: readonly CompiledPattern[]): StemIndex {
  const frequency = new Map<number, number>();
  let last = -1;
  for (const { required } of patterns)
    for (const group of required)
      for (const stem of group) {
        frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
        last = Math.max(last, stem);
      }
  const under = Array.from({ length: last + 1 }, (): [number, readonly number[][]][] => []);
  const anywhere: number[] = [];
  const code: number[] = [];
  const bodies = new Int32Array(patterns.length);
  const costOf = (stem: number) => (frequency.get(stem) ?? 0) + (COMMON.has(stem) ? COMMON_COST : 0);
  const cost = (group: readonly number[]) => group.reduce((sum, stem) => sum + costOf(stem), 0);
  for (const [index, pattern] of patterns.entries()) {
    const [rarest, ...others] = [...pattern.required].sort((a, b) => cost(a) - cost(b));
    if (rarest === undefined) anywhere.push(index);
    else for (const stem of rarest) under[stem]?.push([index, others.map((group) => [...group])]);
    bodies[index] = code.length;
    for (const number of pattern.code) code.push(number);
  }
  const filed: number[] = [];
  const places = new Int32Array(last + 2);
  for (const [stem, here] of under.entries()) {
    places[stem] = filed.length;
    for (const [index, groups] of here) {
      const length = groups.reduce((sum, group) => sum + 1 + group.length, 2);
      filed.push(index, filed.length + length);
      for (const group of groups) filed.push(group.length, ...group);
    }
  }
  places[last + 1] = filed.length;
  return { places, filed: Int32Array.from(filed), anywhere, code: Int32Array.from(code), bodies };
}

/** Patterns worth trying on these tokens, in a fixed order. */
export function candidates(index: StemIndex, tokens: readonly Token[]): number[] {
  const { filed, places } = index;
  const { words, stem: stems, first, base } = mark(tokens);
  const found = [...index.anywhere];
  for (let word = 0; word < words; word++) {
    const stem = stems[word] as number;
    /* A stem that stands there several times is looked at once. */
    if (stem < 0 || stem + 1 >= places.length || first[stem] !== base + word) continue;
    const end = places[stem + 1] as number;
    for (let at = places[stem] as number; at < end;) {
      const next = filed[at + 1] as number;
      if (hasAll(filed, at + 2, next, first, base)) found.push(filed[at] as number);
      at = next;
    }
  }
  return inOrder(found);
}

/** Above it, the engine's own sort is faster. */
const FEW = 48;

/** Numbers in rising order, each once; nearly always there are few. */
function inOrder(found: number[]): number[] {
  if (found.length > FEW) return [...new Set(found)].sort((a, b) => a - b);
  let kept = 0;
  for (const number of found) {
    let to = kept;
    while (to > 0 && (found[to - 1] as number) > number) to -= 1;
    if (to > 0 && found[to - 1] === number) continue;
    for (let at = kept; at > to; at--) found[at] = found[at - 1] as number;
    found[to] = number;
    kept += 1;
  }
  found.length = kept;
  return found;
}

/** Whether of each group that stands between these places one stem is marked. */
function hasAll(filed: Int32Array, from: number, to: number, first: Int32Array, base: number): boolean {
  let at = from;
  while (at < to) {
    const end = at + 1 + (filed[at] as number);
    at += 1;
    while (at < end && (first[filed[at] as number] as number) < base) at += 1;
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
export function findHits({ parts, without }: Lexicon, tokens: readonly Token[]): Hit[] {
  const hits: Hit[] = [];
  for (const part of parts)
    for (const at of candidates(part, tokens)) {
      const entry = part.entries[at];
      if (!entry || without.has(entry.concept)) continue;
      const match = matchAt(part, at, tokens);
      if (match)
        hits.push({ concept: entry.concept, role: entry.role, match, negation: entry.pattern.negation });
    }
  return hits;
}
