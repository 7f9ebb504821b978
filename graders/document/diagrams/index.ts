import { readArchitecture } from "./architecture.ts";
import { readC4 } from "./c4.ts";
import { DIAGRAM_LIMITS, type DrawnDiagram, linesOf, nothingDrawn } from "./drawn.ts";
import { readFlowchart } from "./flowchart.ts";
import { readSequence } from "./sequence.ts";

export { drawOf } from "./flowchart.ts";
export type { DrawnDiagram } from "./drawn.ts";

/** Front matter and directives stand before a diagram's first word, and say how it looks. */
const FRONT = /^\s*---\n[\s\S]{0,2000}?\n---(?=\n|$)/;

/**
 * What a Mermaid diagram draws: sequence, flowchart, C4 or architecture. Bounded in size and time, never throws; what
 * cannot be read is named by its line, and the rest is read all the same. Offsets point into `text`.
 */
export function readDiagram(text: string): DrawnDiagram {
  const bounded = text.slice(0, DIAGRAM_LIMITS.text);
  const front = FRONT.exec(bounded)?.[0] ?? "";
  const blank = front.replaceAll(/[^\n]/g, " ");
  const body = blank + bounded.slice(front.length);
  const [first, ...lines] = linesOf(body);
  const word = first?.text.split(/[\s;]/)[0] ?? "";
  if (first === undefined) return nothingDrawn("unknown");
  if (word === "sequenceDiagram") return readSequence(lines);
  if (/^C4[A-Z]\w*$/.test(word)) return readC4(lines);
  if (/^architecture(?:-beta)?$/.test(word)) return readArchitecture(lines);
  if (/^(?:flowchart|graph)/.test(word)) return readFlowchart(body, [first, ...lines]);
  const message = `Line ${first.number}: a diagram begins with its kind: sequenceDiagram, flowchart LR, C4Deployment or architecture-beta.`;
  return { ...nothingDrawn("unknown"), problems: [{ line: first.number, column: 1, message }] };
}
