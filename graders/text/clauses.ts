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

const OPENERS =
  /^(?:but|because|since|so|whereas|while|although|though|if|when|whenever|which|hence|thus|therefore|otherwise|unless|however|yet|until|before|after)$/;
const SUBJECT = /^(?:we|i|you|it|they|nobody|there|he|she|this|that|everybody|everyone)$/;
const MARKS = [";", ":", "→", "|", "(", ")", "—", "–", ",", "=", "+", "/"];

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
    const opens =
      (OPENERS.test(token.word) && !(token.word === "so" && /^(?:far|on|called|much|many)$/.test(next))) ||
      (token.word === "as" && SUBJECT.test(next)) ||
      (/^(?:and|or)$/.test(token.word) && SUBJECT.test(next)) ||
      (found === "," && SUBJECT.test(token.word));
    if (at > 0 && (opens || /^[;:→|()—]$/.test(found) || (found === "–" && /\s–\s/.test(between))))
      current += 1;
    starts.push(line.length);
    clause.push(current);
    mark.push(found);
    line += `${token.word} `;
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
  if (/[=-]>|⇒/.test(between)) return "→";
  return MARKS.find((mark) => between.includes(mark)) ?? "";
}
