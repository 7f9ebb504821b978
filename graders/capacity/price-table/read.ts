import { type z } from "zod";
import { type CsvRead, readCsv } from "../../document/csv.ts";
import {
  amountReader,
  type Column,
  HARDWARE_COLUMNS,
  placeColumns,
  PRICE_COLUMNS,
  readRow,
} from "./columns.ts";
import { type GivenHardware, type GivenPrice, idFrom, mergeHardware, mergePrices } from "./merge.ts";
import {
  type Hardware,
  MOST_HARDWARE,
  MOST_PRICES,
  type Price,
  type PriceTable,
  PriceTableSchema,
} from "./schema.ts";

/** Longest file that is read, in UTF-16 units: many times a full table. */
export const LONGEST_TABLE_FILE = 400_000;
/** More problems than these are not told at once. */
const MOST_PROBLEMS = 20;

export interface TableProblem {
  /** Of the file, from 1; null: it is about no one line. */
  line: number | null;
  /** One sentence without its end. */
  message: string;
}
export type TableRead = { ok: true; table: PriceTable } | { ok: false; problems: TableProblem[] };

/**
 * Reads a price table: JSON as `writeTableJson` writes it, or CSV with either prices or hardware, by its first line. What
 * a file does not hold is the base's; CSV rows change and add to the base's, or with `replace` stand instead of them.
 */
