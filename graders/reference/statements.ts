import { type Concept, type Dimension, type Level } from "../model/index.ts";
import { compileLexicon, findHits } from "../text/lexicon.ts";
import { withoutArticles } from "../text/pattern.ts";
import { readText, stemOf } from "../text/index.ts";
import { ARTICLES } from "../text/articles.ts";
import { type Mention, type Sentence, type Token } from "../text/types.ts";
import { isContent, verbsOf } from "../text/verbs.ts";
import { dimensionOfStatement, levelOf } from "./dimension.ts";
import { type DraftPart, type Phrase } from "./draft.ts";
import { counts, isDeeper, phraseOf, type ReadReference, type References } from "./read-references.ts";
import { withSynonyms } from "./synonyms.ts";
import { type TellingWord, tellingWords } from "./telling-words.ts";
import { pointsFor, position } from "./topics.ts";
import { adviceFrom, capital, idFrom, whyFrom } from "./wording.ts";

const WORDS_OF_A_STATEMENT = 4;
const FEWEST_WORDS = 3;
const MOST_TOGETHER = 2;
/** What a sentence is worth that the lexicon has read already. */
const KNOWN_ALREADY = 0.45;
/** Sentences of one reference that are weighed at all: several times what a draft can hold. */
const MOST_OF_A_REFERENCE = 150;
const LONGEST_ALTERNATIVES = 64;

interface Statement {
  concept: Concept;
  sentence: Sentence;
  reference: number;
  score: number;
  /** References that say it. */
  references: Set<number>;
  phrases: Phrase[];
  dimension: Dimension;
}

/**
 * Criteria for what the references say beyond the lexicon: a concept of the question's own for each key sentence, found
 * again by any two of its most telling words, or by words that commonly stand for them, in one sentence.
 */
export function draftStatements(
  references: References,
  level: Level,
  most: number,
  taken: Set<string>,
): DraftPart[] {
  const candidates = statementsIn(references, taken);
  const read = stancesOf(candidates, references);
  const kept = candidates
    .flatMap((statement): (Statement & { depth: Mention["depth"] })[] => {
      const depth = read.get(statement.concept.id);
      return depth === undefined ? [] : [{ ...statement, depth }];
    })
    .sort((a, b) => b.score * b.references.size - a.score * a.references.size || inOrder(a, b))
    .slice(0, most * MOST_TOGETHER)
    .sort(inOrder);
  const groups = new Map<string, (typeof kept)[]>();
  for (const statement of kept) {
    const { sentence, reference, dimension, depth } = statement;
    const key = [reference, sentence.headings[0] ?? sentence.field, dimension, depth].join("\n");
    const runs = groups.get(key) ?? [];
    const last = runs.at(-1);
    if (last !== undefined && last.length < MOST_TOGETHER) last.push(statement);
    else groups.set(key, [...runs, [statement]]);
  }
  return [...groups.values()]
    .flat()
    .sort((a, b) => scoreOf(b) - scoreOf(a))
    .slice(0, most)
    .map((group) => partOf(group, references, level, taken));
}

const scoreOf = (group: readonly Statement[]) => group.reduce((sum, { score }) => sum + score, 0);
const inOrder = (a: Statement, b: Statement) =>
  position(a.reference, a.sentence) - position(b.reference, b.sentence);

