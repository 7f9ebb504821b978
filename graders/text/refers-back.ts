import { type Stance } from "../model/index.ts";
import { type Composed } from "./compose.ts";
import { AMOUNT } from "./cues.ts";
import { type StanceReading } from "./stance.ts";

/** `Skip it.`, `I don't, as …`, `Leave it.`: a refusal whose object stands in the sentence before. */
const REFUSAL =
  /^ (?:(?:so|and|but|well|then|just|please|better) )?(?:do not|skip (?:it|that|this|them)|leave (?:it|that|this|them)(?: (?:out|away|off|alone))?|leave out|forget (?:about )?(?:it|that|this|them)|drop (?:it|that|this|them)|turn (?:it|that|them) off|(?:i|we) (?:do not|will not|would not|did not|never (?:do|did|have)|(?:would )?do none of (?:it|that|this|them|these)|(?:would )?skip (?:it|that|this|them)|(?:(?:would|will) )?leave (?:it|that|this|them|all of it) (?:out|away|off|alone|aside)|(?:would )?rather not)) (?:$|(?:as|because|since|either|here|though|at all|and) )/;
const NONE_OF = /^ (?:none|nothing|neither|not one|no part) of (?:that|this|these|those|it|them|which) /;
const UNWANTED =
  / (?:need|needed|needs|necessary|required|matters?|helps?|(?:ha(?:s|ve) to|must) be|worth|counts?|considered|interests?) /;
const PRONOUN = /^ (?:that|this|it|these|those|they|both|all of (?:that|it|this|them)) /;
/** A sentence that only says that there is more of it: `I know the list.` */
const FEW_WORDS = 4;

/**
 * The sentences that the sentence after them waves away or turns down, with the stance that this gives them. A number in
 * the refusal makes of it a reasoned rejection.
 */
export function turnedDownLater(
  composed: readonly Composed[],
  stanceAt: (at: number) => StanceReading | undefined,
): ReadonlyMap<number, Stance> {
  const turned = new Map<number, Stance>();
  for (let at = 1; at < composed.length; at++) {
    const part = composed[at] as Composed;
    if (!isSpoken(part)) continue;
    const before = previous(composed, at);
    if (before === null) continue;
    const { line } = part.clauses;
    const asked = (composed[before] as Composed).sentence.text.trimEnd().endsWith("?");
    const refuses =
      REFUSAL.test(line) ||
      (NONE_OF.test(line) && UNWANTED.test(line)) ||
      ((asked || PRONOUN.test(line)) && stanceAt(at)?.ofTitle === "dismissed") ||
      (asked && stanceAt(at)?.dismisses === true);
    if (refuses) turned.set(before, AMOUNT.test(line) && part.sentence.hasReason ? "rejected" : "dismissed");
  }
  return turned;
}

const isSpoken = ({ sentence }: Composed) =>
  sentence.setAside === null && (sentence.kind === "sentence" || sentence.kind === "item");

/** The sentence of the same paragraph that a refusal refers to. */
function previous(composed: readonly Composed[], at: number): number | null {
  const { sentence } = composed[at] as Composed;
  for (let before = at - 1; before >= 0 && before >= at - 2; before--) {
    const part = composed[before] as Composed;
    if (part.sentence.block !== sentence.block || !isSpoken(part)) return null;
    if (part.clauses.tokens.length >= FEW_WORDS || part.sentence.text.trimEnd().endsWith("?")) return before;
  }
  return null;
}
