import type { Target } from "./heading-words.ts";
import { readHeading } from "./headings.ts";
import { type Block, readBlocks } from "./markdown-blocks.ts";

/** A stretch of a field's text that is read by itself: a paragraph, an item, or a table row. */
export interface Passage {
  kind: "paragraph" | "item" | "row";
  start: number;
  end: number;
  text: string;
  /** Headings above it, outermost first. */
  headings: readonly string[];
  /** What those headings are about. */
  about: ReadonlySet<Target>;
  /** For rows: the cells and the table's header. */
  cells: string[];
  header: string[];
}

const LIST_DEPTH_MAX = 12;

/** The passages of a field's Markdown in reading order; code is left out. */
export function passagesOf(text: string, title = ""): Passage[] {
  const out: Passage[] = [];
  const trail: { depth: number; title: string }[] = title ? [{ depth: 0, title }] : [];

  let headings: readonly string[] = [];
  let about: ReadonlySet<Target> = new Set();
  const follow = () => {
    headings = trail.map((heading) => heading.title);
    about = new Set(headings.flatMap((heading) => readHeading(heading).target ?? []));
  };
  follow();

  const add = (
    kind: Passage["kind"],
    start: number,
    end: number,
    cells: string[] = [],
    header: string[] = [],
  ) => {
    if (end <= start) return;
    out.push({ kind, start, end, text: text.slice(start, end), headings, about, cells, header });
  };

  const walk = (blocks: readonly Block[], depth: number) => {
    for (const block of blocks) {
      switch (block.kind) {
        case "heading":
          while (trail.length > 0 && (trail[trail.length - 1]?.depth ?? 0) >= block.depth) trail.pop();
          trail.push({ depth: block.depth, title: block.title });
          follow();
          break;
        case "paragraph":
          add("paragraph", block.start, block.end);
          break;
        case "list":
          for (const item of block.items) {
            add("item", item.text.start, item.text.end);
            if (depth < LIST_DEPTH_MAX) walk(item.blocks, depth + 1);
          }
          break;
        case "table":
          for (const row of block.rows) add("row", row.start, row.end, row.cells, block.header);
          break;
        case "quote":
          if (depth < LIST_DEPTH_MAX) walk(block.blocks, depth + 1);
          break;
        case "code":
        case "rule":
          break;
      }
    }
  };
  walk(readBlocks(text), 0);
  return out;
}

/** Text without Markdown's emphasis, on one line. */
export const plain = (text: string): string =>
  (/[*`_]/.test(text) ? text.replace(/\*{1,3}|`|(?<!\w)_{1,2}|_{1,2}(?!\w)/g, "") : text)
    .replace(/\s+/g, " ")
    .trim();

export interface Clause {
  start: number;
  end: number;
  text: string;
}

const ABBREVIATION = /(?:\b(?:e\.g|i\.e|vs|approx|etc|ca|resp|incl|no)|\d)$/i;

/** The sentences of a passage, by their ends; a full stop inside a number or after "e.g" ends none. */
export function sentencesOf(passage: { start: number; text: string }): Clause[] {
  const { text } = passage;
  const out: Clause[] = [];
  let from = 0;
  const cut = (to: number) => {
    const raw = text.slice(from, to);
    const lead = raw.length - raw.trimStart().length;
    if (raw.trim()) {
      const start = passage.start + from + lead;
      out.push({ start, end: start + raw.trim().length, text: raw.trim() });
    }
    from = to;
  };
  for (let at = 0; at < text.length; at += 1) {
    const c = text[at];
    if (c !== "." && c !== "!" && c !== "?") continue;
    const after = /^[*_"')\]]{0,4}(?=\s|$)/.exec(text.slice(at + 1, at + 7));
    if (!after) continue;
    const before = text.slice(Math.max(0, at - 8), at);
    const next = text.slice(at + 1 + after[0].length).trimStart()[0] ?? "";
    if (c === "." && ABBREVIATION.test(before) && !/^\p{Lu}/u.test(next) && next !== "") continue;
    cut(at + 1 + after[0].length);
  }
  cut(text.length);
  return out;
}

/** A row read out of text, and where in the field's text it stands (UTF-16 offsets). */
export interface Lift<Row> {
  row: Row;
  start: number;
  end: number;
}
