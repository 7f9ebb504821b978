import { type Clauses } from "./clauses.ts";
import { isContent, isFunctionWord, verbsOf } from "./verbs.ts";

/** What a sentence offers beside naming things. */
export interface Signals {
  hasNumber: boolean;
  hasReason: boolean;
  hasAction: boolean;
  bareList: boolean;
  /** Tokens (without articles) that stand in a run of short items: named, whatever surrounds them. */
  listed: ReadonlySet<number>;
  /** Content words. */
  content: number;
}

/* Each alternative is a fixed phrase over words without articles; ` line ` is padded with spaces. */
const REASON = new RegExp(
  ` (?:because|so that|thus|therefore|hence|otherwise|due to|owing to|in order to|means|meaning|leads? to|causes?|` +
    `results? in(?! memory| ram| cache)|avoids?|avoiding|prevents?|preventing|protects?|rather than|instead of|whereas|unless|at cost|` +
    `trade off|tradeoff|downside|drawback|cheaper|costlier|faster than|slower|slow down|better than|worse|safer|` +
    `riskier|quicker|safest|beats?|` +
    `too (?:slow|expensive|costly|late|big|large|long|dear|risky|much|many|old|coarse|small|weak)|kills?|hurts?|` +
    `saves?|saving|reduces?|wasteful|harm|no harm|would (?:be|need|require|cost|add|take|kill|break|have|mean|lose|` +
    `return|let|double|wait)|not enough|is why|reason|only if|` +
    `to (?:avoid|prevent|reduce|keep|ensure|stop|protect|save|limit|absorb|cut|bound|fight|learn|debug|survive|` +
    `absorb|guarantee|hide|stay|separate|tell)|` +
    `as (?:it|they|we|this|that|those|these|there|nobody|no|each|every|people|users|all)|` +
    `even (?:if|when|though)|never|must not|matters?|wins?|dominates?|bound by|limited by|fits? in|cannot|` +
    `needs? only|costs? (?:nothing|money|us|real|about|around|more|less)|loses?|losing|risks?|lets?|allows?|enables?|` +
    `since(?! #| last| then)|so(?! far| on| called| many| much)|but|` +
    /* The same without the textbook's connectives: what it buys, what it costs, what happens if not. */
    `that way|this way|that is what|thanks to|given (?:that|how)|(?:price|catch|trouble|danger|snag|hitch) (?:is|of|for)|` +
    `worth|prefer|buys? (?:us|time|me|nothing)|without (?:it|that|this|them|those)|or else|makes? (?:[a-z]+ ){1,3}` +
    `(?:shorter|smaller|longer|simpler|harder|easier|dearer|lighter|faster)|to give|` +
    `(?<!such |same )as (?!soon |fast |long |many |much |old |well |far |few |of |for |in |on |with |at )(?:[a-z]+ ){1,2}` +
    `(?:costs?|takes?|needs?|is|are|has|have|can|may|would|does|do|waits?|changes?)) `,
);
/* `If one dies, the others carry on`: what a loss does or does not do. */
const LOSS =
  / (?:if|when|should) (?:[a-z0-9]+ ){1,4}(?:dies?|breaks?|fails?|burns?|goes|falls?|misbehaves?|vanish(?:es)?|stops?) (?:[a-z0-9]+ ){0,5}?(?:others?|rest|still|remaining|twin|spare|second|back|nobody|everything|all|nothing) /;
const CONDITION =
  / (?:down|slow|late|gone|fails?|failed|dead|stale|over|above|missing|broken|differs?|different|same|unreachable|full|lost|expires?|expired|old|misses?|empty|overloaded|if|when|on) /;
/** Words of the longest term in a list: a part that is longer says something of the others. */
const LONGEST_TERM = 4;
const SEPARATOR = /^[,;/+|=]$/;

