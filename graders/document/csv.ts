/** One line of CSV (RFC 4180). A cell that a spreadsheet would run as a formula is quoted as text. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return cells
    .map((cell) => {
      if (cell === null) return "";
      if (typeof cell === "number") return String(cell);
      const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
      return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    })
    .join(",");
}

export interface CsvRow {
  /** Where it begins in the file; the first is 1. */
  line: number;
  cells: string[];
}

export type CsvRead =
  { ok: true; separator: string; rows: CsvRow[] } | { ok: false; line: number; message: string };

const SEPARATORS = [",", ";", "\t"];

/**
 * Reads CSV (RFC 4180), with the separator that the first line has most of: comma, semicolon or tab, as spreadsheets write
 * them. Empty lines are left out, and cells are trimmed. The apostrophe with which `csvLine` guards a formula is taken off.
 */
export function readCsv(text: string, mostRows: number): CsvRead {
  const plain = text.replace(/^\uFEFF/, "");
  const separator = separatorOf(plain);
  const rows: CsvRow[] = [];
  let [line, began, at] = [1, 1, 0];
  let cells: string[] = [];
  while (at < plain.length) {
    const cell = readCell(plain, at, separator);
    if (cell === null) return { ok: false, line: began, message: "a quoted cell is never closed" };
    cells.push(withoutGuard(cell.text.trim()));
    line += cell.newLines;
    const end = plain[cell.next];
    at = cell.next + 1;
    if (end === separator) {
      if (at >= plain.length) cells.push("");
      else continue;
    }
    if (end === "\r" && plain[at] === "\n") at += 1;
    if (cells.some((text) => text !== "")) rows.push({ line: began, cells });
    if (rows.length > mostRows)
      return { ok: false, line: began, message: `there are more than ${mostRows - 1} rows` };
    line += 1;
    began = line;
    cells = [];
  }
  return { ok: true, separator, rows };
}

function separatorOf(text: string): string {
  const [first = ""] = text.slice(0, 4000).split(/[\r\n]/, 1);
  const counts = SEPARATORS.map((separator) => first.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** One cell from `at` on; `next` is where its separator or the end of the line stands. Null: its quotes never close. */
function readCell(
  text: string,
  at: number,
  separator: string,
): { text: string; next: number; newLines: number } | null {
  if (text[at] !== '"') {
    let next = at;
    while (next < text.length && text[next] !== separator && text[next] !== "\n" && text[next] !== "\r")
      next += 1;
    return { text: text.slice(at, next), next, newLines: 0 };
  }
  let quoted = "";
  let from = at + 1;
  for (;;) {
    const close = text.indexOf('"', from);
    if (close < 0) return null;
    quoted += text.slice(from, close);
    if (text[close + 1] !== '"') {
      const tail = readCell(text, close + 1, separator);
      if (tail === null) return null;
      const newLines = quoted.split("\n").length - 1;
      return { text: quoted + tail.text, next: tail.next, newLines };
    }
    quoted += '"';
    from = close + 2;
  }
}

const withoutGuard = (cell: string) => (/^'[=+\-@]/.test(cell) ? cell.slice(1) : cell);
