import { stemOf } from "./stem.ts";

const stems = (words: string) => new Set(words.split(/\s+/).filter(Boolean).map(stemOf));

/** Verbs that are hardly ever nouns, in the trade or out of it: a sentence with one says that something is done. */
const ACTIONS =
  stems(`put keep store send read write serve replicate precompute compute retrieve fetch train retrain
  rebuild update publish retry shed degrade fall switch promote deploy compare measure join pin throttle provision
  reserve buy pick choose select narrow return answer show hide encrypt redact mask isolate refuse verify validate
  expire invalidate evict broadcast dedupe stamp escalate ask encode quantise distil prune compile warm drain evacuate
  elect agree freeze backfill materialise transform resize upload download aggregate compute recompute replay roll
  drop split score rank filter merge refresh swap push pull alert page monitor watch sample copy limit cap scale
  add plan block check run fail register reject hand shard partition route live carry build turn give draw make take
  tell apply redirect rewrite attach leave learn judge summarise hold move converge continue catch buffer mark crown
  exchange wake write stop fix practise test log load pack pay write spread throw sift hash prefetch fuse normalise
  trust decide detect prevent avoid stay reach wait see miss know change exceed grow arrive package`);
/** Of those, words that are as often nouns: they count after a subject or `to`, or where a sentence begins. */
const NOUN_TOO =
  stems(`store score rank filter merge refresh swap push pull alert page monitor watch sample copy limit cap
  scale plan block check run hand shard partition route build turn draw log load test pack fix update switch stop
  mark buffer page change wait spread return answer show stamp replay read write drop split roll pin hash move hold
  transform measure build live fall catch reserve train join`);
const GENERIC = stems(
  "use need have get provide support help improve handle ensure implement want be do apply include",
);
const AUXILIARIES = new Set(
  "is are was were be been am has have had do does did will would can could should must may might shall".split(
    " ",
  ),
);
const BEFORE_VERB = new Set(
  "we i you they it to will would can should must then and who that which not nobody users clients people".split(
    " ",
  ),
);

export const isAuxiliary = (word: string): boolean => AUXILIARIES.has(word);

/** What a sentence does, judged by its words; `words` without articles. */
export function verbsOf(words: readonly { word: string; stem: string }[]): {
  action: boolean;
  generic: boolean;
  auxiliary: boolean;
} {
  let action = false;
  let generic = false;
  let auxiliary = false;
  for (let at = 0; at < words.length; at++) {
    const { word, stem } = words[at] as { word: string; stem: string };
    if (AUXILIARIES.has(word)) auxiliary = true;
    if (GENERIC.has(stem)) generic = true;
    if (action || !ACTIONS.has(stem)) continue;
    const previous = words[at - 1]?.word;
    action =
      !NOUN_TOO.has(stem) ||
      (previous === undefined ? words.length > 2 : BEFORE_VERB.has(previous)) ||
      (/(?:ed|ing)$/.test(word) && word !== "training");
  }
  return { action, generic, auxiliary };
}

const FUNCTION_WORDS = new Set(
  `of by in with for on to per from at as than vs into over under within without between against across through via
  is are was were be it this that these those they we i you there which who what not no if when so because and or but
  also too then more most less all any some each every both only other such same own can will would should could must
  may might has have had do does did up out about after before during while until how why where`
    .split(/\s+/)
    .filter(Boolean),
);
/** Words that praise or announce without saying anything. */
const FLUFF =
  stems(`important good better best great nice fast scalable relevant useful helpful various several many
  lots system systems thing things practice practices tool tools well need use make get high highly very proper
  properly appropriate robust efficient efficiently modern secure performance quality requirement business standard special
  usual typical nothing simple`);

export const FUNCTION_STEMS: ReadonlySet<string> = new Set([...FUNCTION_WORDS].map(stemOf));
export const isFunctionWord = (word: string): boolean => FUNCTION_WORDS.has(word);
export const isContent = (token: { word: string; stem: string }): boolean =>
  !FUNCTION_WORDS.has(token.word) && !FLUFF.has(token.stem) && token.word.length > 1;
