import { DEPTHS, type CheckOf } from "../model/index.ts";
import { type Mention, type Sentence } from "../text/types.ts";

type Covers = CheckOf<"covers">;

/** What a bare name is worth, and what being one depth short is worth. */
const NAMED_SHARE = 0.25;
const SHORT_SHARE = 0.5;

/** A sentence of fewer words, with neither number nor reason, says a thing in passing, for this share of its worth. */
const PASSING_WORDS = 8;
const PASSING_SHARE = 0.5;

export const isInPassing = ({ tokens, hasNumber, hasReason }: Sentence): boolean =>
  tokens.length < PASSING_WORDS && !hasNumber && !hasReason;

/** How deep a mention goes; in a list of terms it goes no deeper than its name. */
export const depthOf = ({ sentence, depth }: Mention) => (sentence.bareList ? "named" : depth);

/** What a mention is worth to a check, 0 to 1, before its sentence's other uses. */
export function shareOf(mention: Mention, { depth: asked }: Pick<Covers, "depth">): number {
  const { sentence } = mention;
  const found = depthOf(mention);
  const lack = DEPTHS.indexOf(asked) - DEPTHS.indexOf(found);
  if (found === "named") return lack <= 0 && !sentence.bareList ? 1 : NAMED_SHARE;
  return (lack <= 0 ? 1 : SHORT_SHARE) * (isInPassing(sentence) ? PASSING_SHARE : 1);
}

/** Whether a check takes a mention of this stance. */
export const accepts = ({ accept }: Pick<Covers, "accept">, { stance }: Mention): boolean =>
  accept.includes(stance);
