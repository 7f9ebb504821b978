import { type ReviewReading } from "../review/read-review.ts";
import { type Accusation } from "../review/accusations.ts";
import { type Evidence, WHOLE_DESIGN } from "../model/index.ts";
import { partLabel } from "../review/part-name.ts";
import { type CheckContext } from "./context.ts";
import { notGraded, type Outcome } from "./outcome.ts";
import { clip, quoteOf } from "./told.ts";

/** Runs `judge` on the review; a question that gives no sketch has none. */
export const onReview = ({ review }: CheckContext, judge: (review: ReviewReading) => Outcome): Outcome =>
  review === null ? notGraded("This question gives no sketch to review.") : judge(review);

/** What a part of the given sketch is called, in quotes: `“Fraud scorer”`, `“Checkout API → Fraud scorer”`. */
export const partName = (part: string, { given }: ReviewReading): string =>
  part === WHOLE_DESIGN ? partLabel(part, given) : `“${partLabel(part, given)}”`;

/** The node of the given sketch that stands for a part, as evidence. */
export function partEvidence(part: string, { given }: ReviewReading): Evidence[] {
  const [from, to] = part.split("->");
  if (to !== undefined) {
    const edge = given.edges.find((one) => one.from === from && one.to === to);
    return edge ? [{ kind: "edge", id: edge.id, from: edge.from, to: edge.to }] : [];
  }
  const node = given.nodes.find(({ id }) => id === from);
  return node ? [{ kind: "node", id: node.id, label: node.label }] : [];
}

/** The sentence of an accusation that says most, for quoting. */
export function quoteAccusation({ sentences }: Accusation): Evidence[] {
  const telling = sentences.filter(({ kind }) => kind !== "heading" && kind !== "label");
  const longest = [...telling].sort((a, b) => b.tokens.length - a.tokens.length)[0];
  return longest ? [quoteOf(longest)] : [];
}

export const clipped = (text: string) => clip(text, 60);
