import { type Criterion } from "../model/index.ts";
import { checksIn } from "../bank/walk-criteria.ts";
import { type Reading, type Sentence } from "../text/types.ts";
import { accepts, shareOf } from "./mention-share.ts";

/** Words that a sentence spends on a point when it makes it properly. */
const WORDS_A_POINT = 6;

/**
 * How much of each point a sentence can prove, 0 to 1. `For serving we take AP, since users want speed` touches six
 * criteria and argues none of them: a sentence carries one point for every eight words or so, and shares itself out among
 * the criteria beyond that. What counts is the criteria that it could prove, whatever else the answer says, so another
 * sentence never takes from this one.
 */
export function burdens(
  criteria: readonly Criterion[],
  { mentions }: Reading,
): (sentence: Sentence) => number {
  const proves = new Map<Sentence, Set<string>>();
  for (const { id, check } of criteria)
    for (const part of checksIn(check)) {
      if (part.kind !== "covers" && part.kind !== "decision") continue;
      const concepts = part.kind === "covers" ? part.concepts : part.about;
      for (const mention of concepts.flatMap((concept) => mentions.get(concept) ?? [])) {
        if (part.kind === "covers" && (!accepts(part, mention) || shareOf(mention, part) < 0.5)) continue;
        const all = proves.get(mention.sentence) ?? new Set<string>();
        proves.set(mention.sentence, all.add(id));
      }
    }
  return (sentence) => {
    const points = proves.get(sentence)?.size ?? 0;
    return points === 0 ? 1 : Math.min(1, Math.max(1, sentence.tokens.length / WORDS_A_POINT) / points);
  };
}
