import { type Assumption, type Question } from "../model/index.ts";
import { bind } from "../truth/binding.ts";
import { type Numbers } from "../truth/numbers.ts";
import { type Quantities } from "../truth/quantities.ts";
import { type SimulatedWorkload } from "../simulator/index.ts";

const NAMES = /[A-Za-z_][A-Za-z0-9_]*/g;
/** A peak that the candidate states counts within this factor of the question's own on the candidate's assumptions. */
const PLAUSIBLE = 30;

/**
 * The load that the candidate can know, in requests per second: each number behind it is given, was asked for or is the
 * candidate's own assumption, or the candidate states the peak itself. Null: it stays unsaid during the round.
 */
export function statedLoad({
  question,
  workload: { rps },
  assumptions,
  quantities,
  numbers,
}: {
  question: Question;
  workload: SimulatedWorkload;
  assumptions: readonly Assumption[];
  quantities: Quantities;
  numbers: Numbers;
}): number | null {
  if (isBehindLoadStated(question, assumptions)) return rps;
  const load = question.workload?.rps ?? "";
  const same = question.quantities.find(
    ({ id, expression }) => id === load || (expression !== undefined && tidy(expression) === tidy(load)),
  );
  if (same === undefined) return null;
  const [own] = bind(numbers.stated, quantities.namesOf(same.id))
    .filter(({ fit, number }) => fit >= 0.9 && number.slip === null)
    .flatMap(({ number }) => number.in("1/s") ?? [])
    .filter((value) => value >= rps / PLAUSIBLE && value <= rps * PLAUSIBLE);
  return own ?? null;
}

const tidy = (expression: string) => expression.replaceAll(/\s+/g, "");

function isBehindLoadStated(question: Question, assumptions: readonly Assumption[]): boolean {
  const unstated = new Set(
    assumptions.filter(({ source }) => source === "default").map(({ parameter }) => parameter),
  );
  const seen = new Set<string>();
  const waiting = [...(question.workload?.rps.match(NAMES) ?? [])];
  for (const name of waiting) {
    if (unstated.has(name)) return false;
    if (seen.has(name)) continue;
    seen.add(name);
    const derived = question.quantities.find(({ id }) => id === name);
    const behind = [derived?.expression ?? "", ...Object.values(derived?.calculator?.inputs ?? {})];
    for (const text of behind) waiting.push(...(text.match(NAMES) ?? []));
  }
  return true;
}
