import {
  evaluateLedger,
  extractEquations,
  extractQuantities,
  type ExtractedQuantity,
} from "../ledger/index.ts";
import { type Lifted } from "../document/index.ts";
import { type Answer, type Evidence, type Given } from "../model/index.ts";
import { type Reading, type Sentence } from "../text/index.ts";
import { amountOf, inUnit } from "./amount.ts";
import { carriedIn } from "./carried.ts";
import { telling } from "./binding.ts";
import { slipOf, type StatedNumber, unitError } from "./numbers.ts";
import { textAt } from "./text-at.ts";

/** Words that may stand between a number and what it measures. */
const REACH = 60;

/**
 * Quantities in the answer's sentences, and equations that were not read into ledger rows; nothing from rows, drawings or
 * text set aside.
 */
export function numbersInText({
  answer,
  reading,
  givens,
  lifted,
}: {
  answer: Answer;
  reading: Reading;
  givens: readonly Given[];
  lifted: Lifted;
}): StatedNumber[] {
  const rows = Object.entries(lifted).flatMap(([path, place]) => (path.startsWith("ledger.") ? [place] : []));
  const fields = new Map<string, Sentence[]>();
  for (const sentence of reading.sentences) {
    if (/^(?:sketch|ledger|nonFunctional|costs)\b/.test(sentence.field)) continue;
    const known = fields.get(sentence.field);
    if (known) known.push(sentence);
    else fields.set(sentence.field, [sentence]);
  }
  return [...fields].flatMap(([field, sentences]) => {
    const text = textAt(answer, field);
    if (text === null || !/\d/.test(text)) return [];
    const holder = holderOf(sentences);
    const quote = (start: number, end: number): Evidence => ({
      kind: "quote",
      field,
      start,
      end,
      text: text.slice(start, end),
    });
    const taken = rows.filter((place) => place.field === field);
    return [...equations(text, taken, givens, holder, quote), ...quantities(text, holder, quote)];
  });
}

/** Which of a field's sentences a place stands in; they come in their order. */
function holderOf(sentences: readonly Sentence[]): Holder {
  return (start) => {
    let low = 0;
    let high = sentences.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sentences[middle] as Sentence).end <= start) low = middle + 1;
      else high = middle;
    }
    const found = sentences[low];
    return found !== undefined && found.start <= start ? found : undefined;
  };
}

type Holder = (start: number) => Sentence | undefined;
type Quote = (start: number, end: number) => Evidence;

function equations(
  text: string,
  taken: readonly { start: number; end: number }[],
  givens: readonly Given[],
  holder: Holder,
  quote: Quote,
): StatedNumber[] {
  const found = extractEquations(text).filter(
    ({ start, end }) =>
      holder(start)?.setAside === null &&
      !taken.some((row) => start < row.end && end > row.start && !goesOn(row, { start, end })),
  );
  const lines = evaluateLedger({
    rows: found.map(({ name, expression, stated }) => ({
      name: name ?? "",
      expression: stated === null ? expression : `${expression} = ${stated}`,
    })),
    givens,
  });
  return found.flatMap(({ name, expression, start, end }, index): StatedNumber[] => {
    const line = lines[index];
    const quantity = line?.slip ? (line.stated?.quantity ?? line.quantity) : (line?.quantity ?? null);
    const sentence = holder(start);
    if (!line || quantity === null || sentence === undefined) return [];
    /* A chain goes on with the result of a row: it is told again only where it breaks. */
    if (line.slip === null && taken.some((row) => start < row.end && end > row.start)) return [];
    return [
      {
        ...amountOf(quantity),
        from: "equation",
        about: [...telling(name ?? ""), ...around(text, start, end, sentence)],
        said: flat(text.slice(start, end)),
        evidence: quote(start, end),
        sentence,
        computed: /[-+*/×÷^−]/.test(expression),
        slip: slipOf(line, true),
        carried: carriedIn(line, lines),
        unitMismatch: unitError(line),
      },
    ];
  });
}

const goesOn = (row: { start: number; end: number }, { start, end }: { start: number; end: number }) =>
  start > row.start && end > row.end;

