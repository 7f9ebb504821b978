import { LEXICON } from "../concepts/index.ts";
import { type ReadDocument } from "../document/index.ts";
import { type Concept, EMPTY_ANSWER } from "../model/index.ts";
import { readText, tokenise, normalise } from "../text/index.ts";
import { type Mention, type Reading, type Sentence } from "../text/types.ts";
import { type Bill, readBill } from "../truth/bill.ts";
import { type ReadNumbers, readNumbers } from "../truth/read-numbers.ts";
import { type Phrase } from "./draft.ts";

/** One reference answer as the grader reads it. */
export interface ReadReference {
  index: number;
  document: ReadDocument;
  reading: Reading;
  numbers: ReadNumbers;
  bill: Bill;
}

export interface References {
  all: ReadReference[];
  /** What the prompt itself speaks of: concepts, and stems of its words. */
  prompt: { text: string; concepts: ReadonlySet<string>; stems: ReadonlySet<string> };
  conceptOf: (id: string) => Concept | undefined;
}

const byId = new Map(LEXICON.map((concept) => [concept.id, concept]));

export function readReferences(documents: readonly ReadDocument[], prompt: string): References {
  const all = documents.map((document, index): ReadReference => {
    const { answer, lifted } = document;
    const reading = readText({ answer, lifted, prompt, concepts: LEXICON });
    const numbers = readNumbers({ answer, reading, givens: [], lifted });
    return { index, document, reading, numbers, bill: readBill(answer, numbers, lifted) };
  });
  const asked = readText({ answer: { ...EMPTY_ANSWER, prose: prompt }, prompt: "", concepts: LEXICON });
  return {
    all,
    prompt: {
      text: prompt,
      concepts: new Set(asked.mentions.keys()),
      stems: new Set(tokenise(normalise(prompt).text).map(({ stem }) => stem)),
    },
    conceptOf: (id) => byId.get(id),
  };
}

const LONGEST_PHRASE = 400;

export const phraseOf = (
  reference: number,
  { field, start, end, text }: Pick<Sentence, "field" | "start" | "end" | "text">,
): Phrase => ({
  reference,
  field,
  start,
  end: Math.min(end, start + LONGEST_PHRASE),
  text: text.slice(0, LONGEST_PHRASE),
});

/** Text that may give rise to criteria: said by the author, and more than a name. */
export const counts = (sentence: Sentence): boolean =>
  sentence.setAside === null &&
  !sentence.bareList &&
  sentence.kind !== "heading" &&
  sentence.kind !== "label";

const DEPTH_RANK = { named: 0, applied: 1, justified: 2 } as const;
export const isDeeper = (one: Mention, other: Mention): boolean =>
  DEPTH_RANK[one.depth] > DEPTH_RANK[other.depth];
