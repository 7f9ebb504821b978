import { compile } from "./compile.ts";
import { sameDimension } from "./dimension.ts";
import { compute } from "./evaluate.ts";
import { lex } from "./lexer.ts";
import { LedgerProblem, type Quantity } from "./quantity.ts";
import { readSum, type FoundSum } from "./read-sum.ts";
import type { Agreement, Stated } from "./stated.ts";
import type { Token } from "./tokens.ts";

const LOOK_BACK = 6;
const LOOK_AHEAD = 9;
/** More than any margin adds. */
const WIDEST_MARGIN = 4;
const SAME = 0.03;

const TAKEN_BACK = /^(?:sorry|wait|oops|correction|scratch|hmm|i mean|make that|or rather)$/i;
const SAYS_NO = /^(?:no|nope|rather|actually)$/i;
const STANDS_ALONE = /^(?:is|it|that|that's|it's|this|make|i)$/i;
/** What is added on purpose, or stands for another moment than the sum. */
const MARGIN =
  /^(?:headroom|margin|margins|spares?|buffer|reserve|redundan\w*|failover|growth|safety|safe|slack|round\w*|overhead\w*|peak|peaks|burst\w*|provision\w*|n|incl\w*|minimum)$/i;

const isStop = (token: Token | undefined) =>
  token === undefined ||
  (token.kind === "symbol" && (token.text === "\n" || token.text === "|" || token.text === ";")) ||
  token.kind === "relation";

/** `= 500 million... no, is 5 × 10^11`: the author corrects the result at once. */
export function isTakenBack(tokens: readonly Token[], next: number): boolean {
  for (let at = next; at < next + LOOK_BACK; at += 1) {
    const token = tokens[at];
    if (token === undefined || (token.kind === "symbol" && (token.text === "\n" || token.text === "|")))
      return false;
    if (token.kind !== "word") continue;
    const after = tokens[at + 1];
    const pair = after?.kind === "word" ? `${token.text} ${after.text}` : token.text;
    if (TAKEN_BACK.test(token.text) || TAKEN_BACK.test(pair)) return true;
    if (!SAYS_NO.test(token.text)) return false;
    return after?.kind !== "word" || STANDS_ALONE.test(after.text);
  }
  return false;
}

/** `0.66 × 0.069 + 0.22 × 1.44 = 0.0455 + 0.3168`: what stands behind the sign is the first term of another sum. */
export function isFirstOfSeveral(
  sum: FoundSum,
  tokens: readonly Token[],
  result: { first: number; next: number },
  source: string,
): boolean {
  const token = tokens[result.next];
  if (token?.kind !== "symbol" || !"+-".includes(token.text) || !token.spaced) return false;
  const whole = readSum(tokens, result.first, source);
  if (whole === null || whole.operators === 0) return false;
  if (sum.text.includes(" + ") || sum.text.includes(" − ")) return true;
  const [a, b] = [valueOf(sum.text), valueOf(whole.text)];
  if (a === null || b === null || !sameDimension(a.dimension, b.dimension)) return true;
  return Math.abs(a.value - b.value) <= SAME * Math.abs(a.value);
}

function valueOf(expression: string): Quantity | null {
  try {
    return compute(compile(lex(expression), {}), {}).quantity;
  } catch (error) {
    if (error instanceof LedgerProblem) return null;
    throw error;
  }
}

/**
 * Whether a larger number behind a sum may have been chosen, not worked out: `28.6 → 40 with headroom`. What an arrow
 * leads to, and what is said to hold a margin, need not follow from the sum.
 */
export function isGuarded(
  outcome: Agreement,
  tokens: readonly Token[],
  { approximate, next, upTo, arrow }: Pick<Stated, "approximate" | "upTo"> & { next: number; arrow: boolean },
): boolean {
  if (outcome.kind !== "slip" || outcome.factor > WIDEST_MARGIN) return false;
  if (upTo !== null || arrow) return true;
  if (approximate && outcome.factor < 1.5) return true;
  for (let at = next; at < next + LOOK_AHEAD && !isStop(tokens[at]); at += 1) {
    const token = tokens[at];
    if (token?.kind === "word" && MARGIN.test(token.text)) return true;
  }
  return false;
}

/** `2 × 256 → 100% filled`: counts multiplied are no share, and the share told behind them follows from what was said. */
export const canBeShare = (sum: FoundSum, tokens: readonly Token[]): boolean =>
  tokens.some(
    (token) =>
      sum.start <= token.start &&
      token.end <= sum.end &&
      ((token.kind === "symbol" && "/-".includes(token.text)) ||
        (token.kind === "number" && (token.percent || token.value < 1))),
  );
