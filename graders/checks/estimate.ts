import { type CheckOf } from "../model/index.ts";
import { bind, type Binding } from "../truth/binding.ts";
import { type Amount } from "../truth/amount.ts";
import { type CheckContext } from "./context.ts";
import { met, notGraded, notMet, type Outcome, partlyMet } from "./outcome.ts";

const MAGNITUDE_SHARE = 0.25;

/** How far a value is off, as a factor of 1 or more. */
const factorOff = (value: number, expected: number): number => {
  if (expected === 0 || value === 0 || value > 0 !== expected > 0) return value === expected ? 1 : Infinity;
  const ratio = value / expected;
  return ratio >= 1 ? ratio : 1 / ratio;
};

/**
 * A ledger row, an equation or a stated number answers this quantity. Within `full` it earns all, within `part` half,
 * within the order of magnitude a quarter; a slip in its own arithmetic keeps it from all.
 */
export function checkEstimate(check: CheckOf<"estimate">, context: CheckContext): Outcome {
  const expected = context.expected(check.quantity);
  const named = context.namesOf(check.quantity);
  const target = expected?.in(named.unit) ?? null;
  if (expected === null || target === null)
    return notGraded("The expected value of this criterion cannot be computed.");
  const candidates = bind(context.numbers.stated, named);
  const byName = candidates.filter(({ fit }) => fit >= 0.9);
  const pool = byName.length > 0 ? byName : candidates;
  const nearest = [...pool].sort((a, b) => factorOff(a.value, target) - factorOff(b.value, target))[0];
  const worked = context.numbers.stated.find(
    (number) => number.computed && factorOff(number.in(named.unit) ?? 0, target) <= 1.1 && named.unit !== "1",
  );
  if (!nearest || (factorOff(nearest.value, target) > check.full && worked))
    return worked
      ? met(`Worked out: ${worked.said}; expected about ${expected.text}.`, [
          withExpected(worked.evidence, expected),
        ])
      : notMet(`No number answers “${named.label}”; about ${expected.text} is expected.`);
  return judge(nearest, target, expected, check);
}

function judge(
  { number, value }: Binding,
  target: number,
  expected: Amount,
  check: CheckOf<"estimate">,
): Outcome {
  const off = factorOff(value, target);
  const evidence = [withExpected(number.evidence, expected)];
  const said = `${number.said}; expected about ${expected.text}`;
  if (number.slip !== null && off <= check.part)
    return partlyMet(`The result is near, but the arithmetic is not right: ${said}.`, evidence);
  if (off <= check.full) return met(`Worked out: ${said}.`, evidence);
  if (off <= check.part) return partlyMet(`Off by a factor of ${off.toPrecision(2)}: ${said}.`, evidence);
  if (off <= 10) return partlyMet(`The order of magnitude is near: ${said}.`, evidence, MAGNITUDE_SHARE);
  return notMet(`Off by a factor of ${Number(off.toPrecision(2))}: ${said}.`, evidence);
}

type AnyEvidence = Outcome["evidence"][number];
const withExpected = (evidence: AnyEvidence, expected: Amount): AnyEvidence =>
  evidence.kind === "estimate" ? { ...evidence, expected: expected.text } : evidence;
