import { type Misconception } from "../model/index.ts";
import { readClauses, type Clauses } from "./clauses.ts";
import { candidates, compilePattern, indexByStem } from "./lexicon.ts";
import { findMatch, type CompiledPattern, type Match } from "./pattern.ts";
import { readStance } from "./stance.ts";
import { type Mention, type QuoteEvidence, type Reading, type Sentence } from "./types.ts";

export interface MisconceptionHit {
  misconception: Misconception;
  /** The sentences that hold the belief, at most three. */
  evidence: QuoteEvidence[];
  /** All of them, for what they argue earns nothing. */
  sentences: readonly Sentence[];
}

const MOST_QUOTES = 3;

interface Compiled {
  patterns: { misconception: Misconception; pattern: CompiledPattern; loose: boolean }[];
  unless: ReadonlyMap<string, CompiledPattern[]>;
  index: ReturnType<typeof indexByStem>;
}
/* The beliefs of the field are the same in every question. */
const byText = new Map<string, CompiledPattern>();
function compileOnce(text: string): CompiledPattern {
  const known = byText.get(text);
  if (known) return known;
  const pattern = compilePattern(text);
  byText.set(text, pattern);
  return pattern;
}

const compiled = new WeakMap<readonly Misconception[], Compiled>();

function compile(misconceptions: readonly Misconception[]): Compiled {
  const known = compiled.get(misconceptions);
  if (known) return known;
  const patterns = misconceptions.flatMap((misconception) => [
    ...misconception.patterns.map((text) => ({ misconception, pattern: compileOnce(text), loose: false })),
    ...(misconception.loose ?? []).map((text) => ({
      misconception,
      pattern: compileOnce(text),
      loose: true,
    })),
  ]);
  const result = {
    patterns,
    unless: new Map(misconceptions.map(({ id, unless }) => [id, unless.map(compileOnce)])),
    index: indexByStem(patterns.map(({ pattern }) => pattern)),
  };
  compiled.set(misconceptions, result);
  return result;
}

/** Whoever denies, doubts, limits or contrasts something may be arguing against what else is said in the sentence. */
const CONTRARY =
  / (?:not|no|never|nobody|nor|neither|none|cannot|without|but|however|yet|although|though|unless|instead|rather|while|whereas|except|if|would|could|might|may|avoid|wrong|myth|mistake|traps?|hides?|too|only|just|until|against|risks?|danger|dangerous|problem|bad|false|leaks?|los(?:e|es|t|ing)|pays?|price|costs? [0-9$]|why|instead|despite|even|still|almost|nearly|about|up to|at most|at least|roughly|after that|then|trade|budget|compare[sd]?|measured?|checks?|checked|validated?|canary|shadow|alert|alerts|stale|sample|worthless|useless|meaningless|usually|lets?|later?|bandwidth|ago|was|were|had|per|each|own) /;

/** `Strong consistency for all means 600,000 reads across the sea, so it is rejected.` */
const CONCLUDES_AGAINST =
  / (?:so|therefore|hence|thus|which is why) (?:it|that|this|they|both|i|we) (?:(?:is|are|was|were) (?:therefore )?(?:rejected|ruled out|turned down|discarded|struck off|no option|not option|out of question)|(?:reject|rejected|ruled? out|turned? down|discard(?:ed)?|refuse) (?:it|that|this|them|both)?)/;

/* Sections that name errors in order to warn of them. */
const WARNING_HEADING =
  /\b(?:mistakes?|pitfalls?|traps?|myths?|misconceptions?|wrong|rejected|chose against|can'?t do|don'?t|avoid|anti-?patterns?|not to)\b/i;

/**
 * The beliefs that an answer holds, each with the sentences that say so. What is denied, rejected, supposed, asked, or
 * said to be held by others is not held. `dismisses` counts where one of its concepts is waved away.
 */
