import type { RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

/** Offsets count UTF-16 units of the text that was parsed. */
interface Span {
  start: number;
  end: number;
}
export type Block =
  | (Span & { kind: "heading"; depth: number; title: string })
  | (Span & { kind: "paragraph" })
  | (Span & { kind: "list"; items: ListItem[] })
  | (Span & { kind: "table"; header: string[]; rows: TableRow[] })
  | (Span & { kind: "code"; language: string; meta: string; value: string })
  | (Span & { kind: "quote"; blocks: Block[] })
  | (Span & { kind: "rule" });
export interface ListItem extends Span {
  /** The item's own text, without marker and nested blocks. */
  text: Span;
  blocks: Block[];
}
export interface TableRow extends Span {
  cells: string[];
}

/** Beyond these no person wrote the text, and the parser's time would grow faster than its length. */
const NESTING_MAX = 24;
const MARKERS_MAX = 3_000;
const BARS_MAX = 12_000;
const HEADINGS_AND_FENCES_MAX = 1_000;

/** Inline constructs are not needed here and are what makes Markdown slow on hostile text; HTML is read as text. */
const BLOCKS_ONLY = {
  disable: {
    null: [
      "attention",
      "autolink",
      "characterEscape",
      "characterReference",
      "codeText",
      "definition",
      "hardBreakEscape",
      "hardBreakTrailing",
      "htmlFlow",
      "htmlText",
      "labelEnd",
      "labelStartImage",
      "labelStartLink",
    ],
  },
};

function containerMarkers(line: string): number {
  let count = 0;
  let at = 0;
  for (;;) {
    const marker = /^[ \t]{0,80}(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^)/.exec(
      line.slice(at, at + 100),
    );
    if (!marker) return count;
    count += 1;
    if (count > NESTING_MAX) return count;
    at += marker[0].length;
  }
}

/** Is the text nested, tabled or divided more than any document of a person? Then it is read as plain text. */
export function isTangled(text: string): boolean {
  let markers = 0;
  let bars = 0;
  let divisions = 0;
  for (const line of text.split("\n")) {
    const own = containerMarkers(line);
    markers += own;
    if (/^ {0,3}(?:#{1,6}\s|`{3}|~{3})/.test(line)) divisions += 1;
    if (divisions > HEADINGS_AND_FENCES_MAX) return true;
    if (own > NESTING_MAX || markers > MARKERS_MAX || /^[ \t]{200}/.test(line)) return true;
  }
  for (let at = text.indexOf("|"); at >= 0; at = text.indexOf("|", at + 1)) bars += 1;
  return bars > BARS_MAX;
}

/** The cells of one table line; `\|` is a bar and `<br>` a line break inside a cell. */
export function readCells(line: string): string[] {
  const cells: string[] = [];
  let cell = "";
  for (let at = 0; at < line.length; at += 1) {
    const c = line.charAt(at);
    if (c === "\\" && at + 1 < line.length && "\\|<".includes(line.charAt(at + 1))) {
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

const spanOf = (node: RootContent): Span => ({
  start: node.position?.start.offset ?? 0,
  end: node.position?.end.offset ?? 0,
});

/** The words of a heading, without its marks. */
function titleOf(source: string): string {
  return source
    .split("\n")
    .filter((line) => !/^[ ]{0,3}(?:=+|-+)[ \t]*$/.test(line))
    .join(" ")
    .replace(/^\s{0,3}#{1,6}(?=\s|$)/, "")
    .replace(/\s#{1,20}\s*$/, "")
    .trim();
}

function convert(nodes: readonly RootContent[], text: string): Block[] {
  return nodes.flatMap((node): Block[] => {
    const span = spanOf(node);
    const source = text.slice(span.start, span.end);
    switch (node.type) {
      case "heading": {
        const title = titleOf(source);
        // A line of dashes under a paragraph makes a heading of it; nobody means that.
        if (title.length > 160 || source.trimEnd().split("\n").length > 2)
          return [{ kind: "paragraph", ...span }];
        return [{ kind: "heading", depth: node.depth, title, ...span }];
      }
      case "code":
        return [
          {
            kind: "code",
            language: (node.lang ?? "").toLowerCase(),
            meta: node.meta ?? "",
            value: node.value,
            ...span,
          },
        ];
      case "list":
        return [
          {
            kind: "list",
            ...span,
            items: node.children.map((item) => {
              const first = item.children[0];
              const whole = spanOf(item);
              const own = first?.type === "paragraph" ? spanOf(first) : { start: whole.end, end: whole.end };
              const rest = first?.type === "paragraph" ? item.children.slice(1) : item.children;
              return { ...whole, text: own, blocks: convert(rest, text) };
            }),
          },
        ];
      case "table": {
        const lines = node.children.map((row) => {
          const at = spanOf(row as unknown as RootContent);
          return { ...at, cells: readCells(text.slice(at.start, at.end)) };
        });
        return [{ kind: "table", header: lines[0]?.cells ?? [], rows: lines.slice(1), ...span }];
      }
      case "blockquote":
        return [{ kind: "quote", blocks: convert(node.children, text), ...span }];
      case "thematicBreak":
        return [{ kind: "rule", ...span }];
      default:
        return [{ kind: "paragraph", ...span }];
    }
  });
}

/** The blocks of Markdown text in reading order, with their places in it. Tangled text is one paragraph. */
export function readBlocks(text: string): Block[] {
  if (text.trim() === "") return [];
  if (isTangled(text)) return [{ kind: "paragraph", start: 0, end: text.length }];
  const tree = fromMarkdown(text, {
    extensions: [gfm(), BLOCKS_ONLY],
    mdastExtensions: [gfmFromMarkdown()],
  });
  return convert(tree.children, text);
}
