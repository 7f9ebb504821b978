import Papa from "papaparse";

/** One line of CSV (RFC 4180). A cell that a spreadsheet would run as a formula is kept as text by an apostrophe. */
export const csvLine = (cells: readonly (string | number | null)[]): string =>
  Papa.unparse([[...cells]], { escapeFormulae: FORMULA });

export interface CsvRow {
  /** Where it begins in the file; the first is 1. */
  line: number;
  cells: string[];
}

export type CsvRead =
  { ok: true; separator: string; rows: CsvRow[] } | { ok: false; line: number; message: string };

const FORMULA = /^[=+\-@\t\r]/;
const SEPARATORS = [",", ";", "\t"];

/**
 * Reads CSV (RFC 4180), with the separator that the first line has most of: comma, semicolon or tab, as spreadsheets write
 * them. Empty lines are left out, and cells are trimmed. The apostrophe with which `csvLine` guards a formula is taken off.
 */
export function readCsv(text: string, mostRows: number): CsvRead {
  const plain = text.replace(/^\uFEFF/, "");
  const separator = separatorOf(plain);
  const rows: CsvRow[] = [];
  let refused: Extract<CsvRead, { ok: false }> | null = null;
  let [line, from] = [1, 0];
  Papa.parse<string[]>(plain, {
    delimiter: separator,
    step({ data, errors, meta }, parser) {
      const began = line;
      line += lineEnds(plain.slice(from, meta.cursor));
      from = meta.cursor;
      const cells = data.map((cell) => withoutGuard(cell.trim()));
      if (errors.some(({ code }) => code === "InvalidQuotes"))
        refused = { ok: false, line: began, message: "a quoted cell goes on behind its closing quote" };
      else if (errors.some(({ code }) => code === "MissingQuotes"))
        refused = { ok: false, line: began, message: "a quoted cell is never closed" };
      else if (cells.some((cell) => cell !== "")) rows.push({ line: began, cells });
      if (refused === null && rows.length > mostRows)
        refused = { ok: false, line: began, message: `there are more than ${mostRows - 1} rows` };
      if (refused !== null) parser.abort();
    },
  });
  return refused ?? { ok: true, separator, rows };
}

function separatorOf(text: string): string {
  const [first = ""] = text.slice(0, 4000).split(/[\r\n]/, 1);
  const counts = SEPARATORS.map((separator) => first.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ",";
}

const lineEnds = (text: string) => text.match(/\r\n|\r|\n/g)?.length ?? 0;
const withoutGuard = (cell: string) => (/^'[=+\-@]/.test(cell) ? cell.slice(1) : cell);
