import type { Sketch } from "../model/index.ts";
import {
  centre,
  contains,
  type Element,
  elementsOf,
  FileSchema,
  nearest,
  OUTLINES,
  type Point,
} from "./excalidraw-shapes.ts";
import { trimLabel } from "./label.ts";
import { failed, type SketchResult } from "./result.ts";
import { SketchBuilder, TooLarge } from "./sketch-builder.ts";

/** Characters of a file that is read at all. */
export const EXCALIDRAW_MAX = 2_000_000;
/** How far from a shape an arrow that is not bound to it may end, in pixels. */
const REACH = 40;

interface Drawing {
  boxes: Element[];
  frames: Element[];
  arrows: Element[];
  /** Text by the element that holds it, in reading order. */
  labels: ReadonlyMap<string, string>;
  /** Text that stands alone: a node drawn without a box. */
  bare: Element[];
}

function sort(elements: readonly Element[]): Drawing {
  const boxes = elements.filter((e) => e.type in OUTLINES && Object.hasOwn(OUTLINES, e.type));
  const holders = new Set(elements.filter((e) => e.type !== "text").map((e) => e.id));
  const labels = new Map<string, string>();
  const bare: Element[] = [];
  for (const text of elements) {
    if (text.type !== "text" || !text.text?.trim()) continue;
    let holder = text.containerId && holders.has(text.containerId) ? text.containerId : undefined;
    holder ??= nearest(
      boxes.filter((box) => contains(box, centre(text)) && box.width * box.height > text.width * text.height),
      centre(text),
      0,
    )?.id;
    if (holder === undefined) bare.push(text);
    else labels.set(holder, [labels.get(holder), text.text].filter(Boolean).join("\n"));
  }
  return {
    boxes,
    bare,
    labels,
    frames: elements.filter((e) => e.type === "frame" || e.type === "magicframe"),
    arrows: elements.filter((e) => e.type === "arrow" || e.type === "line"),
  };
}

/** A box that holds labelled boxes is a group, if it has a label itself or several boxes in it. */
function groupsAmong(drawing: Drawing): Element[] {
  const holds = (outer: Element, inner: Element) =>
    outer !== inner &&
    contains(outer, { x: inner.x, y: inner.y }) &&
    contains(outer, { x: inner.x + inner.width, y: inner.y + inner.height });
  const groups = drawing.boxes.filter(
    (outer) => outer.type === "rectangle" && drawing.boxes.some((inner) => holds(outer, inner)),
  );
  return [...drawing.frames, ...groups];
}

function arrowEnds(arrow: Element): { start: Point; end: Point } {
  const points = arrow.points ?? [];
  const [first, last] = [points[0], points[points.length - 1]];
  return {
    start: { x: arrow.x + (first?.[0] ?? 0), y: arrow.y + (first?.[1] ?? 0) },
    end: { x: arrow.x + (last?.[0] ?? arrow.width), y: arrow.y + (last?.[1] ?? arrow.height) },
  };
}

function smallestAround(groups: readonly Element[], box: Element): Element | undefined {
  return groups
    .filter((group) => group !== box && (box.frameId === group.id || contains(group, centre(box))))
    .sort((a, b) => a.width * a.height - b.width * b.height)[0];
}

