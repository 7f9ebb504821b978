import { parseMermaid } from "../read-mermaid.ts";
import type { Sketch } from "../../model/index.ts";
import { type DrawnDiagram, type Line, nothingDrawn, type Span, spanOf } from "./drawn.ts";

/** Rounds in which lines that cannot be read are left out, so that one slip does not cost the whole diagram. */
const ROUNDS = 4;

/** The flowchart as far as it can be read; lines that cannot be are problems. Null: nothing of it can. */
function readWhatCanBe(text: string): { sketch: Sketch | null; problems: DrawnDiagram["problems"] } {
  const problems: DrawnDiagram["problems"] = [];
  let left = text;
  for (let round = 0; round < ROUNDS; round += 1) {
    const parsed = parseMermaid(left);
    if (parsed.ok) return { sketch: parsed.sketch, problems };
    problems.push(...parsed.problems);
    const bad = new Set(parsed.problems.map(({ line }) => line));
    left = left
      .split("\n")
      .map((line, index) => (bad.has(index + 1) ? "" : line))
      .join("\n");
  }
  return { sketch: null, problems };
}

/** Reads a flowchart into what it draws, with the line on which each part first stands. */
export function readFlowchart(text: string, lines: readonly Line[]): DrawnDiagram {
  const { sketch, problems } = readWhatCanBe(text);
  const drawn = { ...nothingDrawn("graph"), problems };
  return sketch ? { ...drawOf(sketch, lines), problems } : drawn;
}

/** A sketch as a diagram; without lines its parts have no place in a text. */
export function drawOf(sketch: Sketch, lines: readonly Line[] = []): DrawnDiagram {
  const nowhere: Span = { start: 0, end: 0 };
  const lineWith = (...words: string[]): Span | null => {
    const line = lines.find(({ text }) => words.every((word) => word !== "" && text.includes(word)));
    return line ? spanOf(line) : null;
  };
  const firstLine = (label: string) => label.split("\n")[0] ?? "";
  return {
    ...nothingDrawn("graph"),
    parts: sketch.nodes.map(({ id, label, kind }) => ({
      id,
      label,
      kind,
      says: label,
      at: lineWith(firstLine(label)) ?? lineWith(id) ?? nowhere,
    })),
    links: sketch.edges.map(({ from, to, label }) => ({
      from,
      to,
      label,
      lost: false,
      at:
        (label !== "" ? lineWith(from, to, firstLine(label)) : null) ??
        lineWith(from, to) ??
        lineWith(from) ??
        nowhere,
    })),
    zones: sketch.groups.map(({ id, label }) => ({
      label,
      at: lineWith("subgraph", firstLine(label)) ?? lineWith("subgraph", id) ?? nowhere,
    })),
  };
}
