import { type CheckOf } from "../model/index.ts";
import { type Catch, type ReviewReading } from "../review/read-review.ts";
import { type CheckContext } from "./context.ts";
import { notGraded, notMet, outcome, type Outcome } from "./outcome.ts";
import { onReview, partEvidence, partName, quoteAccusation } from "./review-reading.ts";
import { quoteOf } from "./told.ts";

/** A fault of the given sketch is found: the right part, what is wrong with it, how bad it is, and a fix. */
export function checkFault({ fault: id }: CheckOf<"fault">, context: CheckContext): Outcome {
  return onReview(context, (review) => {
    const fault = review.faults.find((one) => one.id === id);
    if (fault === undefined) return notGraded("This variant does not have this fault.");
    const where = partEvidence(fault.targets[0] ?? "", review);
    const caught = review.caught.get(id);
    if (caught === undefined)
      return notMet(`Nobody is told what is wrong at ${partName(fault.targets[0] ?? "", review)}.`, where);
    const quotes = caught.claim ? [quoteOf(caught.claim)] : quoteAccusation(caught.accusation);
    const fix = caught.fix && caught.fix !== caught.claim ? [quoteOf(caught.fix)] : [];
    return outcome(caught.share, describe(caught, review), [...where, ...quotes, ...fix]);
  });
}

function describe({ fault, accusation, aim, claim, fix, severityOff }: Catch, review: ReviewReading) {
  const there = partName(fault.targets[0] ?? "", review);
  if (claim === null) return `You point at ${there}, but say something else of it.`;
  const lacks = [
    aim !== "off" ? "" : `you put it elsewhere, where it is about ${there}`,
    fix === null ? (accusation.hasFix ? "your fix does not mend it" : "no fix is given") : "",
    (severityOff ?? 0) >= 2 ? `it is ${fault.severity}, not ${accusation.severity ?? ""}` : "",
    review.precision < 1 ? `it stands among ${review.alarms.length} false alarms` : "",
  ].filter((lack) => lack !== "");
  const listed =
    lacks.length < 2 ? lacks.join("") : `${lacks.slice(0, -1).join(", ")}, and ${lacks.at(-1) ?? ""}`;
  if (listed !== "") return `Found; but ${listed}.`;
  return severityOff === 1
    ? `Found at ${there}, with a fix; we call it ${fault.severity}.`
    : `Found at ${there}, with a fix.`;
}
