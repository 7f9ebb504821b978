import { readLabel } from "../label.ts";
import { inferNodeKind } from "../node-kind.ts";
import { DIAGRAM_LIMITS, type DrawnDiagram, type Line, nothingDrawn, problemAt, spanOf } from "./drawn.ts";

const CALL = /^([A-Za-z_]{2,40})\s{0,4}\((.*)\)\s{0,4}(\{?)\s{0,4}\}?$/;
const ZONE = /^(?:Deployment_Node|Node(?:_[LR])?|(?:System_|Container_|Enterprise_)?Boundary)$/;
const PART = /^(?:Person|System|Container|Component)(Db|Queue)?(?:_Ext)?$/;
const LINK = /^(?:Bi)?Rel(?:_[A-Za-z]{1,8})?$/;
const SILENT =
  /^(?:title|accTitle|accDescr|UpdateElementStyle|UpdateRelStyle|UpdateLayoutConfig|AddElementTag|AddRelTag)\b/;

/** `alias, "A label, with a comma", $tags="x"` → its arguments, named ones left out. */
function argumentsOf(text: string): string[] {
  const found: string[] = [];
  let quoted = false;
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted;
    if (at < text.length && (quoted || text[at] !== ",")) continue;
    found.push(text.slice(from, at).trim());
    from = at + 1;
  }
  return found.filter((one) => !one.startsWith("$")).map(readLabel);
}

/** Reads Mermaid's C4 diagrams (C4Context, C4Container, C4Component, C4Deployment, C4Dynamic). */
export function readC4(lines: readonly Line[]): DrawnDiagram {
  const drawn = nothingDrawn("graph");
  for (const line of lines) {
    if (line.text === "}" || line.text === "{" || SILENT.test(line.text)) continue;
    const [, name = "", inner = ""] = CALL.exec(line.text) ?? [];
    const [first = "", second = "", ...more] = argumentsOf(inner);
    const at = spanOf(line);
    const part = PART.exec(name);
    if (ZONE.test(name)) drawn.zones.push({ label: [second || first, ...more].join(", "), at });
    else if (LINK.test(name)) {
      if (drawn.links.length < DIAGRAM_LIMITS.links)
        drawn.links.push({ from: first, to: second, label: more.join(", "), lost: false, at });
    } else if (part) {
      const label = second || first;
      const says = [label, ...more].join(", ");
      const kind = inferNodeKind(`${label} ${more[0] ?? ""}`, part[1] === "Db" ? "cylinder" : undefined);
      if (drawn.parts.length < DIAGRAM_LIMITS.parts) drawn.parts.push({ id: first, label, says, kind, at });
    } else
      problemAt(
        drawn,
        line,
        `“${line.text.slice(0, 40)}” is no element; write one as Container(id, "Label", "Technology")`,
      );
  }
  return drawn;
}
