import type { NodeKind } from "../../model/index.ts";
import type { TextProblem } from "../result.ts";

/** A stretch of the diagram's text, in UTF-16 offsets. */
export interface Span {
  start: number;
  end: number;
}

/** Somebody or something that the diagram shows. */
export interface DrawnPart {
  id: string;
  label: string;
  kind: NodeKind;
  /** Label, technology and description, as far as they stand. */
  says: string;
  at: Span;
}

/** A message or an arrow. */
export interface DrawnLink {
  from: string;
  to: string;
  label: string;
  /** Ends in a cross: it never arrives. */
  lost: boolean;
  at: Span;
}

/** A way that is taken only sometimes: `alt`, `else`, `opt`, `break`, `option`. */
export interface DrawnBranch {
  kind: "alt" | "else" | "opt" | "break" | "option";
  label: string;
  at: Span;
}

/** Something that holds others: a subgraph, a boundary, a deployment node, a box. */
export interface DrawnZone {
  label: string;
  at: Span;
}

/** What a Mermaid diagram says, as far as it can be read; `problems` name the lines that cannot. */
export interface DrawnDiagram {
  form: "sequence" | "graph" | "unknown";
  parts: DrawnPart[];
  links: DrawnLink[];
  branches: DrawnBranch[];
  zones: DrawnZone[];
  notes: { text: string; at: Span }[];
  problems: TextProblem[];
}

/** Bounds of what is read: beyond them nobody follows a diagram, and a hostile one costs time. */
export const DIAGRAM_LIMITS = { text: 60_000, line: 1_000, parts: 200, links: 600, problems: 20 } as const;

export const nothingDrawn = (form: DrawnDiagram["form"]): DrawnDiagram => ({
  form,
  parts: [],
  links: [],
  branches: [],
  zones: [],
  notes: [],
  problems: [],
});

export interface Line extends Span {
  /** Without indentation and without a comment. */
  text: string;
  /** Counting from 1. */
  number: number;
}

/** The lines of a diagram that say something, with their places. `;` ends a line as well. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  text.split("\n").forEach((raw, index) => {
    const bounded = raw.slice(0, DIAGRAM_LIMITS.line);
    const said = bounded.trim();
    if (said !== "" && !said.startsWith("%%")) {
      const from = start + bounded.indexOf(said);
      lines.push({ text: said.replace(/;$/, ""), start: from, end: from + said.length, number: index + 1 });
    }
    start += raw.length + 1;
  });
  return lines;
}

export const spanOf = ({ start, end }: Span): Span => ({ start, end });

export function problemAt(drawn: DrawnDiagram, line: Line, message: string): void {
  if (drawn.problems.length < DIAGRAM_LIMITS.problems)
    drawn.problems.push({ line: line.number, column: 1, message: `Line ${line.number}: ${message}.` });
}
