import { ANSWER_LIMITS, type CostLine } from "../model/index.ts";
import { type Lift, type Passage, plain, sentencesOf } from "./passages.ts";

const MONEY =
  /[$€£]\s?\d[\d,.]*\s?(?:[kKmMbB](?![A-Za-z]))?(?:\s?(?:million|thousand))?(?:\s?\/\s?(?:[A-Za-z]+(?:[ -](?:hour|month))?))?/g;
const TOTAL =
  /^(?:so|say|sum|total\w*|altogether|in all|in total|all in|overall|together|roughly|about|which is|that's|this is|grand total|=|≈|~|\s)*$/i;
const HYPOTHETICAL =
  /^(?:if|every|each extra|when|suppose|should|at \d|were)\b|\b(?:would cost|saves?|saving|instead)\b/i;

/** Parts of a sentence that each price one thing: split at `;`, and at `,` or `+` when money stands on both sides. */
function parts(text: string, start: number): { text: string; start: number }[] {
  const out: { text: string; start: number }[] = [];
  let from = 0;
  let depth = 0;
  const hasMoney = (piece: string) => /[$€£]\s?\d/.test(piece);
  for (let at = 0; at < text.length; at += 1) {
    const c = text[at];
    if (c === "(") depth += 1;
    if (c === ")") depth = Math.max(0, depth - 1);
    const thousands = c === "," && /\d/.test(text[at - 1] ?? "") && /\d/.test(text[at + 1] ?? "");
    const splits =
      c === ";" || c === "\n" || (c === "," && !thousands) || (c === "+" && / /.test(text[at + 1] ?? ""));
    if (!splits || depth > 0) continue;
    if (c !== ";" && !(hasMoney(text.slice(from, at)) && hasMoney(text.slice(at)))) continue;
    out.push({ text: text.slice(from, at), start: start + from });
    from = at + 1;
  }
  out.push({ text: text.slice(from), start: start + from });
  return out;
}

const ITEM_NOISE =
  /^(?:and|plus|so|the|then|for|about|roughly|our|cost|costs|money|≈|~|=|:|,|\s)+\b|[\s=≈~:×x*,–—(-]+$/gi;

/** A longer run of words before a price is a sentence about money, not the name of what is paid for. */
const ITEM_WORDS_MAX = 10;

/** An amount without the comma or full stop of its sentence. */
const amount = (text: string) => text.trim().replace(/[.,]+$/, "");

/** "140 L4 × $0.70 × 730 h = $72k" → 140 of L4 at $0.70/h, $72k a month. */
function costLine(source: string): CostLine | null {
  const text = plain(source).replace(/^[-•]\s*/, "");
  const prices = [...text.matchAll(MONEY)];
  const first = prices[0];
  const last = prices[prices.length - 1];
  if (!first || !last) return null;
  const before = text.slice(0, first.index);
  const factors = before.split(/\s*[×*]\s*|\s+x\s+|\s+@\s+|\s+at\s+/).map((f) => f.trim());
  const multiplied = /(?:[×*@]|\bx|\bat)\s*~?\s*$/.test(before);
  const single = prices.length === 1;
  const named = before.replace(/\s+/g, " ");
  const counted =
    /^(.{0,120}?)(?:^|\s)~?≈?\s?(\d[\d,.]*\s?(?:[kKMB](?![A-Za-z])|[KMGTP]i?B)?)\s*(.{0,120})$/.exec(
      factors[0] ?? named,
    );
  let item = named;
  let quantity = "";
  if (multiplied && counted) {
    const [, lead = "", number = "", noun = ""] = counted;
    item = [lead, noun].filter(Boolean).join(" ") || named;
    quantity = [number.trim(), ...factors.slice(1).filter((factor) => /[\p{L}\p{N}]/u.test(factor))].join(
      " × ",
    );
  }
  // "archive 17 TB/day for 30 days ≈ $12k": the name ends where its numbers begin.
  if (!multiplied) item = item.replace(/^(\p{L}[^\d]*?)\s[~≈]?\d.*$/su, "$1");
  item = item.replace(ITEM_NOISE, "").trim();
  if (item === "" || TOTAL.test(item) || HYPOTHETICAL.test(text)) return null;
  if (!/\p{L}/u.test(item) || /[→%]/.test(item) || item.split(" ").length > ITEM_WORDS_MAX) return null;
  const hours = /[×*x]\s*73\d\s*(?:h\b|hours)?|[×*x]\s*720/.test(text);
  const unit = multiplied ? amount(first[0]) + (hours && !first[0].includes("/") ? "/h" : "") : "";
  return {
    item: item.slice(0, ANSWER_LIMITS.line),
    quantity,
    unitPrice: unit,
    perMonth: multiplied ? (single ? "" : amount(last[0])) : amount(first[0]),
  };
}

/** Is this passage about what things cost each month? */
function aboutCost(passage: Passage): boolean {
  if (passage.about.has("costs")) return true;
  return /^\W{0,4}(?:monthly )?costs?\b/i.test(passage.text) || /[×*]\s?730\b/.test(passage.text);
}

function fromRow(passage: Passage): CostLine | null {
  const header = passage.header.map((cell) => plain(cell).toLowerCase());
  const at = (pattern: RegExp) => header.findIndex((cell) => pattern.test(cell));
  const month = at(/month|total|cost|\$/);
  if (month < 0) return null;
  const cell = (index: number) =>
    index < 0 ? "" : plain(passage.cells[index] ?? "").slice(0, ANSWER_LIMITS.line);
  const item = plain(passage.cells[0] ?? "");
  const perMonth = cell(
    header.length - 1 > month && /month/.test(header[header.length - 1] ?? "") ? header.length - 1 : month,
  );
  if (!item || !/\d/.test(perMonth) || /^(?:total|sum|all)\b/i.test(item)) return null;
  return {
    item: item.slice(0, ANSWER_LIMITS.line),
    quantity: cell(at(/^(?:quantity|count|number|units|how many|#|qty)/)),
    unitPrice: cell(at(/unit|each|price|rate|per hour/)),
    perMonth,
  };
}

/** Cost lines where they stand: in a section on cost, a sentence that begins with the word, or a product with 730 h. */
export function liftCosts(passages: readonly Passage[]): Lift<CostLine>[] {
  return passages.filter(aboutCost).flatMap((passage): Lift<CostLine>[] => {
    if (passage.kind === "row") {
      const row = fromRow(passage);
      return row ? [{ row, start: passage.start, end: passage.end }] : [];
    }
    return sentencesOf(passage).flatMap((sentence) => {
      if (HYPOTHETICAL.test(plain(sentence.text))) return [];
      return parts(sentence.text, sentence.start).flatMap((part) => {
        const row = costLine(part.text);
        const lead = part.text.length - part.text.trimStart().length;
        return row ? [{ row, start: part.start + lead, end: part.start + part.text.trimEnd().length }] : [];
      });
    });
  });
}
