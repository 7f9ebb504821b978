/** Signs that editors and formatters put a backslash before, so that Markdown takes them for themselves. */
const ESCAPED = "\\|<*_$#~";

/** The cells of one table line; `\|` is a bar, `\*` a star, and `<br>` a line break inside a cell. */
export function readCells(line: string): string[] {
  const cells: string[] = [];
  let cell = "";
  for (let at = 0; at < line.length; at += 1) {
    const c = line.charAt(at);
    if (c === "\\" && at + 1 < line.length && ESCAPED.includes(line.charAt(at + 1))) {
      at += 1;
      cell += line.charAt(at) === "<" ? "\\<" : line.charAt(at);
    } else if (c === "|") {
      cells.push(cell);
      cell = "";
    } else {
      cell += c;
    }
  }
  cells.push(cell);
  const trimmed = cells.map((text) =>
    text.replace(/(\\?)<br ?\/?>/gi, (tag, kept) => (kept ? tag.slice(1) : "\n")).trim(),
  );
  if (trimmed[0] === "" && /^\s*\|/.test(line)) trimmed.shift();
  if (trimmed.length > 0 && trimmed[trimmed.length - 1] === "" && /\|\s*$/.test(line)) trimmed.pop();
  return trimmed;
}

/** Is this the line of dashes under a table's header, with as many columns? */
export function isDelimiterRow(line: string, columns: number): boolean {
  if (!line.includes("-") || !/^[ \t|:-]+$/.test(line)) return false;
  const cells = readCells(line);
  return cells.length === columns && cells.every((cell) => /^:?-+:?$/.test(cell));
}
