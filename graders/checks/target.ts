import { type CheckOf } from "../model/index.ts";
import { type Sentence } from "../text/types.ts";
import { bind, telling } from "../truth/binding.ts";
import { type CheckContext } from "./context.ts";
import { met, notMet, type Outcome, partlyMet } from "./outcome.ts";
import { readable } from "./simulated.ts";
import { quoteOf } from "./told.ts";

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
  if (inRange) return met(`${capital(inRange.number.said)}.`, [inRange.number.evidence]);
  const off = found[0];
  if (!off) {
    const named = mentioning(check.metric, context);
    return named === null
      ? notMet(`No value is set for ${metric}.`)
      : notMet(`${capital(metric)} comes up, but without a value${UNITS[check.unit] ?? ""}.`, [
          quoteOf(named),
        ]);
  }
  const range = [
    Number.isFinite(min) ? `at least ${readable(min)}` : "",
    Number.isFinite(max) ? `at most ${readable(max)}` : "",
  ].filter((part) => part !== "");
  return partlyMet(
    `${capital(off.number.text)} is set; ${range.join(" and ")} ${check.unit} fits here.`,
    [off.number.evidence],
    0.25,
  );
}

/** A sentence of the design that names the metric. */
function mentioning(metric: readonly string[], { reading }: CheckContext): Sentence | null {
  const names = metric.map((one) => telling(one));
  return (
    reading.sentences.find(({ setAside, kind, tokens }) => {
      if (setAside !== null || kind === "heading" || kind === "label") return false;
      const stems = new Set(tokens.map(({ stem }) => stem));
      return names.some((name) => name.length > 0 && name.every((stem) => stems.has(stem)));
    }) ?? null
  );
}

const UNITS: Readonly<Record<string, string>> = {
  s: " in seconds",
  ms: " in milliseconds",
  "%": " in percent",
};

/** A metric such as p99 keeps its letter. */
const capital = (text: string) =>
  /^[a-z]\d/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
