import { type CsvRow } from "../../document/csv.ts";
import { type NodeKind } from "../../model/index.ts";
import { type GivenHardware, type GivenPrice } from "./merge.ts";
import { type Hardware, type Price } from "./schema.ts";

/** One column of a table as CSV: how it is headed, what it holds of a row, and what a row gets from a cell. */
export interface Column<Row, Given> {
  head: string;
  /** Other headings it may have. */
  also?: readonly string[];
  /** A file has to have it. */
  needed?: true;
  write: (row: Row) => string | number | null;
  read: (cell: string, number: (cell: string) => number) => Partial<Given>;
}

const words = (cell: string) => cell.split(/[\s,;|]+/).filter((word) => word !== "");

export const PRICE_COLUMNS: readonly Column<Price, GivenPrice>[] = [
  {
    head: "id",
    write: ({ id }) => id,
    read: (cell) => (cell === "" ? {} : { id: cell }),
  },
  { head: "item", needed: true, write: ({ item }) => item, read: (item) => ({ item }) },
  {
    head: "low",
    also: ["price", "usd"],
    needed: true,
    write: ({ low }) => low,
    read: (cell, number) => ({ low: number(cell), high: number(cell) }),
  },
  {
    head: "high",
    write: ({ high }) => high,
    read: (cell, number): Partial<Price> => (cell === "" ? {} : { high: number(cell) }),
  },
  { head: "unit", needed: true, write: ({ unit }) => unit, read: (unit) => ({ unit }) },
  { head: "source", needed: true, write: ({ source }) => source, read: (source) => ({ source }) },
  { head: "url", write: ({ url }) => url, read: (url) => ({ url }) },
  {
    head: "quoted",
    also: ["date"],
    needed: true,
    write: ({ quoted }) => quoted,
    read: (cell) => ({ quoted: cell === "" ? null : cell }),
  },
  {
    head: "components",
    write: ({ components }) => components.join(" "),
    // The schema says which words are kinds.
    read: (cell) => ({ components: words(cell) as NodeKind[] }),
  },
  {
    head: "accelerator",
    write: ({ accelerator }) => accelerator,
    read: (cell) => ({ accelerator: cell === "" ? null : cell }),
  },
];

export const HARDWARE_COLUMNS: readonly Column<Hardware, GivenHardware>[] = [
  { head: "name", needed: true, write: ({ name }) => name, read: (name) => ({ name }) },
  {
    head: "aliases",
    write: ({ aliases }) => aliases.join(" | "),
    read: (cell) => ({
      aliases: cell
        .split("|")
        .map((alias) => alias.trim())
        .filter((alias) => alias !== ""),
    }),
  },
  {
    head: "memory_gb",
    needed: true,
    write: ({ memoryGb }) => memoryGb,
    read: (cell, number) => ({ memoryGb: number(cell) }),
  },
  {
    head: "bandwidth_gb_s",
    needed: true,
    write: ({ bandwidthGbS }) => bandwidthGbS,
    read: (cell, number) => ({ bandwidthGbS: number(cell) }),
  },
  {
    head: "bf16_dense_tflops",
    needed: true,
    write: ({ bf16Dense }) => bf16Dense,
    read: (cell, number) => ({ bf16Dense: number(cell) }),
  },
  {
    head: "fp8_dense_tflops",
    write: ({ fp8Dense }) => fp8Dense,
    read: (cell, number) => ({ fp8Dense: cell === "" ? null : number(cell) }),
  },
  { head: "source", needed: true, write: ({ source }) => source, read: (source) => ({ source }) },
  { head: "url", write: ({ url }) => url, read: (url) => ({ url }) },
  {
    head: "compared_with",
    write: ({ comparedWith }) => comparedWith,
    read: (comparedWith) => ({ comparedWith }),
  },
  { head: "date", needed: true, write: ({ date }) => date, read: (date) => ({ date }) },
  { head: "note", write: ({ note }) => note, read: (note) => ({ note }) },
];

const plain = (heading: string) => heading.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Which column stands where in the file; a problem when the first line lacks one that is needed. */
export function placeColumns<Row, Given>(
  columns: readonly Column<Row, Given>[],
  header: readonly string[],
): { column: Column<Row, Given>; at: number }[] | { missing: string[] } {
  const heads = header.map(plain);
  const placed = columns.flatMap((column) => {
    const at = heads.findIndex((head) =>
      [column.head, ...(column.also ?? [])].some((name) => plain(name) === head),
    );
    return at < 0 ? [] : [{ column, at }];
  });
  const missing = columns.filter((column) => column.needed && !placed.some((one) => one.column === column));
  return missing.length > 0 ? { missing: missing.map(({ head }) => head) } : placed;
}

/** What a line of the file says of its row. */
export const readRow = <Row, Given>(
  placed: readonly { column: Column<Row, Given>; at: number }[],
  { cells }: CsvRow,
  number: (cell: string) => number,
): Partial<Given> =>
  Object.assign({}, ...placed.map(({ column, at }) => column.read(cells[at] ?? "", number)));

/**
 * An amount as people type it: 3.2, $3.20, 1,234.5; where the file is not split by commas, also 3,2 and 1.234,5. NaN when it
 * is none.
 */
export function amountReader(separator: string): (cell: string) => number {
  return (cell) => {
    const typed = cell.replace(/[$\s\u00a0]/g, "");
    const commaIsPoint = separator !== "," && /^[\d.]{1,20},\d{1,12}$/.test(typed);
    const text = commaIsPoint ? typed.replaceAll(".", "").replace(",", ".") : typed;
    const grouped = /^\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,12})?$/.test(text) ? text.replaceAll(",", "") : text;
    return /^(?:\d{1,20}(?:\.\d{0,20})?|\.\d{1,20})(?:e[+-]?\d{1,2})?$/i.test(grouped)
      ? Number(grouped)
      : NaN;
  };
}
