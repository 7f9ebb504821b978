import { evaluateExpression } from "../ledger/index.ts";
import { ANSWER_LIMITS, type CostLine } from "../model/index.ts";
import { plain } from "./passages.ts";

const CURRENCY = "[$€£]";
const MONEY = new RegExp(
  String.raw`(?:${CURRENCY}\s?\d[\d,.]*\s?(?:(?:[kKmMbB]|bn)(?![A-Za-z]))?(?:\s?(?:million|thousand|billion))?|(?<![\w.,$€£])\d[\d,.]*\s?(?:[kKmM](?![A-Za-z])|thousand|million)?\s?(?:${CURRENCY}(?!\s?\d)|(?:USD|EUR|dollars?|euros?)\b))` +
    String.raw`(?:\s?\/\s?(?:[A-Za-z]+(?:[ -](?:hour|month))?)|\s(?:a|an|per|each|every)\s(?:hour|day|week|month|year)\b|\s(?:monthly|yearly|daily)\b)?`,
  "g",
);
export const hasMoney = (text: string): boolean =>
  /[$€£]\s?\d|\d\s?(?:[kKmM]\s?)?(?:[$€£]|USD\b|EUR\b|dollars?\b|euros?\b)/.test(text);

/** A month is named beside a number: `7,200/month`, `13k a month`. */
const MONTHLY = /\d\s?[kKmM]?\s?(?:\/\s?mo(?:nth)?\b|(?:a|per|each|every) month\b|monthly\b)/;
/** An amount that nothing is counted by: a sum, a month, a stop or the next line stands behind it. */
const BARE_AMOUNT =
  / (?=(?:\d{1,3}(?:,\d{3})+|\d{3,7}|\d{1,6}(?:\.\d{1,3})?\s?[kKM])(?:\s?\/\s?mo(?:nth)?\b| (?:a|per|each|every) month\b| monthly\b|\s?[=;+)]|[.,](?=\s|$)| plus\b| and\b|$))/gm;

/**
 * A bill told without a currency sign: `4 servers at 1,800 = 7,200/month plus switches 6,000`. Its amounts get one in place of
 * the blank before them, so that every place in the text stays where it is.
 */
export const withCurrency = (text: string): string =>
  !hasMoney(text) && MONTHLY.test(text) ? text.replace(BARE_AMOUNT, "$") : text;

