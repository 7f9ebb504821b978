import { type Answer, type Evidence, type Given, type Report } from "../model/index.ts";
import { evaluateExpression, evaluateLedger, type LedgerLine, type Quantity } from "../ledger/index.ts";
import { type Lifted } from "../document/index.ts";
import { nonFunctionalText, type Reading, type Sentence } from "../text/index.ts";
import { textAt } from "./text-at.ts";
import { amountOf } from "./amount.ts";
import { telling } from "./binding.ts";
import { carriedIn } from "./carried.ts";
import { ledgerLines } from "./ledger-lines.ts";
import { type Numbers, slipOf, type StatedNumber, unitError } from "./numbers.ts";
import { around, flat, numbersInText } from "./text-numbers.ts";

export interface ReadNumbers extends Numbers {
  /** The ledger as evaluated, for the report. */
  ledger: Report["ledger"];
}

/** Every number that an answer states: ledger rows, non-functional requirements, equations and quantities in text. */
export function readNumbers({
  answer,
  reading,
  givens,
  lifted,
}: {
  answer: Answer;
  reading: Reading;
  givens: readonly Given[];
  lifted: Lifted;
}): ReadNumbers {
  const lines = evaluateLedger({ rows: answer.ledger, givens });
  const sourceOf = (row: number): Source | null => {
    const place = Object.hasOwn(lifted, `ledger.${row}`) ? lifted[`ledger.${row}`] : undefined;
    const text = place === undefined ? null : textAt(answer, place.field);
    if (place === undefined || text === null) return null;
    const sentence = reading.sentences.find(
      ({ field, start, end }) => field === place.field && place.start >= start && place.start < end,
    );
    return { text, sentence: sentence ?? null, start: place.start, end: place.end };
  };
  const rows = lines.flatMap((line) => rowNumber(line, lines, answer, sourceOf(line.row)));
  const targets = answer.nonFunctional.flatMap((row, index) => {
    const quantity =
      quantityIn(`${row.value}${row.unit.trim() === "%" ? "" : " "}${row.unit.trim()}`) ??
      quantityIn(row.value);
    if (quantity === null) return [];
    const text = nonFunctionalText(row);
    const field = `nonFunctional.${index}`;
    const quote: Evidence = { kind: "quote", field, start: 0, end: text.length, text };
    const number: StatedNumber = {
      ...amountOf(quantity),
      from: "text",
      about: telling(`${row.metric} ${row.percentile}`),
      said: text,
      evidence: quote,
      sentence: null,
      computed: false,
      slip: null,
      carried: null,
      unitMismatch: null,
    };
    return [number];
  });
  return {
    stated: [...rows, ...targets, ...numbersInText({ answer, reading, givens, lifted })],
    ledger: ledgerLines({ lines, answer, lifted }),
  };
}

function quantityIn(text: string): Quantity | null {
  if (!/\d/.test(text)) return null;
  const result = evaluateExpression({ text, scope: {} });
  return result.ok ? result.quantity : null;
}

/** Where a row that was read out of text stands. */
interface Source {
  text: string;
  sentence: Sentence | null;
  start: number;
  end: number;
}

function rowNumber(
  line: LedgerLine,
  lines: readonly LedgerLine[],
  answer: Answer,
  source: Source | null,
): StatedNumber[] {
  if (source?.sentence && source.sentence.setAside !== null) return [];
  const { row, name } = line;
  /* A wrong result is what the candidate goes on with; what the sum really gives is told in the error. */
  const slipped = line.slip !== null && line.stated !== null ? line.stated : null;
  const quantity = slipped?.quantity ?? line.quantity;
  if (quantity === null) return [];
  const text = slipped?.text ?? line.text;
  const { expression = "", note = "" } = answer.ledger[row] ?? {};
  const said = source
    ? flat(source.text.slice(source.start, source.end))
    : name === ""
      ? `${expression} → ${text}`
      : `${name} = ${text}`;
  const number: StatedNumber = {
    ...amountOf(quantity),
    text,
    from: source ? "equation" : "row",
    about: [
      ...telling(`${name} ${note}`),
      ...(source?.sentence ? around(source.text, source.start, source.end, source.sentence) : []),
    ],
    said,
    evidence: { kind: "estimate", row, name: name || expression, value: text },
    sentence: source?.sentence ?? null,
    computed:
      /[-+*/×÷^]|\d\s*x\s*\d/.test(expression.trim().replace(/^[-+]/, "")) && /\d|[a-z]/i.test(expression),
    slip: slipOf(line, source !== null),
    carried: carriedIn(line, lines),
    unitMismatch: unitError(line),
  };
  return [number];
}
