import { evaluateExpression } from "../ledger/index.ts";
import { type Level, type NonFunctional } from "../model/index.ts";
import { textAt } from "../truth/text-at.ts";
import { inUnit } from "../truth/amount.ts";
import { nonFunctionalText } from "../text/index.ts";
import { levelOf } from "./dimension.ts";
import { type DraftPart, type Phrase } from "./draft.ts";
import { type ReadReference, type References } from "./read-references.ts";
import { pointsFor } from "./topics.ts";
import { capital, idFrom } from "./wording.ts";

const MOST_TARGETS = 4;
/** A target within this factor of the reference's is as sensible. */
const SPREAD = 4;

interface Metric {
  words: string[];
  title: string;
}

const KNOWN: readonly (readonly [RegExp, Metric])[] = [
  [
    /latenc|response|p\d\d|time to|delay|respond/i,
    { words: ["latency", "response", "p99", "p95", "respond", "first token"], title: "a latency target" },
  ],
  [
    /availab|uptime|sla/i,
    { words: ["availability", "available", "uptime"], title: "an availability target" },
  ],
  [
    /fresh|stale/i,
    { words: ["freshness", "fresh", "stale", "staleness", "age"], title: "a freshness target" },
  ],
  [/budget|cost/i, { words: ["budget", "cost", "spend"], title: "a budget" }],
];

/** Criteria for the targets that the references set: the metric with a value near theirs. */
export function draftTargets({ all }: References, level: Level, taken: Set<string>): DraftPart[] {
  const parts = new Map<string, DraftPart & { values: { unit: string; value: number }[] }>();
  for (const reference of all)
    reference.document.answer.nonFunctional.forEach((row, index) => {
      const measured = valueOf(row);
      const metric = metricOf(row);
      if (measured === null || metric === null) return;
      const key = `${metric.title} ${measured.unit}`;
      const phrase = phraseOf(reference, row, index);
      const known = parts.get(key);
      if (known) {
        known.values.push(measured);
        if (known.phrases.every((one) => one.reference !== reference.index)) {
          known.phrases.push(phrase);
          known.shared += 1 / all.length;
        }
        return;
      }
      parts.set(key, {
        criterion: {
          id: idFrom(`target-${metric.title.replace(/^an? /, "")}`, taken),
          dimension: "requirements",
          level: levelOf("requirements", level),
          points: 1,
          title: capital(`Sets ${metric.title}`),
          why: `The reference holds its design against a number: ${nonFunctionalText(row).slice(0, 200)}.`,
          advice: `Set ${metric.title} as a number with its unit and, for times, a percentile; then hold the design against it.`,
          check: { kind: "target", metric: metric.words, unit: measured.unit },
        },
        shared: 1 / all.length,
        at: reference.index * 10_000,
        phrases: [phrase],
        concepts: [],
        quantities: [],
        values: [measured],
      });
    });
  return [...parts.values()].slice(0, MOST_TARGETS).map(({ values, ...part }) => {
    const unit = values[0]?.unit ?? "1";
    const sizes = values.map(({ value }) => value);
    const [low, high] = [Math.min(...sizes), Math.max(...sizes)];
    const check =
      unit === "%"
        ? { min: `${round(Math.max(0, 100 - SPREAD * 5 * (100 - low)))}%`, max: "100%" }
        : { min: String(round(low / SPREAD)), max: String(round(high * SPREAD)) };
    return {
      ...part,
      criterion: {
        ...part.criterion,
        points: pointsFor(1, part.shared, all.length),
        check: { kind: "target" as const, metric: metricWords(part), unit, ...check },
      },
    };
  });
}

const round = (value: number) => Number(value.toPrecision(4));
const metricWords = ({ criterion: { check } }: DraftPart) => (check.kind === "target" ? check.metric : []);

function metricOf({ metric, percentile }: NonFunctional): Metric | null {
  const text = `${metric} ${percentile}`.trim();
  const known = KNOWN.find(([pattern]) => pattern.test(text));
  if (known) return known[1];
  const own = metric.trim().toLowerCase().slice(0, 60);
  return /[a-z]{3}/.test(own) ? { words: [own], title: `a target for ${own}` } : null;
}

/** In seconds, percent, dollars a month, a rate, or a plain number. */
function valueOf({ value, unit }: NonFunctional): { unit: string; value: number } | null {
  const text = `${value}${unit.trim() === "%" ? "" : " "}${unit.trim()}`;
  if (!/\d/.test(text)) return null;
  const result = evaluateExpression({ text, scope: {} });
  if (!result.ok) return null;
  if (unit.trim() === "%") return { unit: "%", value: round(100 * result.quantity.value) };
  for (const one of ["s", "USD/month", "USD", "1/s", "1"]) {
    const found = inUnit(result.quantity, one);
    if (found !== null && found > 0) return { unit: one, value: found };
  }
  return null;
}

function phraseOf({ index, document }: ReadReference, row: NonFunctional, at: number): Phrase {
  const path = `nonFunctional.${at}`;
  const place = Object.hasOwn(document.lifted, path) ? document.lifted[path] : undefined;
  const text = place === undefined ? null : textAt(document.answer, place.field);
  if (place === undefined || text === null) {
    const own = nonFunctionalText(row).slice(0, 400);
    return { reference: index, field: path, start: 0, end: own.length, text: own };
  }
  return { reference: index, ...place, text: text.slice(place.start, place.end).slice(0, 400) };
}
