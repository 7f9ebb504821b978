import type { Decision } from "../model/index.ts";
import { partOf, readLabelledRecord } from "./labelled-record.ts";
import { bodyOf, isDiagram, renderPart } from "./render-part.ts";
import type { Part, Section } from "./sections.ts";

const PARTS = ["options", "choice", "because", "consequences"] as const;
type DecisionPart = (typeof PARTS)[number];

const partName = (section: Section): DecisionPart | null => {
  const title = section.heading?.title.toLowerCase().replace(/[^a-z]/g, "") ?? "";
  return PARTS.find((name) => name === title) ?? null;
};

function readPart(sections: Section[], text: string): string {
  const [root, ...children] = sections;
  if (!root) return "";
  return renderPart({ target: null, root, children }, text, { keepHeading: false });
}

/** Decisions written as records: a heading each, with Options, Choice, Because and Consequences under it. */
export function readDecisionRecords(part: Part, text: string): { decisions: Decision[]; rest: Section[] } {
  const decisions: Decision[] = [];
  const rest: Section[] = [];
  const depth = (part.root.heading?.depth ?? 1) + 1;
  const records: Section[][] = [];
  for (const section of part.children) {
    if ((section.heading?.depth ?? 9) <= depth || records.length === 0) records.push([section]);
    else records[records.length - 1]?.push(section);
  }
  for (const [head, ...inner] of records) {
    if (!head) continue;
    const groups: Section[][] = [];
    for (const section of inner) {
      const own = (section.heading?.depth ?? 9) === (head.heading?.depth ?? 0) + 1;
      if (own || groups.length === 0) groups.push([section]);
      else groups[groups.length - 1]?.push(section);
    }
    const named = groups.map((group) => ({ name: group[0] ? partName(group[0]) : null, group }));
    if (named.length === 0 || head.blocks.length > 0 || named.some(({ name }) => name === null)) {
      const labelled = fromLabels(head, inner, text);
      if (labelled) decisions.push(labelled);
      else rest.push(head, ...inner);
      continue;
    }
    const of = (wanted: DecisionPart) => named.find(({ name }) => name === wanted)?.group ?? [];
    const options = of("options")[0]?.blocks.flatMap((block) =>
      block.kind === "list" ? block.items.map((item) => unindent(text.slice(item.text.start, item.end))) : [],
    );
    const choice = of("choice")[0];
    decisions.push({
      title: head.heading?.title === "Decision" ? "" : (head.heading?.title ?? ""),
      options: options ?? [],
      choice: choice ? bodyOf(choice, text) : "",
      because: readPart(of("because"), text),
      consequences: readPart(of("consequences"), text),
    });
  }
  return { decisions, rest };
}

/** "ADR 3: Where the model lives" → "Where the model lives". */
const withoutNumber = (title: string) =>
  title.replace(/^\W{0,4}(?:adr|decision|record)?[\s#-]{0,3}\d{0,4}\s{0,2}[:.)–—-]{0,2}\s+/i, "").trim() ||
  title;

/** A record in somebody's own layout: labels at the beginning of lines, or headings of other names. */
function fromLabels(head: Section, inner: readonly Section[], text: string): Decision | null {
  const title = head.heading?.title ?? "";
  const sections = inner.map((section) => ({
    label: section.heading?.title ?? "",
    body: bodyOf(section, text, isDiagram),
  }));
  if (partOf(title) !== null && sections.length === 0) return null;
  return readLabelledRecord(withoutNumber(title), bodyOf(head, text, isDiagram), sections);
}

/** A part that is one record by itself: "## ADR 1: …" with its labels right under it. */
export function readRootRecord(part: Part, text: string): Decision | null {
  const { heading, blocks } = part.root;
  if (!heading || blocks.length === 0) return null;
  return fromLabels(part.root, part.children, text);
}

/** An item's text without the indentation that keeps it inside its list. */
export function unindent(text: string): string {
  return text
    .split("\n")
    .map((line, index) => (index === 0 ? line : line.replace(/^ {1,4}/, "")))
    .join("\n")
    .trim();
}
