import { type Composed } from "./compose.ts";
import { AMOUNT } from "./cues.ts";
import { type StanceReading } from "./stance.ts";

/** A verdict stands at the beginning of what is said; what follows it argues. */
const VERDICT_WITHIN = 4;
/** Fewer topics make no list, and a section longer than this is no entry of one. */
const LEAST_TOPICS = 4;
const LONGEST_SECTION = 8;
/** From this share of refusals on, the list as a whole turns its subjects down. */
const MOSTLY = 0.6;

const RUN_IN = /^(?:\*\*|__)[^*_]{2,80}(?:\*\*|__)/;
/** `Canary: no.`, `Sharding? Overkill.`, `| Tracing | skip |`: the verdict is one word. */
const FLAT =
  /^(?:no|nope|none|never|skip|skipped|pass|overkill|luxury|unnecessary|needless|omit|omitted|drop)$/;
const TITLE_MARK = /^[:—–|(]$/;
/** Words of the longest title before a mark. */
const LONGEST_TITLE = 7;

/**
 * Sentences of a list that turns down its subjects one by one, whatever its layout: bold titles, headings, `X: no`, rows.
 * There, what stands between a title and its verdict tells what others would do, and an entry without a verdict word is
 * turned down as its neighbours are. A design that leaves out a few things with reasons is no such list.
 */
export function refusedTopics(
  composed: readonly Composed[],
  stanceAt: (at: number) => StanceReading | undefined,
  later: ReadonlyMap<number, unknown>,
): ReadonlySet<number> {
  const topics = topicsOf(composed);
  if (topics.length < LEAST_TOPICS) return new Set();
  let left = topics.length;
  for (const said of topics)
    if (!isRefused(said, composed, stanceAt, later) && --left < MOSTLY * topics.length) return new Set();
  return new Set(topics.flat());
}

/** The subjects of a list, each as the positions of its sentences in the reading order: title and what is said of it. */
function topicsOf(composed: readonly Composed[]): number[][] {
  const topics: number[][] = [];
  let open: { said: number[]; level: "heading" | "block"; block: number } | null = null;
  const close = () => {
    if (open !== null && open.said.length > 1 && open.said.length <= LONGEST_SECTION) topics.push(open.said);
    open = null;
  };
  for (const [at, { sentence, first }] of composed.entries()) {
    if (sentence.kind === "heading") {
      close();
      open = { said: [at], level: "heading", block: sentence.block };
    } else if (first && isTitled(composed[at] as Composed)) {
      close();
      open = { said: [at], level: "block", block: sentence.block };
      /* One sentence may hold title and verdict. */
      if (composed[at + 1]?.sentence.block !== sentence.block) {
        topics.push([at]);
        open = null;
      }
    } else if (open !== null && (open.level === "heading" || open.block === sentence.block))
      open.said.push(at);
    else close();
  }
  close();
  return topics;
}

const titleEnd = ({ clauses: { mark } }: Composed) =>
  mark.findIndex((found, at) => at > 0 && at <= LONGEST_TITLE && TITLE_MARK.test(found));

function isTitled(part: Composed): boolean {
  const { text } = part.sentence;
  return (
    RUN_IN.test(text) ||
    titleEnd(part) > 0 ||
    (text.endsWith("?") && part.clauses.tokens.length <= LONGEST_TITLE)
  );
}

function isRefused(
  said: readonly number[],
  composed: readonly Composed[],
  stanceAt: (at: number) => StanceReading | undefined,
  later: ReadonlyMap<number, unknown>,
): boolean {
  return said.slice(0, VERDICT_WITHIN).some((at) => {
    const part = composed[at] as Composed;
    const { tokens, mark, line } = part.clauses;
    const from = Math.max(0, titleEnd(part));
    const word = tokens[from]?.word ?? "";
    /* In a table, "no" says what a thing cannot do. */
    const flat =
      FLAT.test(word) &&
      !(part.sentence.kind === "row" && word === "no") &&
      (from + 1 >= tokens.length || (mark[from + 1] ?? "") !== "");
    if (flat || later.get(at) === "dismissed") return true;
    const stance = stanceAt(at);
    return stance?.waves === true || (stance?.declines === true && !AMOUNT.test(line));
  });
}
