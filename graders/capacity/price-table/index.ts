export { BUILT_IN_PRICES } from "./built-in.ts";
export { amountReader } from "./columns.ts";
export { changesBetween, idFrom } from "./merge.ts";
export {
  LONGEST_TABLE_FILE,
  problemText,
  readPriceTable,
  type TableProblem,
  type TableRead,
} from "./read.ts";
export {
  type Hardware,
  LONGEST_NAME,
  MOST_HARDWARE,
  MOST_PRICES,
  type Price,
  type PriceTable,
  PriceTableSchema,
} from "./schema.ts";
export { priceTableHash, pricesUsed } from "./version.ts";
export { writeHardwareCsv, writePricesCsv, writeTableJson } from "./write.ts";
