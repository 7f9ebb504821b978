import { valueIn } from "../truth/binding.ts";
import { type StatedNumber } from "../truth/numbers.ts";
import { type CheckContext } from "./context.ts";

/** What nobody hits by chance: a value with this much of a difference to the expected one is a rounding of it. */
const EXACT = 1.02;
/** Plain whole numbers below this one turn up everywhere. */
const SMALL = 20;
/** Units that people leave out where the words say them: “average QPS = 463”. */
const OFTEN_LEFT_OUT = new Set(["1/s", "USD"]);

/** An assumption by the day is no rate, though it converts to one. */
const BY_THE_DAY = /\b(?:hour|day|week|month|year)s?\b|\/\s*(?:h|d)\b/i;

/** How far a value is off, as a factor of 1 or more. */
export const factorOff = (value: number, expected: number): number => {
  if (expected === 0 || value === 0 || value > 0 !== expected > 0) return value === expected ? 1 : Infinity;
  const ratio = value / expected;
  return ratio >= 1 ? ratio : 1 / ratio;
};

/** Whether a number is so particular that stating it can only mean this quantity: no small whole number, and none that is given. */
function isDistinctive(target: number, unit: string, { question, amount }: CheckContext): boolean {
  if (unit === "1" && target < SMALL && factorOff(Math.round(target), target) <= EXACT) return false;
  return question.parameters.every(({ id }) => factorOff(amount(id, unit) ?? 0, target) > EXACT);
}

/**
 * The number by which an answer states a value outright, whatever it calls it; undefined where none does, or where the value is
 * too common to be told from others.
 */
export function statedExactly(
  quantity: string,
  target: number,
  unit: string,
  context: CheckContext,
): StatedNumber | undefined {
  if (!isDistinctive(target, unit, context)) return undefined;
  const { numbers, namesOf } = context;
  const fits = (value: number | null) => value !== null && factorOff(value, target) <= EXACT;
  const named = { ...namesOf(quantity), unit };
  /* “556 MB come in each second.” */
  const aSecond = unit.endsWith("/s") ? unit.slice(0, -2) : null;
  /* A bare “18.5” after the sum that leads to it is a rate; a bare “20” may be anything. */
  const isFraction = factorOff(Math.round(target), target) > 1.005;
  return numbers.stated.find(
    (number) =>
      number.slip === null &&
      number.unitMismatch === null &&
      (unit !== "1/s" || number.computed || !BY_THE_DAY.test(number.text)) &&
      (fits(valueIn(number, named)) ||
        (OFTEN_LEFT_OUT.has(unit) && (number.computed || isFraction) && fits(number.in("1"))) ||
        (aSecond !== null && number.about.includes("second") && fits(number.in(aSecond)))),
  );
}
