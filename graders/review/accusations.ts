import { type Answer, type Severity, type Sketch } from "../model/index.ts";
import { type Reading, type Sentence } from "../text/types.ts";
import { type FindParts, partFinder, pointedAt } from "./parts.ts";

/** Something that the candidate says is wrong with the given sketch. */
export interface Accusation {
  /** Its row among the faults; null: told in a text. */
  row: number | null;
  /** What it points at, as written. */
  said: string;
  /** Ids of nodes and groups, edges as `from->to`, or `whole`. */
  parts: ReadonlySet<string>;
  severity: Severity | null;
  sentences: readonly Sentence[];
  /** Those that say more than which part is meant: where a claim is looked for. */
  claim: readonly Sentence[];
  /** Where a fix is looked for: the row's own field, or all that is said. */
  fix: readonly Sentence[];
  hasFix: boolean;
}

const counts = (reading: Reading) => (sentence: Sentence) =>
  sentence.setAside === null &&
  reading.untrue?.has(sentence) !== true &&
  !sentence.field.startsWith("sketch");

const SEVERITY_WORDS: readonly (readonly [Severity, RegExp])[] = [
  ["critical", /\b(?:critical|severe|blockers?|showstoppers?|p0|sev ?-?[01]|must[- ]fix|highest)\b/i],
  ["major", /\b(?:major|serious|p1|sev ?-?2|should[- ]fix|high(?: severity| priority|\b\s*[:)|\]]))/i],
  [
    "minor",
    /\b(?:minor|cosmetic|nits?|p[23]|sev ?-?[34]|nice[- ]to[- ]have|low(?: severity| priority|\b\s*[:)|\]]))/i,
  ],
];
/** Words for how bad something is, the first that fits. */
export const severityIn = (text: string): Severity | null =>
  SEVERITY_WORDS.find(([, words]) => words.test(text))?.[0] ?? null;

/** The accusations in the candidate's order: rows of the form or a table first, then what is told in the text. */
export function accusationsOf(answer: Answer, reading: Reading, given: Sketch): Accusation[] {
  const find = partFinder(given);
  const sentences = reading.sentences.filter(counts(reading));
  const rows = answer.faults.flatMap((fault, row): Accusation[] => {
    if (`${fault.target}${fault.claim}${fault.fix}`.trim() === "") return [];
    const own = sentences.filter(({ field }) => field.startsWith(`faults.${row}.`));
    const fix = own.filter(({ field }) => field === `faults.${row}.fix`);
    return [
      {
        row,
        said: fault.target,
        parts: pointedAt(fault.target, given, find),
        severity: fault.severity,
        sentences: own,
        claim: own.filter(({ field }) => field !== `faults.${row}.target`),
        fix: fix.length > 0 ? fix : own,
        hasFix: fix.length > 0,
      },
    ];
  });
  return [...rows, ...toldIn(sentences, find, labelWords(given))];
}

const wordsOf = (text: string) => text.toLowerCase().split(/[^a-z0-9]+/);
const labelWords = ({ nodes, groups }: Sketch): ReadonlySet<string> =>
  new Set([...nodes, ...groups].flatMap(({ label }) => wordsOf(label)));

/** A sentence with fewer words that no label has only names a part: “Nightly feature job (major)”. */
const FEWEST_OWN_WORDS = 3;
const saysMore = (text: string, labels: ReadonlySet<string>): boolean =>
  wordsOf(text).filter((word) => word.length > 1 && !labels.has(word) && severityIn(word) === null).length >=
  FEWEST_OWN_WORDS;

/** Opens a paragraph that goes on with the one before: “Fix: three replicas”. */
const GOES_ON = /^\W{0,4}(?:fix|mend|remedy|solution|repair|proposal|instead|recommendation|what to do)\b/i;
/** More that is said of a part than this is a chapter, not one accusation. */
const MOST_SENTENCES = 12;

/**
 * What is told in texts: the sentences under a heading or an item that names a part, else those of one paragraph, item or
 * table row. A paragraph that only gives the fix belongs to the one before it.
 */
function toldIn(sentences: readonly Sentence[], find: FindParts, labels: ReadonlySet<string>): Accusation[] {
  const headingOf = headingsOver(sentences, find);
  const units = new Map<string, Sentence[]>();
  let last: Sentence[] | null = null;
  for (const sentence of sentences) {
    if (/^(?:faults|ledger|costs|nonFunctional)\b/.test(sentence.field)) continue;
    if (sentence.kind === "heading" || sentence.kind === "label") continue;
    const heading = headingOf(sentence);
    const named = heading !== undefined && find(heading).size > 0;
    const key = named ? `${sentence.field} ${heading}` : `${sentence.block}`;
    /* A lead in bold heads the sentences after it, and is the first of them. */
    const isLed = named && last?.length === 1 && last[0]?.block === sentence.block;
    const unit: Sentence[] | undefined =
      units.get(key) ?? (last !== null && (isLed || GOES_ON.test(sentence.text)) ? last : undefined);
    if (unit) {
      if (unit.length < MOST_SENTENCES) unit.push(sentence);
      units.set(key, unit);
    } else units.set(key, [sentence]);
    last = units.get(key) ?? null;
  }
  return [...new Set(units.values())].flatMap((unit): Accusation[] => {
    const [first] = unit;
    const heading = (first && headingOf(first)) ?? "";
    const above = find(heading);
    const text = unit.map((sentence) => sentence.text).join(" . ");
    const parts = above.size > 0 ? above : find(text);
    if (parts.size === 0) return [];
    return [
      {
        row: null,
        said: heading || (first?.text ?? ""),
        parts,
        severity: severityIn([...(first?.headings ?? []), text].join(" . ")),
        sentences: unit,
        claim: unit.filter(({ text }) => saysMore(text, labels)),
        fix: unit,
        hasFix: false,
      },
    ];
  });
}

/**
 * The heading that a sentence stands under. A statement that merely comes before a list (“We should monitor the costs.”)
 * heads none of its items that name a part themselves.
 */
function headingsOver(sentences: readonly Sentence[], find: FindParts) {
  const statements = new Set(
    sentences.filter(({ kind, text }) => kind === "sentence" && /[.!?]$/.test(text)).map(({ text }) => text),
  );
  const namesPart = new Set(sentences.filter(({ text }) => find(text).size > 0).map(({ block }) => block));
  return ({ headings: [heading], kind, block }: Sentence): string | undefined =>
    heading !== undefined && kind === "item" && statements.has(heading) && namesPart.has(block)
      ? undefined
      : heading;
}

const COMPLAINS =
  /\b(?:should|must|needs?|has to|replace|shard\w*|remove|rewrite|overload\w*|bottleneck|too (?:small|slow|few|old|big)|risk\w*|problem|fault|wrong|fails?|single|stale|danger\w*|upgrade|insufficient|will not|cannot|won't)\b/i;
const PRAISES =
  /\b(?:fine|sound|ok(?:ay)?|healthy|leave|alone|enough|good|right|keep|well|no (?:problem|issue|fault)|nothing (?:wrong|to)|not (?:a|the) (?:problem|fault|bottleneck)|room|untouched|happy)\b/i;

/** Whether an accusation finds fault with its part: a row does, a text only where it complains and does not praise. */
export const complains = ({ row, sentences }: Accusation): boolean => {
  const text = sentences.map((sentence) => sentence.text).join(" ");
  return row !== null || (COMPLAINS.test(text) && !PRAISES.test(text));
};
