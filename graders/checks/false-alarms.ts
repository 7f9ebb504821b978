import { type CheckOf } from "../model/index.ts";
import { type FalseAlarm, type ReviewReading } from "../review/read-review.ts";
import { type CheckContext } from "./context.ts";
import { met, notMet, type Outcome, partlyMet } from "./outcome.ts";
import { clipped, onReview, partEvidence, partName, quoteAccusation } from "./review-reading.ts";

/** An accusation of what this question knows nothing of may yet be right; one of a sound part is not. */
const weightOf = ({ sound }: FalseAlarm) => (sound === null ? 0.5 : 1);

/** At most so many accusations of sound parts, by someone who has found something. */
export function checkFalseAlarms({ atMost }: CheckOf<"false-alarms">, context: CheckContext): Outcome {
  return onReview(context, (review) => {
    const { alarms, caught } = review;
    if ([...caught.values()].every(({ claim }) => claim === null))
      return notMet("No fault was found, so accusing nobody wrongly shows little.");
    const count = alarms.reduce((sum, alarm) => sum + weightOf(alarm), 0);
    const [worst] = [...alarms].sort((a, b) => weightOf(b) - weightOf(a));
    if (worst === undefined) return met("No sound part is accused.");
    const said = describe(worst, alarms.length, review);
    const evidence = [
      ...(worst.sound ? partEvidence(worst.sound.target, review) : []),
      ...quoteAccusation(worst.accusation),
    ];
    if (count <= atMost) return met(said, evidence);
    return count <= atMost + 1 ? partlyMet(said, evidence) : notMet(said, evidence);
  });
}

function describe({ accusation, sound }: FalseAlarm, count: number, review: ReviewReading): string {
  const what =
    sound === null
      ? `“${clipped(accusation.said)}” is accused of nothing that is wrong here`
      : `${partName(sound.target, review)} is accused, though it is sound`;
  return count === 1 ? `${what}.` : `${what}; with it, ${count} accusations hit no fault.`;
}
