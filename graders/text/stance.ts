import { type Stance } from "../model/index.ts";
import { type Clauses } from "./clauses.ts";
import { type Match } from "./pattern.ts";
import { isAuxiliary, verbsOf } from "./verbs.ts";

/** Words of a sentence over which a cue holds. */
interface Scope {
  from: number;
  to: number;
  cueFrom: number;
  cueTo: number;
  stance: "rejected" | "dismissed" | "hypothetical";
  /** `no X`, `without X`: of a hazard, this says that it is dealt with. */
  bare: boolean;
  /** It waves away rather than turns down; only a number or an alternative in the same breath makes a reason of it. */
  wave: boolean;
}

const not = "not (?:really |strictly |actually |even |at all |always )?";
/** After its subject: `X is not needed`. */
const AFTER: readonly [RegExp, Scope["stance"]][] = [
  [
    new RegExp(
      ` (?:${not}(?:needed|required|necessary|useful|relevant|important|essential|worthwhile|worth|helpful|critical|` +
        `interesting|something to (?:care|worry|think) about|concern|real problem|big deal here|of (?:any )?(?:use|interest|value))|` +
        `unnecessary|needless|pointless|useless|irrelevant|overkill|over engineered|overengineered|over engineering|` +
        `overengineering|superfluous|academic|premature(?: optimi[sz]ation)?|(?:is|are|be|just|of|complete|pure) waste|` +
        `waste of (?:time|money|effort)|unneeded|(?:is|are) theory|no big deal|` +
        `do not (?:really )?matter|does not (?:really )?matter|do not change anything|can wait|could wait|` +
        `brings? nothing|adds? nothing|gains? nothing|(?:has|have) no (?:practical )?(?:effect|value|benefit|use|point)|` +
        `slows? (?:team|us|everybody|everyone|people) down|(?:is|are|do|does) not either|neither (?:is|are|do)) `,
      "g",
    ),
    "dismissed",
  ],
  [
    / (?:(?:is|are|was|were) (?:rejected|ruled out|turned down|discarded|off table|bad idea)|out of question|not an? option|not option) /g,
    "rejected",
  ],
  [
    / (?:out of scope|not in scope|not covered|excluded|comes? later|is future work|(?:for|in) (?:future|later version|v2)) /g,
    "hypothetical",
  ],
];
/** Before its object: `no need for X`. */
const BEFORE: readonly [RegExp, Scope["stance"]][] = [
  [
    / (?:no (?:real |particular )?need(?: for| to| of)?|(?:do|does|did|would|will|should) not (?:really |even )?need(?: to(?: have| use| do| be)?)?|need not(?: be)?|(?:do|does) not have to|(?:nobody|no one) (?:needs?|has|have|cares?|must)(?: to| about)?|no (?:good )?(?:reason|point|use|value|benefit|sense)(?: in| for| to| of)?|not worth|(?:do|does|would|will|should|need) not (?:bother|consider|care|worry|think|plan|invest|spend)(?: with| about| for| in| time)?|(?:would|can|will|should|could|i|we|let us) (?:leave out|skip|omit|ignore|forget)(?: about)?|leaving out|nothing (?:to|about)|unnecessary to|pointless to|overkill to|waste of time to|premature to|not necessary to|not required to|not important to) /g,
    "dismissed",
  ],
  [
    / (?:(?:i|we|have|had) (?:would |will |also )?(?:reject(?:ed)?|rule(?:d)? out|discard(?:ed)?|turn(?:ed)? down)|rejected|ruled out|decided against|chose against|opted against|argue against|instead of|rather than|why not(?: always)?|not considered) /g,
    "rejected",
  ],
  [
    / (?:i|we) (?:do|will|would|should) not (?:use|have|want|build|add|do|introduce|deploy|adopt|include|run|plan|put|keep) /g,
    "rejected",
  ],
  [
    / (?:next i would|next i|next we|next step|future work|in future|later on|later we|with more time|given more time|had more time|if time allows|nice to have|(?:we|i|you|one) (?:could|might|may)|maybe(?! #)|perhaps(?! #)|possibly|optionally|(?:would|could|might|to) consider|not covering|not cover|out of scope|excluding) /g,
    "hypothetical",
  ],
  [
    / (?:most|many|other|some|lot of|usual|typical|competing) (?:designs?|people|teams?|candidates?|architectures?|engineers?|systems?|companies) /g,
    "hypothetical",
  ],
];
const NO = / (no|without|nor|not any|neither) /g;
const EXCEPT =
  / (?:except|unless|other than|apart from|beyond|more than|longer than|later than|matter|doubt|single|longer|less than|fewer than|one) /;
const NUMBER_REASON = /\d/;
const ALTERNATIVE =
  / (?:instead|rather|suffices|(?:is|are) enough|enough|alone|already|chose|choose|prefer|because|since|as|cheaper|would|costs?|too) /;

const REJECT_HEADING =
  /\b(?:reject\w*|chose against|decided against|not chosen|turned down|alternatives?|ruled out|didn'?t choose|instead of)\b/i;
const DISMISS_HEADING =
  /\b(?:leave out|left out|not needed|unnecessary|overkill|skip(?:ped)?|don'?t need)\b/i;
const LATER_HEADING =
  /\b(?:future|next steps?|later|more time|out of scope|not cover\w*|non-?goals?|excluded|not in scope|nice to have)\b/i;

export interface StanceReading {
  /** The sentence waves something away. */
  dismisses: boolean;
  /** What the sentence says of a title before it: `Not needed.`, `I would not …`. */
  ofTitle: Stance;
  stanceOf: (match: Match, negation: boolean, hazard: boolean) => Stance;
  /** Any denial over the match: for beliefs, where "never" and "isn't" count too. */
  denied: (match: Match) => boolean;
}

/** Finds who stands behind what a sentence says. `reasoned`: a reason stands in it or in the sentence after it. */
export function readStance(
  clauses: Clauses,
  context: { text: string; headings: readonly string[]; first: boolean; reasoned: boolean },
): StanceReading {
  const { line, tokenAt, tokens } = clauses;
  const scopes: Scope[] = [];
  const question = /^\s*(?:should|do we|can we|could|is it|are there|how about|what if)\b.*\?\s*$/i.test(
    context.text,
  );
  for (const [cue, stance] of AFTER)
    for (const found of line.matchAll(cue)) {
      const [cueFrom, cueTo] = span(found, tokenAt);
      scopes.push({
        ...backward(clauses, cueFrom, cueTo),
        cueFrom,
        cueTo,
        stance,
        bare: false,
        wave: stance === "dismissed",
      });
    }
  for (const [cue, stance] of BEFORE)
    for (const found of line.matchAll(cue)) {
      const [cueFrom, cueTo] = span(found, tokenAt);
      const relative =
        /need $/.test(found[0]) &&
        /^(?:in|at|on|here|there|now|yet|either|for)$/.test(tokens[cueTo]?.word ?? "");
      const scope =
        relative || cueTo >= tokens.length ? backward(clauses, cueFrom, cueTo) : forward(clauses, cueTo);
      scopes.push({ ...scope, cueFrom, cueTo, stance, bare: false, wave: stance === "dismissed" });
    }
  for (const found of line.matchAll(OVER)) {
    const cueTo = tokenAt(found.index + found[0].length);
    scopes.push({
      ...forward(clauses, cueTo),
      cueFrom: cueTo - 1,
      cueTo,
      stance: "rejected",
      bare: false,
      wave: false,
    });
  }
  for (const found of line.matchAll(NO)) {
    const cueFrom = tokenAt(found.index + 1);
    const cueTo = cueFrom + (found[1] ?? "").split(" ").length;
    if (scopes.some((scope) => scope.cueFrom <= cueFrom && cueTo <= scope.cueTo)) continue;
    if (
      found[1] === "without" &&
      (cueFrom === 0 || /,/.test(clauses.mark[cueFrom] ?? "")) &&
      /\bwould|\bwill|\bcan\b/.test(line)
    )
      continue;
    const scope = nounPhrase(clauses, cueTo);
    const after = ` ${tokens
      .slice(cueTo, scope.to + 3)
      .map((token) => token.word)
      .join(" ")} `;
    if (EXCEPT.test(after)) continue;
    scopes.push({ ...scope, cueFrom, cueTo, stance: "dismissed", bare: true, wave: true });
  }
  /* `wouldn't roll back`, `don't shard`: the verb that follows is what is turned down. */
  for (const found of line.matchAll(/ (?:(?:i|we) (?:do|would|will|should)|do|would) not (?=[a-z])/g)) {
    const cueFrom = tokenAt(found.index + 1);
    const cueTo = tokenAt(found.index + found[0].length);
    if (found[0].startsWith(" do") && cueFrom > 0 && !/[,;:.(]/.test(clauses.mark[cueFrom] ?? "")) continue;
    if (scopes.some((scope) => scope.cueFrom <= cueTo && cueFrom <= scope.cueTo)) continue;
    const end = Math.min(forward(clauses, cueTo).to, cueTo + 5);
    scopes.push({ from: cueTo, to: end, cueFrom, cueTo, stance: "rejected", bare: false, wave: false });
  }
  const growth =
    / (?:if|when|once) (?:[a-z0-9#]+ ){1,6}(?:becomes?|grows?|reach(?:es)?|exceeds?|gets?|doubles?|triples?) .{0,60}? (?:would|could|might) /.exec(
      line,
    );
  if (growth) {
    const cueTo = tokenAt(growth.index + growth[0].length);
    const cueFrom = cueTo - 1;
    scopes.push({
      ...forward(clauses, cueTo),
      cueFrom,
      cueTo,
      stance: "hypothetical",
      bare: false,
      wave: false,
    });
  }
  const heading = headingStance(context.headings);
  const titleEnd = context.first ? titleLength(clauses) : 0;
  const reasonFor = (scope: Scope) => {
    if (!scope.wave) return context.reasoned;
    const rest = ` ${line.slice(lineOffset(clauses, scope.cueTo))}`;
    return !scope.bare && NUMBER_REASON.test(rest) && ALTERNATIVE.test(rest);
  };
  const resolve = (scope: Scope): Stance => {
    if (scope.stance === "hypothetical") return "hypothetical";
    return reasonFor(scope) ? "rejected" : "dismissed";
  };
  const dismissals = scopes.filter(
    (scope) =>
      scope.stance !== "hypothetical" &&
      resolve(scope) === "dismissed" &&
      (!scope.bare || scope.to > scope.from),
  );
  const opening = scopes.find(
    (scope) =>
      scope.stance !== "hypothetical" && (scope.from === 0 || scope.cueFrom <= 2) && scope.cueFrom <= 8,
  );
  return {
    dismisses:
      dismissals.some((scope) => scope.wave && !scope.bare) ||
      dismissals.filter((scope) => scope.bare).length > 1,
    ofTitle: opening === undefined ? "asserted" : resolve(opening),
    stanceOf: (match, negation, hazard) => {
      if (question) return "hypothetical";
      if (heading === "rejected" && match.from < titleEnd) return "rejected";
      if (heading === "hypothetical" || heading === "dismissed") return heading;
      let result: Stance = "asserted";
      /* `partitions do not happen`: the denial stands inside what was matched, right before its last word. */
      if (!negation && match.to - match.from > 2 && /^(?:not|never)$/.test(tokens[match.to - 2]?.word ?? ""))
        return "dismissed";
      for (const scope of scopes) {
        const overlaps = match.from < scope.to && scope.from < match.to;
        const spans = match.from <= scope.cueFrom && scope.cueTo <= match.to;
        if (!overlaps && !spans) continue;
        if (spans && negation) continue;
        if (scope.bare && (hazard || negation)) continue;
        const stance = resolve(scope);
        if (stance === "dismissed") return stance;
        if (result !== "rejected") result = stance;
      }
      return result;
    },
    denied: (match) => {
      const clause = clauses.clause[match.from];
      let from = match.from;
      while (from > 0 && clauses.clause[from - 1] === clause) from -= 1;
      let to = match.to;
      while (to < tokens.length && clauses.clause[to] === clauses.clause[match.to - 1]) to += 1;
      const before = ` ${tokens
        .slice(from, match.from)
        .map((token) => token.word)
        .join(" ")} `;
      const within = ` ${tokens
        .slice(match.from, match.to)
        .map((token) => token.word)
        .join(" ")} `;
      const after = ` ${tokens
        .slice(match.to, to)
        .map((token) => token.word)
        .join(" ")} `;
      return DENIAL_BEFORE.test(before) || DENIAL.test(within) || DENIAL_AFTER.test(after);
    },
  };
}

const OVER =
  / (?:chose|choose|chosen|pick|picked|prefer|preferred|favou?r|favou?red|select|selected|use|take|want) (?:[a-z0-9]+ ){1,6}(?:over|instead of|rather than) /g;
const DENIAL =
  / (?:not|no|never|nobody|nothing|without|cannot|neither|nor|avoid|refuse|stop|wrong|false|instead) /;
const DENIAL_BEFORE =
  / (?:not|never|nobody|nothing|without|neither|nor|no|avoid|prevent|stop|reject(?:ed)?|wrong|myth|mistake|pitfall|trap|tempting|naive|if|unless|claim(?:s|ed)?|believe(?:s|d)?|presented|said|say|says|thought|think|thinks|assum(?:e|es|ing)|fear|beware|instead of|rather than|contrary|against|outdated|misread(?:ing)?|misconception) /;
const DENIAL_AFTER =
  / (?:(?:is|are|was|be) (?:not|never|wrong|false|myth|mistake|trap|impossible|naive|misleading|outdated|dangerous|bug|bad)|does not|do not|did not|fails?|cannot|not true|would be wrong|not enough|leaks?|misleads?|lies) /;

function span(found: RegExpExecArray, tokenAt: (offset: number) => number): [number, number] {
  return [tokenAt(found.index + 1), tokenAt(found.index + found[0].length)];
}

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
  if (cueTo >= tokens.length) return { from: cueTo, to: cueTo };
  let start = clause[cueTo];
  let to = cueTo;
  while (to < tokens.length) {
    if (clause[to] !== start) {
      /* `Rejected: X`, `Not covering: X`: the object stands behind the mark. A bracket belongs to what it explains. */
      if ((to === cueTo && mark[to] === ":") || mark[to] === "(") start = clause[to];
      else break;
    }
    if (to > cueTo && mark[to] === "," && startsNewClause(tokens, to)) break;
    to += 1;
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

function headingStance(headings: readonly string[]): Stance {
  for (const heading of headings) {
    if (heading.length > 80) continue;
    if (REJECT_HEADING.test(heading)) return "rejected";
    if (LATER_HEADING.test(heading)) return "hypothetical";
    if (DISMISS_HEADING.test(heading)) return "dismissed";
  }
  return "asserted";
}

/** Under "Rejected", the title of an item is what was rejected; the rest argues. */
function titleLength({ mark, tokens }: Clauses): number {
  const colon = mark.findIndex((found, at) => at > 0 && /^[:—–→(]$/.test(found));
  return colon < 0 ? tokens.length : colon;
}
