import { remembering } from "../ledger/remembering.ts";
import { type Answer, type Concept, type Stance } from "../model/index.ts";
import { compileLexicon, findHits, type Hit, type Lexicon } from "./lexicon.ts";
import { composeSentences, type Composed } from "./compose.ts";
import { heapsOf } from "./heaps.ts";
import { findMatch, withoutArticles } from "./pattern.ts";
import { readStance, type StanceReading } from "./stance.ts";
import { normalise } from "./normalise.ts";
import { turnedDownLater } from "./refers-back.ts";
import { refusedTopics } from "./verdicts.ts";
import { tokenise } from "./tokens.ts";
import { isAuxiliary, isContent } from "./verbs.ts";
import { type LiftedRows, type Mention, type Reading, type Sentence, type Token } from "./types.ts";

/**
 * Reads an answer: sentences with what they offer, and every mention of a concept with its stance and depth. The same
 * input gives the same reading. `prompt` is all that the candidate was shown; what is copied from it earns nothing.
 */
export function readText(input: {
  answer: Answer;
  lifted?: LiftedRows;
  prompt: string;
  concepts: readonly Concept[];
}): Reading {
  const { composed, flags } = composeSentences(input.answer, input.lifted ?? {}, input.prompt);
  const lexicon = compileLexicon(input.concepts);
  const stances = stancesOf(composed);
  const later = new Map(turnedDownLater(composed, stances));
  for (const at of refusedTopics(composed, stances, later)) later.set(at, "dismissed");
  const heaps = heapsOf(composed.map(({ sentence }) => sentence));
  const mentions = new Map<string, Mention[]>();
  for (const [at, part] of composed.entries()) {
    if (part.sentence.setAside !== null || heaps.has(part.sentence)) continue;
    const hits = findHits(lexicon, part.clauses.tokens).filter(
      (hit) => !isCopied(hit, part) && (hit.role !== "ambiguous" || inContext(hit, composed, at, lexicon)),
    );
    const kept = distinct(hits);
    const unnamed = unnamedContent(kept, part);
    for (const hit of kept) {
      const mention = mentionOf({ hit, composed, stances, later, at, unnamed });
      const known = mentions.get(mention.concept);
      if (known) known.push(mention);
      else mentions.set(mention.concept, [mention]);
    }
  }
  return {
    sentences: composed.map((part) => part.sentence),
    mentions,
    flags,
    ...sharesOf(composed, { stances, later, mentions, heaps }),
  };
}

type Stances = (at: number) => StanceReading | undefined;

/** The stance readings of the sentences, each made when it is first asked for: many sentences name nothing. */
function stancesOf(composed: readonly Composed[]): Stances {
  const made: (StanceReading | undefined)[] = [];
  return (at) => {
    const part = composed[at];
    return part && (made[at] ??= stanceReading(part, composed[at + 1]));
  };
}

/** `Do we know who asks? (Yes, 20 million.)`: who asks and answers, says it. */
const AFFIRMS = /^\W{0,3}(?:yes|sure|certainly|of course|indeed|exactly|always)\b/i;

/** The stance of a sentence's own words; the sentence after it may give the reason. */
export function stanceReading(part: Composed, next: Composed | undefined): StanceReading {
  const beside = next?.sentence.block === part.sentence.block ? next.sentence : null;
  return readStance(part.clauses, {
    text: part.sentence.text,
    headings: part.sentence.headings,
    first: part.first,
    reasoned: part.sentence.hasReason || beside?.hasReason === true,
    affirmed: beside !== null && AFFIRMS.test(beside.text),
  });
}

const isCopied = ({ match }: Hit, { copied }: Composed): boolean => {
  for (let at = match.from; at < match.to; at++) if (!copied.has(at)) return false;
  return true;
};

