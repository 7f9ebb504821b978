import { compile } from "./compile.ts";
import { sameDimension, isPlain } from "./dimension.ts";
import { EXPRESSION_LIMIT, compute } from "./evaluate.ts";
import { lex } from "./lexer.ts";
import { isFiller } from "./literal.ts";
import { literalQuantity } from "./reading.ts";
import { lexProse } from "./prose.ts";
import { remembering } from "./remembering.ts";
import { LedgerProblem } from "./quantity.ts";
import { readSum, spell, type FoundSum } from "./read-sum.ts";
import { readStated } from "./segments.ts";
import { compareStated, type Agreement, type Stated } from "./stated.ts";
import { canBeShare, isFirstOfSeveral, isGuarded, isTakenBack } from "./behind-result.ts";
import { readAlias, readRented, readTold } from "./told-sum.ts";
import { tellsItsResult } from "./across-cells.ts";
import { withUnitBefore } from "./unit-before.ts";
import type { Token } from "./tokens.ts";

/** An equation in prose or in a table, in the ledger's spelling: `50,000 × 86,400` and `~4.3 billion asks/day`. */
export interface ExtractedEquation {
  /** What it is called: a label before it, the first cell of its row, or the words before an equals sign. */
  name: string | null;
  /** Evaluates in the ledger; together with `stated`, as `${expression} = ${stated}`. */
  expression: string;
  /** The result as written; begins with ~ where it was said to be rough. */
  stated: string | null;
  /** UTF-16 offsets into the text. */
  start: number;
  end: number;
}

/** Text beyond this is not looked at. */
export const EXTRACTION_LIMIT = 100_000;
const MOST_EQUATIONS = 300;
const STATED_TOKENS = 16;
const LONGEST_NAME = 80;
const MOST_NAME_WORDS = 4;
const VERBS = /^(is|equals|gives|makes|totals)$/;
/** Words before a sum that do not name it. */
const NO_NAMES = new Set(
  "meaning hence thus say roughly total totals now only assume take buy plan need".split(" "),
);

/** Every equation in a text, in order. Linear in the text's length. */
export const extractEquations: (text: string) => readonly ExtractedEquation[] = remembering((text) => {
  const source = text.slice(0, EXTRACTION_LIMIT);
  const tokens = lexProse(source);
  const found: ExtractedEquation[] = [];
  let at = 0;
  let last: { first: number } | null = null;
  while (at < tokens.length && found.length < MOST_EQUATIONS) {
    const sum = canBegin(tokens, at) ? readSum(tokens, at, source) : null;
    if (sum === null) {
      at += 1;
      continue;
    }
    if (isTail(tokens, at, sum) || isPartOf(tokens, at) || describes(tokens, at)) sum.loose = true;
    const told =
      sum.operators === 0
        ? (readTold(tokens, at, source) ?? readAlias(tokens, at, source))
        : sum.operators === 1 && readResult(tokens, { ...sum }) === null
          ? readRented(tokens, at, source)
          : null;
    if (told !== null) {
      const { expression, start, end } = told;
      const stated = told.result === null ? null : statedText(told.result, source);
      found.push({ name: nameBefore(tokens, at, source).label, expression, stated, start, end });
      last = told.result;
      at = Math.max(told.result?.first ?? told.next, at + 1);
      continue;
    }
    const begins = last?.first !== at;
    const result = readResult(tokens, sum);
    last = result;
    const name = begins ? nameBefore(tokens, at, source) : { label: null, equals: false };
    if (sum.operators > 0 && sum.text.length <= EXPRESSION_LIMIT) {
      const label = name.label ?? null;
      if (result !== null)
        found.push(settle(measured(sum, result, tokens, at, source), result, label, tokens, source));
      else if (name.equals || inTable(tokens, at)) {
        found.push({ name: label, expression: sum.text, stated: null, start: sum.start, end: sum.end });
      }
    } else if (
      result !== null &&
      isConversion(tokens, at, result) &&
      (!isOfMore(tokens, at) || holds(sum.text, result).kind === "agrees")
    ) {
      found.push({
        name: null,
        expression: sum.text,
        stated: statedText(result, source),
        start: sum.start,
        end: result.end,
      });
    } else if (name.equals && name.label !== null && name.label.length > 2 && result === null) {
      found.push({ name: name.label, expression: sum.text, stated: null, start: sum.start, end: sum.end });
    }
    // A result may begin the next sum: `= $4,380 + $2,000 = …`.
    at = Math.max(result?.first ?? sum.next, at + 1);
  }
  return found;
});

