import { LONGEST_TABLE_FILE, type PriceTable, problemText, readPriceTable } from "~graders";

export type Uploaded =
  { kind: "none" } | { kind: "table"; table: PriceTable } | { kind: "problems"; problems: string[] };

/** A table's file in a form (`file`, else `pasted` text), read over `base`; `how` replace: instead of its rows. */
export async function readUploadedTable(form: FormData, base: PriceTable): Promise<Uploaded> {
  const file = form.get("file");
  const pasted = form.get("pasted");
  const isFile = file instanceof Blob && file.size > 0;
  if (isFile && file.size > 4 * LONGEST_TABLE_FILE)
    return { kind: "problems", problems: ["This file is far larger than a price table can be."] };
  const text = isFile ? await file.text() : typeof pasted === "string" ? pasted : "";
  if (text.trim() === "") return { kind: "none" };
  if (text.includes("\u0000") || text.startsWith("PK"))
    return {
      kind: "problems",
      problems: ["This is no text file. Save the sheet as CSV, or take the JSON that Headroom writes."],
    };
  const read = readPriceTable({ text, base, replace: form.get("how") === "replace" });
  return read.ok
    ? { kind: "table", table: read.table }
    : { kind: "problems", problems: read.problems.map(problemText) };
}
