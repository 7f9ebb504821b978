import { parseUnit } from "../ledger/index.ts";
import { type Level, type Question } from "../model/index.ts";
import { telling } from "../truth/binding.ts";
import { type StatedNumber } from "../truth/numbers.ts";
import { textAt } from "../truth/text-at.ts";
import { levelOf } from "./dimension.ts";
import { type DraftPart, type Phrase } from "./draft.ts";
import { type ReadReference, type References } from "./read-references.ts";
import { pointsFor, position } from "./topics.ts";
import { headingOf, idFrom, lower, titleOf } from "./wording.ts";

const MOST_ESTIMATES = 5;
/** Worked sums asked for, whatever they come to: other people size other things. */
const MOST_SUMS = 4;
/** Two results nearer than this factor are one. */
const SAME = 1.25;
/** Inputs that the prompt leaves open differ from person to person, and results with them. */
const OPEN = { full: 2, part: 6 } as const;

interface Result {
  number: StatedNumber;
  name: string;
  value: number;
  unit: string;
  reference: number;
  references: Set<number>;
  at: number;
  phrases: Phrase[];
}

/** Criteria for the results that the references work out, and one for working sums at all. */
export function draftEstimates(references: References, level: Level, taken: Set<string>): DraftPart[] {
  const results = resultsIn(references);
  const count = references.all.length;
  const names = new Set<string>();
  const parts = [...results]
    .sort((a, b) => b.references.size - a.references.size || rank(b, results) - rank(a, results))
    /* Of several results under one name, the last is what the sums lead to. */
    .filter(({ name }) => !names.has(name) && names.add(name))
    .slice(0, MOST_ESTIMATES)
    .map((result) => estimatePart(result, count, level, taken));
  const sums = Math.max(0, ...references.all.map((one) => worked(one).length));
  if (sums > 0) parts.push(sumPart(references, Math.min(MOST_SUMS, sums), level, taken));
  return parts;
}

/** Money, bytes and rates say what they are; of the others the later ones rest on the earlier. */
const rank = (result: Result, all: readonly Result[]) =>
  (result.unit === "1" ? 0 : 2) + all.indexOf(result) / all.length;

const worked = ({ numbers }: ReadReference): StatedNumber[] =>
  numbers.stated.filter(
    (number) =>
      number.computed && number.slip === null && number.unitMismatch === null && number.from !== "text",
  );

function resultsIn({ all }: References): Result[] {
  const results: Result[] = [];
  for (const reference of all)
    for (const number of worked(reference)) {
      if (number.evidence.kind !== "estimate") continue;
      const { row } = number.evidence;
      const measured = unitOf(number);
      const name = nameOf(reference, row, number);
      if (measured === null || name === null) continue;
      const { unit, value } = measured;
      const phrases = phrasesOf(reference, row, number);
      const same = results.find(
        (one) => one.unit === unit && Math.max(one.value / value, value / one.value) <= SAME,
      );
      if (same) {
        if (!same.references.has(reference.index)) same.phrases.push(...phrases);
        same.references.add(reference.index);
        continue;
      }
      results.push({
        number,
        name,
        value,
        unit,
        reference: reference.index,
        references: new Set([reference.index]),
        at: number.sentence === null ? reference.index * 10_000 : position(reference.index, number.sentence),
        phrases,
      });
    }
  return results;
}

const UNITS = ["USD/month", "USD", "GB/s", "1/s", "GB", "s", "FLOP", "J"] as const;

/** The unit that a result is compared in. */
function unitOf(number: StatedNumber): { unit: string; value: number } | null {
  for (const unit of [...UNITS, "1"]) {
    if (parseUnit(unit) === null) continue;
    const value = number.in(unit);
    if (value !== null && value > 0 && Number.isFinite(value)) return { unit, value };
  }
  return null;
}

const LONGEST_NAME = 60;

