import { type Concept } from "../model/index.ts";
import { findMatch, parsePattern, requiredStems, type CompiledPattern, type Match } from "./pattern.ts";
import { type Mention, type Token } from "./types.ts";

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

/** Finds the patterns worth trying on a sentence without looking at the others. */
export interface StemIndex {
  /** Stems that patterns require, by number: numbers compare faster than words. */
  numbers: ReadonlyMap<string, number>;
  /** By stem: the patterns of whose required words this one is the rarest. */
  filed: readonly (readonly number[])[];
  /** Patterns that may match any sentence. */
  anywhere: readonly number[];
  /** For each pattern, the other groups of stems of which a sentence must have one each, the rarest first. */
  others: readonly (readonly (readonly number[])[])[];
  /** Scratch space: the stems of the sentence at hand are those marked with its turn. */
  marks: { of: Uint32Array; turn: number };
}

/** Files each pattern under the required word that the fewest patterns share. */
export function indexByStem(patterns: readonly CompiledPattern[]): StemIndex {
  const frequency = new Map<string, number>();
  const required = patterns.map(requiredStems);
  for (const groups of required)
    for (const stem of groups.flat()) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  const numbers = new Map([...frequency.keys()].map((stem, at) => [stem, at]));
  const filed = Array.from(numbers, (): number[] => []);
  const anywhere: number[] = [];
  const others = required.map((groups, index) => {
    const cost = (group: readonly string[]) =>
      group.reduce((sum, stem) => sum + (frequency.get(stem) ?? 0), 0);
    const [rarest, ...rest] = groups
      .filter((group) => group.length > 0)
      .sort((a, b) => cost(a) - cost(b))
      .map((group) => [...new Set(group)].flatMap((stem) => numbers.get(stem) ?? []));
    if (rarest === undefined) anywhere.push(index);
    else for (const stem of rarest) filed[stem]?.push(index);
    return rest;
  });
  return { numbers, filed, anywhere, others, marks: { of: new Uint32Array(numbers.size), turn: 0 } };
}

/** Patterns worth trying on these tokens, in a fixed order. */
export function candidates(index: StemIndex, tokens: readonly Token[]): number[] {
  const { numbers, filed, others, marks } = index;
  const { of } = marks;
  const turn = (marks.turn = marks.turn === 0xffff_ffff ? 1 : marks.turn + 1);
  if (turn === 1) of.fill(0);
  const stems: number[] = [];
  const mark = (stem: string) => {
    const number = numbers.get(stem);
    if (number === undefined || of[number] === turn) return;
    of[number] = turn;
    stems.push(number);
  };
  for (const token of tokens) {
    mark(token.stem);
    if (token.compounds !== undefined) for (const whole of token.compounds) mark(whole.stem);
  }
  const found = [...index.anywhere];
  for (const stem of stems)
    for (const at of filed[stem] ?? []) if (hasAll(others[at] ?? [], of, turn)) found.push(at);
  found.sort((a, b) => a - b);
  return found.filter((at, place) => at !== found[place - 1]);
}

/** Whether of each group one stem is marked. */
function hasAll(groups: readonly (readonly number[])[], of: Uint32Array, turn: number): boolean {
  for (const group of groups) {
    let here = false;
    for (const stem of group)
      if (of[stem] === turn) {
        here = true;
        break;
      }
    if (!here) return false;
  }
  return true;
}

/** Every pattern of the lexicon that matches a sentence; tokens are without articles. */
export function findHits(lexicon: Lexicon, tokens: readonly Token[]): Hit[] {
  const hits: Hit[] = [];
  for (const at of candidates(lexicon, tokens)) {
    const entry = lexicon.entries[at];
    if (!entry) continue;
    const match = findMatch(entry.pattern, tokens);
    if (match)
      hits.push({ concept: entry.concept, role: entry.role, match, negation: entry.pattern.negation });
  }
  return hits;
}