function canBegin(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  let back = at - 1;
  while (isAbout(tokens[back])) back -= 1;
  const before = tokens[back];
  // The rest of a sum whose beginning could not be read, or of a version number, would be read as something else.
  if (before?.kind === "symbol" && "*/^".includes(before.text)) return false;
  if (before?.kind === "symbol" && "+-".includes(before.text) && before.spaced) return false;
  if (before?.kind === "symbol" && before.text === "." && token?.spaced === false) return false;
  return (
    token?.kind === "number" || token?.kind === "word" || (token?.kind === "symbol" && token.text === "(")
  );
}

const PORTION =
  /^(?:roots?|half|thirds?|quarters?|fifths?|tenths?|hundredths?|percent|most|part|fraction|share)$/i;

/** `1% of 100M × 2 KB`, `half of 10M × 2 MB`, `4 cards at 40% of 990`, `every 10 s × 2,000`, `480 GB over 256 × 3 GB/s`, `10 500 × 2`: the sum has begun before. */
function isPartOf(tokens: readonly Token[], at: number): boolean {
  const [before, earlier] = [tokens[at - 1], tokens[at - 2]];
  if (before?.kind === "number") return true;
  if (before?.kind !== "word") return false;
  const first = tokens[at];
  if (before.text === "at" && first?.kind === "number" && first.percent) return true;
  if (/^(?:every|per|over)$/i.test(before.text)) return true;
  // `8 more for 16 hours × $0.80`: how many there are stands before.
  if (before.text === "for" && tokens.slice(Math.max(0, at - 4), at).some(({ kind }) => kind === "number"))
    return true;
  if (before.text !== "of") return false;
  return earlier?.kind === "number" || (earlier?.kind === "word" && PORTION.test(earlier.text));
}

/** `6 boxes 16 cores 64 GB × $450`: what a machine has stands between their number and the price. */
const describes = (tokens: readonly Token[], at: number): boolean => {
  const [thing, size] = [tokens[at + 1], tokens[at - 2]];
  return (
    PART_OF_MACHINE.test(wordAt(tokens, at + 1)) &&
    thing?.kind === "word" &&
    size?.kind === "number" &&
    /^\p{L}{2,}$/u.test(wordAt(tokens, at - 1))
  );
};
const PART_OF_MACHINE = /^(?:[MGT]i?B|v?cpus?|cores?|gpus?|ram|memory|ssd|nvme)$/i;

/** `10 queries at 50 ms = 0.5 s`: the value is a factor of something that stands before it. */
const isOfMore = (tokens: readonly Token[], at: number): boolean =>
  isPartOf(tokens, at) || /^(?:at|of|in|for|with|by|times|x)$/i.test(wordAt(tokens, at - 1));

const BACK = 16;

/** Is this the rest of an addition whose beginning could not be read (`store 1.0 + three shards (slowest) 1.5 + 0.4`)? */
function isTail(tokens: readonly Token[], at: number, sum: FoundSum): boolean {
  if (!sum.text.includes(" + ")) return false;
  for (let back = at - 1; back >= Math.max(0, at - BACK); back -= 1) {
    const token = tokens[back];
    if (token?.kind === "relation" && token.sign !== "≈") return false;
    if (token?.kind !== "symbol") continue;
    if (token.text === "+") return true;
    if ("\n;.|:".includes(token.text)) return false;
  }
  return false;
}

/** `next`: index of the first token behind it. */
type Result = Stated & { end: number; first: number; next: number; inCell: boolean };

/** The result behind a sum: after a sign, a verb, or in the next cell of a table. */
function readResult(tokens: readonly Token[], sum: FoundSum): Result | null {
  let at = sum.next;
  let words = 0;
  while (words < 4 && tokens[at]?.kind === "word" && !VERBS.test(wordAt(tokens, at))) {
    at += 1;
    words += 1;
  }
  const token = tokens[at];
  if (token === undefined) return null;
  const related = token.kind === "relation" && token.sign !== "<" && token.sign !== ">";
  const cell = token.kind === "symbol" && token.text === "|";
  const verb = words === 0 && token.kind === "word" && VERBS.test(token.text);
  if (!related && !verb && !(cell && sum.operators > 0)) return null;
  if (words > 0) sum.loose = true;
  const first = at + 1;
  const sign = token.kind === "relation" && token.sign !== "<" && token.sign !== ">" ? token.sign : null;
  const looked = tokens.slice(first, first + STATED_TOKENS);
  const stated = readStated({ sign, tokens: looked });
  if (stated === null) return null;
  return { ...stated, first, next: first + looked.length - stated.rest, inCell: cell };
}

