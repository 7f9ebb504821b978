import { readHeading, type HeadingReading } from "./headings.ts";
import type { Target } from "./heading-words.ts";
import { type Block, readBlocks } from "./markdown-blocks.ts";

/** A heading with what stands under it up to the next one. */
export interface Section {
  heading: { title: string; depth: number } | null;
  reading: HeadingReading;
  blocks: Block[];
  start: number;
  end: number;
}

/** A section, and the sections that stay with it. */
export interface Part {
  target: Target | null;
  root: Section;
  children: Section[];
}

export interface Outline {
  title: string;
  /** The text that all offsets count in. */
  text: string;
  parts: Part[];
  warnings: string[];
}

const NO_HEADING: HeadingReading = { target: "prose", canonical: true, topic: "" };

/** A document's own description at its top, between two lines of dashes. */
export function stripFrontMatter(text: string): { body: string; title: string } {
  const found =
    /^---[ \t]*\n((?:[A-Za-z][\w -]{0,60}:[^\n]{0,2000}\n|[ \t-][^\n]{0,2000}\n|\n){1,100})---[ \t]*(?:\n|$)/.exec(
      text.slice(0, 40_000),
    );
  if (!found) return { body: text, title: "" };
  const title = /^title:[ \t]*"?([^"\n]{1,200})/m.exec(found[1] ?? "")?.[1] ?? "";
  return { body: text.slice(found[0].length), title: title.trim() };
}

/** A fence that is never closed would swallow all that follows; it is closed before the next heading. */
export function closeFences(text: string): { text: string; warning: string | null } {
  const lines = text.split("\n");
  let open: { mark: string; line: number } | null = null;
  for (const [index, line] of lines.entries()) {
    const fence = /^ {0,3}(`{3,}|~{3,})([^`]*)$/.exec(line.slice(0, 200));
    if (!fence) continue;
    const mark = fence[1] ?? "";
    if (!open) open = { mark, line: index };
    else if (mark[0] === open.mark[0] && mark.length >= open.mark.length && fence[2]?.trim() === "")
      open = null;
  }
  if (!open) return { text, warning: null };
  const from = open.line;
  const heading = lines.findIndex(
    (line, index) => index > from + 1 && /^#{1,6}\s/.test(line) && lines[index - 1]?.trim() === "",
  );
  const at = heading < 0 ? lines.length : heading;
  lines.splice(at, 0, open.mark);
  const where = heading < 0 ? "at the end" : "before the next heading";
  return {
    text: lines.join("\n"),
    warning: `The block opened on line ${from + 1} is never closed; it was closed ${where}.`,
  };
}

/** People without Markdown habits write a heading as a bold line, in capitals, or as a word with a colon. */
function pseudoHeading(source: string): string | null {
  const line = source.trim();
  if (line.length > 70 || line.includes("\n")) return null;
  const bold = /^(?:\*\*|__)([^*_]{2,60})(?:\*\*|__):?$/.exec(line);
  if (bold) return (bold[1] ?? "").replace(/:$/, "").trim();
  const colon = /^([\p{L}][\p{L}\p{N} ,&/'-]{1,60}):$/u.exec(line);
  if (colon) return colon[1] ?? null;
  return /^[A-Z][A-Z0-9 &/-]{3,60}$/.test(line) ? line : null;
}

function withPseudoHeadings(blocks: Block[], text: string): Block[] {
  if (blocks.some((block) => block.kind === "heading")) return blocks;
  const found = blocks.map((block) =>
    block.kind === "paragraph" ? pseudoHeading(text.slice(block.start, block.end)) : null,
  );
  const mapped = found.filter((title) => title !== null && readHeading(title).target !== null).length;
  if (mapped < 2) return blocks;
  return blocks.map((block, index): Block => {
    const title = found[index];
    return title ? { kind: "heading", depth: 2, title, start: block.start, end: block.end } : block;
  });
}

function sectionsOf(blocks: Block[], text: string): Section[] {
  const sections: Section[] = [{ heading: null, reading: NO_HEADING, blocks: [], start: 0, end: 0 }];
  for (const block of blocks) {
    if (block.kind === "heading") {
      sections.push({
        heading: { title: block.title, depth: block.depth },
        reading: readHeading(block.title),
        blocks: [],
        start: block.end,
        end: block.end,
      });
      continue;
    }
    const last = sections[sections.length - 1];
    if (!last) continue;
    if (last.blocks.length === 0) last.start = lineStart(text, block.start);
    last.blocks.push(block);
    last.end = block.end;
  }
  return sections;
}

/** Indentation before a block belongs to it. */
function lineStart(text: string, at: number): number {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  return text.slice(start, at).trim() === "" ? start : at;
}

/** A lone heading above all others names the document. */
function takeTitle(sections: Section[]): string {
  const headed = sections.filter((section) => section.heading);
  const first = headed[0];
  if (!first?.heading || sections[0]?.blocks.length) return "";
  const depth = first.heading.depth;
  const others = headed.slice(1);
  if (others.some((section) => (section.heading?.depth ?? 9) <= depth)) return "";
  if (others.length === 0 && (depth > 1 || first.reading.target !== null)) return "";
  const title = first.heading.title;
  first.heading = null;
  first.reading = NO_HEADING;
  return title;
}

/** Parts whose sub-headings may lead elsewhere: "Requirements › Functional", "Design › API". */
const OPEN: ReadonlySet<Target | null> = new Set([null, "architecture", "scope", "ledger", "prose"]);

function staysWith(part: Part, section: Section): boolean {
  const parent = part.root;
  const own = section.reading.target;
  if (part.target === "deepDives" || part.target === "decisions" || part.target === "diagrams") return true;
  if (parent.reading.canonical && parent.heading) return true;
  if (own === null || own === part.target) return true;
  return !OPEN.has(part.target);
}

function partsOf(sections: Section[]): Part[] {
  const parts: Part[] = [];
  /** Parts that are open around the next heading, outermost first. */
  const stack: { part: Part; depth: number }[] = [];
  for (const section of sections) {
    const depth = section.heading?.depth ?? 0;
    while (stack.length > 0 && section.heading && (stack[stack.length - 1]?.depth ?? 0) >= depth) stack.pop();
    const parent = section.heading ? stack[stack.length - 1]?.part : undefined;
    if (parent && parent.root.heading && staysWith(parent, section)) {
      parent.children.push(section);
      continue;
    }
    const part: Part = { target: section.reading.target, root: section, children: [] };
    parts.push(part);
    if (section.heading) stack.push({ part, depth });
  }
  return parts.filter((part) => part.root.heading || part.root.blocks.length > 0);
}

/** Splits a document into its title and the parts that go to one field each, in reading order. */
export function outlineOf(document: string): Outline {
  const front = stripFrontMatter(document);
  const closed = closeFences(front.body);
  const text = closed.text;
  const sections = sectionsOf(withPseudoHeadings(readBlocks(text), text), text);
  const title = takeTitle(sections) || front.title;
  return { title, text, parts: partsOf(sections), warnings: closed.warning ? [closed.warning] : [] };
}
