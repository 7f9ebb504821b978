/** After these words a choice names what it turns down. */
export const TURNS_DOWN =
  /\b(?:rather than|instead of|in place of|over|and not|but not|not|no|never|without|versus|vs|than|leav(?:e|ing)|reject\w*|against|(?<=\bprefer(?:red|s)? [\w'-]{1,30} )to|as [a-z]{2,12} as)\b/i;

const JUST_BEFORE = new RegExp(String.raw`${TURNS_DOWN.source}\s+(?:[\w'-]+\s+){0,4}$`, "i");
/** `…, because 12 ms of X are over the limit`: what stands behind is the reason. */
const GIVES_REASON =
  /\b(?:because|given that|seeing that|whereas|while|since|(?:,|—|–|;) as|as (?:it|they|we|this|that|these|those|there|each|every|even|the|an?|\d[\w.,%]*))\s(?:(?!\b(?:so|therefore|hence|thus|which is why|i|we) ).)*$/i;
const CHOSEN =
  /\b(?:cho(?:ose|se)|pick\w*|tak(?:e|ing)|took|go(?:ing)? (?:with|for)|recommend\w*|decid\w*|settle\w*|opt\w*|us(?:e|ing)|choice|decision|change|verdict)\b/i;
/** What is said to be of no use is no choice, wherever the verb stands. */
const OF_NO_USE =
  /^(?:\s+[\w'’-]+){0,4}?\s+(?:(?:would|will|do|does|can|could|is|are|was|did)(?:n't|n’t| not)|cannot|won't|won’t|help(?:s|ed)? nobody|nothing|useless|pointless)\b/i;
/** `X would save 5,000 but …`, `X is cheaper, yet …`: weighed, and left. */
const WEIGHED_AND_LEFT =
  /^[^.;:]{0,40}?\b(?:would|could|might|saves?|is|are|looks?|seems?)\b[^.;:]{0,80}?\b(?:but|yet|however|only that|at the price|which (?:i|we) (?:like|value|want|trust) less)\b/i;
/** `… is the one choice I can't defend`, `… is what nobody would buy`. */
const INDEFENSIBLE =
  /^[^.;:]{0,40}?\b(?:choice|option|way|one|thing|what)\b (?:(?:that|which) )?(?:i|we|nobody|no one)(?:['’]d| would| will| could| can)? ?(?:cannot|can(?:'t|’t)|(?:could|would|wo|do)(?:n't|n’t)|not|never|(?<=\b(?:nobody|no one)(?:['’]d| would| will| could| can)? ?))(?: \w+){0,2}? ?\b(?:defend|justify|argue for|take|choose|pick|recommend|buy|want|make)\b/i;
const PAYS_LATER = /^[^.;]{0,30}\b(?:only pays?|pays? (?:off )?only)\b/i;
const LIKED_LESS =
  /^[^.;,]{0,80},? (?:which|that|a thing|this) (?:i|we) (?:like|trust|value|want|fancy) (?:rather |much |far )?less\b/i;

/** Whether what stands between these words of its sentence is turned down, compared with, or part of the reason. */
export function isTurnedDown(before: string, after: string): boolean {
  if (JUST_BEFORE.test(before) || OF_NO_USE.test(after) || LIKED_LESS.test(after) || PAYS_LATER.test(after))
    return true;
  if (INDEFENSIBLE.test(after)) return true;
  const reason = GIVES_REASON.exec(before);
  if (reason !== null && CHOSEN.test(before.slice(0, reason.index))) return true;
  return WEIGHED_AND_LEFT.test(after) && !CHOSEN.test(before);
}
