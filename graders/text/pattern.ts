import { ARTICLES } from "./articles.ts";
import { stemOf } from "./stem.ts";
import { tokenise } from "./tokens.ts";
import { normalise } from "./normalise.ts";
import { type Token } from "./types.ts";
import { wordClass } from "./word-classes.ts";

const GAP_WORDS = 6;
/** Words within which the parts of a pattern joined by `+` stand. */
const NEAR_WORDS = 16;

/** What one word of a pattern asks of one token. */
type Matcher = { kind: "stem"; stem: string } | { kind: "word"; word: string } | { kind: "number" };
/** One alternative: the words it consists of, and the same written as one word. */
interface Alternative {
  words: Matcher[];
  joined: string | null;
}
interface Element {
  /** Stems of the alternatives that are one word, or may be written as one. */
  stems: ReadonlySet<string>;
  /** The alternatives of several words, exact words and numbers. */
  others: Alternative[];
  alternatives: Alternative[];
  optional: boolean;
  /** Words that may stand before it. */
  gap: number;
}
export interface CompiledPattern {
  source: string;
  /** Each must match; words of one clause in their order, clauses anywhere in the sentence. */
  clauses: Element[][];
  /** Its clauses stand near each other: within NEAR_WORDS and on one side of a semicolon. */
  near: boolean;
  /** It speaks of a negation itself (`not ~ needed`), so that a negation is part of what it means. */
  negation: boolean;
}
export type ParsedPattern = { ok: true; pattern: CompiledPattern } | { ok: false; message: string };

const NEGATION_WORDS =
  /^(?:not|no|never|without|nobody|none|nor|neither|nothing|cannot|refuse|avoid|against|instead)$/;

/** Compiles a pattern; says what is wrong with it in one sentence when it cannot be read. */
export function parsePattern(text: string): ParsedPattern {
  const fail = (message: string): ParsedPattern => ({
    ok: false,
    message: `${message} in the pattern “${text}”`,
  });
  const clauses: Element[][] = [];
  let negation = false;
  const near = / \+ /.test(text);
  if (near && text.includes("&")) return fail("& and + stand together");
  for (const part of near ? text.split(" + ") : splitOutsideQuotes(text, "&")) {
    const clause: Element[] = [];
    let gap = 0;
    for (const piece of pieces(part)) {
      if (piece === "~") {
        if (clause.length === 0) return fail("a gap ~ has nothing before it");
        if (gap > 0) return fail("two gaps ~ stand side by side");
        gap = GAP_WORDS;
        continue;
      }
      const optional = piece.endsWith("?") && piece.length > 1;
      const alternatives: Alternative[] = [];
      for (const choice of splitOutsideQuotes(optional ? piece.slice(0, -1) : piece, "|")) {
        if (choice.startsWith("@")) {
          const all = alternativesOfClass(choice.slice(1));
          if (all === null) return fail(`“${choice}” is no class of words`);
          alternatives.push(...all);
          continue;
        }
        const alternative = parseAlternative(choice);
        if (alternative === null) {
          /* An article is matched as if it were not there, so it may be written for the reader's sake. */
          if (ARTICLES.has(choice.toLowerCase())) continue;
          return fail(choice === "" ? "an alternative is empty" : `“${choice}” is not a word or number`);
        }
        negation ||= alternative.words.some(
          (word) => word.kind !== "number" && NEGATION_WORDS.test(nameOf(word)),
        );
        alternatives.push(alternative);
      }
      if (alternatives.length > 0) {
        clause.push({ ...byForm(alternatives), alternatives, optional, gap });
        gap = 0;
      }
    }
    if (gap > 0) return fail("a gap ~ has nothing after it");
    if (clause.length === 0) return fail("a part has no words");
    if (clause.every((element) => element.optional)) return fail("every word is optional");
    if (clause[0]?.optional === true && clause[1] !== undefined && clause[1].gap > 0)
      return fail("an optional first word stands before a gap ~");
    clauses.push(clause);
  }
  return { ok: true, pattern: { source: text, clauses, near, negation } };
}

