import { type Contradiction, type ErrorFinding, type Evidence } from "../model/index.ts";

interface Mistakes {
  errors: readonly ErrorFinding[];
  contradictions: readonly Contradiction[];
}

type Quote = Extract<Evidence, { kind: "quote" }>;

const quotesIn = (evidence: readonly Evidence[]): Quote[] =>
  evidence.filter((one): one is Quote => one.kind === "quote");

const overlap = (a: Quote, b: Quote): boolean => a.field === b.field && a.start < b.end && b.start < a.end;

/** Whether each sentence that the first rests on is one of the second's: the first adds nothing to it. */
const restsOn = (one: readonly Evidence[], other: readonly Evidence[]): boolean => {
  const [own, others] = [quotesIn(one), quotesIn(other)];
  return own.length > 0 && own.every((quote) => others.some((known) => overlap(quote, known)));
};

/** The same wrong number for the same right one, whatever words stand around it. */
const numbersOf = ({ kind, numbers }: ErrorFinding): string | null =>
  kind === "misconception" || numbers === undefined
    ? null
    : `${bare(numbers.stated)} for ${bare(numbers.right)}`;

/** A number with its first unit: `10 GB` of `10 GB per day`. */
const bare = (text: string) =>
  /^[~≈$€£\s]*[\d.,]+\s?[A-Za-zµ]{0,12}/.exec(text)?.[0].replace(/^[~≈\s]+/, "") ?? text;

const isGraver = (a: ErrorFinding, b: ErrorFinding): boolean =>
  a.serious === b.serious ? a.penalty > b.penalty : a.serious;

/**
 * One mistake costs once. A slip that is told again is left out; of a belief, a slip and a contradiction that rest on the
 * same sentence and number the gravest costs, a belief before a slip as grave, and the others are told at no further cost.
 * Beliefs in one sentence are not compared here; see errors.ts.
 */
export function countedOnce({ errors, contradictions }: Mistakes): {
  errors: ErrorFinding[];
  contradictions: Contradiction[];
} {
  const seen = new Set<string>();
  const told = errors.filter((error) => {
    const numbers = numbersOf(error);
    if (numbers === null) return true;
    const again = seen.has(numbers);
    seen.add(numbers);
    return !again;
  });
  const beliefs = told.filter(({ kind }) => kind === "misconception");
  const slips = told.filter(({ kind }) => kind !== "misconception");
  const isCountedElsewhere = (error: ErrorFinding): boolean =>
    error.kind === "misconception"
      ? slips.some((slip) => isGraver(slip, error) && restsOn(error.evidence, slip.evidence))
      : beliefs.some((belief) => !isGraver(error, belief) && restsOn(error.evidence, belief.evidence));
  const counted = told.map((error) =>
    isCountedElsewhere(error) ? { ...error, penalty: 0, serious: false } : error,
  );
  return {
    errors: counted,
    contradictions: contradictions.map((one) =>
      counted.some(({ penalty, evidence }) => penalty >= one.penalty && restsOn(one.evidence, evidence))
        ? { ...one, penalty: 0 }
        : one,
    ),
  };
}
