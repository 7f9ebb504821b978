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
  const pieces = [part.root, ...part.children].flatMap((section, index) => {
    const body = bodyOf(section, text, leaveOut);
    const { heading } = section;
    if (!heading || (index === 0 && !options.keepHeading)) return body ? [body] : [];
    // A heading over nothing but a diagram has said what it had to say; one over nothing at all may be the statement.
    const above = section.blocks.length > 0 && body === "";
    const alone = index === 0 && part.children.length === 0;
    if (alone && (above || (body === "" && section.reading.target !== null))) return [];
    const depth = Math.max(TEXT_HEADING, Math.min(6, heading.depth + shift));
    return [`${"#".repeat(depth)} ${heading.title}`, ...(body ? [body] : [])];
  });
  return pieces.join("\n\n");
}
