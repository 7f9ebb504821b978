import {
  COMPARATORS,
  type CostLine,
  type Estimate,
  type Fault,
  FaultSchema,
  type NonFunctional,
} from "../model/index.ts";
import type { Block } from "./markdown-blocks.ts";

/** The header under which each typed list is written as a table, and by which it is known again. */
export const HEADERS = {
  nonFunctional: ["metric", "comparator", "value", "unit", "percentile"],
  ledger: ["name", "expression", "note"],
  costs: ["item", "quantity", "unit price", "per month"],
  faults: ["target", "claim", "severity", "fix"],
} as const;
export type TableField = keyof typeof HEADERS;

export type Table = Extract<Block, { kind: "table" }>;

export const isTableOf = (block: Block, field: TableField): block is Table =>
  block.kind === "table" &&
  block.header.length === HEADERS[field].length &&
  HEADERS[field].every((name, index) => block.header[index]?.toLowerCase() === name);

const cell = (text: string) =>
  text
    .replace(/[\\|]/g, (c) => `\\${c}`)
    .replace(/<(?=br ?\/?>)/gi, "\\<")
    .replace(/\n/g, "<br>");

export function writeTable(field: TableField, rows: readonly (readonly string[])[]): string {
  const header = HEADERS[field];
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map((row) => line(row.map(cell)))].join("\n");
}

const cellsOf = (table: Table): string[][] => table.rows.map((row) => row.cells);

export const readNonFunctional = (table: Table): NonFunctional[] =>
  cellsOf(table).map(([metric = "", comparator = "", value = "", unit = "", percentile = ""]) => ({
    metric,
    comparator: COMPARATORS.find((sign) => sign === comparator) ?? "<=",
    value,
    unit,
    percentile,
  }));

export const readLedger = (table: Table): Estimate[] =>
  cellsOf(table).map(([name = "", expression = "", note = ""]) => ({ name, expression, note }));

export const readCosts = (table: Table): CostLine[] =>
  cellsOf(table).map(([item = "", quantity = "", unitPrice = "", perMonth = ""]) => ({
    item,
    quantity,
    unitPrice,
    perMonth,
  }));

export const readFaults = (table: Table): Fault[] =>
  cellsOf(table).map(([target = "", claim = "", severity = "", fix = ""]) => ({
    target,
    claim,
    severity: FaultSchema.shape.severity.catch("major").parse(severity),
    fix,
  }));
