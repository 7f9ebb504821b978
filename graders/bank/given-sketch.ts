import { readMermaid } from "../document/read-mermaid.ts";
import type { SketchResult } from "../document/result.ts";
import type { Question, Sketch, Variant } from "../model/index.ts";
import { resolveQuantities } from "./quantities.ts";
import { renderTemplate } from "./template.ts";

/** Numbers as JSON takes them: 1200 and 0.25, without separators. */
const bare = (value: number): string => String(Number(value.toPrecision(9)));

/** The sketch that a review starts from, with the numbers of this variant; null for a question that gives none. */
export function readGivenSketch(
  question: Question,
  variant: Pick<Variant, "parameters">,
): SketchResult | null {
  if (question.review === undefined) return null;
  const scope = resolveQuantities({ question, variant });
  const values = Object.fromEntries(Object.entries(scope).map(([id, { raw }]) => [id, raw]));
  return readMermaid(renderTemplate(question.review.sketch, values, bare));
}

/** As `readGivenSketch`; null also where it cannot be read, which the bank's check refuses. */
export function givenSketch(question: Question, variant: Pick<Variant, "parameters">): Sketch | null {
  const read = readGivenSketch(question, variant);
  return read?.ok ? read.sketch : null;
}
