import { type CheckOf, SEVERITIES } from "../model/index.ts";
import { type Catch, type ReviewReading } from "../review/read-review.ts";
import { type CheckContext } from "./context.ts";
import { met, notMet, type Outcome, partlyMet } from "./outcome.ts";
import { onReview, partName, quoteAccusation } from "./review-reading.ts";

const GOOD = 0.8;
const FAIR = 0.6;

const rankOf = ({ fault }: Catch) => SEVERITIES.indexOf(fault.severity);

/** Of the faults found, the share of pairs of unequal severity that stand in the right order. */
export function checkRanking({ need }: CheckOf<"ranking">, context: CheckContext): Outcome {
  return onReview(context, (review) => {
    const found = foundInOrder(review);
    if (found.length < need)
      return notMet(
        found.length === 0
          ? "No fault was found that could be ranked."
          : `Only ${found.length} of the faults ${found.length === 1 ? "was" : "were"} found; a ranking takes ${need}.`,
      );
    const byOrder = concordance(found, (one) => found.indexOf(one));
    const stated = new Set(found.map(({ accusation }) => accusation.severity));
    const bySeverity =
      stated.size < 2
        ? null
        : concordance(found, ({ accusation: { severity } }) => (severity ? SEVERITIES.indexOf(severity) : 1));
    if (byOrder === null)
      return partlyMet("The faults found are all of one severity, so their order shows little.");
    const share = bySeverity === null ? byOrder.share : (byOrder.share + bySeverity.share) / 2;
    const [worse, better] = byOrder.inverted ?? [];
    const evidence = found.flatMap(({ accusation }) => quoteAccusation(accusation));
    const said =
      worse && better
        ? ` ${title(worse, review)}, ${worse.fault.severity}, stands below ${title(better, review)}, ${better.fault.severity}.`
        : "";
    const counted = `${byOrder.right} of ${byOrder.pairs} pairs stand in the order of their severity.`;
    if (share >= GOOD) return met(counted, evidence);
    if (share >= FAIR) return partlyMet(`${counted}${said}`, evidence);
    return notMet(`${counted}${said}`, evidence);
  });
}

const title = ({ fault }: Catch, review: ReviewReading) => partName(fault.targets[0] ?? "", review);

/** The faults whose claim was recognised, as the candidate ordered them. */
export function foundInOrder({ caught, accusations }: ReviewReading): Catch[] {
  return [...caught.values()]
    .filter(({ claim }) => claim !== null)
    .sort((a, b) => accusations.indexOf(a.accusation) - accusations.indexOf(b.accusation));
}

/** Pairs of unequal severity that `place` puts in the right order; a tie is half right. Null: there is no such pair. */
function concordance(found: readonly Catch[], place: (one: Catch) => number) {
  let [pairs, right] = [0, 0];
  let inverted: [worse: Catch, better: Catch] | null = null;
  for (const worse of found)
    for (const better of found) {
      if (rankOf(worse) >= rankOf(better)) continue;
      pairs += 1;
      const step = place(better) - place(worse);
      right += step > 0 ? 1 : step === 0 ? 0.5 : 0;
      const gap = inverted === null ? 0 : rankOf(inverted[1]) - rankOf(inverted[0]);
      if (step < 0 && rankOf(better) - rankOf(worse) > gap) inverted = [worse, better];
    }
  return pairs === 0 ? null : { share: right / pairs, pairs, right, inverted };
}
