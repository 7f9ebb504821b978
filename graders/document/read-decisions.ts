import type { Decision } from "../model/index.ts";
import { choicesIn, partOf, readLabelledRecord, withoutNumber } from "./labelled-record.ts";
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
      const several = inner.length === 0 ? severalRecords(bodyOf(head, text, isDiagram)) : null;
      const labelled = several ?? [fromLabels(head, inner, text)];
      if (labelled[0]) decisions.push(...labelled.filter((one) => one !== null));
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

/** A line on which a record begins: `**ADR 2: Stream or batch.**`, `D2. …`, `2) …`. */
const BEGINS =
  /^[ \t]{0,4}(?:[-*+][ \t]+)?(?:\*\*|__)?(?:(?:adr|dr?|decision|record)[ #-]*\d{1,3}\b|\d{1,2}[.)][ \t])/i;
const OWN_TITLE = /^(?:\*\*|__)([^*_\n]{2,160})(?:\*\*|__)[ \t]*[:.–—-]?\s*|^([^:.\n]{2,120}[.:])\s+/;

/**
 * Records that stand under one heading, each from a numbered line on. Null: there are not several; empty: there are, but
 * each is for the reader of passages.
 */
function severalRecords(body: string): Decision[] | null {
  if (choicesIn(body) < 2) return null;
  const chunks: string[] = [];
  for (const line of body.split("\n")) {
    if (BEGINS.test(line) || chunks.length === 0) chunks.push(line);
    else chunks[chunks.length - 1] += `\n${line}`;
  }
  const records = chunks
    .filter((chunk) => chunk.trim() !== "")
    .map((chunk) => {
      const text = withoutNumber(
        chunk
          .trim()
          .replace(/^[-*+][ \t]+/, "")
          .replace(/^(\*\*|__)(?=(?:adr|dr?|decision|record)?[ #-]*\d)(.*?)\1/i, "$2"),
      );
      const title = OWN_TITLE.exec(text);
      return readLabelledRecord(
        (title?.[1] ?? title?.[2] ?? "").replace(/[.:]$/, ""),
        text.slice(title?.[0].length ?? 0),
      );
    });
  return records.length > 1 && records.every((record) => record !== null) ? records : [];
}

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
  if (!heading || blocks.length === 0 || choicesIn(bodyOf(part.root, text, isDiagram)) > 1) return null;
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