/** Words around a sum of money that is the whole bill. */
const TOTAL =
  /^(?:so|say|call (?:it|that)|plus|sum|totals?|totall?ing|altogether|in all|in total|all in|all in all|all told|overall|together|roughly|about|around|near(?:ly)?|some|circa|approx\w*|which is|that's|that is|that makes|this is|it|is|makes|comes? to|adds? up to|costs?|monthly|a month|per month|each month|every month|the|whole|thing|bill|grand total|we|pay|spend|=|≈|~|→|:|\s)*$/i;
/** Said of what is not paid: alternatives, savings, what a change would do. */
const NOT_PAID =
  /\b(?:would (?:cost|be|save|need)|saves?|saved|saving|instead|compared|versus|vs\.?|rather than|cheaper|dearer|more expensive|pays? (?:itself )?back|dropping to|down to|from \$|lever|break-?even|reject\w*|alternatives?|as opposed|not worth|each extra|cuts?|reduc\w*|brings? (?:it|this|that)|lowers?|drops?|more than that|less a|of that|budget)\b/i;
const LEADS_ELSEWHERE =
  /^\W*(?:if|every|each extra|when|suppose|should|at \d|were|with|without|after|before|of which|including|incl|per|over|versus|vs|or|but|less|minus|against|up from|down from|even)\b/i;
/** A price of one thing, not of a month. */
const UNIT_PRICE =
  /^\s*(?:\/\s?|(?:per|an?|for (?:each|every|one)|each)\s)(?!month|mo\b|year|yr|annum|day|week|hour|hr\b|h\b)(?:\d[\d,.]*\s?[kKmM]?\s?)?[\p{L}]/u;

const ITEM_NOISE =
  /^(?:and|plus|so|the|then|also|for|about|roughly|our|cost|costs|money|≈|~|=|:|,|\s)+\b|(?<![\s=≈~:×x*,–—(@-])[\s=≈~:×x*,–—(@-]+$|\s(?:at|is|are|about|around|maybe|roughly|for|costs?|comes? to|makes?|another|of)$/gi;
const BILL_LEAD = /^[^:]{0,40}\b(?:costs?|bill|money|budget|month|monthly|spend\w*|pric\w+)\b[^:]{0,20}:\s*/i;
/** `a)`, `3.2`: the place in an outline. */
const MARKER = /^(?:\(?[a-zA-Z][.)]|\d{1,2}(?:\.\d{1,2})+[.)]?)\s+(?=\D)/;
const COUNTED = /(?<![\w.,])[~≈]?\d[\d,.]*\s?(?:[kKMB](?![A-Za-z])|[KMGTP]i?B(?![A-Za-z]))?(?=[\s/]|$)/g;
/** What is paid before the design stands is no line of its bill. */
const PRESENT = /\b(?:now|today|before|current\w*|baseline|naive\w*|so far)\b/i;
/** A longer run of words before a price is a sentence about money, not the name of what is paid for. */
const ITEM_WORDS_MAX = 10;
const NUMBER = /(?<![\w.,])(\d[\d,.]*\s?(?:[kKMB](?![A-Za-z])|[KMGTP]i?B(?![A-Za-z]))?)/g;

/** Between the factors of a price; blanks stand singly. */
const TIMES = /\s?[×*@]\s?|\sx\s|\sat\s/;
/** A longer part is no line of a bill. */
const LONGEST_PART = 2_000;

/** An amount without the comma or full stop of its sentence. */
const amount = (text: string) => text.trim().replace(/[.,]+$/, "");

interface Money {
  text: string;
  start: number;
  end: number;
}

/** Sums of money in a part, without prices of one thing other than those that are multiplied. */
function moneyIn(text: string): Money[] {
  return [...text.matchAll(MONEY)].map((found) => ({
    text: found[0],
    start: found.index,
    end: found.index + found[0].length,
  }));
}

/** A remark in parentheses that holds money of its own prices something else. */
const withoutRemarks = (text: string): string => {
  const bare = text.replace(/\([^()]{0,200}\)/g, (remark) => (hasMoney(remark) ? " " : remark));
  return hasMoney(bare) ? bare : text;
};

/** A line of the bill, or (`whole`) what the bill comes to; `$6k + infra $10k = $16k` holds both. */
export interface PricedPart {
  line: CostLine | null;
  whole: CostLine | null;
  /** Said with "with …": what the line before costs instead. */
  replaces: boolean;
}

const total = (perMonth: string): CostLine => ({ item: "Total", quantity: "", unitPrice: "", perMonth });

/** "140 L4 × $0.70 × 730 h = $72k" → 140 of L4 at $0.70/h, $72k a month. */
export function costLine(source: string): PricedPart | null {
  if (source.length > LONGEST_PART) return null;
  const text = withoutRemarks(
    plain(source)
      .replace(/^[-•·]\s*/, "")
      .replace(MARKER, ""),
  );
  const replaces = /^\W*with\b/i.test(text);
  if (LEADS_ELSEWHERE.test(text) && !replaces) return null;
  const prices = moneyIn(text);
  const first = prices[0];
  if (!first) return null;
  const before = text.slice(0, first.start);
  const multiplied = /(?:[×*@]|\bx|\bat)\s{0,2}[~≈]?\s{0,2}$/.test(before) && /\d/.test(before);
  const whole = !multiplied && TOTAL.test(before);
  if ((!whole && NOT_PAID.test(text)) || /[-−]\s?$/.test(before)) return null;
  const last = whole ? (prices.find(isPaid(text)) ?? null) : resultOf(text, prices, multiplied);
  if (last === null) return null;
  if (whole) return { line: null, whole: total(amount(last.text)), replaces: false };
  const single = prices.length === 1;
  const item = itemOf(before, multiplied);
  if (item === null) return null;
  const second = prices[1];
  if (!multiplied && second && /^\s*[=≈→]\s*[~≈]?\s*$/.test(text.slice(first.end, second.start))) {
    const line = {
      item: item.slice(0, ANSWER_LIMITS.line),
      quantity: "",
      unitPrice: "",
      perMonth: amount(first.text),
    };
    return { line, whole: total(amount(second.text)), replaces };
  }
  const each = single && /^\s*(?:each|apiece)\b/i.test(text.slice(first.end));
  const count = each ? /(?:^|\s)(\d[\d,.]*)\s+\p{L}/u.exec(before)?.[1] : undefined;
  if (count !== undefined) {
    const line = {
      item: item.replace(/^\d[\d,.]*\s+/, ""),
      quantity: count,
      unitPrice: amount(first.text),
      perMonth: "",
    };
    return { line, whole: null, replaces };
  }
  const hours = /[×*x]\s*73\d\s*(?:h\b|hours)?|[×*x]\s*720/.test(text);
  const unitPrice = multiplied
    ? amount(first.text) + (hours && !/\/|\s(?:a|an|per)\s/.test(first.text) ? "/h" : "")
    : "";
  const perMonth = multiplied && single ? "" : amount(last.text);
  const quantity = multiplied ? quantityOf(before, unitPrice, perMonth) : "";
  return {
    line: {
      item: item.slice(0, ANSWER_LIMITS.line),
      quantity,
      unitPrice: quantity === "" ? "" : unitPrice,
      perMonth,
    },
    whole: null,
    replaces,
  };
}

const isPaid =
  (text: string) =>
  ({ text: said, end }: Money): boolean =>
    !UNIT_PRICE.test(text.slice(end)) && !/\/\s*(?![\smydwh])/i.test(said);

/** The amount paid: the last one behind a sign or a verb, else the first; prices of one thing are left out. */
function resultOf(text: string, prices: readonly Money[], multiplied: boolean): Money | null {
  const paid = prices.filter(isPaid(text));
  const resulting = paid.filter(({ start }, index) => {
    const before = text.slice(0, start);
    return (
      (index > 0 || prices[0] !== paid[0]) &&
      /(?:=|≈|~|→|\b(?:is|makes|gives|comes to|or))\s*(?:about|roughly|some)?\s*[~≈]?\s*$/.test(before)
    );
  });
  const result = resulting.at(-1) ?? (multiplied ? (paid.at(-1) ?? prices[0]) : paid[0]);
  if (result === undefined) return null;
  /* "$0.70/h" alone is what one costs an hour, not what is paid a month. */
  return !multiplied && /\/\s?h|\s(?:an|per|each|every) hour/i.test(result.text) ? null : result;
}

function itemOf(before: string, multiplied: boolean): string | null {
  let item = (before.split(/[=→]/)[0] ?? "").replace(BILL_LEAD, "").replace(/^([^:]{3,40}):.*$/s, "$1");
  if (multiplied) {
    const factor = item.split(TIMES)[0] ?? "";
    item = factor.replace(COUNTED, " ");
  }
  // "archive 17 TB/day for 30 days ≈ $12k": the name ends where its numbers begin.
  else item = item.replace(/^(\p{L}[^\d]*?)\s[~≈]?\d.*$/su, "$1");
  for (let cut = item.replace(ITEM_NOISE, "").trim(); cut !== item; cut = item.replace(ITEM_NOISE, "").trim())
    item = cut;
  if (item === "" || TOTAL.test(item) || !/\p{L}/u.test(item) || /[→%]/.test(item)) return null;
  if (/^(?:I|we|you|it|that|this|need|have|one that)\b/i.test(item) || PRESENT.test(item)) return null;
  return item.split(/\s+/).length > ITEM_WORDS_MAX ? null : item.replace(/\s+/g, " ");
}

/**
 * What the unit price is multiplied by. Of several numbers ("20 orchestrators + guardrails 40 × $150 = $6k"), the one
 * that gives the stated amount; where none does, nobody can say which was meant.
 */
function quantityOf(before: string, unitPrice: string, perMonth: string): string {
  const last = before.split(/[=→]\s*[~≈]?/).findLast((piece) => /\d/.test(piece)) ?? before;
  const [head = "", ...others] = last.split(TIMES).map((factor) => factor.trim());
  const factors = others.filter((factor) => /\d/.test(factor));
  const numbers = [...head.matchAll(NUMBER)].map((found) => (found[1] ?? "").trim());
  const candidates = numbers.map((number) => [number, ...factors].join(" × "));
  if (candidates.length < 2) return candidates[0] ?? factors.join(" × ");
  const paid = valueOf(perMonth);
  if (paid === null) return candidates[0] ?? "";
  return candidates.find((candidate) => gives(candidate, unitPrice, paid)) ?? "";
}

const valueOf = (text: string): number | null => {
  const result = evaluateExpression({ text: text.replace(/\/.*$/, ""), scope: {} });
  return result.ok ? result.quantity.value : null;
};

function gives(quantity: string, unitPrice: string, paid: number): boolean {
  const product = valueOf(`${quantity.replace(/\s?[KMGTP]i?B\b/g, "")} × ${unitPrice.replace(/\/.*$/, "")}`);
  return product !== null && [1, 730, 24, 30].some((times) => Math.abs((product * times) / paid - 1) < 0.15);
}
