import { readFileSync, statSync } from "node:fs";
import { BUILT_IN_PRICES, type PriceTable, problemText, readPriceTable } from "../index.ts";

/** Larger files are not read at all. */
const MOST_BYTES = 2_000_000;

/**
 * The table that `--prices FILE` names: JSON as the app's download has it, or CSV whose rows change and add to the built-in
 * table's. Undefined: no file is named, so the built-in table holds.
 */
export function readPricesOption(
  file: string | undefined,
): { ok: true; prices: PriceTable | undefined } | { ok: false; message: string } {
  if (file === undefined) return { ok: true, prices: undefined };
  let text: string;
  try {
    if (statSync(file).size > MOST_BYTES)
      return { ok: false, message: `${file}: this is larger than a price table can be.` };
    text = readFileSync(file, "utf8");
  } catch {
    return { ok: false, message: `${file}: there is no such file, or it cannot be read.` };
  }
  // A CSV has no name of its own: reports call its table by the file's.
  const name =
    (file.split(/[\\/]/).at(-1) ?? file).replace(/\.[a-z]+$/i, "").slice(0, 80) || BUILT_IN_PRICES.name;
  const read = readPriceTable({ text, base: { ...BUILT_IN_PRICES, name } });
  if (read.ok) return { ok: true, prices: read.table };
  return { ok: false, message: read.problems.map((problem) => `${file}: ${problemText(problem)}`).join(" ") };
}
