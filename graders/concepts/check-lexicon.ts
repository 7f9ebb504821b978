import { type Concept } from "../model/index.ts";

/** Concepts whose names may stand in a wider concept too: HNSW is one kind of approximate index. */
const KIND_OF: readonly (readonly [narrow: string, wide: string])[] = [
  ["hnsw", "ann-index"],
  ["ivf-pq", "ann-index"],
];
const PLAIN_WORDINGS = 3;

export interface LexiconFault {
  concept: string;
  fault: string;
}

/**
 * What is wrong with a lexicon, in one sentence each: a concept that lacks a kind of pattern, that nothing can reach, or
 * that shares a name with another one while neither says in which context it is meant. `reached`: ids that a question,
 * a belief or the table of plain words names.
 */
export function checkLexicon(lexicon: readonly Concept[], reached: ReadonlySet<string>): LexiconFault[] {
  const faults: LexiconFault[] = [];
  const note = (concept: string, fault: string) => faults.push({ concept, fault });
  const families = new Set(lexicon.filter(({ id }) => reached.has(id)).map(({ family }) => family));
  for (const { id, family, plain, mechanisms, ambiguous, context } of lexicon) {
    if (new Set(plain).size < PLAIN_WORDINGS)
      note(id, `has ${plain.length} wordings without jargon, ${PLAIN_WORDINGS} are asked for`);
    if (mechanisms.length === 0) note(id, "has no mechanism");
    if (ambiguous.length > 0 && context.length === 0) note(id, "has ambiguous names and no context");
    if (!reached.has(id)) note(id, "is an orphan: no question, belief or plain sentence names it");
    if (!families.has(family)) note(id, `belongs to the family ${family}, of which nothing is used`);
  }
  for (const [name, owners] of ownersOfNames(lexicon)) {
    const sure = owners.filter(({ flagged }) => !flagged).map(({ id }) => id);
    for (const [at, id] of sure.entries())
      for (const other of sure.slice(at + 1))
        if (!isKindOf(id, other) && !isKindOf(other, id))
          note(id, `shares the name “${name}” with ${other}; flag it as ambiguous in one of them`);
  }
  return faults;
}

const isKindOf = (narrow: string, wide: string) =>
  KIND_OF.some(([one, other]) => one === narrow && other === wide);

/** Each name with the concepts that claim it, and whether they do so only in a context. */
function ownersOfNames(lexicon: readonly Concept[]): Map<string, { id: string; flagged: boolean }[]> {
  const owners = new Map<string, { id: string; flagged: boolean }[]>();
  for (const { id, names, ambiguous } of lexicon)
    for (const [patterns, flagged] of [
      [names, false],
      [ambiguous, true],
    ] as const)
      for (const pattern of patterns) {
        const name = pattern.replaceAll('"', "");
        const known = owners.get(name);
        if (known) known.push({ id, flagged });
        else owners.set(name, [{ id, flagged }]);
      }
  return owners;
}
