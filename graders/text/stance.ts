import { type Stance } from "../model/index.ts";
import { type Clauses } from "./clauses.ts";
import * as cues from "./cues.ts";
import { type Match } from "./pattern.ts";
import { isAuxiliary, verbsOf } from "./verbs.ts";

/** Tokens (without articles) over which a cue holds, and those of the cue. */
interface Scope {
  from: number;
  to: number;
  cueFrom: number;
  cueTo: number;
  sort: cues.CueSort;
}

export interface StanceReading {
  /** The sentence waves something away. */
  dismisses: boolean;
  /** It says in so many words that something is not needed. */
  waves: boolean;
  /** It opens by saying what is not done: `I would not …`. */
  declines: boolean;
  /** What the sentence says of a title before it: `Not needed.`, `I would not …`. */
  ofTitle: Stance;
  /** `negation`: the pattern holds one itself; `hazard`: what was matched is what designs guard against. */
  stanceOf: (match: Match, negation: boolean, hazard: boolean) => Stance;
  /** The sorts of cues that wave away what was matched. */
  dismissedBy: (match: Match) => cues.CueSort[];
  /** Any denial over the match, or an attribution to others. */
  denied: (match: Match) => boolean;
}

/** Finds who stands behind what a sentence says. `reasoned`: a reason stands in it or in the
 * sentence after it; `affirmed`: it is a question to which the sentence after it says yes. */
export function readStance(
  clauses: Clauses,
  context: {
    text: string;
    headings: readonly string[];
    first: boolean;
    reasoned: boolean;
    affirmed: boolean;
  },
): StanceReading {
  const { line, tokens } = clauses;
  const scopes = scopesOf(clauses);
  const question =
    !context.affirmed &&
    /^\s*(?:should|do we|can we|could|is it|are there|how about|what if)\b/i.test(context.text) &&
    context.text.trimEnd().endsWith("?");
  const section = sectionStance(context.headings);
  const titleEnd = context.first ? titleLength(clauses) : 0;
  const resolve = ({ sort, cueTo }: Scope): Stance => {
    if (sort === "supposed") return "hypothetical";
    if (sort === "firm" || sort === "unfit") return "rejected";
    if (sort === "bare") return "dismissed";
    if (sort === "undone") return context.reasoned ? "rejected" : "dismissed";
    const rest = ` ${line.slice(lineOffset(clauses, cueTo))}`;
    if (cues.ELSEWHERE.test(rest)) return "asserted";
    return cues.AMOUNT.test(line) && cues.ALTERNATIVE.test(rest) ? "rejected" : "dismissed";
  };
  const dismissals = scopes.filter((scope) => resolve(scope) === "dismissed");
  const opening = scopes.find(
    (scope) => scope.sort !== "supposed" && (scope.from === 0 || scope.cueFrom <= 2) && scope.cueFrom <= 8,
  );
  return {
    dismisses:
      dismissals.some((scope) => scope.sort === "wave") ||
      dismissals.filter((scope) => scope.sort === "bare").length > 1,
    waves: dismissals.some((scope) => scope.sort === "wave"),
    declines: opening?.sort === "undone",
    ofTitle: opening === undefined ? "asserted" : resolve(opening),
    stanceOf: (match, negation, hazard) => {
      if (question) return "hypothetical";
      if (section === "rejected" && match.from < titleEnd) return "rejected";
      if (section === "hypothetical" || section === "dismissed") return section;
      /* `partitions do not happen`: the denial stands inside what was matched, right before its last word. */
      if (!negation && match.to - match.from > 2 && /^(?:not|never)$/.test(tokens[match.to - 2]?.word ?? ""))
        return context.reasoned ? "rejected" : "dismissed";
      let result: Stance = "asserted";
      for (const scope of scopes) {
        if (!isOver(scope, match)) continue;
        /* The cue is part of what the pattern says. */
        if (negation && match.from < scope.cueTo && scope.cueFrom < match.to) continue;
        if ((scope.sort === "bare" || scope.sort === "unfit") && (hazard || negation)) continue;
        const stance = resolve(scope);
        if (stance === "dismissed") return stance;
        if (result !== "rejected" && stance !== "asserted") result = stance;
      }
      return result;
    },
    dismissedBy: (match) => dismissals.filter((scope) => isOver(scope, match)).map(({ sort }) => sort),
    denied: (match) => isDenied(clauses, match),
  };
}

