import { z } from "zod";
import type { NodeShape } from "./node-kind.ts";

const ElementSchema = z.object({
  id: z.string().max(200),
  type: z.string().max(40),
  x: z.number().default(0),
  y: z.number().default(0),
  width: z.number().default(0),
  height: z.number().default(0),
  text: z.string().max(10_000).optional().catch(undefined),
  name: z.string().max(1_000).nullish().catch(undefined),
  containerId: z.string().max(200).nullish().catch(undefined),
  frameId: z.string().max(200).nullish().catch(undefined),
  isDeleted: z.boolean().optional().catch(undefined),
  strokeStyle: z.string().max(20).optional().catch(undefined),
  startBinding: z
    .object({ elementId: z.string().max(200) })
    .nullish()
    .catch(undefined),
  endBinding: z
    .object({ elementId: z.string().max(200) })
    .nullish()
    .catch(undefined),
  startArrowhead: z.string().max(40).nullish().catch(undefined),
  endArrowhead: z.string().max(40).nullish().catch(undefined),
  points: z
    .array(z.tuple([z.number(), z.number()]).rest(z.unknown()))
    .max(500)
    .optional()
    .catch(undefined),
});
export type Element = z.infer<typeof ElementSchema>;

export const FileSchema = z.object({
  type: z.literal("excalidraw"),
  elements: z.array(z.unknown()).max(5_000),
});

/** Elements that can be read, without the deleted and the malformed. */
export function elementsOf(raw: readonly unknown[]): Element[] {
  return raw.flatMap((item) => {
    const element = ElementSchema.safeParse(item);
    return element.success && !element.data.isDeleted ? [element.data] : [];
  });
}

export const OUTLINES: Readonly<Record<string, NodeShape>> = {
  rectangle: "rectangle",
  ellipse: "circle",
  diamond: "diamond",
  image: "rectangle",
};

export interface Point {
  x: number;
  y: number;
}

export const contains = (box: Element, point: Point) =>
  point.x >= box.x && point.x <= box.x + box.width && point.y >= box.y && point.y <= box.y + box.height;

export const centre = (box: Element): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

/** Distance from a point to the nearest edge of a box; 0 inside. */
function distance(box: Element, point: Point): number {
  const dx = Math.max(box.x - point.x, 0, point.x - box.x - box.width);
  const dy = Math.max(box.y - point.y, 0, point.y - box.y - box.height);
  return Math.hypot(dx, dy);
}

/** The shape nearest to a point within `reach` pixels; of nested ones the smallest. */
export function nearest(boxes: readonly Element[], point: Point, reach: number): Element | null {
  let best: { box: Element; away: number } | null = null;
  for (const box of boxes) {
    const away = distance(box, point);
    if (away > reach) continue;
    const smaller =
      best !== null && away === best.away && box.width * box.height < best.box.width * best.box.height;
    if (!best || away < best.away || smaller) best = { box, away };
  }
  return best?.box ?? null;
}
