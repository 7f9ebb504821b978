import { type Mention, type Reading, type Sentence } from "../text/types.ts";
import { labelledChoice } from "./own-labels.ts";
import { isTurnedDown } from "./turns-down.ts";

/** Says outright that now comes the choice: `I recommend`, `Pick: 2× L40S`, `=> Cascade.` */
const ANNOUNCES =
  /^\W*(?:=>|⇒)|\b(?:pick|winner)\s*:|^\W{0,6}(?:order|pick)\W{0,3}:|\b(?:decision|verdict|recommendation|conclusion|first (?:lever|measure|priority)|best (?:option|measure|change|way)(?: here)? (?:is|would be)|(?:so|therefore|thus|hence),? (?:i|we)(?:'d|’d|'ll|’ll| would| will)? take|what (?:i|we)(?:'d|’d| would| will) do|(?:the|my|our|that) (?:(?:one|first|only|single) )?(?:change|choice|pick|decision)(?! between))\b|\b(?:i|we)(?:'d|’d|'ll|’ll| would| will| should| shall)? (?:therefore |thus |then |rather )?(?:choose|pick|order|decide(?! otherwise| differently)|recommend|change|go (?:for|with)|settle (?:for|on)|opt for|take (?:the )?(?:first|second|third|fourth|other|last|latter|former|middle) (?:way|option|path|route|one|approach|road|variant))\b/i;
/** `I take one 80 GB card`, `we'd rent two L4s`: bought right before what is named. */
const BUYS =
  /(?<!\b(?:if|when|should|could|would have|might|then) )\b(?:i|we)(?:['’](?:d|ll)| would| will)? (?:therefore |thus |then |so )?(?:take|rent|buy|order|get|deploy|run with|stay with|stick with) (?:[^\s.;:,]+ ){0,3}\W{0,3}$/i;
/** `→ minute.` in notes: what the sentence opens with is what follows from the line before. */
const POINTS_TO = /^\W{0,6}(?:→|->|⟶)[\s*_]{0,4}$/;
/** `So node it is`, `B200 is the best option`, `L4 wins`: the choice stands before what announces it. */
const ANNOUNCED_AFTER =
  /^\W{0,4}\s*(?:it(?:['’]s| is)\s*(?:\W|$)|wins\b|gets my vote\b|is (?:clearly |therefore |thus |hence |then |simply )?(?:the|my|our) (?:best |right |better |clear |obvious |first )?(?:choice|option|pick|answer|winner|way to go|recommendation|decision)\b(?! (?:if|when|between|for (?:larger|smaller|bigger|more|less))))/i;
/** Settles something rather than weighs it. */
const SETTLES =
  /\b(?:cho(?:ose|se|ice(?! between))|pick\w*|go(?:ing)? with|went with|tak(?:e|ing)|took|buy\w*|rent\w*|us(?:e|ing)|put(?:ting)?|mak(?:e|ing)|recommend\w*|decid\w*|decision|so|therefore|hence|thus|verdict|conclu\w+|answer|should|must|stay\w*|keep\w*|switch\w*|move|deploy\w*|run|build\w*|order|need\w*)\b/i;

/** A choice for other numbers than these: “Under 37k a day … and I'd go for the middle one.” */
const FOR_OTHER_NUMBERS = /^\W*(?:(?:and|but) )?(?:if|under|above|below|beyond)\b.*(?:\bwould\b|['’]d\b)/i;

/** How surely a mention is the choice: 0 not at all, 1 settled on in passing, 2 announced as the choice. */
function sureness({ sentence, start, end }: Mention): 0 | 1 | 2 {
  const before = sentence.text.slice(0, Math.max(0, start - sentence.start));
  const after = sentence.text.slice(Math.max(0, end - sentence.start));
  if (isTurnedDown(before, after) || FOR_OTHER_NUMBERS.test(sentence.text)) return 0;
  if (
    ANNOUNCES.test(before) ||
    BUYS.test(before) ||
    POINTS_TO.test(before) ||
    (ANNOUNCED_AFTER.test(after) && !/\b(?:if|when|not|never)\b/i.test(before)) ||
    sentence.headings.slice(0, 1).some((heading) => ANNOUNCES.test(heading))
  )
    return 2;
  return SETTLES.test(sentence.text) || sentence.headings.some((heading) => SETTLES.test(heading)) ? 1 : 0;
}

/**
 * The mentions in which a text settles on one of these concepts: those of the first sentence that announces a choice, else
 * of the last that settles something. Of two mentions of which one stands inside the other, the longer one is meant.
 */
export function toldChoice(
  concepts: readonly string[],
  reading: Reading,
): { sentence: Sentence; mentions: Mention[] } | null {
  const sure = concepts
    .flatMap((id) => reading.mentions.get(id) ?? [])
    .filter(
      ({ stance, sentence }) =>
        stance === "asserted" &&
        !sentence.bareList &&
        !/\?\W*$/.test(sentence.text) &&
        !/^(?:ledger|sketch)\b/.test(sentence.field),
    )
    .map((mention) => ({ mention, sure: sureness(mention) }))
    .filter((one) => one.sure > 0)
    .sort((a, b) => a.mention.sentence.index - b.mention.sentence.index);
  const announced = sure.find((one) => one.sure === 2);
  const labelled = labelledChoice(concepts, reading);
  if (labelled && (announced === undefined || labelled.sentence.index <= announced.mention.sentence.index))
    return labelled;
  const found = announced ?? sure.at(-1);
  if (found === undefined) return null;
  const { sentence } = found.mention;
  const here = sure.filter((one) => one.mention.sentence === sentence).map(({ mention }) => mention);
  const mentions = here.filter(({ start, end }) =>
    here.every((other) => other.start > start || other.end < end || other.end - other.start <= end - start),
  );
  return { sentence, mentions };
}
