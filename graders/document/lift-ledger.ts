import { extractEquations, type ExtractedEquation } from "../ledger/index.ts";
import { ANSWER_LIMITS, type Estimate } from "../model/index.ts";
import { liftTableValues } from "./lift-table-values.ts";
import { readBlocks } from "./markdown-blocks.ts";
import { type Lift, type Passage, plain, sentencesOf } from "./passages.ts";

const OPERATOR = /[×*/+^÷·−]|\s-\s|\blog/;
const NAME_MAX = 80;

/** The text with its code blocks blanked out, offsets kept: a payload holds no estimates. */
function withoutCode(text: string): string {
  let out = "";
  let from = 0;
  for (const block of readBlocks(text)) {
    if (block.kind !== "code") continue;
    out += text.slice(from, block.start) + text.slice(block.start, block.end).replace(/[^\n]/g, " ");
    from = block.end;
  }
  return out + text.slice(from);
}

const passageAt = (passages: readonly Passage[], at: number) =>
  passages.find((passage) => at >= passage.start && at < passage.end);

const TRAILING =
  /(?<![\s,(])[\s,(]+(?:is|are|was|be|of|to|at|so|or|and|meaning|about|roughly|would|will|we|have|has|need|with|for|the|a|an|=|~|≈)$/i;

/**
 * "Logging: 8.64M × 1 KB" is about logging; in a table the first cell says it; else the words just before the sum do.
 */
function leadOf(passage: Passage | undefined, at: number): string {
  if (!passage) return "";
  if (passage.kind === "row") return plain(passage.cells[0] ?? "");
  const before = plain(passage.text.slice(0, at - passage.start));
  const lead = /^([^:.;=\n]{2,60}):/.exec(before)?.[1] ?? "";
  if (lead !== "" && lead.split(" ").length <= 7 && !/\d/.test(lead)) return lead;
  let words =
    before
      .split(/[.;:=(,→]\s|[.;:=(,→]$/)
      .at(-1)
      ?.trim() ?? "";
  words = words || (/([^.;:=(,→]{3,60})[.;:=(,→]\s*$/.exec(before)?.[1]?.trim() ?? "");
  for (let cut = words.replace(TRAILING, ""); cut !== words; cut = words.replace(TRAILING, "")) words = cut;
  return words
    .split(" ")
    .filter((word) => !/^[~≈$]?\d/.test(word) || /^\d+-\p{L}/u.test(word))
    .slice(-6)
    .join(" ")
    .replace(/^(?:.{0,30}\s)?\(?[a-z]\)\s*/, "")
    .replace(TRAILING, "");
}

const MAGNITUDE = /^\s?(?:[kKMBT](?![\p{L}\d])|thousand|million|billion|trillion)/u;
const UNIT_WORDS =
  /^(?:ms|s|secs?|seconds?|minutes?|min|hours?|h|days?|months?|years?|[kKMGTP]i?(?:B|b|bit|bytes)|bytes?|B|b|d|dims?|dim|[MGTP]?FLOPS?|USD)(?![\p{L}\d])/iu;

/** What the result counts: "~4.3 billion asks/day" → "asks/day"; nothing for a result in plain units. */
function countedBy(stated: string): string {
  const number = /^[~≈<>\s]*(?:under\s)?[$€£]?\d[\d,.]*/.exec(stated)?.[0] ?? "";
  const noun = stated.slice(number.length).replace(MAGNITUDE, "").trim();
  return number === "" || !/^\p{L}{2}/u.test(noun) || UNIT_WORDS.test(noun) ? "" : noun.slice(0, 40);
}

function nameOf(equation: ExtractedEquation, passage: Passage | undefined): string {
  const own = plain(equation.name ?? "").replace(/^[-–•\s]+/, "");
  const label = own.length > 2 && !UNIT_WORDS.test(own) ? own : leadOf(passage, equation.start);
  const counted = passage?.kind === "row" ? "" : countedBy(equation.stated ?? "");
  return [label, counted === label ? "" : counted].filter(Boolean).join(": ").slice(0, NAME_MAX);
}

/** A lone small number with a name is a setting ("M=16"), not an estimate. */
const isSetting = (expression: string) => /^~?\d{1,3}(?:\.\d+)?%?$/.test(expression.trim());

/** Equations in prose and tables; what only repeats the result of the one before is left out. */
function equations(text: string, passages: readonly Passage[]): Lift<Estimate>[] {
  let reached = 0;
  return extractEquations(withoutCode(text)).flatMap((equation): Lift<Estimate>[] => {
    const { start, end, expression, stated } = equation;
    const overlaps = start < reached;
    reached = Math.max(reached, end);
    if (overlaps && (stated === null || !OPERATOR.test(expression))) return [];
    if (stated === null && isSetting(expression)) return [];
    const sum = stated === null ? expression : `${expression} = ${stated}`;
    if (sum.length > ANSWER_LIMITS.line) return [];
    const name = nameOf(equation, passageAt(passages, start));
    if (stated === null && !OPERATOR.test(expression) && name === "") return [];
    return [{ row: { name, expression: sum, note: "" }, start, end }];
  });
}

const QUANTITY =
  /(?<![\w.,$€£/×*^-])(?:(peak|average|avg|mean|daily|monthly|total|typical)\s(?:of\s|is\s|about\s|~\s?|load\s|traffic\s){0,2})?[~≈]?((?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,6})?)\s?(k|K|M|B|bn|million|billion|thousand)?\s?(?:(?:different|known|live|active|registered|total|new|such|of\sthem)\s)?((?:\p{L}[\p{L}\d/-]{0,30})(?:\s\p{L}[\p{L}\d-]{1,30})?)/gu;
const RATES = /^(?:rps|qps|req\/s|requests\/s|r\/s|tps|requests per second)$/i;
/** "100,000 asks arrive every second" is a rate. */
const EVERY_SECOND = /^(?:\s[\p{L}]+){0,3}\s(?:every|each|per|a) second\b/iu;
const NO_NOUNS =
  /^(?:is|are|was|were|and|or|of|to|in|on|at|per|for|with|the|a|an|by|from|than|then|we|i|it|out|times|x|known|meaning|serves|more|less|points?|steps?|rd|nd|st|th|stage|regions?)\b/i;
const TAIL = /\s(?:is|are|was|and|or|of|to|in|on|at|per|for|with|the|a|an|by|from|that|which|we|i|peak)$/i;

/** Quantities stated as assumptions: "assume 100M DAU, 20M items". */
function assumptions(
  passages: readonly Passage[],
  field: string,
  taken: readonly Lift<Estimate>[],
): Lift<Estimate>[] {
  const names = new Set<string>();
  return passages.flatMap((passage) => {
    const about = passage.about.has("scope") || field === "scope";
    return sentencesOf(passage).flatMap((sentence): Lift<Estimate>[] => {
      if (!about && !/\b(?:assum\w*|i take|i'll take|let's say|suppose|estimate)\b/i.test(sentence.text))
        return [];
      return [...sentence.text.matchAll(QUANTITY)].flatMap((found): Lift<Estimate>[] => {
        const [whole, qualifier = "", number = "", magnitude = "", noun = ""] = found;
        const start = sentence.start + (found.index ?? 0);
        const end = start + whole.length;
        if (taken.some((other) => start < other.end && end > other.start)) return [];
        if (NO_NOUNS.test(noun) || UNIT_WORDS.test(noun)) return [];
        if (magnitude === "" && Number(number.replaceAll(",", "")) < 1_000) return [];
        const [first = "", second = ""] = noun.replace(TAIL, "").split(" ");
        const rate =
          RATES.test(first) || EVERY_SECOND.test(sentence.text.slice((found.index ?? 0) + whole.length));
        const counted = RATES.test(first) ? first : [first, second].filter(Boolean).join(" ");
        const name = [qualifier.toLowerCase(), counted].filter(Boolean).join(" ");
        if (names.has(name.toLowerCase())) return [];
        names.add(name.toLowerCase());
        const value = `${number}${magnitude.length > 2 ? ` ${magnitude}` : magnitude}`;
        const expression = rate ? `${value} req/s` : value;
        return [{ row: { name, expression, note: "" }, start, end }];
      });
    });
  });
}

/** Ledger rows where they stand in a field's text: equations, and quantities stated as assumptions. */
export function liftLedger(text: string, passages: readonly Passage[], field: string): Lift<Estimate>[] {
  const found = equations(text, passages);
  found.push(...liftTableValues(passages, found));
  return [...found, ...assumptions(passages, field, found)].sort((a, b) => a.start - b.start);
}
