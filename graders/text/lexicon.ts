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
export interface Lexicon {
  entries: readonly Entry[];
  /** Patterns by one stem that each of their matches must contain. */
  byStem: ReadonlyMap<string, readonly number[]>;
  /** Patterns that may match any sentence. */
  anywhere: readonly number[];
  /** For each pattern, groups of stems of which a sentence must have one each. */
  required: readonly (readonly (readonly string[])[])[];
  contexts: ReadonlyMap<string, readonly CompiledPattern[]>;
}

const compiled = new WeakMap<readonly Concept[], Lexicon>();

/** Compiles a list of concepts; the same list is compiled once. Throws on a pattern that cannot be read. */
export function compileLexicon(concepts: readonly Concept[]): Lexicon {
  const known = compiled.get(concepts);
  if (known) return known;
  const entries: Entry[] = concepts.flatMap((concept) =>
    (
      [
        ["name", concept.names],
        ["plain", concept.plain],
        ["mechanism", concept.mechanisms],
        ["ambiguous", concept.ambiguous],
      ] as const
    ).flatMap(([role, patterns]) =>
      patterns.map((text) => ({ concept, role, pattern: compilePattern(text) })),
    ),
  );
  const { byStem, anywhere, required } = indexByStem(entries.map((entry) => entry.pattern));
  const contexts = new Map(
    concepts
      .filter((concept) => concept.ambiguous.length > 0)
      .map((concept) => [concept.id, concept.context.map(compilePattern)]),
  );
  const lexicon = { entries, byStem, anywhere, required, contexts };
  compiled.set(concepts, lexicon);
  return lexicon;
}

/** For patterns that a test has checked; throws otherwise. */
export function compilePattern(text: string): CompiledPattern {
  const parsed = parsePattern(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.pattern;
}

/** Files each pattern under the required word that the fewest patterns share. */
export function indexByStem(patterns: readonly CompiledPattern[]) {
  const frequency = new Map<string, number>();
  const required = patterns.map(requiredStems);
  for (const groups of required)
    for (const stem of groups.flat()) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  const byStem = new Map<string, number[]>();
  const anywhere: number[] = [];
  for (const [index, groups] of required.entries()) {
    const cost = (group: readonly string[]) =>
      group.reduce((sum, stem) => sum + (frequency.get(stem) ?? 0), 0);
    const rarest = groups.filter((group) => group.length > 0).sort((a, b) => cost(a) - cost(b))[0];
    if (rarest === undefined) anywhere.push(index);
    else for (const stem of new Set(rarest)) byStem.set(stem, [...(byStem.get(stem) ?? []), index]);
  }
  return { byStem, anywhere, required };
}

/** Patterns worth trying on these tokens, in a fixed order. */
export function candidates(
  index: Pick<Lexicon, "byStem" | "anywhere" | "required">,
  tokens: readonly Token[],
): number[] {
  const stems = new Set<string>();
  for (const token of tokens) {
    stems.add(token.stem);
    for (const whole of token.compounds ?? []) stems.add(whole.stem);
  }
  const found = new Set(index.anywhere);
  for (const stem of stems) for (const at of index.byStem.get(stem) ?? []) found.add(at);
  const isHere = (stem: string) => stems.has(stem);
  const mayMatch = (at: number) =>
    index.required[at]?.every((group) => group.length === 0 || group.some(isHere)) === true;
  return [...found].filter(mayMatch).sort((a, b) => a - b);
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