const wordAt = (tokens: readonly Token[], at: number) => {
  const token = tokens[at];
  return token?.kind === "word" ? token.text : "";
};

const isArrow = (token: Token | undefined) => token?.kind === "relation" && token.sign === "→";

/**
 * `300M → 12 × 200 → 100 → 20`, `$2 / $8 → 100k × 30 = 3M`: of several arrows each leads to the next step, before
 * another sum it means hence, and `200/500/page → 500` chooses.
 */
const leadsOn = (tokens: readonly Token[], sum: FoundSum, result: Result): boolean => {
  const next = tokens[result.next];
  const within = tokens.filter(({ start, end }) => sum.start <= start && end <= sum.end);
  const chosen = result.literal.number?.value;
  return (
    within.some((token) => token.kind === "number" && token.value === chosen) ||
    isArrow(next) ||
    (next?.kind === "symbol" && "*/^".includes(next.text)) ||
    isArrow(tokens.findLast(({ end }) => end <= sum.start))
  );
};

/** Numbers before a product that may belong to one list with it. */
const MOST_LISTED = 12;

/** `gateway 5, features 10, four hops × 3 = 27`: the last of a list is a product, and what is told is the sum of all. */
function isSumOfList(sum: FoundSum, result: Result, tokens: readonly Token[]): boolean {
  let list = sum.text;
  let listed = 0;
  for (let at = tokens.findLastIndex(({ end }) => end <= sum.start); at >= 0; at -= 1) {
    const token = tokens[at];
    if (token?.kind === "relation" || (token?.kind === "symbol" && ".;|\n".includes(token.text)))
      return false;
    if (token?.kind !== "number") continue;
    list = `${token.value} + ${list}`;
    listed += 1;
    if (listed > 1 && holds(list, result).kind === "agrees") return true;
    if (listed === MOST_LISTED) return false;
  }
  return false;
}

/**
 * What is said of a sum and its result. Where the two differ, and the words around leave open whether one was meant to
 * follow from the other, only one of them is told: the sum where its result was corrected, or stands in another cell;
 * else the result.
 */
function settle(
  sum: FoundSum,
  result: Result,
  name: string | null,
  tokens: readonly Token[],
  source: string,
): ExtractedEquation {
  const stated = statedText(result, source);
  const equation = { name, expression: sum.text, stated, start: sum.start, end: result.end };
  const alone = { ...equation, stated: null, end: sum.end };
  const outcome = holds(sum.text, result);
  if (outcome.kind === "agrees") return equation;
  if (outcome.kind !== "fails") {
    if (result.inCell && !tellsItsResult(outcome, result)) return alone;
    if (isTakenBack(tokens, result.next) || isFirstOfSeveral(sum, tokens, result, source)) return alone;
    const sign = tokens[result.first - 1];
    const arrow = isArrow(sign);
    /* `(16 + 4) GB → 6 ms`: what follows from it is another thing. */
    if (arrow && outcome.kind === "unit-mismatch") return alone;
    if (arrow && result.literal.number?.percent && !canBeShare(sum, tokens)) return alone;
    if ((arrow && leadsOn(tokens, sum, result)) || isSumOfList(sum, result, tokens)) return alone;
    if (!sum.loose && !isGuarded(outcome, tokens, { ...result, arrow })) return equation;
  }
  return { ...equation, expression: stated.replace(/^(~|under )/, ""), stated: null };
}

/** The sum with the bytes of a factor, where they were said before it and the result is in bytes. */
function measured(
  sum: FoundSum,
  result: Result,
  tokens: readonly Token[],
  at: number,
  source: string,
): FoundSum {
  if (
    !result.literal.parts.some(({ unit }) => unit.dimension[1] !== 0) ||
    /\d ?[kKMGTP]?i?B\b/.test(sum.text)
  )
    return sum;
  const before = withUnitBefore(sum, tokens, at, source);
  if (before === null) return sum;
  const { text, sure } = before;
  return sure || holds(text, result).kind === "agrees" ? { ...sum, text } : sum;
}

function holds(expression: string, stated: Stated): Agreement | { kind: "fails" } {
  try {
    const compiled = compile(lex(expression), {});
    const agreement = compareStated(compiled, {}, stated);
    if (agreement.kind !== "agrees") compute(compiled, {});
    return agreement;
  } catch (error) {
    if (error instanceof LedgerProblem) return { kind: "fails" };
    throw error;
  }
}

