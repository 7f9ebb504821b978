import { readExcalidraw, readMermaid, type Sketch, SketchSchema } from "~graders";
import { autoLayout, placeMissing, withPlaces } from "./auto-layout.ts";

export const FILE_MAX_BYTES = 2_000_000;
export const FILE_TYPES = ".mmd,.mermaid,.excalidraw,.json,.md,.txt";

export type ReadFile = { ok: true; sketch: Sketch; warnings: string[] } | { ok: false; message: string };

/** The first Mermaid block of a Markdown file, or the text itself. */
function mermaidOf(text: string): string {
  const at = text.search(/^ {0,3}(?:```|~~~)\s*mermaid/m);
  if (at < 0) return text;
  const rest = text.slice(text.indexOf("\n", at) + 1);
  const end = rest.search(/^ {0,3}(?:```|~~~)/m);
  return end < 0 ? rest : rest.slice(0, end);
}

function readJson(text: string): ReadFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, message: "it is not valid JSON" };
  }
  const isDrawing = typeof json === "object" && json !== null && "type" in json && json.type === "excalidraw";
  if (isDrawing) return fromExcalidraw(text);
  const sketch = SketchSchema.safeParse(json);
  if (!sketch.success) {
    const issue = sketch.error.issues[0];
    return {
      ok: false,
      message: `it is no sketch: ${issue?.path.join(".") || "the file"} ${issue?.message ?? ""}`,
    };
  }
  const ids = new Set(sketch.data.nodes.map((node) => node.id));
  const groups = new Set(sketch.data.groups.map((group) => group.id));
  if (ids.size < sketch.data.nodes.length) return { ok: false, message: "two of its nodes have the same id" };
  const lost = sketch.data.edges.find((edge) => !ids.has(edge.from) || !ids.has(edge.to));
  if (lost) return { ok: false, message: `its edge "${lost.id}" leads to a node that is not there` };
  const nodes = sketch.data.nodes.map(({ group, ...node }) =>
    group !== undefined && groups.has(group) ? { ...node, group } : node,
  );
  return { ok: true, sketch: placeMissing({ ...sketch.data, nodes }), warnings: [] };
}

function fromExcalidraw(text: string): ReadFile {
  const read = readExcalidraw(text);
  if (!read.ok) return { ok: false, message: read.problems[0]?.message ?? "it cannot be read" };
  // Shapes of another program have other sizes; where ours would overlap, the drawing is laid out anew.
  const { sketch } = read;
  const crowded = sketch.nodes.some((a, index) =>
    sketch.nodes.slice(index + 1).some(({ position: b }) => {
      const at = a.position;
      return at !== undefined && b !== undefined && Math.abs(at.x - b.x) < 180 && Math.abs(at.y - b.y) < 64;
    }),
  );
  return {
    ok: true,
    sketch: crowded ? withPlaces(sketch, autoLayout(sketch)) : sketch,
    warnings: read.warnings,
  };
}

/** A sketch from the text of a .mmd, .md, .excalidraw or .json file; what is wrong is said in one sentence. */
export function readSketchFile(name: string, text: string): ReadFile {
  if (text.length > FILE_MAX_BYTES)
    return { ok: false, message: `${name} is larger than 2 MB; export a smaller part of it.` };
  const trimmed = text.trimStart();
  const read: ReadFile =
    /\.(?:json|excalidraw)$/i.test(name) || trimmed.startsWith("{")
      ? /\.excalidraw$/i.test(name)
        ? fromExcalidraw(text)
        : readJson(text)
      : fromMermaid(text);
  if (read.ok) return read;
  return { ok: false, message: `${name} could not be imported: ${read.message.replace(/\.$/, "")}.` };
}

function fromMermaid(text: string): ReadFile {
  const read = readMermaid(mermaidOf(text));
  if (!read.ok) return { ok: false, message: read.problems[0]?.message ?? "it cannot be read" };
  return { ok: true, sketch: placeMissing(read.sketch), warnings: read.warnings };
}
