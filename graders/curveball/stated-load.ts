import { type Assumption, type Question } from "../model/index.ts";

const NAMES = /[A-Za-z_][A-Za-z0-9_]*/g;

/**
 * Whether the candidate can know the load that the sketch is run under: each number it follows from is given, was asked
 * for, or is the candidate's own assumption. Otherwise it stays unsaid during the round.
 */
export function isLoadStated(question: Question, assumptions: readonly Assumption[]): boolean {
  const unstated = new Set(
    assumptions.filter(({ source }) => source === "default").map(({ parameter }) => parameter),
  );
  const seen = new Set<string>();
  const waiting = question.workload?.rps.match(NAMES)?.slice() ?? [];
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
