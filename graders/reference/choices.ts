import { type Concept, type Level } from "../model/index.ts";
import { normalise, tokenise } from "../text/index.ts";
import { withoutArticles } from "../text/pattern.ts";
import { type Sentence } from "../text/types.ts";
import { isNamedIn } from "../truth/vocabulary.ts";
import { levelOf } from "./dimension.ts";
import { type DraftPart, type Phrase } from "./draft.ts";
import { type ReadReference, type References } from "./read-references.ts";
import { withSynonyms } from "./synonyms.ts";
import { isTelling } from "./telling-words.ts";
import { pointsFor, position } from "./topics.ts";
import { idFrom, opening, titleOf } from "./wording.ts";

const MOST_CHOICES = 5;
const MOST_CONCEPTS = 3;
const FEWEST_REASON_WORDS = 5;

interface Choice {
  title: string;
  about: string[];
  concepts: Concept[];
  because: string;
  reference: number;
  references: Set<number>;
  at: number;
  phrases: Phrase[];
}

/** Criteria for the decisions that the references argue: options, a choice, a reason, what it costs. */
export function draftChoices(references: References, level: Level, taken: Set<string>): DraftPart[] {
  const count = references.all.length;
  return choicesIn(references, taken)
    .sort((a, b) => b.references.size - a.references.size || a.at - b.at)
    .slice(0, MOST_CHOICES)
    .map((choice) => ({
      criterion: {
        id: idFrom(`decides-${choice.title}`, taken),
        dimension: "trade-offs",
        level: levelOf("trade-offs", level),
        points: pointsFor(2, choice.references.size / count, count),
        title: titleOf([`Decides: ${choice.title}`]),
        why: `There is more than one way here; the reference argues: “${opening(choice.because)}”`,
        advice: `Name the other option in “${choice.title}”, say what you choose and why at this load, and what you give up.`,
        check: { kind: "decision", about: choice.about },
      },
      shared: choice.references.size / count,
      at: choice.at,
      phrases: choice.phrases,
      concepts: choice.concepts,
      quantities: [],
    }));
}

function choicesIn({ all, conceptOf, prompt }: References, taken: Set<string>): Choice[] {
  const choices: Choice[] = [];
  for (const reference of all) {
    const { document, index, reading } = reference;
    document.answer.decisions.forEach((decision, row) => {
      const because = `${decision.because} ${decision.consequences}`.trim();
      if (because.split(/\s+/).length < FEWEST_REASON_WORDS) return;
      const title = (decision.title || decision.choice || decision.options.join(" or ")).trim().slice(0, 90);
      const subject = [decision.title, ...decision.options, decision.choice].join(" . ").slice(0, 1_000);
      const tokens = withoutArticles(tokenise(normalise(subject).text));
      const known = [...reading.mentions.keys()].filter((id) => {
        const concept = conceptOf(id);
        return concept !== undefined && isNamedIn(concept, tokens);
      });
      const phrase = placeOf(reference, row, title);
      const same = choices.find(({ about }) => known.some((id) => about.includes(id)));
      if (same) {
        if (!same.references.has(index)) same.phrases.push(phrase);
        same.references.add(index);
        return;
      }
      const own = known.length > 0 ? [] : ownConcept(tokens, title, prompt.stems, taken);
      const about = [...known.slice(0, MOST_CONCEPTS), ...own.map(({ id }) => id)];
      if (about.length === 0 || title === "") return;
      choices.push({
        title,
        about,
        concepts: own,
        because,
        reference: index,
        references: new Set([index]),
        at: positionOf(reference, phrase),
        phrases: [phrase],
      });
    });
  }
  return choices;
}

/** A concept for a decision about something that the lexicon does not know: any two of its telling words. */
function ownConcept(
  tokens: ReturnType<typeof tokenise>,
  title: string,
  given: ReadonlySet<string>,
  taken: Set<string>,
): Concept[] {
  const stems = new Set<string>();
  const words = tokens
    .filter((token) => isTelling(token) && !stems.has(token.stem) && stems.add(token.stem))
    .sort((a, b) => Number(given.has(a.stem)) - Number(given.has(b.stem)))
    .slice(0, 3)
    .map(({ word }) => withSynonyms(word).slice(0, 5).join("|"));
  const [a, b, c] = words;
  if (a === undefined || b === undefined) return [];
  return [
    {
      id: idFrom(`choice-${title}`, taken),
      name: title.slice(0, 120),
      family: "reference",
      names: c === undefined ? [`${a} & ${b}`] : [`${a} & ${b}`, `${a} & ${c}`, `${b} & ${c}`],
      plain: [],
      mechanisms: [],
      ambiguous: [],
      context: [],
      misconceptions: [],
    },
  ];
}

function placeOf({ document, index }: ReadReference, row: number, title: string): Phrase {
  const path = `decisions.${row}`;
  const place = Object.hasOwn(document.lifted, path) ? document.lifted[path] : undefined;
  const because = document.answer.decisions[row]?.because ?? "";
  if (place === undefined) {
    const text = because.slice(0, 400);
    return { reference: index, field: `${path}.because`, start: 0, end: text.length, text: text || title };
  }
  const end = Math.min(place.end, place.start + 400);
  return {
    reference: index,
    field: place.field,
    start: place.start,
    end,
    text: (because || title).slice(0, 400),
  };
}

function positionOf({ index, reading }: ReadReference, { field, start }: Phrase): number {
  const sentence: Sentence | undefined = reading.sentences.find(
    (one) => one.field === field && one.start <= start && start < one.end,
  );
  return sentence === undefined ? index * 10_000 + 9_000 : position(index, sentence);
}
