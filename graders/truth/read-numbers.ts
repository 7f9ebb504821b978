import { type Answer, type Evidence, type Given, type Report } from "../model/index.ts";
import { evaluateExpression, evaluateLedger, type LedgerLine, type Quantity } from "../ledger/index.ts";
import { nonFunctionalText, type Reading } from "../text/index.ts";
import { amountOf } from "./amount.ts";
import { telling } from "./binding.ts";
import { type Numbers, type StatedNumber } from "./numbers.ts";
import { numbersInText } from "./text-numbers.ts";

export interface ReadNumbers extends Numbers {
  /** The ledger as evaluated, for the report. */
  ledger: Report["ledger"];
}

/** Every number that an answer states: ledger rows, non-functional requirements, equations and quantities in text. */
export function readNumbers({
  answer,
  reading,
  givens,
}: {
  answer: Answer;
  reading: Reading;
  givens: readonly Given[];
}): ReadNumbers {
  const lines = evaluateLedger({ rows: answer.ledger, givens });
  const rows = lines.flatMap((line) => rowNumber(line, answer));
  const targets = answer.nonFunctional.flatMap((row, index) => {
    const quantity = quantityIn(`${row.value} ${row.unit}`) ?? quantityIn(row.value);
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
      unitMismatch: null,
    };
    return [number];
  });
  return {
    stated: [...rows, ...targets, ...numbersInText(answer, reading, givens)],
    ledger: lines.map(({ row, name, text, quantity, problem, warnings, slip, unitMismatch }) => ({
      row,
      name,
      expression: answer.ledger[row]?.expression ?? "",
      value: quantity === null ? null : text,
      problem: problem ?? slip?.words ?? unitMismatch,
      warnings,
    })),
  };
}

function quantityIn(text: string): Quantity | null {
  if (!/\d/.test(text)) return null;
  const result = evaluateExpression({ text, scope: {} });
  return result.ok ? result.quantity : null;
}

function rowNumber(line: LedgerLine, answer: Answer): StatedNumber[] {
  const { row, name } = line;
  /* A wrong result is what the candidate goes on with; what the sum really gives is told in the error. */
  const slipped = line.slip !== null && line.stated !== null ? line.stated : null;
  const quantity = slipped?.quantity ?? line.quantity;
  if (quantity === null) return [];
  const text = slipped?.text ?? line.text;
  const source = answer.ledger[row];
  const expression = source?.expression ?? "";
  const note = source?.note ?? "";
  const number: StatedNumber = {
    ...amountOf(quantity),
    text,
    from: "row",
    about: telling(`${name} ${note}`),
    said: name === "" ? `${expression} → ${text}` : `${name} = ${text}`,
    evidence: { kind: "estimate", row, name: name || expression, value: text },
    sentence: null,
    computed:
      /[-+*/×÷^]|\d\s*x\s*\d/.test(expression.trim().replace(/^[-+]/, "")) && /\d|[a-z]/i.test(expression),
    slip: line.slip,
    unitMismatch: line.unitMismatch,
  };
  return [number];
}
