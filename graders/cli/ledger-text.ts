import { type LedgerFault, type Report } from "../index.ts";

const KINDS: Readonly<Record<LedgerFault["kind"], string>> = {
  slip: "slip",
  unit: "wrong unit",
  assumption: "hard to believe",
  unread: "cannot be read",
};

/** What is wrong in a ledger, the first broken line first, and which lines keep their credit over an earlier one. */
export function ledgerText(ledger: Report["ledger"]): string[] {
  const lines = ledger.filter(({ expression }) => expression !== "");
  const broken = lines.flatMap(({ name, expression, fault }, index) =>
    fault === null
      ? []
      : [
          `line ${index + 1}, ${KINDS[fault.kind]}: ${name === "" ? expression : `${name} = ${expression}`}. ${fault.words}`,
        ],
  );
  const kept = lines.flatMap(({ carried }, index) =>
    carried === null
      ? []
      : [
          `line ${index + 1} is right over ${carried.name} and keeps its credit; without that mistake it comes to ${carried.right}`,
        ],
  );
  const [first, ...others] = broken;
  return [...(first === undefined ? [] : [`first broken: ${first}`]), ...others, ...kept];
}