function statedText({ literal, upTo, approximate, bound, negative }: Stated, source: string): string {
  const value = spell(upTo === null ? literal : { ...literal, parts: [] }, source);
  const range = upTo === null ? "" : `–${spell(upTo, source)}`;
  return `${bound ? "under " : approximate ? "~" : ""}${negative ? "−" : ""}${value}${range}`;
}

/** `4 MB/s ≈ 345 GB/day`: one quantity in two units, no transition from one value to another. */
function isConversion(tokens: readonly Token[], at: number, result: Result): boolean {
  const sign = tokens[result.first - 1];
  if (sign?.kind !== "relation" || sign.sign === "→") return false;
  const before = readStated({ sign: null, tokens: tokens.slice(at, result.first - 1) });
  if (before === null || before.rest > 0) return false;
  const [a, b] = [literalQuantity(before.literal), literalQuantity(result.literal)];
  const units = [before, result].map(({ literal }) =>
    literal.parts
      .filter(({ custom }) => !custom)
      .map(({ unit }) => unit.label)
      .join("/"),
  );
  return sameDimension(a.dimension, b.dimension) && !isPlain(a.dimension) && units[0] !== units[1];
}

function inTable(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before?.kind === "symbol" && before.text === "|";
}

/** The name in front of a sum, and whether an equals sign gives it. */
function nameBefore(
  tokens: readonly Token[],
  at: number,
  source: string,
): { label: string | null; equals: boolean } {
  let index = at - 1;
  while (index >= 0 && isAbout(tokens[index])) index -= 1;
  const sign = tokens[index];
  const equals = sign?.kind === "relation" && sign.sign === "=";
  const labelled = sign?.kind === "symbol" && sign.text === ":";
  if (sign?.kind === "symbol" && sign.text === "|")
    return { label: firstCell(tokens, index, source), equals: false };
  if (equals || labelled) index -= 1;
  const last = index;
  let words = 0;
  while (index >= 0 && words < MOST_NAME_WORDS + (equals || labelled ? 2 : 0)) {
    const token = tokens[index];
    const joins =
      token?.kind === "symbol" && (token.text === "-" || token.text === "+" || token.text === "/");
    if (token?.kind !== "word" && !(joins && !token.spaced)) break;
    if (token.kind === "word") words += 1;
    index -= 1;
  }
  const from = tokens[index + 1];
  const to = tokens[last];
  if (words === 0 || from === undefined || to === undefined)
    return { label: null, equals: equals && words > 0 };
  const label = cleanLabel(source.slice(from.start, to.end));
  const edge = tokens[index];
  const bounded =
    edge === undefined ||
    edge.kind === "strange" ||
    (edge.kind === "symbol" && !"*/^+-".includes(edge.text) && !(edge.text === ":" && !from.spaced));
  const naming = label
    .toLowerCase()
    .split(/\s+/)
    .every((word) => !NO_NAMES.has(word) && (labelled || !isFiller(word)));
  const usable = label !== "" && label.length <= LONGEST_NAME && naming && bounded;
  return { label: usable ? label : null, equals: equals && bounded };
}

const cleanLabel = (text: string) =>
  text
    .replace(/[*`]+/g, "")
    .replace(/^[\s+/-]+/, "")
    .trim();

const isAbout = (token: Token | undefined) => token?.kind === "relation" && token.sign === "≈";

/** The text of the first cell of the row that a cell stands in. */
function firstCell(tokens: readonly Token[], bar: number, source: string): string | null {
  let start = bar;
  for (let steps = 0; start > 0 && steps < 80; steps += 1) {
    const token = tokens[start - 1];
    if (token?.kind === "symbol" && token.text === "\n") break;
    start -= 1;
  }
  const opening = tokens[start];
  const leading = opening?.kind === "symbol" && opening.text === "|";
  const from = leading ? start + 1 : start;
  let to = from;
  while (to < bar && !(tokens[to]?.kind === "symbol" && source[tokens[to]?.start ?? 0] === "|")) to += 1;
  const first = tokens[from];
  const last = tokens[to - 1];
  if (to <= from || first === undefined || last === undefined || to > bar) return null;
  const label = cleanLabel(source.slice(first.start, last.end));
  return label === "" || label.length > LONGEST_NAME ? null : label;
}