function statementsIn(references: References, taken: Set<string>): Statement[] {
  const weigh = tellingWords(references);
  const statements: Statement[] = [];
  for (const reference of references.all) {
    const { index } = reference;
    const known = knownPlaces(reference);
    const earlier = compileLexicon(statements.map(({ concept }) => concept));
    const byId = new Map(statements.map((statement) => [statement.concept.id, statement]));
    const fresh: { sentence: Sentence; top: TellingWord[]; score: number }[] = [];
    for (const sentence of reference.reading.sentences) {
      if (!counts(sentence) || isRow(sentence, reference)) continue;
      const [hit] = findHits(earlier, withoutArticles(sentence.tokens));
      const same = hit && byId.get(hit.concept.id);
      if (same) {
        if (!same.references.has(index)) same.phrases.push(phraseOf(index, sentence));
        same.references.add(index);
        continue;
      }
      const words = [...weigh(sentence)].sort((a, b) => b.weight - a.weight || a.at - b.at);
      const top = apart(words).slice(0, WORDS_OF_A_STATEMENT);
      if (top.length < FEWEST_WORDS || !(sentence.hasAction || sentence.hasReason || sentence.hasNumber))
        continue;
      const score =
        top.reduce((sum, { weight }) => sum + weight, 0) *
        (sentence.hasReason ? 1.3 : 1) *
        (sentence.hasNumber ? 1.1 : 1) *
        (known.has(sentence.index) ? KNOWN_ALREADY : 1);
      fresh.push({ sentence, top, score });
    }
    const strongest = fresh
      .sort((a, b) => b.score - a.score || a.sentence.index - b.sentence.index)
      .slice(0, MOST_OF_A_REFERENCE)
      .sort((a, b) => a.sentence.index - b.sentence.index);
    for (const { sentence, top, score } of strongest)
      statements.push({
        concept: conceptOf(top, sentence, taken),
        sentence,
        reference: index,
        score,
        references: new Set([index]),
        phrases: [phraseOf(index, sentence)],
        dimension: dimensionOfStatement(sentence),
      });
  }
  return statements;
}

function conceptOf(top: readonly TellingWord[], sentence: Sentence, taken: Set<string>): Concept {
  const name = nameOf(top, sentence);
  return {
    id: idFrom(`said-${name}`, taken),
    name: name.slice(0, 120),
    family: "reference",
    names: patternsOf(top),
    plain: [],
    mechanisms: [],
    ambiguous: [],
    context: [],
    misconceptions: [],
  };
}

/** Words that cannot stand for each other: a pair of synonyms would find any sentence that has one of them. */
function apart(words: readonly TellingWord[]): TellingWord[] {
  const used = new Set<string>();
  return words.filter(({ token }) => {
    const stems = withSynonyms(token.word).map(stemOf);
    if (stems.some((stem) => used.has(stem))) return false;
    for (const stem of stems) used.add(stem);
    return true;
  });
}

/** Sentences in which the lexicon has found something used. */
const knownPlaces = ({ reading }: ReadReference): ReadonlySet<number> =>
  new Set(
    [...reading.mentions.values()]
      .flat()
      .filter(({ depth }) => depth !== "named")
      .map(({ sentence }) => sentence.index),
  );

/** Sums and bills have criteria of their own. */
function isRow({ field, start, end }: Sentence, { document }: ReadReference): boolean {
  return Object.entries(document.lifted).some(
    ([path, place]) =>
      /^(?:ledger|costs)\./.test(path) && place.field === field && place.start < end && place.end > start,
  );
}

/** Any two of the three most telling words, or the first with the fourth, each with its synonyms. */
function patternsOf(top: readonly TellingWord[]): string[] {
  const words = top.map(({ token }) => {
    let text = "";
    for (const word of withSynonyms(token.word))
      if (text.length + word.length < LONGEST_ALTERNATIVES) text += text === "" ? word : `|${word}`;
    return text;
  });
  const pairs: [number, number][] = [
    [0, 1],
    [0, 2],
    [1, 2],
    [0, 3],
  ];
  return pairs.flatMap(([a, b]) => {
    const [one, other] = [words[a], words[b]];
    return one === undefined || other === undefined ? [] : [`${one} & ${other}`];
  });
}

