import { ANSWER_LIMITS, type CostLine } from "../model/index.ts";
import { costLine, hasMoney, withCurrency } from "./cost-line.ts";
import { readHeading } from "./headings.ts";
import { type Lift, type Passage, plain, sentencesOf } from "./passages.ts";

/** Sentences on what something would cost, or why it is not taken. */
const SUPPOSED =
  /^(?:if|every|each extra|when|suppose|should|at \d|were)\b|\b(?:would cost|savings?|instead|reject\w*|decided against)\b/i;
/** Outside a bill, a product with a month's hours prices an alternative as often as the design. */
const COMPARES =
  /\b(?:vs\.?|versus|compared?|rather than|against|than|cheaper|dearer|alternativ\w*|today|baseline|before|currently|or|now)\b/i;

/** Parts of a sentence that each price one thing: split where money stands on both sides. */
function parts(text: string, start: number): { text: string; start: number }[] {
  const out: { text: string; start: number }[] = [];
  let from = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const c = text[at];
    if (c === "(") depth += 1;
    if (c === ")") depth = Math.max(0, depth - 1);
    const thousands = c === "," && /\d/.test(text[at - 1] ?? "") && /\d/.test(text[at + 1] ?? "");
    const spaced = / /.test(text[at - 1] ?? "") && / /.test(text[at + 1] ?? "");
    const and = c === "a" && text.startsWith("and ", at) && text[at - 1] === " ";
    const plus = c === "p" && text.startsWith("plus ", at) && text[at - 1] === " ";
    const splits =
      c === ";" ||
      (c === "\n" && !/[=×*+~≈,(]\s*$/.test(text.slice(from, at))) ||
      (c === "," && !thousands) ||
      (c === "+" && / /.test(text[at + 1] ?? "")) ||
      plus ||
      ((c === "·" || c === "•" || c === "|") && spaced) ||
      and;
    if (!splits || depth > 0) continue;
    if (c !== ";" && !(hasMoney(text.slice(from, at)) && hasMoney(text.slice(at)))) continue;
    out.push({ text: text.slice(from, at), start: start + from });
    from = at + (and ? 4 : plus ? 5 : 1);
  }
  out.push({ text: text.slice(from), start: start + from });
  return out;
}

const LEAD = /^\W{0,4}([^.:;!?\n|]{2,60}?)\s{0,2}(?:[.:]|\*\*|__)/;

/** Does a passage begin like a bill: `**Bill.** …`, `Money a month: …`, `Cost …`? */
function opensBill({ text }: { text: string }): boolean {
  if (/^\W{0,4}(?:monthly )?costs?\b/i.test(text)) return true;
  if (/^\W{0,4}(?:(?:a|per|each|every) )?month(?:ly)?\W{0,4}:/i.test(text)) return hasMoney(text);
  const lead = LEAD.exec(text.slice(0, 80))?.[1];
  return (
    lead !== undefined &&
    lead.split(/\s+/).length <= 6 &&
    !/\d/.test(lead) &&
    readHeading(lead).target === "costs"
  );
}

/** For each passage, whether it is about what things cost each month. */
function billed(passages: readonly Passage[]): boolean[] {
  let listed = false;
  const tables = new Map<readonly string[], boolean>();
  return passages.map((passage) => {
    if (passage.kind === "row") {
      let known = tables.get(passage.header);
      if (known === undefined) {
        known = isBill(passages.filter(({ kind, header }) => kind === "row" && header === passage.header));
        tables.set(passage.header, known);
      }
      return known && (passage.about.has("costs") || listed || hasItemColumn(passage.header));
    }
    const opens = passage.about.has("costs") || (hasMoneyNear(passage) && opensBill(passage));
    if (passage.kind === "paragraph") listed = opens && /:\W{0,3}$/.test(passage.text.trimEnd());
    return opens || (listed && passage.kind === "item");
  });
}

const hasMoneyNear = ({ text }: Passage) =>
  hasMoney(text) || withCurrency(text) !== text || /:\W{0,3}$/.test(text.trimEnd());

const hasItemColumn = (header: readonly string[]) =>
  /^(?:items?|components?|lines?|resources?|services?|parts?|what|costs?|things?|positions?)\b/i.test(
    plain(header[0] ?? ""),
  ) && !header.some((cell) => /\b(?:before|after|option|baseline|today)\b/i.test(cell));

/** Most rows of a bill end in an amount. */
function isBill(rows: readonly Passage[]): boolean {
  return rows.length > 0 && amountColumn(rows[0]?.header ?? [], rows) > 0;
}

const UNIT_COLUMN = /unit|each|\bper (?!month|year)|\brate\b|hour|\/h\b/;
const AMOUNT_COLUMNS = [/month|\/mo\b|\bmo\b|p\.?m\b/, /total|sum\b/, /cost|\$|usd|eur|amount|price|year/];
const WORKED = /[×*]|\d\s?x\s?\d/;

