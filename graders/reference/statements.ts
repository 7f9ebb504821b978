import { type Concept, type Dimension, type Level } from "../model/index.ts";
import { compilePattern } from "../text/lexicon.ts";
import { type CompiledPattern, findMatch, withoutArticles } from "../text/pattern.ts";
import { readText } from "../text/index.ts";
import { type Mention, type Sentence } from "../text/types.ts";
import { dimensionOfStatement, levelOf } from "./dimension.ts";
import { type DraftPart, type Phrase } from "./draft.ts";
import { counts, isDeeper, phraseOf, type ReadReference, type References } from "./read-references.ts";
import { withSynonyms } from "./synonyms.ts";
import { type TellingWord, tellingWords } from "./telling-words.ts";
import { pointsFor, position } from "./topics.ts";
import { adviceFrom, idFrom, titleOf, whyFrom } from "./wording.ts";

const WORDS_OF_A_STATEMENT = 4;
const FEWEST_WORDS = 3;
const MOST_TOGETHER = 2;
/** What a sentence is worth that the lexicon has read already. */
const KNOWN_ALREADY = 0.45;
const LONGEST_ALTERNATIVES = 64;

interface Statement {
  concept: Concept;
  patterns: CompiledPattern[];
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
    const known = knownPlaces(reference);
    for (const sentence of reference.reading.sentences) {
      if (!counts(sentence) || isRow(sentence, reference)) continue;
      const tokens = withoutArticles(sentence.tokens);
      const same = statements.find(
        (other) =>
          other.reference !== reference.index && other.patterns.some((one) => findMatch(one, tokens)),
      );
      if (same) {
        if (!same.references.has(reference.index)) same.phrases.push(phraseOf(reference.index, sentence));
        same.references.add(reference.index);
        continue;
      }
      const words = weigh(sentence);
      const top = [...words]
        .sort((a, b) => b.weight - a.weight || a.at - b.at)
        .slice(0, WORDS_OF_A_STATEMENT);
      if (top.length < FEWEST_WORDS || !(sentence.hasAction || sentence.hasReason || sentence.hasNumber))
        continue;
      const patterns = patternsOf(top);
      const name = nameOf(top, words, sentence);
      statements.push({
        concept: {
          id: idFrom(`said-${name}`, taken),
          name: name.slice(0, 120),
          family: "reference",
          names: patterns,
          plain: [],
          mechanisms: [],
          ambiguous: [],
          context: [],
          misconceptions: [],
        },
        patterns: patterns.map(compilePattern),
        sentence,
        reference: reference.index,
        score:
          top.reduce((sum, { weight }) => sum + weight, 0) *
          (sentence.hasReason ? 1.3 : 1) *
          (sentence.hasNumber ? 1.1 : 1) *
          (known.has(sentence.index) ? KNOWN_ALREADY : 1),
        references: new Set([reference.index]),
        phrases: [phraseOf(reference.index, sentence)],
        dimension: dimensionOfStatement(sentence),
      });
    }
  }
  return statements;
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

/** The telling words as they stand, with a neighbour that belongs to them: `ticket barcode, gate`. */
function nameOf(top: readonly TellingWord[], words: readonly TellingWord[], sentence: Sentence): string {
  const telling = new Map(words.map(({ at, token }) => [at, token.word]));
  const chunks: string[] = [];
  const used = new Set<number>();
  for (const { at } of [...top].sort((a, b) => a.at - b.at)) {
    if (used.has(at)) continue;
    const from = telling.has(at - 1) && !used.has(at - 1) && adjoin(sentence, at - 1) ? at - 1 : at;
    const to = telling.has(at + 1) && from === at && adjoin(sentence, at) ? at + 1 : at;
    const chunk: string[] = [];
    for (let position = from; position <= to; position++) {
      used.add(position);
      chunk.push(telling.get(position) ?? "");
    }
    chunks.push(chunk.join(" "));
  }
  return chunks.slice(0, 3).join(", ");
}

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
  const names = group.map(({ concept }) => concept.name.replaceAll(", ", " with "));
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
      title: titleOf(names),
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
