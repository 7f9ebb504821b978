import { extractQuantities, parseUnit } from "../ledger/index.ts";
import { ANSWER_LIMITS, type Estimate } from "../model/index.ts";
import { type Lift, type Passage, plain } from "./passages.ts";

/** Headings of a column that holds values and says nothing more of them. */
const PLAIN_HEADING =
  /^(?:values?|estimates?|numbers?|amounts?|results?|assumptions?|assumed|figures?|my (?:guess|number|assumption)|guess|rough|quantity|answer|)$/i;
const LONGEST_NAME = 80;

/** The unit that stands in parentheses or brackets behind a name: `image size (MB)`, `peak [1/s]`. */
function splitUnit(text: string): { name: string; unit: string } {
  const found = /^(.{1,120}?)\s*[([]([^()[\]]{1,20})[)\]]\s*$/.exec(plain(text));
  const unit = found?.[2]?.replace(/^in\s+/i, "").trim() ?? "";
  return found && unit !== "" && parseUnit(unit) !== null
    ? { name: (found[1] ?? "").trim(), unit }
    : { name: plain(text), unit: "" };
}

/**
 * Values in a table whose unit stands in the heading or behind the row's name, where nothing can be read from the cell
 * alone: `| image size (MB) | 1.2 |` is a row of the ledger, 1.2 MB.
 */
export function liftTableValues(
  passages: readonly Passage[],
  taken: readonly { start: number; end: number }[],
): Lift<Estimate>[] {
  return passages.flatMap((passage): Lift<Estimate>[] => {
    const { kind, cells, header, start, end } = passage;
    if (kind !== "row" || taken.some((other) => other.start < end && other.end > start)) return [];
    const row = splitUnit(cells[0] ?? "");
    if (!/\p{L}/u.test(row.name)) return [];
    return cells.slice(1).flatMap((cell, index): Lift<Estimate>[] => {
      const text = plain(cell).replace(/^[~≈]\s*/, "");
      const [value, ...others] = extractQuantities(text);
      if (value === undefined || others.length > 0 || value.start > 0 || value.end < text.length - 1)
        return [];
      const column = splitUnit(header[index + 1] ?? "");
      const unit = value.unit === "" ? row.unit || column.unit : "";
      if (unit === "") return [];
      const heading = PLAIN_HEADING.test(column.name) ? "" : column.name;
      const name = [row.name, heading].filter(Boolean).join(" ").slice(0, LONGEST_NAME);
      const expression = `${text}${unit === "%" ? "" : " "}${unit.replace(/^1\//, "/")}`.replace(/ \//, "/");
      if (expression.length > ANSWER_LIMITS.line) return [];
      return [{ row: { name, expression, note: "" }, start, end }];
    });
  });
}
