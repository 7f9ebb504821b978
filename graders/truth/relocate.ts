import { type Answer, type Evidence } from "../model/index.ts";
import { type Lifted } from "../document/index.ts";
import { textAt } from "./text-at.ts";

function pathOf(evidence: Evidence): string | null {
  switch (evidence.kind) {
    case "estimate":
      return `ledger.${evidence.row}`;
    case "decision":
      return `decisions.${evidence.row}`;
    case "cost":
      return `costs.${evidence.row}`;
    case "quote":
      return /^(?:nonFunctional|ledger|decisions|costs)\.\d+/.exec(evidence.field)?.[0] ?? null;
    default:
      return null;
  }
}

/** Evidence in a row that was read out of text points to that text, which is what its author sees. */
export function relocator(answer: Answer, lifted: Lifted): (evidence: Evidence) => Evidence {
  return (evidence) => {
    const path = pathOf(evidence);
    const source = path !== null && Object.hasOwn(lifted, path) ? lifted[path] : undefined;
    const text = source === undefined ? null : textAt(answer, source.field);
    if (source === undefined || text === null) return evidence;
    const { field, start, end } = source;
    return { kind: "quote", field, start, end, text: text.slice(start, end) };
  };
}