export function signalsOf(clauses: Clauses, text: string): Signals {
  const { tokens, line, mark } = clauses;
  const verbs = verbsOf(tokens);
  const { numbers, content, functionWords } = countWords(tokens);
  const segments = segmentsOf(clauses);
  const listed = listedIn(segments, clauses);
  /* `Serving: Triton, …` and `replay, dedupe, reconcile` have verbs and say no more than other lists of terms. */
  const bareList =
    segments.length >= 4 &&
    segments.every(({ from, to }) => to - from <= LONGEST_TERM) &&
    !verbs.auxiliary &&
    tokens.length / segments.length <= (verbs.action ? 2 : 2.7) &&
    functionWords / tokens.length <= 0.12 &&
    numbers < segments.length / 2 &&
    !mark.includes("→") &&
    !mark.includes("|");
  const arrows = mark.filter((found) => found === "→").length;
  const equals = mark.some(
    (found, at) => found === "=" && at > 0 && tokens.length > 5 && !isNumber(tokens[at]),
  );
  const consequence = arrows > 0 && arrows <= 3 && (numbers > 0 || CONDITION.test(line));
  const explained =
    numbers > 0 &&
    mark.some((found) => /^[;:—(]$/.test(found)) &&
    content >= 6 &&
    (verbs.action || verbs.auxiliary);
  const causes = withoutGenericPurpose(line);
  return {
    hasNumber:
      numbers > 0 ||
      tokens.some(
        (token) => /^(?:one|two|three|half|twice|double|dozen)$/.test(token.word) && token.number !== 1,
      ),
    hasReason:
      !bareList &&
      (REASON.test(causes) || LOSS.test(line) || consequence || equals || explained || /≠|⇒/.test(text)),
    hasAction: !bareList && (verbs.action || consequence || (verbs.generic && content >= 5)),
    bareList,
    listed,
    content,
  };
}

function countWords(tokens: Clauses["tokens"]) {
  const counts = { numbers: 0, content: 0, functionWords: 0 };
  for (const token of tokens) {
    if (isFunctionWord(token.word)) {
      if (token.word !== "and" && token.word !== "or") counts.functionWords += 1;
    } else if (isContent(token)) counts.content += 1;
    if (token.number !== undefined && !/^[a-z]/.test(token.word)) counts.numbers += 1;
  }
  return counts;
}

const isNumber = (token: { number?: number } | undefined) => token?.number !== undefined;

/** `to make it faster` and `so it scales` give no reason: they would fit any component of any system. */
const withoutGenericPurpose = (line: string) =>
  line.replace(
    / (?:to make (?:it|everything|things|system|them)|makes? it|so (?:it|that it|system|that system)(?: is| can)?|to keep (?:it|system|model|recommendations)|so) (?:more )?(?:faster|fast|scalable|scales?|better|reliable|relevant|secure|good|well|robust|efficient|in good state)(?= )/g,
    " ",
  );

function isVerbal(words: Clauses["tokens"]): boolean {
  const { action, auxiliary } = verbsOf(words);
  return action || auxiliary;
}

interface Segment {
  from: number;
  to: number;
}

function segmentsOf({ tokens, mark }: Clauses): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (let at = 1; at <= tokens.length; at++) {
    if (at < tokens.length && !SEPARATOR.test(mark[at] ?? "") && !/^[:()]$/.test(mark[at] ?? "")) continue;
    if (at > from) segments.push({ from, to: at });
    from = at;
  }
  return segments;
}

const SHORTEST_RUN = 4;

/** Runs of short segments in which nothing is done and hardly a number stands. */
function listedIn(segments: readonly Segment[], { tokens, mark }: Clauses): ReadonlySet<number> {
  const listed = new Set<number>();
  if (segments.length < SHORTEST_RUN) return listed;
  let run: Segment[] = [];
  const close = () => {
    if (run.length >= SHORTEST_RUN)
      for (const { from, to } of run) for (let at = from; at < to; at++) listed.add(at);
    run = [];
  };
  for (const segment of segments) {
    const words = tokens.slice(segment.from, segment.to);
    const short = words.length <= 3 && !words.some(isNumber) && !isVerbal(words);
    if (/^[|:()]$/.test(mark[segment.from] ?? "")) close();
    if (short) run.push(segment);
    else close();
  }
  close();
  return listed;
}