function byForm(alternatives: readonly Alternative[]): Pick<Element, "stems" | "others"> {
  const stems = new Set<string>();
  const others: Alternative[] = [];
  for (const alternative of alternatives) {
    const [only, second] = alternative.words;
    if (only?.kind === "stem" && second === undefined) stems.add(only.stem);
    else others.push(alternative);
    if (alternative.joined !== null) stems.add(alternative.joined);
  }
  return { stems, others };
}

const nameOf = (matcher: Matcher) =>
  matcher.kind === "stem" ? matcher.stem : matcher.kind === "word" ? matcher.word : "#";

function parseAlternative(choice: string): Alternative | null {
  if (choice === "#") return { words: [{ kind: "number" }], joined: null };
  const quoted = choice.length > 1 && choice.startsWith('"') && choice.endsWith('"');
  const inner = quoted ? choice.slice(1, -1) : choice;
  if (!quoted && !/^[^\s"~]+$/.test(inner)) return null;
  const tokens = withoutArticles(tokenise(normalise(inner).text));
  if (tokens.length === 0) return null;
  const words = tokens.map((token): Matcher =>
    quoted && token.number === undefined
      ? { kind: "word", word: token.word }
      : { kind: "stem", stem: token.stem },
  );
  const whole = tokens[0]?.compounds?.find((compound) => compound.length === tokens.length);
  return { words, joined: quoted ? null : (whole?.stem ?? null) };
}

const classes = new Map<string, readonly Alternative[]>();

/** `@machine` stands for every word of its class; a class is read once. */
function alternativesOfClass(name: string): readonly Alternative[] | null {
  const known = classes.get(name);
  if (known) return known;
  const words = wordClass(name);
  if (words === undefined) return null;
  const all = words.map(parseAlternative).filter((alternative) => alternative !== null);
  classes.set(name, all);
  return all;
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === separator && !quoted) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}

/** White-space separated, but a quoted phrase stays whole. */
function pieces(text: string): string[] {
  return splitOutsideQuotes(text.replaceAll(/\s/g, " "), " ").filter((piece) => piece !== "");
}

const isArticle = (token: Token) => ARTICLES.has(token.word);
export const withoutArticles = (tokens: readonly Token[]): Token[] =>
  tokens.filter((token) => !isArticle(token));

/** Where a pattern matched: positions in the tokens, the end excluded. */
export interface Match {
  from: number;
  to: number;
}

/**
 * The first match of a pattern in a sentence's tokens (without articles), or null. Follows all ways to match at once,
 * so the time is linear in tokens times pattern words whatever the input.
 */
export function findMatch(pattern: CompiledPattern, tokens: readonly Token[]): Match | null {
  if (!pattern.near) return findAll(pattern, tokens);
  let start = 0;
  while (start < tokens.length) {
    let end = start + 1;
    while (end < tokens.length && end < start + NEAR_WORDS && tokens[end]?.apart !== true) end += 1;
    const match = findAll(pattern, tokens.slice(start, end));
    if (match !== null) return { from: match.from + start, to: match.to + start };
    /* Windows overlap by half, and end where another thought begins. */
    start = end === tokens.length || tokens[end]?.apart === true ? end : start + NEAR_WORDS / 2;
  }
  return null;
}

function findAll(pattern: CompiledPattern, tokens: readonly Token[]): Match | null {
  let from = tokens.length;
  let to = 0;
  for (const clause of pattern.clauses) {
    const match = findClause(clause, tokens);
    if (match === null) return null;
    from = Math.min(from, match.from);
    to = Math.max(to, match.to);
  }
  return { from, to };
}

function findClause(clause: readonly Element[], tokens: readonly Token[]): Match | null {
  /* Reached positions, each with the latest start that leads there: the tightest match is the one to quote. */
  let reached: Reached | null = null;
  for (const element of clause) {
    const next: Reached = { positions: [], starts: [] };
    if (reached === null) {
      for (let at = 0; at < tokens.length; at++) {
        if (element.optional) keepLatest(next, at, at);
        step(element, tokens, at, at, next);
      }
    } else {
      const { positions, starts } = reached;
      for (let index = 0; index < positions.length; index++) {
        const position = positions[index] ?? 0;
        const start = starts[index] ?? position;
        if (element.optional) keepLatest(next, position, start);
        const last = Math.min(element.gap, tokens.length - 1 - position);
        for (let skip = 0; skip <= last; skip++) {
          if (element.gap > 0 && tokens[position + skip]?.apart === true) break;
          step(element, tokens, position + skip, start, next);
        }
      }
    }
    if (next.positions.length === 0) return null;
    reached = next;
  }
  if (reached === null) return null;
  const { positions, starts } = reached;
  let best: Match | null = null;
  for (let index = 0; index < positions.length; index++) {
    const to = positions[index] ?? 0;
    const from = starts[index] ?? to;
    if (to > from && (best === null || to - from < best.to - best.from)) best = { from, to };
  }
  return best;
}

interface Reached {
  positions: number[];
  starts: number[];
}

function keepLatest({ positions, starts }: Reached, position: number, start: number) {
  /* Positions come in nearly rising order, so a known one is near the end. */
  for (let index = positions.length - 1; index >= 0 && index >= positions.length - 2 * GAP_WORDS; index--) {
    if (positions[index] !== position) continue;
    if ((starts[index] ?? 0) < start) starts[index] = start;
    return;
  }
  positions.push(position);
  starts.push(start);
}

/** Where an element can end when it begins at a token. */
function step(element: Element, tokens: readonly Token[], at: number, start: number, next: Reached) {
  const first = tokens[at];
  if (first === undefined) return;
  const { stems, others } = element;
  if (stems.has(first.stem)) keepLatest(next, at + 1, start);
  if (first.compounds !== undefined)
    for (const { stem, length } of first.compounds) if (stems.has(stem)) keepLatest(next, at + length, start);
  for (let index = 0; index < others.length; index++) {
    const words = others[index]?.words ?? [];
    let offset = 0;
    while (offset < words.length && matches(words[offset], tokens[at + offset])) offset += 1;
    if (offset === words.length) keepLatest(next, at + offset, start);
  }
}

function matches(matcher: Matcher | undefined, token: Token | undefined): boolean {
  if (token === undefined || matcher === undefined) return false;
  if (matcher.kind === "stem") return token.stem === matcher.stem;
  return matcher.kind === "word" ? token.word === matcher.word : token.number !== undefined;
}

const required = new WeakMap<CompiledPattern, string[][]>();

/** Stems of which a matching sentence must have at least one, for each required word; none where any number will do. */
export function requiredStems(pattern: CompiledPattern): string[][] {
  const known = required.get(pattern);
  if (known) return known;
  const stems = pattern.clauses.flat().flatMap((element) => {
    if (element.optional) return [];
    const stems: string[] = [];
    for (const { words, joined } of element.alternatives) {
      /* The longest word of a name is the rarest: `memory` rather than `in` of `in-memory`. */
      const longest = words
        .map((word) => (word.kind === "word" ? stemOf(word.word) : word.kind === "stem" ? word.stem : ""))
        .reduce((a, b) => (b.length > a.length ? b : a), "");
      if (longest === "") return [];
      stems.push(longest);
      if (joined !== null) stems.push(joined);
    }
    return [[...new Set(stems)]];
  });
  required.set(pattern, stems);
  return stems;
}

/** Whether a pattern matches a plain string, such as a clarifying question; sentence boundaries do not matter. */
export function matchPattern(pattern: string | CompiledPattern, text: string): boolean {
  const parsed = typeof pattern === "string" ? parsePattern(pattern) : ({ ok: true, pattern } as const);
  if (!parsed.ok) throw new Error(parsed.message);
  return findMatch(parsed.pattern, withoutArticles(tokenise(normalise(text).text))) !== null;
}
