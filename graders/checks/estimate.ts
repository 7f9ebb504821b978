import { type CheckOf } from "../model/index.ts";
import { classicFactor } from "../ledger/factors.ts";
import { bind, type Binding, type Named } from "../truth/binding.ts";
import { type Amount } from "../truth/amount.ts";
import { type CheckContext } from "./context.ts";
import { factorOff, statedExactly } from "./stated-exactly.ts";
import { met, notGraded, notMet, type Outcome, partlyMet } from "./outcome.ts";
import { readable } from "./simulated.ts";

const MAGNITUDE_SHARE = 0.25;
/** Beyond this factor a number that was not worked out is likely another one. */
const STRAY = 100;
/** How well a number's words must fit for it to be surely meant. */
const SURE = 0.9;
/** Two values nearer than this factor are the same value, rounded. */
const SAME = 1.1;

/**
 * A ledger row, an equation or a stated number answers this quantity. Within `full` it earns all, within `part` half,
 * within the order of magnitude a quarter; a slip in its own arithmetic keeps it from all. Sizing is right against the
 * candidate's own assumptions or against the question's numbers, whichever it fits better.
 */
export function checkEstimate(check: CheckOf<"estimate">, context: CheckContext): Outcome {
  const named = context.namesOf(check.quantity);
  const outcomes = context.expected(check.quantity).flatMap((expected) => {
    const target = expected.in(named.unit);
    return target === null ? [] : [against(target, expected, check, named, context)];
  });
  const [first, ...others] = outcomes;
  if (first === undefined) return notGraded("The expected value of this criterion cannot be computed.");
  return others.reduce((best, one) => ((one.share ?? 0) > (best.share ?? 0) ? one : best), first);
}

function against(
  target: number,
  expected: Amount,
  check: CheckOf<"estimate">,
  named: Named,
  context: CheckContext,
): Outcome {
  const { numbers } = context;
  const candidates = bind(numbers.stated, named);
  const byName = candidates.filter(({ fit }) => fit >= SURE);
  const pool = byName.length > 0 ? byName : candidates;
  /* A worked sum within reach says more than a number that happens to be nearer. */
  const rank = ({ number, value }: Binding) => {
    const off = factorOff(value, target);
    return off <= check.full && number.computed && number.slip === null ? off / check.full : off;
  };
  const nearest = [...pool].sort((a, b) => rank(a) - rank(b))[0];
  if (nearest && factorOff(nearest.value, target) <= check.full)
    return judge(nearest, target, named, expected, check);
  /* A sum that comes out at this very value answers it under whatever name, and so does the value itself. */
  const worked =
    numbers.stated.find(
      (number) =>
        number.computed &&
        number.slip === null &&
        named.unit !== "1" &&
        factorOff(number.in(named.unit) ?? 0, target) <= SAME,
    ) ?? statedExactly(check.quantity, target, named.unit, context);
  if (worked)
    return met(`${worked.said}; about ${expected.text} is expected.`, [
      withExpected(worked.evidence, expected),
    ]);
  if (nearest) return judge(nearest, target, named, expected, check);
  return notMet(`No number for ${named.label}; about ${expected.text} is expected.`);
}

function judge(
  { number, value, fit }: Binding,
  target: number,
  { unit, label }: Named,
  expected: Amount,
  check: CheckOf<"estimate">,
): Outcome {
  const off = factorOff(value, target);
  const evidence = [withExpected(number.evidence, expected)];
  const said = `${number.said}, where about ${expected.text} is expected`;
  const times = offBy(value, target, off);
  if (number.slip !== null && off <= check.part)
    return partlyMet(`The result is near, but the arithmetic is not right: ${said}.`, evidence);
  if (off <= check.full) return met(`${number.said}; about ${expected.text} is expected.`, evidence);
  /* The mistake was made, and paid for, in an earlier row. */
  const carried = number.slip === null ? (number.carried?.in(unit) ?? null) : null;
  if (number.carried && carried !== null && factorOff(carried, target) <= check.full)
    return met(
      `Right but for ${number.carried.from}, whose mistake it goes on with: ${said}. Without it, this comes to ${number.carried.text}.`,
      evidence,
    );
  if (off <= check.part) return partlyMet(`${capital(said)}: ${times}.`, evidence);
  if (off <= 10) return partlyMet(`${capital(said)}: ${times}.`, evidence, MAGNITUDE_SHARE);
  /* Further off than any usual mistake, a number was hardly meant as this one. */
  const stray = off > STRAY && !number.computed && classicFactor(off) === null;
  if (fit < SURE || stray)
    return notMet(
      `No number for ${label}, of which about ${expected.text} is expected; nearest is “${number.said}”.`,
      evidence,
    );
  return notMet(`${capital(said)}: ${times}.`, evidence);
}

/** `2.5 times too low`; a factor that people are off by gets its usual cause. */
function offBy(value: number, target: number, off: number): string {
  if (!Number.isFinite(off)) return "the two do not compare";
  const classic = classicFactor(off);
  const direction = Math.abs(value) > Math.abs(target) ? "too high" : "too low";
  return classic === null
    ? `${readable(Number(off.toPrecision(2)))} times ${direction}`
    : `${direction} by ${classic.words.replace(": ", ", ")}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

type AnyEvidence = Outcome["evidence"][number];
const withExpected = (evidence: AnyEvidence, expected: Amount): AnyEvidence =>
  evidence.kind === "estimate" ? { ...evidence, expected: expected.text } : evidence;
