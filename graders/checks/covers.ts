import { DEPTHS, type CheckOf, type Depth, type Evidence, type Stance } from "../model/index.ts";
import { type Mention } from "../text/types.ts";
import { type CheckContext } from "./context.ts";
import { notMet, outcome, type Outcome } from "./outcome.ts";
import { clip } from "./told.ts";

type Covers = CheckOf<"covers">;

/** What a bare name is worth, and what being one depth short is worth. */
const NAMED_SHARE = 0.25;
const SHORT_SHARE = 0.5;

interface Hit {
  concept: string;
  mention: Mention;
  depth: Depth;
  share: number;
}

/** Concepts present *and used*: the best mention of each counts, and the best `need` concepts make up the share. */
export function checkCovers(check: Covers, context: CheckContext): Outcome {
  const hits = check.concepts
    .map((concept) => bestHit(concept, check, context))
    .filter((hit) => hit !== null)
    .sort((a, b) => b.share - a.share);
  const counted = hits.slice(0, check.need);
  const asked = check.concepts.filter((concept) => context.askedFor.has(concept));
  const open = check.need - counted.length;
  const share =
    (counted.reduce((sum, hit) => sum + hit.share, 0) + Math.min(open, asked.length)) / check.need;
  if (counted.length === 0 && asked.length > 0)
    return outcome(share, `Asked for: ${context.conceptName(asked[0]!)}.`);
  if (counted.length === 0)
    return notMet(whyNothing(check, context), turnedDown(check, context).map(quoteMention));
  return outcome(
    share,
    describe(check, counted, context),
    counted.map((hit) => quoteMention(hit.mention)),
  );
}

const isInFields = (mention: Mention, check: Covers, context: CheckContext) =>
  check.fields === undefined ||
  context.fromDocument ||
  [...check.fields, "prose"].includes(mention.sentence.field.split(".")[0]!);

function bestHit(concept: string, check: Covers, context: CheckContext): Hit | null {
  let best: Hit | null = null;
  for (const mention of context.reading.mentions.get(concept) ?? []) {
    if (!check.accept.includes(mention.stance) || !isInFields(mention, check, context)) continue;
    const depth: Depth = mention.sentence.bareList ? "named" : mention.depth;
    const share = shareOf(depth, check.depth, mention.sentence.bareList);
    if (best === null || share > best.share || (share === best.share && tellsMore(mention, best.mention)))
      best = { concept, mention, depth, share };
  }
  return best;
}

/** Of two mentions worth the same, the one that shows more is quoted. */
const tellsMore = (one: Mention, other: Mention) => weight(one) > weight(other);
const weight = ({ depth, sentence }: Mention) =>
  4 * DEPTHS.indexOf(depth) +
  2 * Number(sentence.kind !== "label" && sentence.kind !== "heading") +
  Number(sentence.hasAction) +
  Number(sentence.tokens.length >= 8);

function shareOf(found: Depth, asked: Depth, inList: boolean): number {
  const lack = DEPTHS.indexOf(asked) - DEPTHS.indexOf(found);
  if (found === "named") return lack <= 0 && !inList ? 1 : NAMED_SHARE;
  return lack <= 0 ? 1 : SHORT_SHARE;
}

export const quoteMention = (mention: Mention): Evidence => ({
  kind: "quote",
  field: mention.sentence.field,
  start: mention.sentence.start,
  end: mention.sentence.end,
  text: mention.sentence.text,
});

function describe(check: Covers, hits: readonly Hit[], { conceptName }: CheckContext): string {
  const weakest = hits.at(-1)!;
  const quote = `“${clip(weakest.mention.sentence.text)}”`;
  const name = conceptName(weakest.concept);
  const missing = check.need - hits.length;
  const also =
    missing > 0 ? ` ${missing} more of ${list(unseen(check, hits).map(conceptName))} would be needed.` : "";
  if (weakest.share >= 1) return `${capital(name)}: ${quote}.${also}`;
  if (weakest.mention.sentence.bareList)
    return `${capital(name)} is named in a list, nothing said of it: ${quote}.${also}`;
  if (weakest.depth === "named")
    return `${capital(name)} is named, but not put to work in this design: ${quote}.${also}`;
  return `${capital(name)} is used, but no reason or consequence is given: ${quote}.${also}`;
}

const unseen = (check: Covers, hits: readonly Hit[]) =>
  check.concepts.filter((concept) => hits.every((hit) => hit.concept !== concept));

function turnedDown(check: Covers, context: CheckContext): Mention[] {
  return check.concepts
    .flatMap((concept) => context.reading.mentions.get(concept) ?? [])
    .filter((mention) => !check.accept.includes(mention.stance));
}

const STANCE_WORDS: Record<Stance, string> = {
  asserted: "It is adopted where it should be turned down",
  rejected: "It is turned down",
  dismissed: "It is waved away",
  hypothetical: "It comes up only as a possibility",
};

function whyNothing(check: Covers, context: CheckContext): string {
  const first = turnedDown(check, context)[0];
  if (first) return `${STANCE_WORDS[first.stance]}: “${clip(first.sentence.text)}”.`;
  return `Nothing found on ${list(check.concepts.map(context.conceptName))}.`;
}

/** `a`, `a or b`, `a, b or c`, `a, b, c or the like`. */
function list(names: readonly string[]): string {
  const shown = names.slice(0, 3).map(lower);
  if (names.length > 3) return `${shown.join(", ")} or the like`;
  return shown.length < 2 ? (shown[0] ?? "") : `${shown.slice(0, -1).join(", ")} or ${shown.at(-1)}`;
}

/** A name inside a sentence of ours; acronyms keep their capitals. */
const lower = (name: string) =>
  /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
