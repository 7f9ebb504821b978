import { type CheckOf } from "../model/index.ts";
import { type CheckContext } from "./context.ts";
import { type StatedNumber } from "../truth/numbers.ts";
import { met, notMet, outcome, type Outcome } from "./outcome.ts";

/** A sum of dollars a month is a sum of dollars; bytes a day are bytes. */
const PERIODS = ["", "/s", "/hour", "/day", "/month", "/year"];
const RATED = /^(?:USD|[kKMGTP]?i?B)$/;
const UNITS: Readonly<Record<string, string>> = { USD: "dollars", s: "seconds", B: "bytes" };
const measures = (number: StatedNumber, unit: string) =>
  unit === "any" || (RATED.test(unit) ? PERIODS : [""]).some((period) => number.in(unit + period) !== null);

/** Worked sums of the candidate's own with right arithmetic; a sum whose stated result is wrong does not count. */
export function checkSum(check: CheckOf<"sum">, { numbers }: CheckContext): Outcome {
  const worked = numbers.stated.filter((number) => number.computed && measures(number, check.unit));
  const right = worked.filter((number) => number.slip === null);
  const evidence = right.slice(0, check.need).map((number) => number.evidence);
  const first = right[0];
  if (first && right.length >= check.need)
    return met(
      check.need === 1 ? "A worked sum." : `${right.length} worked sums; ${check.need} are asked for.`,
      evidence,
    );
  const slipped = worked.find((number) => number.slip !== null);
  if (slipped && !first)
    return notMet(slipped.slip?.words ?? "The sum is worked, but its result is wrong.", [slipped.evidence]);
  if (first)
    return outcome(
      right.length / check.need,
      `${right.length} worked ${right.length === 1 ? "sum" : "sums"}, where ${check.need} are asked for.`,
      evidence,
    );
  const looked =
    check.unit === "any"
      ? "No sum is worked through"
      : `No sum that ends in ${UNITS[check.unit] ?? check.unit} is worked through`;
  const told = numbers.stated.find((number) => !number.computed && measures(number, check.unit));
  return check.unit === "any" || told === undefined
    ? notMet(`${looked}.`)
    : notMet(`${looked}; this is stated without its sum.`, [told.evidence]);
}
