import type { NonFunctional } from "../model/index.ts";
import type { Target } from "./heading-words.ts";
import { type Lift, type Clause, type Passage, plain, sentencesOf } from "./passages.ts";

const OF_100: Readonly<Record<string, string>> = { "99": "p99", "95": "p95", "90": "p90", "50": "p50" };
const FRACTIONS: Readonly<Record<string, string>> = {
  "half a second": "500",
  "a fifth of a second": "200",
  "a quarter of a second": "250",
  "a tenth of a second": "100",
  "a third of a second": "333",
};

const COMPARE = String.raw`(?:\s{0,3}(?:latency|response time|of|is|at|must be|should be|stays?|kept|to be|server-side)){0,3}\s{0,3}(≤|<=|<|under|below|within|inside|at most|up to|=|~|≈)?\s{0,3}`;
const LATENCY = new RegExp(
  String.raw`\b(p\s?(?:50|90|95|99(?:\.9+)?)|median|(?:the )?slowest 1 ?%)(?![\d.%])${COMPARE}(\d[\d,.]{0,8})\s?(ms|s|sec|seconds?|milliseconds?)\b`,
  "gi",
);
const PLAIN_LATENCY =
  /\b(99|95|90|50) (?:out of|of|in) (?:every )?100 (?:\w+ ){0,3}(?:inside|within|under|in|below) (\d[\d,.]{0,8})\s?(ms|s|seconds?|milliseconds?)\b/gi;
const FRACTION_LATENCY =
  /\b(?:within|under|inside|in|below) (half a second|a (?:fifth|quarter|tenth|third) of a second)\b/gi;
const SPELLED: Readonly<Record<string, string>> = {
  ...{ a: "1", one: "1", two: "2", three: "3", four: "4", five: "5", ten: "10", fifteen: "15", twenty: "20" },
  ...{ thirty: "30", forty: "40", fifty: "50", sixty: "60", eighty: "80", "a hundred": "100" },
  ...{ "one hundred": "100", "two hundred": "200", "three hundred": "300", "five hundred": "500" },
};
const WORD = String.raw`(\d[\d,.]{0,8}|(?:a|one|two|three|five) hundred|${Object.keys(SPELLED)
  .filter((word) => !word.includes(" "))
  .join("|")})`;
