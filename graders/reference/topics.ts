import { type Dimension, type Level } from "../model/index.ts";
import { type Mention, type Sentence } from "../text/types.ts";
import { dimensionOfConcept, levelOf } from "./dimension.ts";
import { type DraftPart } from "./draft.ts";
import { counts, isDeeper, phraseOf, type References } from "./read-references.ts";
import { adviceFrom, idFrom, titleOf, whyFrom } from "./wording.ts";

/** Concepts of one criterion, at most: more would hide what is missing. */
const MOST_TOGETHER = 4;
/** Of a criterion's concepts, this share makes it met: no two people argue a section with all the same ideas. */
const NEEDED = 0.6;

interface Topic {
  concept: string;
  name: string;
  dimension: Dimension;
  /** Where it is used most deeply, first of all references. */
  home: Mention;
  reference: number;
  depth: Mention["depth"];
  /** Share of the references that use it. */
  shared: number;
  places: { reference: number; sentence: Sentence }[];
  /** The prompt names it already. */
  given: boolean;
}

/**
 * Criteria for what the lexicon recognises in the references: concepts asserted and used, those that one passage
 * argues together in one criterion, at the depth that they reach there.
 */
export function draftTopics(
  references: References,
  level: Level,
  most: number,
  taken: Set<string>,
): DraftPart[] {
  const topics = topicsIn(references);
  let size = 2;
  let groups = together(topics, size);
  while (groups.length > most && size < MOST_TOGETHER) groups = together(topics, ++size);
  return groups.map((group) => partOf(group, references, level, taken));
}

/** Families that only systems with a model in them speak of. */
const OF_MODELS: ReadonlySet<string> = new Set([
  "retrieval",
  "ranking",
  "features",
  "serving",
  "llm",
  "release",
]);
/** So many of their terms, by name, and the references are about such a system. */
const FEWEST_MODEL_TERMS = 4;

/**
 * The lexicon's plain words were written for systems with a model in them. Of other systems they say something else
 * ("answered at once" is no real-time inference), so there only names count.
 */
function isAboutModels({ all, conceptOf }: References): boolean {
  const named = new Set(
    all.flatMap(({ reading }) =>
      [...reading.mentions].flatMap(([id, mentions]) =>
        OF_MODELS.has(conceptOf(id)?.family ?? "") && mentions.some(({ by }) => by === "name") ? [id] : [],
      ),
    ),
  );
  return named.size >= FEWEST_MODEL_TERMS;
}

function topicsIn(references: References): Topic[] {
  const { all, prompt, conceptOf } = references;
  const aboutModels = isAboutModels(references);
  const topics = new Map<string, Topic>();
  for (const { index, reading } of all)
    for (const [id, mentions] of reading.mentions) {
      const concept = conceptOf(id);
      const used = mentions.filter(
        ({ stance, depth, sentence, by }) =>
          stance === "asserted" && depth !== "named" && counts(sentence) && (aboutModels || by === "name"),
      );
      const [first, ...others] = used;
      if (concept === undefined || first === undefined) continue;
      if (!aboutModels && OF_MODELS.has(concept.family)) continue;
      const deepest = others.reduce((best, one) => (isDeeper(one, best) ? one : best), first);
      const places = used.map(({ sentence }) => ({ reference: index, sentence }));
      const known = topics.get(id);
      if (known) {
        known.shared += 1 / all.length;
        known.places.push(...places);
        continue;
      }
      topics.set(id, {
        concept: id,
        name: concept.name,
        dimension: dimensionOfConcept(concept),
        home: deepest,
        reference: index,
        depth: deepest.depth,
        shared: 1 / all.length,
        places,
        given: prompt.concepts.has(id),
      });
    }
  return (
    [...topics.values()]
      /* What the prompt names has to be argued to say more than the prompt. */
      .filter(({ given, depth }) => !given || depth === "justified")
      .sort((a, b) => a.reference - b.reference || a.home.sentence.index - b.home.sentence.index)
  );
}

/** Neighbours in one section that are scored in one dimension, up to `size` of them. */
function together(topics: readonly Topic[], size: number): Topic[][] {
  const groups: Topic[][] = [];
  const open = new Map<string, Topic[]>();
  for (const topic of topics) {
    const { sentence } = topic.home;
    const key = [topic.reference, sentence.headings[0] ?? sentence.field, topic.dimension, topic.depth].join(
      "\n",
    );
    const group = open.get(key);
    if (group !== undefined && group.length < size) group.push(topic);
    else {
      const started = [topic];
      open.set(key, started);
      groups.push(started);
    }
  }
  return groups;
}

function partOf(group: readonly Topic[], { all }: References, level: Level, taken: Set<string>): DraftPart {
  const [first] = group;
  if (first === undefined) throw new Error("a group of topics is never empty");
  const names = group.map(({ name }) => name);
  const homes = group.map(({ home }) => home.sentence);
  const shared = group.reduce((sum, topic) => sum + topic.shared, 0) / group.length;
  const weight =
    (first.depth === "justified" ? 1.5 : 1) * (0.5 + 0.5 * group.length) * (first.given ? 0.6 : 1);
  return {
    criterion: {
      id: idFrom(first.concept, taken),
      dimension: first.dimension,
      level: levelOf(first.dimension, level),
      points: pointsFor(weight, shared, all.length),
      title: titleOf(names),
      why: whyFrom(first.home.sentence),
      advice: adviceFrom(names, homes),
      check: {
        kind: "covers",
        concepts: group.map(({ concept }) => concept),
        need: Math.max(1, Math.round(group.length * NEEDED)),
        depth: first.depth,
        accept: ["asserted"],
      },
    },
    shared,
    at: position(first.reference, first.home.sentence),
    phrases: distinct(group).map(({ reference, sentence }) => phraseOf(reference, sentence)),
    concepts: [],
    quantities: [],
  };
}

/** One place for each concept, and for each further reference that uses it. */
function distinct(group: readonly Topic[]): Topic["places"] {
  const seen = new Set<string>();
  return group
    .flatMap(({ home, reference, places }) => [
      { reference, sentence: home.sentence },
      ...places.filter((place) => place.reference !== reference),
    ])
    .filter(({ reference, sentence }) => {
      const key = `${reference} ${sentence.index}`;
      return seen.has(key) ? false : seen.add(key);
    });
}

export const position = (reference: number, sentence: Pick<Sentence, "index">): number =>
  reference * 10_000 + sentence.index;

/** Half points between 0.5 and 10; what every reference says weighs twice what one of several says. */
export const pointsFor = (weight: number, shared: number, references: number): number =>
  Math.min(10, Math.max(0.5, Math.round(2 * weight * (references > 1 ? 0.5 + shared : 1)) / 2));
