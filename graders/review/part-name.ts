import { type Sketch, WHOLE_DESIGN } from "../model/index.ts";

/** What a part of a sketch is called: `Fraud scorer`, `Checkout API → Fraud scorer`, `the whole design`. */
export function partLabel(part: string, { nodes, groups }: Sketch): string {
  if (part === WHOLE_DESIGN) return "the whole design";
  const label = (id: string) =>
    ([...nodes, ...groups].find((one) => one.id === id)?.label ?? id).replaceAll("\n", " ");
  return part.split("->").map(label).join(" → ");
}