export function findMisconceptions(input: {
  reading: Reading;
  misconceptions: readonly Misconception[];
}): MisconceptionHit[] {
  const { patterns, unless, index } = compile(input.misconceptions);
  const found = new Map<string, Set<Sentence>>();
  const note = (id: string, sentence: Sentence) => {
    const known = found.get(id);
    if (known) known.add(sentence);
    else found.set(id, new Set([sentence]));
  };
  const { sentences } = input.reading;
  for (const [place, sentence] of sentences.entries()) {
    if (sentence.setAside !== null || sentence.bareList || sentence.kind === "label") continue;
    if (sentence.headings.some((heading) => heading.length <= 80 && WARNING_HEADING.test(heading))) continue;
    if (isTurnedDownBy(sentences[place + 1], sentence)) continue;
    const clauses = readClauses(sentence);
    if (tellsPresent(clauses) || CONCLUDES_AGAINST.test(clauses.line)) continue;
    for (const at of candidates(index, clauses.tokens)) {
      const entry = patterns[at];
      if (!entry) continue;
      const { misconception, pattern, loose } = entry;
      if (loose && CONTRARY.test(clauses.line)) continue;
      const match = findMatch(pattern, clauses.tokens);
      if (match === null || !holds(sentence, clauses, pattern, match)) continue;
      if ((unless.get(misconception.id) ?? []).some((other) => isExempt(other, clauses, match, pattern)))
        continue;
      note(misconception.id, sentence);
    }
  }
  for (const misconception of input.misconceptions)
    for (const concept of misconception.dismisses)
      for (const mention of input.reading.mentions.get(concept) ?? [])
        if (isWavedAway(mention)) note(misconception.id, mention.sentence);
  return input.misconceptions.flatMap((misconception) => {
    const sentences = [...(found.get(misconception.id) ?? [])];
    return sentences.length === 0
      ? []
      : [{ misconception, sentences, evidence: sentences.slice(0, MOST_QUOTES).map(quoteOf) }];
  });
}

/**
 * Whether what a mention names is itself waved away. A mechanism or a way to put it ("a page", "write tools") that a denial
 * happens to touch is not; and the cells of a table stand side by side, so a denial in one is none of the other.
 */
function isWavedAway({ stance, by, sentence, start, end }: Mention): boolean {
  if (stance !== "dismissed" || by === "mechanism" || sentence.kind === "row") return false;
  const clauses = readClauses(sentence);
  if (isRefuted(clauses, start) || tellsPresent(clauses) || LIMITED.test(clauses.line)) return false;
  const from = clauses.tokens.findIndex((token) => token.start >= start);
  const to = clauses.tokens.findIndex((token) => token.end >= end) + 1;
  const sorts = stanceIn(sentence, clauses).dismissedBy({ from, to });
  if (sorts.some((sort) => sort !== "bare")) return true;
  return sorts.length > 0 && by === "name" && opensWithNo(clauses, from);
}

/** `No monitoring.`, `…, so no monitoring of X`: the denial opens its clause and nothing else is offered. */
function opensWithNo({ line, tokens }: Clauses, at: number): boolean {
  if (tokens[at - 1]?.word !== "no" || OFFERS_ELSE.test(line)) return false;
  return at === 1 || /^(?:so|hence|therefore|thus)$/.test(tokens[at - 2]?.word ?? "");
}

/** Something else is done, or the lack is owned up to, or holds for a while only: `no rollback in West now; accepted`. */
const OFFERS_ELSE =
  / (?:only|but|instead|just|rather|except|beyond|more|now|today|yet|so far|at present|until|during|while|accepted|admitted|held ready|stays? loaded) /;

/** `We don't page on p-values`, `a full card is no reason to wake somebody`, `it knows about crashes, not about quality`: of one case. */
const LIMITED =
  / (?:no (?:[a-z]+ ){1,5}(?:in|on|for|during|within|until|before|after) (?:first|top|last|opening)|not (?:page|alert|wake|call|ring|warn|fire)(?: [a-z]+){0,3} (?:on|for|at|about|over|because|when)|no reason (?:to|for) (?:wake|page|call|alert|ring)[a-z]*|(?:about|on|for|of) .{1,60} not (?:about|on|for|of)) /;