export function readPriceTable({
  text,
  base,
  replace = false,
}: {
  text: string;
  base: PriceTable;
  replace?: boolean;
}): TableRead {
  if (text.length > LONGEST_TABLE_FILE)
    return refuse(null, `the file is longer than ${LONGEST_TABLE_FILE.toLocaleString("en-US")} characters`);
  if (text.trim() === "") return refuse(null, "the file is empty");
  return /^\s*[{[]/.test(text.slice(0, 1000)) ? readJson(text, base) : readTableCsv(text, base, replace);
}

function readJson(text: string, base: PriceTable): TableRead {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    const line = lineOfSyntaxError(text, error);
    return refuse(
      line,
      line === null ? "the file begins as JSON but is none" : "this is no JSON from here on",
    );
  }
  if (!isRecord(data) || !("prices" in data || "hardware" in data))
    return refuse(null, "a table in JSON is an object with prices or hardware");
  const { name = base.name, date = base.date, prices = base.prices, hardware = base.hardware } = data;
  return checked({ name, date, prices: withIds(prices), hardware }, () => null);
}

/** The engine's message tells a position or a line, where it tells either. */
function lineOfSyntaxError(text: string, error: unknown): number | null {
  const message = error instanceof Error ? error.message : "";
  const line = /\bline (\d{1,9})\b/.exec(message)?.[1];
  if (line !== undefined) return Number(line);
  const position = /\bposition (\d{1,9})\b/.exec(message)?.[1];
  return position === undefined ? null : text.slice(0, Number(position)).split("\n").length;
}

function withIds(rows: unknown): unknown {
  if (!Array.isArray(rows) || rows.length > MOST_PRICES) return rows;
  const taken = new Set(rows.map((row: unknown) => (isRecord(row) ? String(row["id"]) : "")));
  return rows.map((row: unknown) => {
    if (!isRecord(row) || row["id"] !== undefined || typeof row["item"] !== "string") return row;
    const id = idFrom(row["item"], taken);
    taken.add(id);
    return { ...row, id };
  });
}

function readTableCsv(text: string, base: PriceTable, replace: boolean): TableRead {
  const file = readCsv(text, Math.max(MOST_PRICES, MOST_HARDWARE) + 1);
  if (!file.ok) return refuse(file.line, file.message);
  const [header] = file.rows;
  if (header?.cells.some((cell) => /^memory/i.test(cell))) {
    const given = rowsOf<Hardware, GivenHardware>(HARDWARE_COLUMNS, file);
    if (!given.ok) return given;
    const rows = given.rows.map((row) => ({ ...row, name: row.name ?? "" }));
    const lines = new Map(rows.map(({ name }, i) => [name.toLowerCase(), given.lines[i] ?? null]));
    const hardware = mergeHardware(replace ? [] : base.hardware, rows);
    const merged = { ...base, hardware };
    return (
      repeated(
        rows.map(({ name }) => name),
        given.lines,
      ) ??
      checked(merged, (part, i) =>
        part === "hardware" ? lines.get(hardware[i]?.name.toLowerCase() ?? "") : null,
      )
    );
  }
  const given = rowsOf<Price, GivenPrice>(PRICE_COLUMNS, file);
  if (!given.ok) return given;
  const rows = given.rows.map((row) => ({ ...row, item: row.item ?? "" }));
  const prices = mergePrices(replace ? [] : base.prices, rows);
  const lineOf = ({ id, item }: GivenPrice) =>
    given.lines[rows.findIndex((row) => (row.id === undefined ? row.item === item : row.id === id))];
  return (
    repeated(
      rows.map(({ id, item }) => id ?? item),
      given.lines,
    ) ??
    checked({ ...base, prices }, (part, i) => {
      const row = part === "prices" ? prices[i] : undefined;
      return row && lineOf(row);
    })
  );
}

/** The rows of a file under its first line, each with the line where it begins. */
function rowsOf<Row, Given>(
  columns: readonly Column<Row, Given>[],
  { rows: all, separator }: Extract<CsvRead, { ok: true }>,
): { ok: true; rows: Partial<Given>[]; lines: number[] } | Extract<TableRead, { ok: false }> {
  const [header, ...rows] = all;
  if (!header) return refuse(null, "the file is empty");
  const placed = placeColumns(columns, header.cells);
  if ("missing" in placed) {
    const names = columns.map(({ head }) => head).join(", ");
    return refuse(
      header.line,
      `the first line has to name the columns ${placed.missing.join(", ")}; all are ${names}`,
    );
  }
  if (rows.length === 0) return refuse(header.line, "there are no rows below the first line");
  const tooLong = rows.find(({ cells }) => cells.length > header.cells.length);
  if (tooLong)
    return refuse(tooLong.line, "this line has more cells than the first; quote a cell that holds a comma");
  const number = amountReader(separator);
  return {
    ok: true,
    rows: rows.map((row) => readRow(placed, row, number)),
    lines: rows.map(({ line }) => line),
  };
}

/** Two rows of a file about one thing: which counts cannot be told. */
function repeated(names: readonly string[], lines: readonly number[]): TableRead | null {
  const seen = new Set<string>();
  for (const [i, name] of names.entries()) {
    if (seen.has(name.toLowerCase()))
      return refuse(lines[i] ?? null, `“${name.slice(0, 60)}” is given twice`);
    seen.add(name.toLowerCase());
  }
  return null;
}

/** A table by its schema, or what is wrong with it, each with its line where it has one. */
function checked(
  data: Record<string, unknown>,
  lineOf: (part: PropertyKey | undefined, row: number) => number | null | undefined,
): TableRead {
  const parsed = PriceTableSchema.safeParse(data);
  if (parsed.success) return { ok: true, table: parsed.data };
  const problems = parsed.error.issues.slice(0, MOST_PROBLEMS).map((issue): TableProblem => {
    const [part, row] = issue.path;
    return {
      line: typeof row === "number" ? (lineOf(part, row) ?? null) : null,
      message: describeIssue(issue, data),
    };
  });
  return { ok: false, problems };
}

/** “H100 SXM”: low is no number. */
export function describeIssue(issue: z.core.$ZodIssue, data: Record<string, unknown>): string {
  const [part, row, ...rest] = issue.path;
  const message = wordsOf(issue);
  const rows = data[String(part)];
  const at: unknown = Array.isArray(rows) && typeof row === "number" ? rows[row] : undefined;
  if (at === undefined) return `${issue.path.map(String).join(".") || "the table"} ${message}`;
  const named = isRecord(at) ? String(at["item"] ?? at["name"] ?? "").slice(0, 60) : "";
  const field = rest.filter((step) => typeof step === "string").join(".");
  return `${named === "" ? `row ${Number(row) + 1}` : `“${named}”`}: ${field || "the row"} ${message}`;
}

function wordsOf({ code, message }: z.core.$ZodIssue): string {
  // Zod's own words, where the schema has none of ours.
  if (code === "invalid_value") return "has a word that is no kind of component";
  return message.startsWith("Invalid input") ? "is missing or not of the right kind" : message;
}

const refuse = (line: number | null, message: string): Extract<TableRead, { ok: false }> => ({
  ok: false,
  problems: [{ line, message }],
});
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A problem as one line of text. */
export const problemText = ({ line, message }: TableProblem) =>
  `${line === null ? message.charAt(0).toUpperCase() + message.slice(1) : `Line ${line}: ${message}`}.`;
