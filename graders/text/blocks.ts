/** A stretch of Markdown that is read as one: offsets are into the normalised text, marks of the list or heading left out. */
export interface Block {
  kind: "paragraph" | "item" | "row" | "heading" | "code";
  start: number;
  end: number;
  /** The headings, lead-in and parent item it stands under, innermost first. */
  headings: string[];
  /** Level of a heading, 1 to 6; 0 otherwise. */
  level: number;
  /** The column headers of a table row. */
  columns?: string[];
}

interface Line {
  start: number;
  end: number;
  text: string;
}

const FENCE = /^\s{0,3}(```+|~~~+)\s*([\w-]*)/;
const HEADING = /^\s{0,3}(#{1,6})\s+/;
const BOLD_LINE = /^\s{0,3}(?:\*\*|__)[^*_]{1,120}(?:\*\*|__):?\s*$/;
const ITEM = /^(\s*)(?:[-*+•◦‣]|[–—](?=\s)|\d{1,3}[.)]|\(\d{1,3}\)|[a-z][.)])\s+/;
const RULE = /^\s{0,3}(?:[-*_]\s*){3,}$|^\s{0,3}=+\s*$/;
const DIVIDER = /^\s*(?:\|\s*)?:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*(?:\|\s*)?$/;
const QUOTE_MARK = /^\s{0,3}>\s?/;
const LEAD_IN_LIMIT = 160;

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    lines.push({ start, end, text: text.slice(start, end) });
    start = end + 1;
  }
  return lines;
}

/** Cuts Markdown into blocks. Mermaid fences are left out (they are the sketch), and so are comments and rules. */
export function readBlocks(source: string): Block[] {
  const text = blankComments(source);
  const lines = linesOf(text);
  const blocks: Block[] = [];
  const sections: { level: number; title: string }[] = [];
  let leadIn = "";
  let parents: { indent: number; title: string }[] = [];
  const above = (inner: string[] = []) => [
    ...inner,
    ...(leadIn === "" ? [] : [leadIn]),
    ...sections.map((section) => section.title).reverse(),
  ];
  const add = (kind: Block["kind"], start: number, end: number, headings: string[], level = 0) => {
    while (end > start && /\s/.test(text[end - 1] ?? "")) end -= 1;
    if (end > start) blocks.push({ kind, start, end, headings, level });
  };

  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line;
    const fence = FENCE.exec(line.text);
    if (fence) {
      const mark = (fence[1] ?? "```").slice(0, 3);
      let close = at + 1;
      while (close < lines.length && !(lines[close] as Line).text.trimStart().startsWith(mark)) close += 1;
      if ((fence[2] ?? "").toLowerCase() !== "mermaid")
        for (const inside of lines.slice(at + 1, close))
          if (inside.text.trim() !== "" && !inside.text.trimStart().startsWith("%%"))
            add("code", inside.start + leading(inside.text), inside.end, above());
      at = close;
      continue;
    }
    if (line.text.trim() === "") {
      parents = [];
      if (!nextIsItem(lines, at)) leadIn = "";
      continue;
    }
    if (RULE.test(line.text)) continue;
    const heading = HEADING.exec(line.text);
    if (heading || BOLD_LINE.test(line.text)) {
      const level = heading ? (heading[1] ?? "#").length : 6;
      while ((sections.at(-1)?.level ?? 0) >= level) sections.pop();
      leadIn = "";
      parents = [];
      const start = line.start + (heading ? heading[0].length : leading(line.text));
      add("heading", start, line.end, above(), level);
      sections.push({
        level,
        title: line.text
          .slice(start - line.start)
          .replace(/[*_#`]/g, "")
          .trim(),
      });
      continue;
    }
    if (
      line.text.includes("|") &&
      DIVIDER.test(lines[at + 1]?.text ?? "") &&
      (lines[at + 1]?.text ?? "").includes("-")
    ) {
      const columns = cells(line.text);
      let row = at + 2;
      while (row < lines.length && (lines[row] as Line).text.includes("|")) {
        const { start, end } = lines[row] as Line;
        blocks.push({ kind: "row", start, end, headings: above(), level: 0, columns });
        row += 1;
      }
      at = row - 1;
      leadIn = "";
      continue;
    }
    const item = ITEM.exec(line.text);
    if (item) {
      const indent = (item[1] ?? "").length;
      parents = parents.filter((parent) => parent.indent < indent);
      const start = line.start + item[0].length;
      let last = at;
      while (last + 1 < lines.length && continues((lines[last + 1] as Line).text)) last += 1;
      const end = (lines[last] as Line).end;
      add("item", start, end, above(parents.map((parent) => parent.title).reverse()));
      parents.push({ indent, title: text.slice(start, Math.min(end, start + LEAD_IN_LIMIT)) });
      at = last;
      continue;
    }
    let last = at;
    while (last + 1 < lines.length && continues((lines[last + 1] as Line).text)) last += 1;
    const start = line.start + (QUOTE_MARK.exec(line.text)?.[0].length ?? leading(line.text));
    const end = (lines[last] as Line).end;
    leadIn = "";
    parents = [];
    add("paragraph", start, end, above());
    const whole = text.slice(start, end).trimEnd();
    if (nextIsItem(lines, last) || whole.endsWith(":")) leadIn = lastClause(whole);
    at = last;
  }
  return blocks;
}

/** The line goes on with the paragraph or item before it. */
const continues = (line: string) =>
  line.trim() !== "" &&
  !ITEM.test(line) &&
  !HEADING.test(line) &&
  !FENCE.test(line) &&
  !RULE.test(line) &&
  !BOLD_LINE.test(line) &&
  !/^\s*\|/.test(line);

function nextIsItem(lines: readonly Line[], at: number): boolean {
  let next = at + 1;
  while (next < lines.length && (lines[next] as Line).text.trim() === "") next += 1;
  return ITEM.test(lines[next]?.text ?? "");
}

/** What a list is introduced by: the last sentence before it. */
function lastClause(text: string): string {
  const cut = Math.max(text.lastIndexOf(". "), text.lastIndexOf("\n"));
  return text
    .slice(cut + 1)
    .slice(-LEAD_IN_LIMIT)
    .trim();
}

const leading = (line: string) => line.length - line.trimStart().length;

/** The cells of a table line, trimmed. */
export const cells = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.trim());

/** HTML comments are no part of what a reader sees. Blanked rather than cut, so that offsets stay. */
function blankComments(text: string): string {
  let result = text;
  let open = result.indexOf("<!--");
  while (open >= 0) {
    const close = result.indexOf("-->", open + 4);
    const end = close < 0 ? result.length : close + 3;
    result = result.slice(0, open) + result.slice(open, end).replace(/[^\n]/g, " ") + result.slice(end);
    open = result.indexOf("<!--", end);
  }
  return result;
}
