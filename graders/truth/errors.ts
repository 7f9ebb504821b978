import { type Criterion, type ErrorFinding, type Question } from "../model/index.ts";
import { checksIn, conceptsOf } from "../bank/walk-criteria.ts";
import { type MisconceptionHit } from "../text/index.ts";
import { slipPenalty } from "../scoring/penalties.ts";
import { type Numbers } from "./numbers.ts";

/** A result an order of magnitude off is no slip of the pen: what rests on it falls. */
const SERIOUS_FACTOR = 9;
const UNIT_PENALTY = 1;
const MOST_SLIPS = 8;

/** Concepts that a question is about: those that its rubric refers to, and those that it names beside them. */
export const touchedBy = (question: Question): ReadonlySet<string> =>
  new Set([
    ...question.rubric.criteria.flatMap(({ check }: Criterion) =>
      checksIn(check).flatMap((part) => conceptsOf(part).map(({ id }) => id)),
    ),
    ...(question.topics ?? []),
  ]);

/**
 * One false sentence costs once: where the question itself lists the belief, it says it more sharply than the field
 * does. Among beliefs of the field, the first that names a sentence stands for it.
 */
export function withoutEchoes(hits: readonly MisconceptionHit[], question: Question): MisconceptionHit[] {
  const own = new Set(question.misconceptions.map(({ id }) => id));
  const placesOf = ({ evidence }: MisconceptionHit) =>
    evidence.map(({ field, start }) => `${field} ${String(start)}`);
  const blamed = new Set(hits.filter(({ misconception }) => own.has(misconception.id)).flatMap(placesOf));
  return hits.filter((hit) => {
    if (own.has(hit.misconception.id)) return true;
    const places = placesOf(hit);
    if (places.some((place) => blamed.has(place))) return false;
    for (const place of places) blamed.add(place);
    return true;
  });
}

/** All that is false in an answer: beliefs held, sums that do not come out, units that do not fit. Each is quoted. */
export function findErrors(
  hits: readonly MisconceptionHit[],
  numbers: Numbers,
  render: (text: string) => string,
): ErrorFinding[] {
  return [...hits.map((hit) => beliefError(hit, render)), ...arithmeticErrors(numbers)];
}

const beliefError = (
  { misconception, evidence }: MisconceptionHit,
  render: (text: string) => string,
): ErrorFinding => ({
  kind: "misconception",
  id: misconception.id,
  says: render(misconception.says),
  truth: render(misconception.truth),
  penalty: misconception.points,
  serious: misconception.serious,
  evidence,
});

function arithmeticErrors({ stated }: Numbers): ErrorFinding[] {
  const errors: ErrorFinding[] = [];
  const seen = new Set<string>();
  for (const number of stated) {
    const error = errorIn(number);
    if (error === null || errors.length >= MOST_SLIPS) continue;
    const key = `${error.kind} ${error.says}`;
    if (seen.has(key)) continue;
    seen.add(key);
    errors.push({ ...error, id: `${error.kind}-${errors.length + 1}` });
  }
  return errors;
}

function errorIn({ slip, unitMismatch, said, evidence }: Numbers["stated"][number]): ErrorFinding | null {
  const base = { id: "", says: said, evidence: [evidence] };
  if (slip !== null) {
    const penalty = slipPenalty(slip.factor);
    if (penalty === 0) return null;
    const { kind, factor, stated, right } = slip;
    return {
      ...base,
      kind,
      truth: slip.words,
      penalty,
      serious: factor >= SERIOUS_FACTOR,
      numbers: { stated, right, factor },
    };
  }
  if (unitMismatch !== null)
    return { ...base, kind: "unit", truth: sentence(unitMismatch), penalty: UNIT_PENALTY, serious: false };
  return null;
}

const sentence = (words: string) => {
  const text = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
};