/** `At the moment X learns from clicks alone`: what is so today is told in order to change it. */
const tellsPresent = ({ line }: Clauses): boolean => PRESENT.test(line);
const PRESENT =
  /^ (?:[a-z]+ ){0,2}(?:at (?:moment|present)|currently|right now|so far|up to now|until now|as it stands|(?:present|existing) (?:ranker|system|design|setup|set up|model|pipeline|way)) /;

const stanceIn = (sentence: Sentence, clauses: Clauses) =>
  readStance(clauses, {
    text: sentence.text,
    headings: [],
    first: true,
    affirmed: false,
    reasoned: sentence.hasReason,
  });

/** The next sentence of the same paragraph turns down what this one tells. */
const TURNS_DOWN =
  /^\W*(?:(?:no|impossible|wrong|false|absurd|nonsense|unaffordable|infeasible|hopeless|not (?:feasible|possible|affordable|so|true|quite|really))\b(?= ?[,.:;!–—-]|$)|far too |too (?:many|much|slow|dear|expensive|late|big|large|costly|risky)\b|(?:but |and |yet )?(?:that|this|it|which|both|that one|the trouble|the problem|the catch)(?:'s| is| are| was| would be| can(?:'t|not)| does(?:n't| not)| do(?:n't| not)| will(?: not)?| won't| is where)? (?:simply |just |plainly |clearly |exactly |of course |quite )*(?:not (?!only|just|bad|worse|least)|wrong|false|impossible|out of|absurd|nonsense|too (?!bad)|a (?:trap|mistake|myth|fallacy|bug|leak|lie)|the (?:trap|mistake|myth|fallacy|bug|leak|lie|fault|error)|naive|infeasible|unaffordable|hopeless|dangerous|fails?|breaks?|leaks?|lies?|work(?!s))\b)/i;

const isTurnedDownBy = (next: Sentence | undefined, { block, field }: Sentence): boolean =>
  next !== undefined &&
  next.block === block &&
  next.field === field &&
  TURNS_DOWN.test(next.text.slice(0, 120));

/**
 * Whether what excuses a belief stands in the sentence. A mere denial (`not|never`) has to stand in the clauses of the match,
 * beside a denial that the belief itself speaks of: "we size for the mean and not for the peak" is said all the same.
 */
function isExempt(
  other: CompiledPattern,
  { clause, tokens }: Clauses,
  { from, to }: Match,
  own: CompiledPattern,
): boolean {
  if (!other.negation || other.source.includes(" ")) return findMatch(other, tokens) !== null;
  const first = clause.indexOf(clause[from] ?? 0);
  const last = clause.lastIndexOf(clause[to - 1] ?? 0);
  const stretches = own.negation
    ? [tokens.slice(first, from), tokens.slice(to, last + 1)]
    : [tokens.slice(first, last + 1)];
  return stretches.some((stretch) => findMatch(other, stretch) !== null);
}

function holds(sentence: Sentence, clauses: Clauses, pattern: CompiledPattern, match: Match): boolean {
  if (/\?\s*["')*]*$/.test(sentence.text)) return false;
  const stance = stanceIn(sentence, clauses);
  /* A cue that the pattern itself spans ("replicas ~ premature") is part of the belief. */
  const taken = stance.stanceOf(match, true, true);
  if (taken === "hypothetical" || (taken !== "asserted" && !pattern.negation)) return false;
  if (isRefuted(clauses, match) || turnsAround(clauses, match, pattern)) return false;
  if (isCounterfactual(clauses, match)) return false;
  return pattern.negation || !stance.denied(match);
}

/** A negation inside the match that the pattern itself does not speak of: "dropping the column is not fairness". */
const turnsAround = (
  { tokens }: Clauses,
  { from, to }: Match,
  { negation, negations }: CompiledPattern,
): boolean =>
  negation && tokens.slice(from, to).some(({ word, stem }) => TURNING.test(word) && !negations.has(stem));
const TURNING = /^(?:not|no|never|nobody|nothing|without)$/;

/** `If X did not matter, the ratio would be one`: the whole belief stands in what is supposed against the facts. */
function isCounterfactual({ clause, tokens }: Clauses, { from, to }: Match): boolean {
  const first = clause.indexOf(clause[from] ?? 0);
  if (!/^(?:if|were|had)$/.test(tokens[first]?.word ?? "")) return false;
  const then = tokens.findIndex(({ word }, at) => at >= to && word === "would");
  return then > to && tokens.slice(first, to).some(({ word }) => WAS.test(word));
}
const WAS = /^(?:did|was|were|had)$/;

/** Words that ascribe a belief to others or to an earlier self; "we assume" is the author's own. */
const ASCRIBED =
  /(?<! i| we) (?:myths?|mistakes?|misconceptions?|fallacy|pitfalls?|traps?|tempting|tempted|naive|naively|wrong to|false that|contrary|some (?:say|argue|hold)|often (?:said|heard)|used to|claim(?:s|ed)?|believe(?:s|d)?|thinks?|thought|assumes?|assuming|argues?|presupposes?|pretends?|would (?:mean|imply|require|presuppose|assume|need)|went wrong|root cause|culprit|suspect) /;
const REFUTED =
  / (?:(?:that|this|it|which|they|these|idea|belief|claim) (?:is|are|was|would be) (?:wrong|false|untrue|myth|mistake|trap|naive|misleading|dangerous|fallacy|misconception|nonsense|bad idea|not (?:so|true|case))|would (?:be (?:noise|nonsense|garbage|chaos|useless|worthless|absurd|fatal|unfair)|block|break|drown|flood|starve|leak|corrupt|ruin|spoil|swamp)|falls? flat|(?:lets?|allows?) (?:[a-z]+ ){1,4}(?:know|see|peek)|is not true|(?:know|knows|knowing|see|sees|leaks?) future|leakage|(?:does|do) not hold|but (?:it|this|that|they) (?:is|are|does|do|did|would|will) not|(?:and|but|yet|though|although|while|which|whereas|as) (?:it|they|that|this|ours?|those|these) (?:does|do|did|is|are|was|were|will|can|happens?|fails?)(?= (?:$|with |in |at |on |every |each |once |twice |about |several |often |sometimes |now |here ))) /;

/** A sentence that tells of a belief, a denial included, in order to turn it down. */
function isRefuted({ tokens }: Clauses, at: Match | number): boolean {
  const first = typeof at === "number" ? tokens.findIndex(({ start }) => start >= at) : at.from;
  const { from, to } = typeof at === "number" ? { from: first, to: first } : at;
  const words = (start: number, end: number) =>
    ` ${tokens
      .slice(start, end)
      .map(({ word }) => word)
      .join(" ")} `;
  return ASCRIBED.test(words(0, from)) || REFUTED.test(words(to, tokens.length));
}

const quoteOf = ({ field, start, end, text }: Sentence): QuoteEvidence => ({
  kind: "quote",
  field,
  start,
  end,
  text,
});

/**
 * The same reading without the mentions that stand in a sentence holding one of these beliefs: however well argued, what
 * is false earns nothing.
 */
export function withoutFalseClaims(reading: Reading, hits: readonly MisconceptionHit[]): Reading {
  const wrong = new Set(hits.flatMap(({ sentences }) => sentences));
  const isSound = ({ sentence }: Mention) => !wrong.has(sentence);
  const mentions = new Map<string, Mention[]>();
  for (const [concept, all] of reading.mentions) {
    const sound = all.filter(isSound);
    if (sound.length > 0) mentions.set(concept, sound);
  }
  return { ...reading, mentions, untrue: wrong };
}