/** Whether a cue begins inside the match, or what it holds over overlaps it. */
const isOver = (scope: Scope, match: Match): boolean =>
  (match.from <= scope.cueFrom && scope.cueFrom < match.to) ||
  (match.from < scope.to && scope.from < match.to);

const scopesRead = new WeakMap<Clauses, readonly Scope[]>();

function scopesOf(clauses: Clauses): readonly Scope[] {
  let scopes = scopesRead.get(clauses);
  if (!scopes) {
    scopes = readScopes(clauses);
    scopesRead.set(clauses, scopes);
  }
  return scopes;
}

/** Every place of a cue; most sentences have none, and looking takes a fraction of what listing takes. */
const placesOf = (cue: RegExp, line: string): Iterable<RegExpExecArray> =>
  line.search(cue) < 0 ? [] : line.matchAll(cue);

function readScopes(clauses: Clauses): Scope[] {
  const { line, tokenAt, tokens, mark } = clauses;
  const scopes: Scope[] = [];
  for (const [sort, cue] of cues.AFTER_SUBJECT)
    for (const found of placesOf(cue, line)) {
      const [cueFrom, cueTo] = cueSpan(found, tokenAt);
      if (isAttribute(clauses, cueFrom, cueTo)) continue;
      if (cues.MADE_HARMLESS.test(wordsOf(clauses, 0, cueFrom))) continue;
      scopes.push({ ...backward(clauses, cueFrom, cueTo), cueFrom, cueTo, sort });
    }
  for (const [sort, cue] of cues.BEFORE_OBJECT)
    for (const found of placesOf(cue, line)) {
      const [from, cueTo] = cueSpan(found, tokenAt);
      /* "if there is no need for an answer at once": a case, not a refusal. */
      if (sort === "wave" && / (?:if|when|where|whenever|unless) /.test(wordsOf(clauses, from - 3, from)))
        continue;
      if (/ (?:i|we) skip $/.test(found[0]) && cues.IN_SOME_CASES.test(line)) continue;
      /* "chose HNSW over X": only the last word is the cue, what comes before it was chosen. */
      const cueFrom = found[0].endsWith(" over ") ? cueTo - 1 : from;
      /* "which we don't need in a 10 ms slot": the object stands before. */
      const relative =
        found[0].endsWith("need ") &&
        /^(?:in|at|on|here|there|now|yet|either|for)$/.test(tokens[cueTo]?.word ?? "");
      const scope =
        relative || cueTo >= tokens.length ? backward(clauses, cueFrom, cueTo) : forward(clauses, cueTo);
      scopes.push({ ...scope, cueFrom, cueTo, sort });
    }
  const known = (from: number, to: number) =>
    scopes.some((scope) => scope.cueFrom <= to && from <= scope.cueTo);
  for (const found of placesOf(cues.BARE_NO, line)) {
    const [cueFrom, cueTo] = cueSpan(found, tokenAt);
    if (scopes.some((scope) => scope.cueFrom <= cueFrom && cueTo <= scope.cueTo)) continue;
    if (found[1] === "without" && isConditional(clauses, cueFrom)) continue;
    /* "but without it nothing new is found": what it is was said before. */
    if (/^(?:it|them|that|this|these|those)$/.test(tokens[cueTo]?.word ?? "")) continue;
    if (isRule(clauses, cueFrom, cueTo)) continue;
    if (cues.NONE_HARMED.test(wordsOf(clauses, cueFrom, cueTo + 6))) continue;
    const scope = nounPhrase(clauses, cueTo);
    if (cues.EXCEPTED.test(wordsOf(clauses, cueTo, scope.to + 3))) continue;
    scopes.push({ ...scope, cueFrom, cueTo, sort: "bare" });
  }
  for (const found of placesOf(cues.NOT_DONE, line)) {
    const [cueFrom, cueTo] = cueSpan(found, tokenAt);
    /* Without "we" or "I" it is an order, and stands at the start of its clause. */
    if (found[0].startsWith(" do") && cueFrom > 0 && !/[,;:.(]/.test(mark[cueFrom] ?? "")) continue;
    if (known(cueFrom, cueTo) || line.startsWith(" without ")) continue;
    if (cues.BUT_OTHERWISE.test(wordsOf(clauses, cueTo, cueTo + 5))) continue;
    scopes.push({
      from: cueTo,
      to: Math.min(forward(clauses, cueTo).to, cueTo + 5),
      cueFrom,
      cueTo,
      sort: "undone",
    });
  }
  /* "Also refuse: one shared cache": the cue is a title, and what stands behind its mark is turned down. */
  const title = cues.TURNS_DOWN_TITLE.exec(line);
  if (title) {
    const cueTo = tokenAt(title[0].length);
    if (mark[cueTo] === ":" || mark[cueTo] === "—" || mark[cueTo] === "–")
      scopes.push({ ...forward(clauses, cueTo), cueFrom: 0, cueTo, sort: "firm" });
  }
  const growth = cues.IF_IT_GROWS.exec(line);
  if (growth) {
    const cueTo = tokenAt(growth.index + growth[0].length);
    scopes.push({ ...forward(clauses, cueTo), cueFrom: cueTo - 1, cueTo, sort: "supposed" });
  }
  return scopes;
}

/** "… because a needless call costs a cent": the adjective opens a noun phrase, and says nothing of what stands before it. */
const isAttribute = ({ mark, tokens }: Clauses, cueFrom: number, cueTo: number): boolean =>
  cueTo - cueFrom === 1 &&
  cues.ATTRIBUTIVE.test(tokens[cueFrom]?.word ?? "") &&
  cues.OPENS_NOUNS.test(tokens[cueFrom - 1]?.word ?? "") &&
  mark[cueTo] === "" &&
  !isAuxiliary(tokens[cueTo]?.word ?? "");

/** "Without X, users would …" and "not without X" ask for X. */
function isConditional(clauses: Clauses, cueFrom: number): boolean {
  const opens = cueFrom === 0 || clauses.mark[cueFrom] === ",";
  if (opens && / (?:would|will|can) /.test(clauses.line)) return true;
  if (/ impossible /.test(wordsOf(clauses, cueFrom - 3, cueFrom))) return true;
  return cues.NONE_WITHOUT.test(wordsOf(clauses, clauseStart(clauses, cueFrom), cueFrom));
}

/** "No owner, no launch", "no tool without a token" and the interjection "no, …" deny nothing of what they name. */
function isRule(clauses: Clauses, cueFrom: number, cueTo: number): boolean {
  const { clause, line, mark, tokens } = clauses;
  if (cues.DEMANDED.test(line) && cueFrom <= 5) return true;
  if (tokens[cueFrom]?.word !== "no") return false;
  if (/^[,:;—–]$/.test(mark[cueTo] ?? "") && cueFrom === 0) return true;
  let to = cueTo;
  while (to < tokens.length && to < cueTo + 5 && clause[to] === clause[cueFrom] && mark[to] === "") to += 1;
  return / without /.test(wordsOf(clauses, cueTo, to));
}

const wordsOf = ({ tokens }: Clauses, from: number, to: number): string =>
  ` ${tokens
    .slice(Math.max(0, from), to)
    .map((token) => token.word)
    .join(" ")} `;

const cueSpan = (found: RegExpExecArray, tokenAt: (offset: number) => number): [number, number] => [
  tokenAt(found.index + 1),
  tokenAt(found.index + found[0].length),
];

const lineOffset = ({ tokens }: Clauses, at: number) =>
  tokens.slice(0, at).reduce((sum, token) => sum + token.word.length + 1, 1);

/** From a cue back over its subject: to the start of the clause, or past it when the cue opens its clause. */
function backward(clauses: Clauses, cueFrom: number, cueTo: number): { from: number; to: number } {
  const { clause, mark, tokens } = clauses;
  let from = cueFrom;
  let crossing = false;
  while (from > 0) {
    const opensClause = clause[from - 1] !== clause[from];
    /* The subject may lie before a mark when the cue opens its clause: `Monitoring: not needed`. */
    if (opensClause && (from < cueFrom - 1 || crossing || !/^[:—(,–]$/.test(mark[from] ?? ""))) break;
    if (opensClause) crossing = true;
    else if (mark[from] === "," && from < cueFrom && hasFiniteVerb(clauses, clauseStart(clauses, from), from))
      break;
    from -= 1;
  }
  /* A relative clause speaks of what stands before it. */
  if (tokens[from]?.word === "which" || tokens[from]?.word === "that")
    while (from > 0 && mark[from] !== ",") from -= 1;
  return { from, to: cueTo };
}

function clauseStart({ clause }: Clauses, at: number): number {
  let start = at;
  while (start > 0 && clause[start - 1] === clause[at - 1]) start -= 1;
  return start;
}

function hasFiniteVerb({ tokens }: Clauses, from: number, to: number): boolean {
  const words = tokens.slice(from, to);
  return words.some((token) => isAuxiliary(token.word)) || verbsOf(words).action;
}

/** From a cue over its object: to the end of the clause, lists included. */
function forward({ clause, mark, tokens }: Clauses, cueTo: number): { from: number; to: number } {
  let current = clause[cueTo];
  let to = cueTo;
  while (to < tokens.length) {
    if (clause[to] !== current) break;
    to += 1;
    /* `Rejected: X`: the object stands behind the mark. A bracket belongs to what it explains. */
    if (to < tokens.length && clause[to] !== current && mark[to] === "(") current = clause[to];
    if (mark[to] === "," && startsNewClause(tokens, to)) break;
  }
  return { from: cueTo, to };
}

/** After a comma: a subject with its verb (`an error page is fine`) rather than one more item of the list. */
function startsNewClause(tokens: Clauses["tokens"], at: number): boolean {
  if (/^(?:so|then|and|every|each|no|not)$/.test(tokens[at]?.word ?? "")) return true;
  return tokens.slice(at, at + 5).some((token) => isAuxiliary(token.word));
}

/** The noun phrase after a bare `no`: up to a verb, a mark or six words. */
function nounPhrase({ clause, mark, tokens }: Clauses, from: number): { from: number; to: number } {
  let to = from;
  while (to < tokens.length && to < from + 6 && clause[to] === clause[from]) {
    if (to > from && (mark[to] !== "" || isAuxiliary(tokens[to]?.word ?? ""))) break;
    to += 1;
  }
  return { from, to };
}

function sectionStance(headings: readonly string[]): Stance {
  for (const heading of headings) {
    if (heading.length > 80) continue;
    if (cues.REJECTED_SECTION.test(heading)) return "rejected";
    if (cues.SUPPOSED_SECTION.test(heading)) return "hypothetical";
    if (cues.DISMISSED_SECTION.test(heading)) return "dismissed";
  }
  return "asserted";
}

/** Under "Rejected", the title of an item is what was rejected; the rest argues. */
function titleLength({ mark, tokens }: Clauses): number {
  const colon = mark.findIndex((found, at) => at > 0 && /^[:—–→(]$/.test(found));
  return colon < 0 ? tokens.length : colon;
}

function isDenied(clauses: Clauses, match: Match): boolean {
  const { clause, mark, tokens } = clauses;
  let from = match.from;
  while (from > 0 && clause[from - 1] === clause[match.from] && mark[from] !== ",") from -= 1;
  let to = match.to;
  while (to < tokens.length && clause[to] === clause[match.to - 1]) to += 1;
  const before = wordsOf(clauses, from, match.from);
  /* "If the histograms agree, the values agree": what is said reaches past the condition, so it is claimed. */
  const implies = mark.slice(match.from + 1, match.to).includes(",");
  return (
    cues.DENIED_BEFORE.test(implies ? before.replace(/ if /, " ") : before) ||
    cues.DENIAL.test(wordsOf(clauses, match.from, match.to)) ||
    cues.DENIED_AFTER.test(wordsOf(clauses, match.to, to))
  );
}