/** What a row calls its result, else the section that it stands in; a plain number needs a name of its own. */
function nameOf(reference: ReadReference, row: number, number: StatedNumber): string | null {
  const own = (reference.document.answer.ledger[row]?.name ?? "")
    .replaceAll(/[_*`|]+/g, " ")
    .replaceAll(/\([^)]*\)?/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim()
    .slice(0, LONGEST_NAME);
  if (isName(own)) return own;
  const lead = plainText(/^([^:=]{3,60}):/.exec(number.sentence?.text ?? "")?.[1] ?? "");
  if (isName(lead)) return lead;
  const heading = number.sentence === null ? null : headingOf(number.sentence);
  return heading !== null && isName(heading) && unitOf(number)?.unit !== "1"
    ? heading.slice(0, LONGEST_NAME)
    : null;
}

const plainText = (text: string) =>
  text
    .replaceAll(/[_*`|>]+|^[\s-]+/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();

/** A few words that name something, and no piece of a sentence. */
const isName = (text: string) =>
  telling(text).length > 0 &&
  text.split(" ").length <= 6 &&
  !/[()"“”:;]|\b(?:but|so|because|need|is|are|i|we|it|that|this|say|then)\b/i.test(text);

function phrasesOf({ index, document }: ReadReference, row: number, number: StatedNumber): Phrase[] {
  const path = `ledger.${row}`;
  const place = Object.hasOwn(document.lifted, path) ? document.lifted[path] : undefined;
  const text = place === undefined ? null : textAt(document.answer, place.field);
  if (place === undefined || text === null) {
    const { expression = "" } = document.answer.ledger[row] ?? {};
    return [
      { reference: index, field: path, start: 0, end: 0, text: number.said.slice(0, 400) || expression },
    ];
  }
  const { field, start } = place;
  const end = Math.min(place.end, start + 400);
  return [{ reference: index, field, start, end, text: text.slice(start, end) }];
}

function estimatePart(result: Result, references: number, level: Level, taken: Set<string>): DraftPart {
  const { name, value, unit, number } = result;
  const id = idFrom(`sizing-${name}`, taken);
  const quantity = id.replaceAll("-", "_");
  const derived: Question["quantities"][number] = {
    id: quantity,
    label: name,
    unit,
    names: [name],
    expression: `${Number(value.toPrecision(6))}`,
  };
  return {
    criterion: {
      id,
      dimension: "estimates",
      level: levelOf("estimates", level),
      points: pointsFor(2, result.references.size / references, references),
      title: titleOf([`Works out ${lower(name)}`]),
      why: `What follows rests on its size: a reference arrives at about ${number.text}.`,
      advice: `Work out ${lower(name)} step by step, with units, from the load you assume; hold it against what one machine or one budget takes.`,
      check: { kind: "estimate", quantity, ...OPEN },
    },
    shared: result.references.size / references,
    at: result.at,
    phrases: result.phrases,
    concepts: [],
    quantities: [derived],
  };
}

function sumPart({ all }: References, need: number, level: Level, taken: Set<string>): DraftPart {
  const first = all.flatMap((reference) =>
    worked(reference)
      .slice(0, 2)
      .flatMap((number) =>
        number.evidence.kind === "estimate" ? phrasesOf(reference, number.evidence.row, number) : [],
      ),
  );
  return {
    criterion: {
      id: idFrom("worked-sums", taken),
      dimension: "estimates",
      level: "mid",
      points: 2,
      title: need > 1 ? `Works at least ${need} sums through` : "Works a sum through",
      why: "A size that is worked out can be checked; one that is only stated has to be believed.",
      advice: `Write ${need > 1 ? `${need} sums` : "a sum"} out as inputs × inputs = result, each with its unit.`,
      check: { kind: "sum", unit: "any", need },
    },
    shared: 1,
    at: 0,
    phrases: first,
    concepts: [],
    quantities: [],
  };
}
