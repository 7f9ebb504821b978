import { ARTICLES } from "./articles.ts";
import { numberOf, numberOfWord } from "./marks.ts";
import { ANY, findMatch, type Match, type PatternCode } from "./match.ts";
import { isScale } from "./numbers.ts";
import { stemOf } from "./stem.ts";
import { tokenise } from "./tokens.ts";
import { normalise } from "./normalise.ts";
import { wordClass } from "./word-classes.ts";
import { type Token } from "./types.ts";

const GAP_WORDS = 6;

/** What one word of a pattern asks of one token: its stem, the very word, or a number. */
interface Matcher {
  kind: "stem" | "word" | "number";
  text: string;
}
/** One alternative: the words it consists of, and the stem of the same written as one word. */
interface Alternative {
  words: Matcher[];
  joined: string | null;
}
interface Element {
  alternatives: Alternative[];
  optional: boolean;
  /** Words that may stand before it. */
  gap: number;
}
export interface CompiledPattern {
  source: string;
  /**
   * Clauses, of which each must match: the words of one in their order, clauses anywhere in the sentence or, joined by `+`,
   * near each other. See match.ts.
   */
  code: PatternCode;
  /** For each word that must stand there: stems, by number, of which a matching sentence has at least one. */
  required: readonly (readonly number[])[];
  /** It speaks of a negation itself (`not ~ needed`), so that a negation is part of what it means. */
  negation: boolean;
  /** The stems of its own negations: one that is none of them turns what it says around. */
  negations: ReadonlySet<string>;
}
export { findMatch, type Match };
export type ParsedPattern = { ok: true; pattern: CompiledPattern } | { ok: false; message: string };

const NEGATIONS: ReadonlySet<string> = new Set(
  "not no never without nobody none nor neither nothing refuse avoid against instead".split(" ").map(stemOf),
);

/** Compiles a pattern; says what is wrong with it in one sentence when it cannot be read. */
export function parsePattern(text: string): ParsedPattern {
  const fail = (message: string): ParsedPattern => ({
    ok: false,
    message: `${message} in the pattern “${text}”`,
  });
  const clauses: Element[][] = [];
  const negations = new Set<string>();
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
        for (const word of alternative.words) {
          const stem = word.kind === "word" ? stemOf(word.text) : word.text;
          if (NEGATIONS.has(stem)) negations.add(stem);
        }
        alternatives.push(alternative);
        /* Alone, `hundred` is the number 100; `hundreds` is a word. */
        const plural = isScale(choice) ? parseAlternative(`${choice}s`) : null;
        if (plural !== null) alternatives.push(plural);
      }
      if (alternatives.length > 0) {
        clause.push({ alternatives, optional, gap });
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
  return {
    ok: true,
    pattern: {
      source: text,
      code: codeOf(clauses, near),
      required: requiredStems(clauses),
      negation: negations.size > 0,
      negations,
    },
  };
}

function codeOf(clauses: readonly (readonly Element[])[], near: boolean): PatternCode {
  const code = [near ? 1 : 0, clauses.length];
  for (const clause of clauses) {
    code.push(clause.length);
    for (const { alternatives, optional, gap } of clause) {
      const stems = new Set<number>();
      const others: Alternative[] = [];
      for (const alternative of alternatives) {
        const [only, second] = alternative.words;
        if (only?.kind === "stem" && second === undefined) stems.add(numberOf(only.text));
        else others.push(alternative);
        if (alternative.joined !== null) stems.add(numberOf(alternative.joined));
      }
      code.push(2 * gap + (optional ? 1 : 0), stems.size, ...stems, others.length);
      for (const { words } of others) {
        code.push(words.length);
        for (const word of words)
          code.push(stemNumber(word) ?? ANY, word.kind === "word" ? numberOfWord(word.text) : ANY);
      }
    }
  }
  return Int32Array.from(code);
}

const stemNumber = ({ kind, text }: Matcher): number | null =>
  kind === "number" ? null : numberOf(kind === "word" ? stemOf(text) : text);

/** None for a word where any number will do. */
function requiredStems(clauses: readonly (readonly Element[])[]): number[][] {
  return clauses.flat().flatMap(({ alternatives, optional }) => {
    if (optional) return [];
    const stems = new Set<number>();
    for (const { words, joined } of alternatives) {
      /* The longest word of a name is the rarest: `memory` rather than `in` of `in-memory`. */
      const longest = words.reduce((a, b) => (b.text.length > a.text.length ? b : a));
      const stem = stemNumber(longest);
      if (stem === null) return [];
      stems.add(stem);
      if (joined !== null) stems.add(numberOf(joined));
    }
    return [[...stems]];
  });
}

/* The lexicon and the bank say the same words in thousands of patterns. */
const readBefore = new Map<string, Alternative | null>();
const MOST_ALTERNATIVES = 20_000;

function parseAlternative(choice: string): Alternative | null {
  const known = readBefore.get(choice);
  if (known !== undefined) return known;
  const read = readAlternative(choice);
  if (readBefore.size < MOST_ALTERNATIVES) readBefore.set(choice, read);
  return read;
}

function readAlternative(choice: string): Alternative | null {
  if (choice === "#") return { words: [{ kind: "number", text: "" }], joined: null };
  const quoted = choice.length > 1 && choice.startsWith('"') && choice.endsWith('"');
  const inner = quoted ? choice.slice(1, -1) : choice;
  if (!quoted && !/^[^\s"~]+$/.test(inner)) return null;
  const tokens = withoutArticles(tokenise(normalise(inner).text));
  if (tokens.length === 0) return null;
  const words = tokens.map((token): Matcher =>
    quoted && token.number === undefined
      ? { kind: "word", text: token.word }
      : { kind: "stem", text: token.stem },
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

/** Whether a pattern matches a plain string, such as a clarifying question; sentence boundaries do not matter. */
export function matchPattern(pattern: string | CompiledPattern, text: string): boolean {
  const parsed = typeof pattern === "string" ? parsePattern(pattern) : ({ ok: true, pattern } as const);
  if (!parsed.ok) throw new Error(parsed.message);
  return findMatch(parsed.pattern, withoutArticles(tokenise(normalise(text).text))) !== null;
}
