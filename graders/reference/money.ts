import { type Concept, type Level } from "../model/index.ts";
import { normalise, tokenise } from "../text/index.ts";
import { withoutArticles } from "../text/pattern.ts";
import { levelOf } from "./dimension.ts";
import { type DraftPart } from "./draft.ts";
import { counts, type References } from "./read-references.ts";
import { withSynonyms } from "./synonyms.ts";
import { isTelling } from "./telling-words.ts";
import { pointsFor } from "./topics.ts";
import { idFrom, lower } from "./wording.ts";

/** A total within this factor of the reference's is plausible: prices and assumptions differ. */
const SPREAD = 4;
const MOST_LINES = 4;
const MOST_DRIVERS = 6;

/** A criterion for the bill, where a reference has one: its lines, a total near theirs, the largest cost named as such. */
export function draftBill({ all }: References, level: Level, taken: Set<string>): DraftPart[] {
  const bills = all.flatMap((reference) => {
    const { bill } = reference;
    return bill.total !== null && bill.total > 0 && bill.lines.length > 0
      ? [{ reference, total: bill.total, lines: bill.lines }]
      : [];
  });
  const [first] = bills;
  if (first === undefined) return [];
  const totals = bills.map(({ total }) => total);
  const largest = first.lines.reduce((most, line) =>
    (line.usdPerMonth ?? 0) > (most.usdPerMonth ?? 0) ? line : most,
  );
  const own = largestLine(largest.item, taken);
  const drivers = [...own.map(({ id }) => id), ...driversIn(all)];
  const shared = bills.length / all.length;
  const lines = Math.min(MOST_LINES, Math.max(...bills.map((bill) => bill.lines.length)));
  return [
    {
      criterion: {
        id: idFrom("bill", taken),
        dimension: "cost",
        level: levelOf("cost", level),
        points: pointsFor(3, shared, all.length),
        title: `Adds up a monthly bill of ${lines > 1 ? `${lines} lines` : "one line"}, and names the largest`,
        why: `The reference prices its own parts, such as ${lower(largest.item).slice(0, 80)}, and so sees what to save on first.`,
        advice:
          "Price each part as quantity × unit price a month, add them up, and say which line is the largest and what would lower it.",
        check: {
          kind: "cost",
          band: [dollars(Math.min(...totals) / SPREAD), dollars(Math.max(...totals) * SPREAD)],
          drivers: drivers.length > 0 ? drivers : ["cost-driver"],
          lines,
        },
      },
      shared,
      at: 9_500,
      phrases: bills
        .slice(0, 5)
        .flatMap(({ reference, lines: priced }) =>
          priced.slice(0, 2).flatMap(({ evidence }) =>
            evidence.kind === "cost"
              ? [
                  {
                    reference: reference.index,
                    field: `costs.${evidence.row}.item`,
                    start: 0,
                    end: evidence.item.length,
                    text: evidence.item.slice(0, 400),
                  },
                ]
              : [],
          ),
        )
        .slice(0, 6),
      concepts: own,
      quantities: [],
    },
  ];
}

const dollars = (value: number) => `${Number(value.toPrecision(2))} USD`;

/** Said of what costs most. */
const LARGEST = /\b(?:largest|biggest|most of|dominat\w+|dearest|main cost|majority|bulk|cost driver)\b/i;

/** Concepts in the sentences in which a reference says what costs most. */
function driversIn(all: References["all"]): string[] {
  const drivers = new Set<string>();
  for (const { reading } of all)
    for (const [id, mentions] of reading.mentions)
      if (
        mentions.some(
          ({ sentence, stance }) => stance === "asserted" && counts(sentence) && isOfLargest(sentence.text),
        )
      )
        drivers.add(id);
  return [...drivers].slice(0, MOST_DRIVERS);
}

const isOfLargest = (text: string) =>
  LARGEST.test(text) && /\bcosts?\b|\bbill\b|\bspend|\$|\bline\b|\bitem\b/i.test(text);

/** The largest line's own words, as a concept: `card fees` → card & fees. */
function largestLine(item: string, taken: Set<string>): Concept[] {
  const words = withoutArticles(tokenise(normalise(item).text))
    .filter(isTelling)
    .slice(0, 3)
    .map(({ word }) => withSynonyms(word).slice(0, 5).join("|"));
  const [a, b, c] = words;
  if (a === undefined) return [];
  const names =
    b === undefined ? [a] : c === undefined ? [`${a} & ${b}`] : [`${a} & ${b}`, `${a} & ${c}`, `${b} & ${c}`];
  return [
    {
      id: idFrom(`largest-cost-${item}`, taken),
      name: item.slice(0, 120),
      family: "reference",
      names,
      plain: [],
      mechanisms: [],
      ambiguous: [],
      context: [],
      misconceptions: [],
    },
  ];
}
