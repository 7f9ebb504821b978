import { type Lifted } from "../document/index.ts";
import { type LedgerLine } from "../ledger/index.ts";
import { type Answer, type Assumption, type LedgerFault, type Report } from "../model/index.ts";
import { slipPenalty } from "../scoring/penalties.ts";
import { formatNumber } from "../ledger/index.ts";
import { carriedIn } from "./carried.ts";
import { slipOf, unitError } from "./numbers.ts";

/** The ledger as a report shows it: each row with its value, what is wrong with it, and what it goes on with. */
export function ledgerLines({
  lines,
  answer,
  lifted,
}: {
  lines: readonly LedgerLine[];
  answer: Answer;
  lifted: Lifted;
}): Report["ledger"] {
  const faults = new Map(lines.map((line) => [line.row, faultOf(line, isLifted(line.row, lifted))]));
  return lines.map((line) => {
    const { row, name, text, quantity, warnings } = line;
    const fault = faults.get(row) ?? null;
    const carried = carriedIn(line, lines);
    return {
      row,
      name,
      expression: answer.ledger[row]?.expression ?? "",
      value: quantity === null ? null : text,
      problem: fault?.words ?? null,
      warnings,
      fault,
      carried:
        carried !== null && faults.get(carried.row)
          ? { row: carried.row, name: carried.from, right: carried.text }
          : null,
    };
  });
}

const isLifted = (row: number, lifted: Lifted) => Object.hasOwn(lifted, `ledger.${row}`);

function faultOf(line: LedgerLine, inText: boolean): LedgerFault | null {
  const { problem, stated, text } = line;
  if (problem !== null)
    /* A sum of the text that cannot be read is our doubt, not the author's mistake. */
    return inText ? null : { kind: "unread", factor: null, stated: "", right: null, words: problem };
  const slip = slipOf(line, inText);
  if (slip !== null && slipPenalty(slip.factor) > 0) return slip;
  const mismatch = unitError(line);
  if (mismatch === null) return null;
  const said = stated?.text.trim() ?? "";
  const words = `${mismatch.charAt(0).toUpperCase()}${mismatch.slice(1)}.`;
  return { kind: "unit", factor: null, stated: said, right: text, words };
}

/** Marks the rows whose value is outside of what is plausible: no slip, but a number that nothing should be sized on. */
export function withAssumptions(
  ledger: Report["ledger"],
  assumptions: readonly Assumption[],
): Report["ledger"] {
  const doubted = assumptions.filter(({ plausible, row }) => !plausible && row !== null);
  if (doubted.length === 0) return ledger;
  return ledger.map((line) => {
    const assumption = doubted.find(({ row }) => row === line.row);
    if (!assumption?.band || line.fault !== null) return line;
    const { value, label, unit } = assumption;
    const [low, high] = assumption.band;
    const off = value > high ? value / high : low / value;
    const shown = (number: number) => `${formatNumber(number)}${unit === "1" ? "" : ` ${unit}`}`;
    const range = `${shown(low)} to ${shown(high)}`;
    const words = `${shown(value)} is hard to believe for “${label}”: ${range} is plausible, so what follows was sized on ours.`;
    return {
      ...line,
      problem: words,
      fault: {
        kind: "assumption" as const,
        factor: Number.isFinite(off) && off > 0 ? off : null,
        stated: shown(value),
        right: range,
        words,
      },
    };
  });
}