function build(elements: readonly Element[]): { sketch: Sketch; warnings: string[] } {
  const drawing = sort(elements);
  const builder = new SketchBuilder();
  const groups = groupsAmong(drawing);
  const isGroup = new Set(groups.map((group) => group.id));
  const groupIds = new Map<string, string>();

  // Outer groups first, so that a parent exists before what it holds.
  for (const group of [...groups].sort((a, b) => b.width * b.height - a.width * a.height)) {
    const label = trimLabel(drawing.labels.get(group.id) ?? group.name ?? "") || "Group";
    const around = smallestAround(
      groups.filter((other) => groupIds.has(other.id)),
      group,
    );
    groupIds.set(
      group.id,
      builder.group(
        `${label.slice(0, 30)}_${group.id.slice(0, 8)}`,
        label,
        around && groupIds.get(around.id),
      ),
    );
  }

  const shapes = [...drawing.boxes.filter((box) => !isGroup.has(box.id)), ...drawing.bare];
  const touched = new Set(
    drawing.arrows.flatMap((a) => [a.startBinding?.elementId, a.endBinding?.elementId]),
  );
  const names = new Map<string, string>();
  const positions = new Map<string, Point>();
  for (const shape of shapes) {
    const label = trimLabel(
      shape.type === "text" ? (shape.text ?? "") : (drawing.labels.get(shape.id) ?? ""),
    );
    const loose = shape.type === "text" && !touched.has(shape.id);
    if (label === "" && !touched.has(shape.id)) continue;
    if (
      loose &&
      !drawing.arrows.some((arrow) =>
        Object.values(arrowEnds(arrow)).some((p) => nearest([shape], p, REACH / 2)),
      )
    ) {
      builder.warn(`the text "${label.slice(0, 60)}" stands outside every shape and was left out`);
      continue;
    }
    const around = smallestAround(groups, shape);
    const group = around ? groupIds.get(around.id) : undefined;
    const name = `${label.slice(0, 30) || shape.type}_${shape.id.slice(0, 8)}`;
    const outline = OUTLINES[shape.type];
    const id = builder.node(names.has(shape.id) ? shape.id : name, {
      label: label || "Unnamed",
      ...(outline ? { shape: outline } : {}),
      ...(group !== undefined ? { group } : {}),
    });
    names.set(shape.id, id);
    positions.set(id, { x: Math.round(shape.x), y: Math.round(shape.y) });
  }

  const drawn = shapes.filter((shape) => names.has(shape.id));
  for (const arrow of drawing.arrows) {
    const { start, end } = arrowEnds(arrow);
    const at = (bound: string | undefined, point: Point) =>
      (bound !== undefined ? (names.get(bound) ?? groupIds.get(bound)) : undefined) ??
      names.get(nearest(drawn, point, REACH)?.id ?? "");
    const from = at(arrow.startBinding?.elementId, start);
    const to = at(arrow.endBinding?.elementId, end);
    if (from === undefined || to === undefined || from === to) {
      if (arrow.type === "arrow")
        builder.warn("an arrow that touches no shape at one of its ends was left out");
      continue;
    }
    const label = trimLabel(drawing.labels.get(arrow.id) ?? "");
    const dashed = arrow.strokeStyle === "dashed" || arrow.strokeStyle === "dotted";
    const backwards = Boolean(arrow.startArrowhead) && !arrow.endArrowhead;
    builder.edge(backwards ? to : from, backwards ? from : to, label, dashed);
  }

  const sketch = builder.build();
  const placed = sketch.nodes.map((node) => {
    const at = positions.get(node.id);
    return at && Math.abs(at.x) <= 1e6 && Math.abs(at.y) <= 1e6 ? { ...node, position: at } : node;
  });
  return { sketch: { ...sketch, nodes: placed }, warnings: builder.warnings };
}

/**
 * Reads an .excalidraw file: shapes with bound or contained text become nodes, bound arrows edges, frames and boxes
 * around other boxes groups. An arrow that is not bound takes the shape within 40 pixels of its end. Never throws.
 */
export function readExcalidraw(text: string): SketchResult {
  if (text.length > EXCALIDRAW_MAX) {
    return failed(`This file has ${text.length} characters; at most ${EXCALIDRAW_MAX} can be read.`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return failed(
      "This is not an Excalidraw file: it is not valid JSON. Save the drawing as .excalidraw and try again.",
    );
  }
  const file = FileSchema.safeParse(json);
  if (!file.success) {
    const tooMany = file.error.issues.some((issue) => issue.code === "too_big");
    return failed(
      tooMany
        ? "This drawing has more than 5000 elements; save a smaller part of it."
        : 'This is not an Excalidraw file: "type" should be "excalidraw" and "elements" a list.',
    );
  }
  try {
    const { sketch, warnings } = build(elementsOf(file.data.elements));
    if (sketch.nodes.length === 0)
      return failed("This drawing holds no labelled shapes, so there is nothing to import.");
    return { ok: true, sketch, warnings };
  } catch (error) {
    if (error instanceof TooLarge) return failed(`This drawing is too large: ${error.message}.`);
    throw error;
  }
}