/** Whether a name that means other things too is used in the sense meant: by its sentence, its neighbours or headings. */
function inContext(hit: Hit, composed: readonly Composed[], at: number, lexicon: Lexicon): boolean {
  const contexts = lexicon.contexts.get(hit.concept.id) ?? [];
  const part = composed[at];
  if (!part) return false;
  const near = [part, composed[at - 1], composed[at + 1]].filter(
    (other) => other !== undefined && (other === part || other.sentence.block === part.sentence.block),
  );
  const isThere = (tokens: readonly Token[]) =>
    contexts.some((pattern) => findMatch(pattern, tokens) !== null);
  return (
    near.some((other) => other !== undefined && isThere(other.clauses.tokens)) ||
    isThere(wordsOfHeadings(part.sentence.headings.join(" . ")))
  );
}

/** The sentences of a section share their headings. */
const wordsOfHeadings = remembering((headings: string) =>
  withoutArticles(tokenise(normalise(headings).text)),
);

const STRENGTH: Record<Hit["role"], number> = { plain: 3, mechanism: 2, name: 1, ambiguous: 0 };

/** One hit for each concept and place; where several patterns meet, the one that says most. */
function distinct(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = [];
  const ordered = [...hits].sort(
    (a, b) =>
      STRENGTH[b.role] - STRENGTH[a.role] ||
      b.match.to - b.match.from - (a.match.to - a.match.from) ||
      a.match.from - b.match.from,
  );
  for (const hit of ordered) {
    const clash = kept.some(
      (other) =>
        other.concept === hit.concept && other.match.from < hit.match.to && hit.match.from < other.match.to,
    );
    if (!clash) kept.push(hit);
  }
  return kept.sort((a, b) => a.match.from - b.match.from);
}

/** Content words that no concept's name accounts for: what is left is said of the concepts. */
function unnamedContent(hits: readonly Hit[], { clauses }: Composed): number {
  const named = new Set<number>();
  for (const { match, role } of hits)
    if (role === "name" || role === "ambiguous")
      for (let token = match.from; token < match.to; token++) named.add(token);
  return clauses.tokens.filter((token, position) => !named.has(position) && isContent(token)).length;
}

function mentionOf({
  hit,
  composed,
  stances,
  later,
  at,
  unnamed,
}: {
  hit: Hit;
  composed: readonly Composed[];
  stances: Stances;
  later: ReadonlyMap<number, Stance>;
  at: number;
  unnamed: number;
}): Mention {
  const part = composed[at] as Composed;
  const { tokens } = part.clauses;
  const first = tokens[hit.match.from];
  const last = tokens[hit.match.to - 1];
  return {
    concept: hit.concept.id,
    sentence: part.sentence,
    start: first?.start ?? part.sentence.start,
    end: last?.end ?? part.sentence.end,
    stance: stanceOf(hit, composed, { stances, later }, at),
    depth: depthOf(hit, composed, at, unnamed),
    by: hit.role === "ambiguous" ? "name" : hit.role,
  };
}

function stanceOf(
  hit: Hit,
  composed: readonly Composed[],
  { stances, later }: { stances: Stances; later: ReadonlyMap<number, Stance> },
  at: number,
): Stance {
  const part = composed[at] as Composed;
  if (part.source.turnedDown === true) return "rejected";
  const own = stances(at)?.stanceOf(hit.match, hit.negation, hit.concept.hazard === true) ?? "asserted";
  if (own === "dismissed" || own === "rejected") return own;
  const turned = hit.concept.hazard === true ? undefined : later.get(at);
  if (turned !== undefined) return turned;
  if (own !== "asserted") return own;
  /* `Cache. Not needed.`: what the next sentence says of a title. */
  const next = composed[at + 1];
  return next !== undefined && isTitle(part, next) ? (stances(at + 1)?.ofTitle ?? "asserted") : "asserted";
}

/** A heading, or a few words that open a block and only name what the next sentence speaks of. */
function isTitle({ sentence, clauses, first }: Composed, next: Composed): boolean {
  if (sentence.kind === "heading") return next.sentence.kind !== "heading";
  if (!first || next.sentence.block !== sentence.block || clauses.tokens.length > 12) return false;
  const emphasised = /^(?:\*\*|__|\*|_)[^*_]+(?:\*\*|__|\*|_)[.:]?$/.test(sentence.text);
  return (
    emphasised || (clauses.tokens.length <= 5 && !clauses.tokens.some((token) => isAuxiliary(token.word)))
  );
}