function quantities(text: string, holder: Holder, quote: Quote): StatedNumber[] {
  let counted: { sentence: Sentence; words: string[] } | null = null;
  return extractQuantities(text).flatMap((found: ExtractedQuantity): StatedNumber[] => {
    const { quantity, start, end } = found;
    const sentence = holder(start);
    if (sentence === undefined || sentence.setAside !== null) return [];
    const ofEach = counted?.sentence === sentence && isOfEach(text, start, end) ? counted.words : [];
    if (quantity.tag !== undefined && quantity.value > 1) counted = { sentence, words: telling(found.unit) };
    return [
      {
        in: (unit) => inUnit(quantity, unit),
        text: found.text,
        from: "text",
        about: [
          ...telling(found.unit),
          ...around(text, start, end, sentence),
          ...ofEach,
          ...(found.unit === "" && isMultiplier(text, start, end) ? MULTIPLIER : []),
          ...(found.unit === "%" ? SHARE : []),
        ],
        said: flat(clauseOf(text, start, end, sentence)),
        evidence: quote(start, end),
        sentence,
        computed: false,
        slip: null,
        carried: null,
        unitMismatch: null,
        ...(found.bound ? { bound: true } : {}),
      },
    ];
  });
}

/** In `5M pictures a day, each 1.5 MB` the size is a picture's. */
const isOfEach = (text: string, start: number, end: number): boolean =>
  /\beach(?:\s\p{L}+){0,3}\s[~≈]?$/iu.test(text.slice(Math.max(0, start - 40), start)) ||
  /^\s?(?:each|apiece)\b/i.test(text.slice(end, end + 8));

/** `×4`, `4x`, `three times`: a factor. */
const isMultiplier = (text: string, start: number, end: number): boolean =>
  /[×x*]\s?$/i.test(text.slice(Math.max(0, start - 2), start)) ||
  /^\s?(?:[×x](?![\p{L}\d])|times\b|-?fold\b)/iu.test(text.slice(end, end + 7)) ||
  /\dx$/i.test(text.slice(start, end));
const SHARE = telling("share percent fraction");
const MULTIPLIER = telling("factor multiplier ratio over");

export const flat = (text: string) => text.replaceAll(/[\s|*_`]+/g, " ").trim();

/* A comma or full stop inside a number is none. */
const STOP_BEFORE = /[;|]|[,.](?=\s)|\s[–—]\s/g;
const STOP_AFTER = /[;|]|[,.](?=\s|$)|\s[–—]\s/;

/** From the last stop before a number to the first one after it, inside its sentence. */
function clauseOf(text: string, start: number, end: number, sentence: Sentence): string {
  const before = text.slice(Math.max(sentence.start, start - REACH), start);
  const after = text.slice(end, Math.min(sentence.end, end + REACH));
  const stops = [...before.matchAll(STOP_BEFORE)];
  const last = stops.at(-1);
  const from = last === undefined ? before : before.slice(last.index + last[0].length);
  const stop = STOP_AFTER.exec(after);
  return from + text.slice(start, end) + (stop === null ? after : after.slice(0, stop.index));
}

/** `…, 1,750 a second` says nothing of its own: what was said before the comma goes on. */
const isAppended = (clause: string): boolean =>
  !LONG_WORD.test(clause) && clause.replace(BARE_WORDS, "").replace(/[^\p{L}]+/gu, "").length <= 4;
/** Longer than all of those that say nothing. */
const LONG_WORD = /[a-z]{9}/i;
const BARE_WORDS =
  /\b(?:about|roughly|around|some|so|or|and|a|an|per|every|each|second|sec|minute|hour|day|month|year|thousand|million|billion|at|of|in|is|that|that's|makes|which|for|[kKMGTP]i?B|bytes?|ms|s|k|M|B)\b/gi;

/** The words before the comma in front of a number's clause. */
function clauseBefore(text: string, start: number, sentence: Sentence): string {
  const before = text.slice(Math.max(sentence.start, start - 2 * REACH), start);
  const stop = [...before.matchAll(/[,;](?=\s)/g)].at(-1);
  if (stop === undefined) return "";
  const earlier = before.slice(0, stop.index);
  const other = [...earlier.matchAll(STOP_BEFORE)].at(-1);
  return other === undefined ? earlier : earlier.slice(other.index + other[0].length);
}

/** Stems of the words that say what a number is: its clause, for a table row also the first cell, else the lead-in. */
export function around(text: string, start: number, end: number, sentence: Sentence): string[] {
  const clause = clauseOf(text, start, end, sentence);
  const stems = telling(clause);
  if (sentence.kind !== "row" && isAppended(clause))
    stems.push(...telling(clauseBefore(text, start, sentence)));
  if (sentence.kind === "row")
    stems.push(...telling(sentence.text.split("|").find((cell) => /\p{L}/u.test(cell)) ?? ""));
  else if (sentence.kind === "item") {
    const lead = /^[^:\d]{2,60}:/.exec(sentence.text);
    if (lead) stems.push(...telling(lead[0]));
  }
  return stems;
}
