import { type CheckOf } from "../model/index.ts";
import { type CheckContext } from "./context.ts";
import { type StatedNumber } from "../truth/numbers.ts";
import { met, notMet, outcome, type Outcome } from "./outcome.ts";

/** A sum of dollars a month is a sum of dollars; bytes a day are bytes. */
const PERIODS = ["", "/s", "/hour", "/day", "/month", "/year"];
const RATED = /^(?:USD|[kKMGTP]?i?B)$/;
const measures = (number: StatedNumber, unit: string) =>
  unit === "any" || (RATED.test(unit) ? PERIODS : [""]).some((period) => number.in(unit + period) !== null);

/** Worked sums of the candidate's own with right arithmetic; a sum whose stated result is wrong does not count. */
export function checkSum(check: CheckOf<"sum">, { numbers }: CheckContext): Outcome {
  const worked = numbers.stated.filter((number) => number.computed && measures(number, check.unit));
  const right = worked.filter((number) => number.slip === null);
  const evidence = right.slice(0, check.need).map((number) => number.evidence);
  const first = right[0];
  if (first && right.length >= check.need) return met(`Worked out: ${first.said}.`, evidence);
  const slipped = worked.find((number) => number.slip !== null);
  if (slipped && !first)
    return notMet(`The sum is worked, but its result is wrong: ${slipped.said}.`, [slipped.evidence]);
  if (first)
    return outcome(
      right.length / check.need,
      `Only ${right.length} of ${check.need} sums: ${first.said}.`,
      evidence,
    );
  return notMet(
    check.unit === "any"
      ? "No sum is worked through."
      : `No sum that ends in ${check.unit} is worked through.`,
  );
}