/** The column that holds what each row costs: a month before a total, a total before any cost, else the last with money. */
function amountColumn(header: readonly string[], rows: readonly Passage[]): number {
  const share = (at: number, of: (cell: string) => boolean) =>
    rows.filter(({ cells }) => of(plain(cells[at] ?? ""))).length / rows.length;
  const priced = (at: number) => share(at, (cell) => hasMoney(cell) && !WORKED.test(cell)) >= 0.5;
  const names = header.map((cell) => plain(cell).toLowerCase());
  const numeric = (at: number) =>
    share(at, (cell) => /^[^\p{L}]{0,4}\d[\d,.]*\s?[kKmM]?$/u.test(cell)) >= 0.5;
  for (const [index, pattern] of AMOUNT_COLUMNS.entries()) {
    const at = names.findLastIndex(
      (name, column) => column > 0 && pattern.test(name) && !UNIT_COLUMN.test(name),
    );
    if (at > 0 && (priced(at) || (index !== 1 && numeric(at)))) return at;
  }
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  for (let at = width - 1; at > 0; at -= 1) if (priced(at) && !UNIT_COLUMN.test(names[at] ?? "")) return at;
  return -1;
}

const TOTAL_ROW = /^\W*(?:grand )?(?:total|sum|all|together|altogether|overall|Σ)\b/iu;

function fromRow(passage: Passage, rows: readonly Passage[]): CostLine | null {
  const header = passage.header.map((cell) => plain(cell).toLowerCase());
  const month = amountColumn(passage.header, rows);
  if (month < 0) return null;
  const at = (pattern: RegExp) => header.findIndex((cell, index) => index !== month && pattern.test(cell));
  const cell = (index: number) =>
    index < 0 ? "" : plain(passage.cells[index] ?? "").slice(0, ANSWER_LIMITS.line);
  const item = plain(passage.cells[0] ?? "");
  const said = cell(month)
    .replace(/^\W*[~≈]\s*/, "")
    .replace(/\s*(?:→|\().*$/, "");
  const perMonth =
    /year|annual|p\.?a\b/.test(header[month] ?? "") && !/year|month/.test(said) ? `${said}/year` : said;
  if (!item || !/\d/.test(perMonth)) return null;
  if (TOTAL_ROW.test(item)) return { item: "Total", quantity: "", unitPrice: "", perMonth };
  return {
    item: item.slice(0, ANSWER_LIMITS.line),
    quantity: cell(at(/^(?:quantity|count|number|units|how many|#|qty|nodes|instances)/)),
    unitPrice: cell(at(/unit|each|price|rate|per hour|\/h\b/)),
    perMonth,
  };
}

/** Is there a bill anywhere, so that a price elsewhere is of something else? */
export const hasBill = (passages: readonly Passage[]): boolean =>
  billed(passages).some((yes, index) => yes && hasMoney(passages[index]?.text ?? ""));

/**
 * Cost lines where they stand: in a section on cost, behind a lead such as “Bill:”, in a table of amounts; and, where the
 * answer has no bill at all (`elsewhere`), in a product with the hours of a month. A stated whole is the line “Total”.
 */
export function liftCosts(
  passages: readonly Passage[],
  { elsewhere }: { elsewhere: boolean },
): Lift<CostLine>[] {
  const inBill = billed(passages);
  let lines = 0;
  return passages.flatMap((passage, index): Lift<CostLine>[] => {
    const bill = inBill[index] === true;
    if (passage.kind === "row") {
      if (!bill) return [];
      const rows = passages.filter(({ kind, header }) => kind === "row" && header === passage.header);
      const row = fromRow(passage, rows);
      if (row) lines += 1;
      return row ? [{ row, start: passage.start, end: passage.end }] : [];
    }
    const text = bill ? withCurrency(passage.text) : passage.text;
    if (!hasMoney(text)) return [];
    const monthly = elsewhere && /[×*x]\s?7[23]0\b/.test(text);
    const lifts: Lift<CostLine>[] = [];
    for (const sentence of sentencesOf({ start: passage.start, text })) {
      const said = plain(sentence.text);
      const opened = bill || (elsewhere && hasMoney(said) && opensBill(sentence));
      if (SUPPOSED.test(said) || (!opened && (!monthly || COMPARES.test(said)))) continue;
      for (const part of parts(sentence.text, sentence.start)) {
        if (!opened && !/[×*x]\s?7[23]0\b/.test(part.text)) continue;
        const found = costLine(part.text);
        const before = lifts.at(-1);
        if (found === null) continue;
        const start = part.start + part.text.length - part.text.trimStart().length;
        const end = part.start + part.text.trimEnd().length;
        if (found.replaces && before !== undefined && found.line !== null) {
          before.row = { ...before.row, quantity: "", unitPrice: "", perMonth: found.line.perMonth };
        } else if (found.line !== null && !found.replaces) {
          lifts.push({ row: found.line, start, end });
          lines += 1;
        }
        if (found.whole === null || !opened) continue;
        if (lines >= 2 || /\b(?:total|altogether|all in|together|sum)\b/i.test(part.text))
          lifts.push({ row: found.whole, start, end });
        /* What follows the sum of a bill tells of it, or of something else. */
        if (lines >= 2) return lifts;
      }
    }
    return lifts;
  });
}
