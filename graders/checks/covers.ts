import { DEPTHS, type CheckOf, type Depth, type Evidence, type Stance } from "../model/index.ts";
import { type Mention } from "../text/types.ts";
import { type CheckContext } from "./context.ts";
import { notMet, outcome, type Outcome } from "./outcome.ts";
import { accepts, depthOf, isInPassing, shareOf } from "./mention-share.ts";
import { nearestTo } from "./nearest.ts";
import { developmentOf } from "./development.ts";
import { stemsOfName } from "../truth/binding.ts";
import { round9 } from "../scoring/round.ts";
import { clip } from "./told.ts";

type Covers = CheckOf<"covers">;

interface Hit {
  concept: string;
  mention: Mention;
  depth: Depth;
  share: number;
  /** Its sentence has more points to prove than it has words for. */
  stretched: boolean;
  /** Deep enough, but left at one plain line. */
  plain: boolean;
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
    if (!accepts(check, mention) || !isInFields(mention, check, context)) continue;
    const alone = shareOf(mention, check);
    const developed =
      check.depth === "named" ? alone : Math.min(alone, developmentOf(mention.sentence, context.reading));
    const carried = context.carries(mention.sentence);
    const share = round9(developed * carried);
    if (best === null || share > best.share || (share === best.share && tellsMore(mention, best.mention)))
      best = {
        concept,
        mention,
        depth: depthOf(mention),
        share,
        stretched: carried < 1,
        plain: developed < alone,
      };
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

export const quoteMention = (mention: Mention): Evidence => ({
  kind: "quote",
  field: mention.sentence.field,
  start: mention.sentence.start,
  end: mention.sentence.end,
  text: mention.sentence.text,
});

function describe(check: Covers, hits: readonly Hit[], { conceptName }: CheckContext): string {
  const weakest = hits.at(-1)!;
  const missing = check.need - hits.length;
  const others = alternatives(unseen(check, hits).map(conceptName));
  const also = missing > 0 ? ` Beside it, not said: ${others}.` : "";
  if (weakest.share >= 1)
    return `${capital(hits.map(({ concept }) => lower(conceptName(concept))).join("; "))}.${also}`;
  return `${whatLacks(weakest)}: ${lower(conceptName(weakest.concept))}.${also}`;
}

/** What a mention would need to count in full, said of this mention. */
function whatLacks({ depth, stretched, plain, mention: { sentence } }: Hit): string {
  if (stretched) return "One short sentence stands for this and for other points";
  if (plain && !isInPassing(sentence)) return "In one plain line, without a number or how it works";
  if (sentence.bareList) return "In a list, with nothing said of it";
  if (sentence.kind === "heading" || sentence.kind === "label") return "A heading, with nothing under it";
  if (depth === "named")
    return sentence.hasNumber
      ? "Named beside a figure, but tied to no part of this design"
      : "Named, but no component, number or step of this design goes with it";
  if (sentence.hasNumber) return "With its number, but why this one, and what it costs, is not said";
  if (isInPassing(sentence)) return "Said in passing, without a reason";
  return sentence.hasAction
    ? "Put to work, but what goes wrong without it is not said"
    : "Part of the design, but without a reason or a number";
}

const unseen = (check: Covers, hits: readonly Hit[]) =>
  check.concepts.filter((concept) => hits.every((hit) => hit.concept !== concept));

function turnedDown(check: Covers, context: CheckContext): Mention[] {
  return check.concepts
    .flatMap((concept) => context.reading.mentions.get(concept) ?? [])
    .filter((mention) => !accepts(check, mention));
}

const STANCE_WORDS: Record<Stance, string> = {
  asserted: "Adopted, where it should be turned down",
  rejected: "Turned down",
  dismissed: "Waved away",
  hypothetical: "Only a possibility here, not part of the design",
};

function whyNothing(check: Covers, context: CheckContext): string {
  for (const concept of check.concepts) {
    const first = context.reading.mentions.get(concept)?.find((mention) => !accepts(check, mention));
    if (first) return `${STANCE_WORDS[first.stance]}: ${lower(context.conceptName(concept))}.`;
  }
  const names = check.concepts.map(context.conceptName);
  const nearest = nearestTo(names, context.reading);
  return `Not said: ${alternatives(names)}.${nearest === null ? "" : ` What comes nearest: “${clip(nearest.text).replace(/[.:;,]+$/, "")}”.`}`;
}

/** Two of the names, apart in meaning, are enough to say what was looked for. */
const MOST_NAMES = 2;

/** `a`, `a; or b`: names are phrases with commas of their own. */
export function alternatives(names: readonly string[]): string {
  const shown: string[] = [];
  for (const name of names) {
    if (shown.length === MOST_NAMES) break;
    const stems = new Set(stemsOfName(name));
    const repeats = shown.some((other) => {
      const others = stemsOfName(other);
      const shared = others.filter((stem) => stems.has(stem)).length;
      return shared >= Math.max(1, 0.6 * Math.min(stems.size, others.length));
    });
    if (!repeats) shown.push(lower(name));
  }
  return shown.join("; or ");
}

/** A name inside a sentence of ours; acronyms keep their capitals. */
const lower = (name: string) =>
  /^\p{Lu}[\p{Ll}\s]/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
