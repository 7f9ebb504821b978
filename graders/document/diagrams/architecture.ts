import { readLabel } from "../label.ts";
import { inferNodeKind } from "../node-kind.ts";
import { DIAGRAM_LIMITS, type DrawnDiagram, type Line, nothingDrawn, problemAt, spanOf } from "./drawn.ts";

const ELEMENT = /^(group|service|junction)\s+([\w-]{1,64})\s*(?:\(([^)]{0,60})\))?\s*(?:\[([^\]]{0,300})\])?/;
const EDGE = /^([\w-]{1,64})(?:\{group\})?:[LRTB]\s*<?--?>?\s*[LRTB]:([\w-]{1,64})/;

/** Reads Mermaid's `architecture-beta`: groups, services, and edges between their sides. */
export function readArchitecture(lines: readonly Line[]): DrawnDiagram {
  const drawn = nothingDrawn("graph");
  for (const line of lines) {
    const at = spanOf(line);
    const element = ELEMENT.exec(line.text);
    const edge = EDGE.exec(line.text);
    if (element) {
      const [, what, id = "", icon = "", raw] = element;
      const label = raw === undefined ? id : readLabel(raw);
      if (what === "group") drawn.zones.push({ label, at });
      else if (what === "service" && drawn.parts.length < DIAGRAM_LIMITS.parts) {
        const kind = inferNodeKind(label, icon === "database" ? "cylinder" : undefined);
        drawn.parts.push({ id, label, says: label, kind, at });
      }
    } else if (edge) {
      if (drawn.links.length < DIAGRAM_LIMITS.links)
        drawn.links.push({ from: edge[1] ?? "", to: edge[2] ?? "", label: "", lost: false, at });
    } else problemAt(drawn, line, `“${line.text.slice(0, 40)}” is no group, service or edge`);
  }
  return drawn;
}