const TIME = String.raw`(ms|s|seconds?|milliseconds?|thousandths?(?: of a second)?)`;
/** `has to hear from us within one second`, `be told inside forty thousandths`. */
const HEARS_WITHIN = new RegExp(
  String.raw`\b(?:hears?|told|knows?|answer(?:s|ed)?|repl(?:y|ies|ied)|responds?|shown|served|verdict|result) (?:[a-z]{1,12} ){0,4}?(?:within|inside|under|in less than|in at most|in) ${WORD} ${TIME}\b`,
  "gi",
);
/** `in forty thousandths of a second in 99 of 100 cases` */
const TIME_THEN_SHARE = new RegExp(
  String.raw`\b(?:within|inside|under|in) ${WORD} ${TIME},? (?:in|for) (99|95|90|50) (?:out of|of|in) (?:every )?100\b`,
  "gi",
);
const BARE_LATENCY =
  /\b(?:latency|response time|answers? in|reply in|responds? in)\s{0,3}(?:of|is|must be|should be)?\s{0,3}\(?(≤|<=|<|under|below|within|at most)\s{0,3}(\d[\d,.]{0,8})\s?(ms|s|seconds?)\b/gi;
const AVAILABLE =
  /(\d{2}(?:\.\d{1,6})?)\s?%\s{0,2}(?:availab\w*|uptime|up\b)|\b(?:availab\w*|uptime)(?: of| is|:| target| at| must be| should be| ≥| >=| >)?\s{0,3}(?:≥|>=|>|at least)?\s{0,3}(\d{2}(?:\.\d{1,6})?)\s?%/gi;
const BUDGET =
  /\bbudget(?: of| is|:| under| at most| ≤| <)?\s{0,3}([$€£]\s?\d[\d,.]{0,12}\s?[kKmM]?)(?:\s?(?:\/|per |a )\s?(month|mo|year|day))?/gi;

/** "99.9 % for reads": nines in a requirement are an availability, unless they count something else. */
const NINES = /\b(99\.[59]\d{0,4})\s?%(?! ?(?:of|within|under|in|inside|precision|recall|accura\w*|hit))/gi;
const NO_NINES =
  /\b(?:accura\w*|precision|recall|hit rate|agree\w*|match\w*|confiden\w*|percentile|durab\w*)\b/i;
const UP = /\bup\s{1,2}(\d{2}(?:\.\d{1,6})?)\s?%/gi;
const FRESH =
  /\b(?:fresh\w*|stale\w*|visible|up to date|reflected|no older than|lag\w*|behind)\b[^.;,\d]{0,30}?(?:within|under|below|≤|<=|<|at most|of|than|is|:)?\s{0,2}(\d[\d,.]{0,6})\s?(ms|s|secs?|seconds?|min|minutes?|h|hours?)\b/gi;

const SHORT: Readonly<Record<string, NonFunctional["comparator"]>> = {
  "<": "<",
  under: "<",
  below: "<",
  "=": "=",
};
const UNIT = (unit: string) => (/^m/i.test(unit) ? "ms" : "s");

const timeOf = (value: string, unit: string) => ({
  value: SPELLED[value.toLowerCase()] ?? value.replace(/[.,]$/, ""),
  unit: /^(?:m|thousandth)/i.test(unit) ? "ms" : "s",
});

function targets(text: string): { row: NonFunctional; at: number; length: number }[] {
  const out: { row: NonFunctional; at: number; length: number }[] = [];
  const add = (found: RegExpMatchArray, row: Partial<NonFunctional>) =>
    out.push({
      row: { metric: "latency", comparator: "<=", value: "", unit: "ms", percentile: "", ...row },
      at: found.index ?? 0,
      length: found[0].length,
    });
  for (const found of text.matchAll(LATENCY)) {
    const [, which = "", sign = "", value = "", unit = ""] = found;
    const percentile = /^p/i.test(which)
      ? which.toLowerCase().replace(/\s/g, "")
      : /slowest/i.test(which)
        ? "p99"
        : "p50";
    add(found, {
      percentile,
      comparator: SHORT[sign.toLowerCase()] ?? "<=",
      value: value.replace(/[.,]$/, ""),
      unit: UNIT(unit),
    });
  }
  for (const found of text.matchAll(PLAIN_LATENCY)) {
    add(found, {
      percentile: OF_100[found[1] ?? ""] ?? "",
      value: found[2] ?? "",
      unit: UNIT(found[3] ?? "ms"),
    });
  }
  for (const found of text.matchAll(TIME_THEN_SHARE))
    add(found, { percentile: OF_100[found[3] ?? ""] ?? "", ...timeOf(found[1] ?? "", found[2] ?? "") });
  for (const found of text.matchAll(HEARS_WITHIN))
    if (!out.some(({ at, length }) => found.index < at + length && at < found.index + found[0].length))
      add(found, timeOf(found[1] ?? "", found[2] ?? ""));
  for (const found of text.matchAll(FRACTION_LATENCY)) {
    add(found, { value: FRACTIONS[(found[1] ?? "").toLowerCase()] ?? "" });
  }
  for (const found of text.matchAll(BARE_LATENCY)) {
    add(found, {
      comparator: SHORT[(found[1] ?? "").toLowerCase()] ?? "<=",
      value: found[2] ?? "",
      unit: UNIT(found[3] ?? "ms"),
    });
  }
  for (const found of text.matchAll(AVAILABLE)) {
    add(found, { metric: "availability", comparator: ">=", value: found[1] ?? found[2] ?? "", unit: "%" });
  }
  const available = out.some(({ row }) => row.metric === "availability");
  if (!available && !NO_NINES.test(text)) {
    for (const found of [...text.matchAll(UP), ...text.matchAll(NINES)].slice(0, 1)) {
      add(found, { metric: "availability", comparator: ">=", value: found[1] ?? "", unit: "%" });
    }
  }
  for (const found of text.matchAll(FRESH)) {
    const unit = found[2] ?? "s";
    const value = (found[1] ?? "").replace(/[.,]$/, "");
    add(found, {
      metric: "freshness",
      value,
      unit: /^ms/.test(unit) ? "ms" : unit.charAt(0) === "m" ? "min" : unit.charAt(0),
    });
  }
  for (const found of text.matchAll(BUDGET)) {
    add(found, {
      metric: "budget",
      value: (found[1] ?? "").trim(),
      unit: `USD/${(found[2] ?? "month").replace(/^mo$/, "month")}`,
    });
  }
  return out;
}

const STATED_UNDER: readonly Target[] = ["scope", "functional", "nonFunctional"];

/** Targets are read where requirements stand, or where a sentence says that it states one. */
function statesTargets(passage: Passage, sentence: Clause, opening: boolean): boolean {
  if (STATED_UNDER.some((target) => passage.about.has(target))) return true;
  if (/\bmeans?\b|\brefers? to\b/i.test(sentence.text)) return false;
  return (
    opening ||
    /\b(?:requirements?|targets?|slo|goal|must|has to|have to|non-?functional|assume|budget)\b/i.test(
      sentence.text,
    )
  );
}

/** Non-functional targets: percentiles, availability, budget. `opening`: text before any heading, where people state them. */
export function liftTargets(passages: readonly Passage[], field: string): Lift<NonFunctional>[] {
  const seen = new Set<string>();
  return passages.flatMap((passage, index) =>
    sentencesOf(passage).flatMap((sentence): Lift<NonFunctional>[] => {
      const opening =
        field === "scope" || field.startsWith("functional") || (passage.headings.length === 0 && index < 2);
      if (!statesTargets(passage, sentence, opening)) return [];
      return targets(sentence.text).flatMap(({ row, at, length }) => {
        const key = `${row.metric} ${row.percentile}`;
        if (seen.has(key)) return [];
        seen.add(key);
        return [{ row, start: sentence.start + at, end: sentence.start + at + length }];
      });
    }),
  );
}

/** A list item that states a target in plain form, for the field itself. */
export const targetsOf = (text: string): NonFunctional[] => targets(plain(text)).map(({ row }) => row);
