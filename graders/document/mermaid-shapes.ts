import { readLabel } from "./label.ts";
import { type Scanner, Unreadable } from "./mermaid-scanner.ts";
import type { NodeShape } from "./node-kind.ts";

/** Longest opener first, so that `[(` is not read as `[`. */
const SHAPES: readonly (readonly [open: string, closes: readonly string[], shape: NodeShape])[] = [
  ["(((", [")))"], "double-circle"],
  ["([", ["])"], "stadium"],
  ["((", ["))"], "circle"],
  ["[[", ["]]"], "subroutine"],
  ["[(", [")]"], "cylinder"],
  ["[/", ["/]", "\\]"], "parallelogram"],
  ["[\\", ["\\]", "/]"], "trapezoid"],
  ["{{", ["}}"], "hexagon"],
  ["[", ["]"], "rectangle"],
  ["(", [")"], "round"],
  ["{", ["}"], "diamond"],
  [">", ["]"], "flag"],
];

const NEW_SHAPES: Readonly<Record<string, NodeShape>> = {
  cyl: "cylinder",
  cylinder: "cylinder",
  db: "cylinder",
  database: "cylinder",
  diam: "diamond",
  diamond: "diamond",
  decision: "diamond",
  hex: "hexagon",
  hexagon: "hexagon",
  circle: "circle",
  circ: "circle",
  stadium: "stadium",
  terminal: "stadium",
  rounded: "round",
  subproc: "subroutine",
};

export interface ShapedLabel {
  label: string;
  shape: NodeShape;
}

function closeOnLine(
  scanner: Scanner,
  open: string,
  closes: readonly string[],
): { at: number; length: number } | null {
  const line = scanner.text.slice(scanner.pos, scanner.lineEnd());
  if (open.length === 1 && open !== ">") {
    // Labels like `[Redis (hot) [2 min]]` hold the same bracket again.
    const close = closes[0] ?? "";
    let depth = 1;
    for (let at = 0; at < line.length; at += 1) {
      if (line[at] === open) depth += 1;
      else if (line[at] === close && (depth -= 1) === 0) return { at, length: 1 };
    }
    const first = line.indexOf(close);
    return first < 0 ? null : { at: first, length: 1 };
  }
  let best: { at: number; length: number } | null = null;
  for (const close of closes) {
    const at = line.indexOf(close);
    if (at >= 0 && (!best || at < best.at)) best = { at, length: close.length };
  }
  return best;
}

function quoted(scanner: Scanner, open: string, closes: readonly string[]): string | null {
  const start = scanner.match(/[ \t]*"/y);
  if (!start) return null;
  const end = scanner.text.indexOf('"', scanner.pos);
  if (end < 0)
    throw new Unreadable(`a label opened with ${open}" has no closing quote; add "${closes[0] ?? ""}`);
  const label = scanner.text.slice(scanner.pos, end);
  scanner.pos = end + 1;
  scanner.match(/[ \t]*/y);
  if (!closes.some((close) => scanner.take(close))) {
    throw new Unreadable(`after the quoted label, close the shape with ${closes[0] ?? ""}`);
  }
  return label;
}

/** The shape and label after a node's id, if it has one. */
export function readShape(scanner: Scanner): ShapedLabel | null {
  let unclosed: string | null = null;
  for (const [open, closes, shape] of SHAPES) {
    if (!scanner.startsWith(open)) continue;
    const start = scanner.pos;
    scanner.pos += open.length;
    const inQuotes = quoted(scanner, open, closes);
    if (inQuotes !== null) return { label: readLabel(inQuotes), shape };
    const close = closeOnLine(scanner, open, closes);
    if (!close) {
      // What opens with `[(` may still close as a plain box.
      scanner.pos = start;
      unclosed ??= `the label opened with ${open} is not closed on this line; add ${closes[0] ?? ""}`;
      if (open.length > 1) continue;
      throw new Unreadable(unclosed);
    }
    const label = scanner.text.slice(scanner.pos, scanner.pos + close.at);
    scanner.pos += close.at + close.length;
    return { label: readLabel(label), shape };
  }
  return null;
}

/** `@{ shape: cyl, label: "Orders" }`, the newer way to give a shape. */
export function readAttributes(scanner: Scanner): Partial<ShapedLabel> | null {
  if (!scanner.take("@{")) return null;
  const end = scanner.text.indexOf("}", scanner.pos);
  if (end < 0) throw new Unreadable("the block opened with @{ is not closed; add }");
  const body = scanner.text.slice(scanner.pos, Math.min(end, scanner.pos + 1000));
  scanner.pos = end + 1;
  const label = /\blabel:\s?"([^"]*)"/.exec(body) ?? /\blabel:\s?([^,"}]*)/.exec(body);
  const shape = /\bshape:\s?"?([\w-]+)/.exec(body);
  return {
    ...(label ? { label: readLabel(label[1] ?? "") } : {}),
    ...(shape ? { shape: NEW_SHAPES[shape[1] ?? ""] ?? "rectangle" } : {}),
  };
}
