import { ARTICLES } from "../text/articles.ts";
import { stemOf } from "../text/stem.ts";
import { type Sentence, type Token } from "../text/types.ts";
import { isContent, verbsOf } from "../text/verbs.ts";
import { counts, type References } from "./read-references.ts";

/** Words that stand in any design and tell none from another. */
const GENERAL: ReadonlySet<string> = new Set(
  `system service design component approach solution option case example thing way part place point step kind type
  number amount value level rate share time day hour minute second week month year moment today
  data information item list set group field name id key table row record file object request response result output input
  user people team we one two three first second third next last other another whole full empty
  need want use make give get take put keep hold have come go run work start stop let show tell say mean call look see know
  think help support provide handle include contain apply add build create change move turn bring become stay stand
  change happen cause allow require depend follow lead return bigger
  good bad better worse best worst big small large little high low long short new old same different enough few several
  right wrong true false simple easy hard main real whole certain possible likely usual normal typical general
  always never often sometimes usually still again already even just only almost about around roughly approximately
  therefore however otherwise instead rather because hence thus
  reason idea question problem issue answer choice decision trade alternative consequence assumption requirement
  currently simply mostly plus per via etc eg ie later early soon since been open close accept find sit them
  side end front back top bottom middle half quarter third each both
  single common own own-known hundred thousand million dozen`
    .split(/\s+/)
    .map(stemOf),
);

/** A content word that could tell one design from another. */
export const isTelling = (token: Token): boolean =>
  /^[a-z]{3,24}$/.test(token.word) &&
  token.number === undefined &&
  isContent(token) &&
  !ARTICLES.has(token.word) &&
  !GENERAL.has(token.stem);

/** A content word of a sentence and how much it says. */
export interface TellingWord {
  token: Token;
  /** Position among the sentence's tokens. */
  at: number;
  weight: number;
}

export type WeighWords = (sentence: Sentence) => TellingWord[];

/**
 * Weighs words by how much they say about the subject: a word that the references come back to says more than one that
 * stands once; one that every second sentence has, or that the prompt gives, says less.
 */
export function tellingWords({ all, prompt }: References): WeighWords {
  const sentences = all.flatMap(({ reading }) => reading.sentences).filter(counts);
  const holding = new Map<string, number>();
  for (const { tokens } of sentences)
    for (const stem of new Set(tokens.map((token) => token.stem)))
      holding.set(stem, (holding.get(stem) ?? 0) + 1);
  const common = Math.max(4, sentences.length / 8);
  const weightOf = ({ stem, word }: Token): number => {
    const count = holding.get(stem) ?? 1;
    const frequency = count > common ? 0.6 : count > 1 ? 1 : 0.8;
    const adverb = /ly$/.test(word) ? 0.5 : 1;
    const verb = verbsOf([{ word, stem }]).action ? 0.75 : 1;
    return frequency * adverb * verb * (prompt.stems.has(stem) ? 0.65 : 1);
  };
  return ({ tokens }) => {
    const seen = new Set<string>();
    return tokens.flatMap((token, at) => {
      if (!isTelling(token) || seen.has(token.stem)) return [];
      seen.add(token.stem);
      return [{ token, at, weight: weightOf(token) }];
    });
  };
}
