import { type Answer, type Severity, type Sketch } from "../model/index.ts";
import { type Reading, type Sentence } from "../text/types.ts";
import { partFinder, pointedAt } from "./parts.ts";

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
  /** Where a fix is looked for: the row's own field, or all that is said. */
  fix: readonly Sentence[];
  hasFix: boolean;
}

const counts = (reading: Reading) => (sentence: Sentence) =>
  sentence.setAside === null &&
  reading.untrue?.has(sentence) !== true &&
  !sentence.field.startsWith("sketch");

const SEVERITY_WORDS: readonly (readonly [Severity, RegExp])[] = [
  [
    "critical",
    /\b(?:critical|severe|blocker|blocking|showstopper|highest|p0|sev ?1|must fix|worst|urgent)\b/i,
  ],
  ["major", /\b(?:major|serious|high|p1|sev ?2|important|should fix)\b/i],
  ["minor", /\b(?:minor|low|cosmetic|nit|p2|p3|sev ?3|nice to have|small)\b/i],
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
        fix: fix.length > 0 ? fix : own,
        hasFix: fix.length > 0,
      },
    ];
  });
  return [...rows, ...toldIn(sentences, find)];
}

/** Sentences of one paragraph or item, taken together. */
function toldIn(sentences: readonly Sentence[], find: (text: string) => Set<string>): Accusation[] {
  const blocks = new Map<number, Sentence[]>();
  for (const sentence of sentences) {
    if (/^(?:faults|ledger|costs|nonFunctional)\b/.test(sentence.field)) continue;
    if (sentence.kind === "heading" || sentence.kind === "label") continue;
    blocks.set(sentence.block, [...(blocks.get(sentence.block) ?? []), sentence]);
  }
  return [...blocks.values()].flatMap((block): Accusation[] => {
    const [first] = block;
    const heading = first?.headings[0] ?? "";
    const text = [heading, ...block.map((sentence) => sentence.text)].join(" . ");
    const parts = find(text);
    if (parts.size === 0) return [];
    return [
      {
        row: null,
        said: heading || (first?.text ?? ""),
        parts,
        severity: severityIn(text),
        sentences: block,
        fix: block,
        hasFix: false,
      },
    ];
  });
}
