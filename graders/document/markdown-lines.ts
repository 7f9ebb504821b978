/** A line of a container, without the container's own marks. Offsets count UTF-16 units of the whole text. */
export interface Line {
  start: number;
  end: number;
  text: string;
  blank: boolean;
  /** Columns of white space it begins with; a tab reaches to the next multiple of four. */
  indent: number;
}

export function lineAt(text: string, start: number): Line {
  let indent = 0;
  let at = 0;
  for (; at < text.length; at += 1) {
    if (text[at] === " ") indent += 1;
    else if (text[at] === "\t") indent += 4 - (indent % 4);
    else break;
  }
  return { start, end: start + text.length, text, blank: at === text.length, indent };
}

export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    lines.push(lineAt(line, start));
    start += line.length + 1;
  }
  return lines;
}

/** The line without its first `columns` columns of white space. */
export function outdent(line: Line, columns: number): Line {
  let at = 0;
  for (let column = 0; column < columns && at < line.text.length; at += 1) {
    const c = line.text[at];
    if (c === " ") column += 1;
    else if (c === "\t") column += 4 - (column % 4);
    else break;
  }
  return lineAt(line.text.slice(at), line.start + at);
}

export interface Fence {
  mark: string;
  info: string;
}

export function fenceOf(line: Line): Fence | null {
  if (line.indent > 3) return null;
  const found = /^[ \t]*(`{3,}|~{3,})([^`]*)$/.exec(line.text);
  return found ? { mark: found[1] ?? "", info: (found[2] ?? "").trim() } : null;
}

export const closesFence = (line: Line, open: Fence): boolean => {
  const fence = fenceOf(line);
  return (
    fence !== null &&
    fence.info === "" &&
    fence.mark[0] === open.mark[0] &&
    fence.mark.length >= open.mark.length
  );
};

/** Three or more of `-`, `*` or `_` and nothing else. */
export const isRule = (line: Line): boolean =>
  line.indent <= 3 &&
  line.text.length < 400 &&
  /^(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(line.text.trimStart());

export interface Marker {
  /** `-`, `*`, `+`, `.` or `)`: items of one list have the same. */
  type: string;
  /** The number of a numbered item. */
  ordinal: number | null;
  /** Columns to where its text begins. */
  width: number;
  empty: boolean;
}

export function markerOf(line: Line): Marker | null {
  if (line.indent > 3 || isRule(line)) return null;
  const found = /^[ \t]*(?:([-*+])|(\d{1,9})([.)]))([ \t]+|$)/.exec(line.text);
  if (!found) return null;
  const empty = found[0].length === line.text.length;
  const gap = (found[4] ?? "").length;
  const bare = found[0].length - gap;
  return {
    type: found[1] ?? found[3] ?? "",
    ordinal: found[2] === undefined ? null : Number(found[2]),
    width: bare + (empty || gap > 4 ? 1 : gap),
    empty,
  };
}

export const isHeading = (line: Line): boolean =>
  line.indent <= 3 && /^[ \t]*#{1,6}(?:[ \t]|$)/.test(line.text);
export const isQuote = (line: Line): boolean => line.indent <= 3 && line.text.trimStart().startsWith(">");

/** May this line not go on with the paragraph above it? A number interrupts only as 1: "in\n1990. It" is no list. */
export function interrupts(line: Line): boolean {
  if (line.blank || isHeading(line) || isQuote(line) || isRule(line) || fenceOf(line) !== null) return true;
  const marker = markerOf(line);
  return marker !== null && !marker.empty && (marker.ordinal === null || marker.ordinal === 1);
}
