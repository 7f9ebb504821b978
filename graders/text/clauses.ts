import { withoutArticles } from "./pattern.ts";
import { type Sentence, type Token } from "./types.ts";

/** A sentence's words without articles, as one string and by clause: what cues are looked for in. */
export interface Clauses {
  tokens: Token[];
  /** ` we do not need cache ` */
  line: string;
  /** Token that starts at or after a character of `line`. */
  tokenAt: (offset: number) => number;
  /** Clause of each token. */
  clause: number[];
  /** What stands between a token and the one before it: "", or the strongest mark. */
  mark: string[];
}

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const OPENERS = setOf(
  "but because since so whereas while although though if when whenever which hence thus therefore otherwise unless however yet until before after",
);
const SUBJECTS = setOf("we i you it they nobody there he she this that everybody everyone");
/** `so far`, `so many`: no consequence. */
const BEHIND_SO = setOf("far on called much many");
/** The strongest first. */
const MARKS = [";", ":", "→", "|", "(", ")", "—", "–", ",", "=", "+", "/"];
/** Those that end a clause by themselves. */
const CUTS = setOf("; : → | ( ) —");

const read = new WeakMap<readonly Token[], Clauses>();

/** The clauses of a sentence, read once; `sentence.text` is its original text. */
export function readClauses(sentence: Pick<Sentence, "tokens" | "start" | "text">): Clauses {
  let clauses = read.get(sentence.tokens);
  if (!clauses) {
    clauses = clausesOf(sentence);
    read.set(sentence.tokens, clauses);
  }
  return clauses;
}

function clausesOf(sentence: Pick<Sentence, "tokens" | "start" | "text">): Clauses {
  const tokens = withoutArticles(sentence.tokens);
  const starts: number[] = [];
  const clause: number[] = [];
  const mark: string[] = [];
  let line = " ";
  let current = 0;
  let previousEnd = sentence.start;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    const between = sentence.text.slice(previousEnd - sentence.start, token.start - sentence.start);
    const found = strongest(between);
    const next = tokens[at + 1]?.word ?? "";
    const { word } = token;
    const opens =
      (OPENERS.has(word) && !(word === "so" && BEHIND_SO.has(next))) ||
      ((word === "as" || word === "and" || word === "or") && SUBJECTS.has(next)) ||
      (found === "," && SUBJECTS.has(word));
    if (at > 0 && (opens || CUTS.has(found) || (found === "–" && /\s–\s/.test(between)))) current += 1;
    starts.push(line.length);
    clause.push(current);
    mark.push(found);
    line += `${word} `;
    previousEnd = token.end;
  }
  const tokenAt = (offset: number) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return { tokens, line, tokenAt, clause, mark };
}

function strongest(between: string): string {
  if (between === " " || between === "") return "";
  if (between === ", ") return ",";
  if (/[=-]>|⇒/.test(between)) return "→";
  return MARKS.find((mark) => between.includes(mark)) ?? "";
}