/** How deeply a concept is used where it is mentioned; see the README of graders/concepts. */
function depthOf(hit: Hit, composed: readonly Composed[], at: number, unnamed: number): Mention["depth"] {
  const { sentence, signals, clauses, source } = composed[at] as Composed;
  if (sentence.bareList) return "named";
  if (sentence.kind === "label") return sentence.hasNumber && hit.role !== "name" ? "applied" : "named";
  let listed = true;
  for (let token = hit.match.from; token < hit.match.to; token++) listed &&= signals.listed.has(token);
  if (listed) return "named";
  const next = composed[at + 1];
  const follows = next !== undefined && next.sentence.setAside === null && !next.sentence.bareList;
  if (sentence.kind === "heading")
    return follows && next.sentence.kind !== "heading" && (next.sentence.hasAction || next.sentence.hasNumber)
      ? "applied"
      : "named";
  const beside = clauses.tokens.filter(
    (token, position) => (position < hit.match.from || position >= hit.match.to) && isContent(token),
  ).length;
  /* Plain words and mechanisms say by themselves what is done; "use X and monitor Y, then Z" says nothing of X. */
  const recited = unnamed < 2 && !sentence.hasNumber && !sentence.hasReason;
  const says =
    source.reason === true ||
    (hit.role === "plain" || hit.role === "mechanism" ? signals.content >= 3 : beside >= 3 && !recited);
  const sameBlock = follows && next.sentence.block === sentence.block;
  const fragment = !sentence.hasAction && !sentence.hasReason && clauses.tokens.length <= 8;
  if (fragment && sameBlock && (next.sentence.hasAction || next.sentence.hasNumber))
    return next.sentence.hasReason ? "justified" : "applied";
  const used =
    says &&
    (sentence.hasAction || sentence.hasNumber || sentence.hasReason || (hit.role !== "name" && !fragment));
  if (!used) return "named";
  return sentence.hasReason || (sameBlock && next.sentence.hasReason) ? "justified" : "applied";
}

function sharesOf(
  composed: readonly Composed[],
  {
    stances,
    later,
    mentions,
    heaps,
  }: {
    stances: Stances;
    later: ReadonlyMap<number, Stance>;
    mentions: ReadonlyMap<string, readonly Mention[]>;
    heaps: ReadonlySet<Sentence>;
  },
): Pick<Reading, "words" | "shares"> {
  const waving = wavedAway(mentions);
  let all = 0;
  let words = 0;
  const counts = { bareList: 0, repeated: 0, dismissed: 0, setAside: 0 };
  for (const [at, { sentence }] of composed.entries()) {
    if (sentence.kind === "heading" || sentence.kind === "label") continue;
    const length = sentence.tokens.length;
    all += length;
    if (sentence.setAside === null) words += length;
    else counts.setAside += length;
    if (sentence.setAside === "repeated") counts.repeated += length;
    if (sentence.setAside !== null) continue;
    if (sentence.bareList || heaps.has(sentence)) counts.bareList += length;
    if (stances(at)?.dismisses === true || later.get(at) === "dismissed" || waving.has(sentence))
      counts.dismissed += length;
  }
  const share = (count: number, of: number) => (of === 0 ? 0 : Number((count / of).toPrecision(9)));
  return {
    words,
    shares: {
      bareList: share(counts.bareList, words),
      repeated: share(counts.repeated, all),
      dismissed: share(counts.dismissed, words),
      setAside: share(counts.setAside, all),
    },
  };
}

/** Sentences that name something only to wave it away. */
function wavedAway(mentions: ReadonlyMap<string, readonly Mention[]>): ReadonlySet<Sentence> {
  const waving = new Set<Sentence>();
  const other = new Set<Sentence>();
  for (const all of mentions.values())
    for (const { sentence, stance } of all) (stance === "dismissed" ? waving : other).add(sentence);
  for (const sentence of other) waving.delete(sentence);
  return waving;
}
