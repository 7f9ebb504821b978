import type { Block } from "./markdown-blocks.ts";
import type { Part, Section } from "./sections.ts";

/** Headings inside a field start at this level. */
export const TEXT_HEADING = 3;

export type CodeBlock = Extract<Block, { kind: "code" }>;

const FLOWCHART =
  /^\s*(?:%%[^\n]*\n\s*){0,20}(?:flowchart|graph)(?:-elk)?[ \t]*(?:TB|TD|BT|RL|LR)?[ \t]*(?:;|\n|$)/;
const OTHER = /^\s*(?:sequenceDiagram|C4Deployment|C4Container|C4Component|architecture-beta)\b/;

/** Mermaid in a fence of its own, or a flowchart in a plain fence. */
export function isDiagram(block: Block): block is CodeBlock {
  if (block.kind !== "code") return false;
  if (block.language === "mermaid") return true;
  return (
    ["", "text", "txt", "flowchart", "graph"].includes(block.language) &&
    (FLOWCHART.test(block.value) || OTHER.test(block.value))
  );
}

/** A section's text without the given blocks, as it stands in the document. */
export function bodyOf(
  section: Section,
  text: string,
  leaveOut: (block: Block) => boolean = () => false,
): string {
  let out = "";
  let from = section.start;
  for (const block of section.blocks) {
    if (!leaveOut(block)) continue;
    out += text.slice(from, block.start).trimEnd() + "\n\n";
    from = block.end;
  }
  out += text.slice(from, Math.max(from, section.end));
  return out.replace(/^\n+/, "").trimEnd();
}

/**
 * A part as Markdown text, its diagrams taken out, its headings starting at TEXT_HEADING. The first heading is left
 * out where the field itself says it.
 */
export function renderPart(
  part: Part,
  text: string,
  options: { keepHeading: boolean; leaveOut?: (block: Block) => boolean },
): string {
  const root = part.root.heading?.depth ?? 1;
  const shift = TEXT_HEADING - root - (options.keepHeading ? 0 : 1);
  const leaveOut = (block: Block) => isDiagram(block) || (options.leaveOut?.(block) ?? false);
  const sections = [part.root, ...part.children];
  const pieces: string[] = [];
  /** Depth of the heading kept last; sections are taken from the end, so it is the next one in the text. */
  let nextDepth = 0;
  for (let index = sections.length - 1; index >= 0; index -= 1) {
    const section = sections[index];
    if (!section) continue;
    const body = bodyOf(section, text, leaveOut);
    const { heading } = section;
    if (!heading || (index === 0 && !options.keepHeading)) {
      if (body) pieces.unshift(body);
      continue;
    }
    // A heading over nothing but diagrams and tables has said what it had to say; one over nothing at all may be the
    // statement.
    const over = section.blocks.length > 0 || (sections[index + 1]?.heading?.depth ?? 0) > heading.depth;
    const named = index === 0 && section.reading.target !== null;
    if (body === "" && nextDepth <= heading.depth && (over || named)) continue;
    nextDepth = heading.depth;
    const depth = Math.max(TEXT_HEADING, Math.min(6, heading.depth + shift));
    pieces.unshift(`${"#".repeat(depth)} ${heading.title}`, ...(body ? [body] : []));
  }
  return pieces.join("\n\n");
}
