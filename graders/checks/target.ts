import { type CheckOf } from "../model/index.ts";
import { bind } from "../truth/binding.ts";
import { type CheckContext } from "./context.ts";
import { met, notMet, type Outcome, partlyMet } from "./outcome.ts";
import { readable } from "./simulated.ts";

/** A non-functional requirement names this metric with a value in range, as a row or in prose. */
export function checkTarget(check: CheckOf<"target">, context: CheckContext): Outcome {
  const limit = (expression: string | undefined) =>
    expression === undefined ? null : context.amount(expression, check.unit);
  const min = limit(check.min) ?? -Infinity;
  const max = limit(check.max) ?? Infinity;
  const metric = check.metric[0] ?? "";
  const named = { label: metric, unit: check.unit, names: check.metric };
  const found = bind(context.numbers.stated, named).filter(({ fit }) => fit >= 0.9);
  const inRange = found.find(({ value }) => value >= min && value <= max);
  if (inRange) return met(`Set: ${inRange.number.said}.`, [inRange.number.evidence]);
  const off = found[0];
  if (!off) return notMet(`No value is set for ${metric}.`);
  const range = [
    Number.isFinite(min) ? `at least ${readable(min)}` : "",
    Number.isFinite(max) ? `at most ${readable(max)}` : "",
  ].filter((part) => part !== "");
  return partlyMet(
    `A value is set, ${off.number.text}, but not one that fits here (${range.join(" and ")} ${check.unit}).`,
    [off.number.evidence],
    0.25,
  );
}
