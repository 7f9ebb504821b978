import { csvLine } from "../../document/csv.ts";
import { HARDWARE_COLUMNS, PRICE_COLUMNS } from "./columns.ts";
import { type PriceTable } from "./schema.ts";

/** The whole table; `readPriceTable` reads it back as it is. */
export const writeTableJson = (table: PriceTable): string => `${JSON.stringify(table, null, 2)}\n`;

export const writePricesCsv = ({ prices }: PriceTable): string => {
  const rows = prices.map((price) => PRICE_COLUMNS.map(({ write }) => write(price)));
  return `${[PRICE_COLUMNS.map(({ head }) => head), ...rows].map(csvLine).join("\r\n")}\r\n`;
};

export const writeHardwareCsv = ({ hardware }: PriceTable): string => {
  const rows = hardware.map((chip) => HARDWARE_COLUMNS.map(({ write }) => write(chip)));
  return `${[HARDWARE_COLUMNS.map(({ head }) => head), ...rows].map(csvLine).join("\r\n")}\r\n`;
};