/** The telling words as they stand, with what belongs to them: `ticket number, idempotency key`. */
function nameOf(top: readonly TellingWord[], sentence: Sentence): string {
  const { tokens } = sentence;
  const chunks: string[] = [];
  const used = new Set<number>();
  const belongs = (at: number) => {
    const token = tokens[at];
    return (
      token !== undefined &&
      !used.has(at) &&
      token.number === undefined &&
      isContent(token) &&
      !ARTICLES.has(token.word) &&
      !verbsOf([token]).action
    );
  };
  for (const { at } of [...top].sort((a, b) => a.at - b.at)) {
    if (used.has(at)) continue;
    let from = at;
    let to = at;
    if (belongs(at - 1) && adjoin(sentence, at - 1)) from -= 1;
    if (belongs(at + 1) && adjoin(sentence, at)) to += 1;
    for (let place = from; place <= to; place++) used.add(place);
    if (from < to || isNoVerb(tokens[at]))
      chunks.push(
        tokens
          .slice(from, to + 1)
          .map(({ word }) => word)
          .join(" "),
      );
  }
  const shown = chunks.slice(0, MOST_CHUNKS);
  return shown.length > 0 ? shown.join(", ") : top.map(({ token }) => token.word).join(", ");
}

const MOST_CHUNKS = 3;
const isNoVerb = (token: Token | undefined) => token !== undefined && !verbsOf([token]).action;

/** Only a space or hyphen stands between a token and the next. */
function adjoin({ tokens, text, start }: Sentence, at: number): boolean {
  const [one, next] = [tokens[at], tokens[at + 1]];
  return (
    one !== undefined && next !== undefined && /^[ -]$/.test(text.slice(one.end - start, next.start - start))
  );
}

/** How deeply the references assert each statement when it is looked for as it will be in answers. */
function stancesOf(
  statements: readonly Statement[],
  { all, prompt }: References,
): Map<string, Mention["depth"]> {
  const concepts = statements.map(({ concept }) => concept);
  const home = new Map(
    statements.map(({ concept, sentence, reference }) => [concept.id, { sentence, reference }]),
  );
  const depths = new Map<string, Mention["depth"]>();
  for (const { index, document } of all) {
    const { mentions } = readText({
      answer: document.answer,
      lifted: document.lifted,
      prompt: prompt.text,
      concepts,
    });
    for (const [id, found] of mentions) {
      const own = home.get(id);
      if (own?.reference !== index) continue;
      const asserted = found.filter(
        ({ stance, sentence, depth }) =>
          stance === "asserted" && depth !== "named" && sentence.index === own.sentence.index,
      );
      const [first, ...others] = asserted;
      if (first !== undefined)
        depths.set(id, others.reduce((best, one) => (isDeeper(one, best) ? one : best), first).depth);
    }
  }
  return depths;
}

function partOf(
  group: readonly (Statement & { depth: Mention["depth"] })[],
  { all }: References,
  level: Level,
  taken: Set<string>,
): DraftPart {
  const [first] = group;
  if (first === undefined) throw new Error("a group of statements is never empty");
  const names = group.map(({ concept }) => concept.name);
  const shared = group.reduce((sum, { references }) => sum + references.size / all.length, 0) / group.length;
  return {
    criterion: {
      id: idFrom(first.concept.id.replace(/^said-/, ""), taken),
      dimension: first.dimension,
      level: levelOf(first.dimension, level),
      points: pointsFor(
        (first.depth === "justified" ? 1.5 : 1) * (0.5 + 0.5 * group.length),
        shared,
        all.length,
      ),
      title: capital(names.join("; ")).slice(0, 160),
      why: whyFrom(first.sentence),
      advice: adviceFrom(
        names,
        group.map(({ sentence }) => sentence),
      ),
      check: {
        kind: "covers",
        concepts: group.map(({ concept }) => concept.id),
        need: 1,
        depth: first.depth,
        accept: ["asserted"],
      },
    },
    shared,
    at: position(first.reference, first.sentence),
    phrases: group.flatMap(({ phrases }) => phrases),
    concepts: group.map(({ concept }) => concept),
    quantities: [],
  };
}
