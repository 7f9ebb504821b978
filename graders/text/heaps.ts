import { type Sentence } from "./types.ts";

/** Tokens from which on terms in a row are a heap: some fifteen of them. A list of a design's parts is shorter. */
const HEAP = 24;
/** A list item of at most so many tokens is a term, also where it sounds like doing: `rate limiting`, `A/B testing`. */
const TERM = 3;

const isTerm = ({ bareList, kind, tokens }: Sentence) =>
  bareList || (kind === "item" && tokens.length <= TERM);

const known = new WeakMap<readonly Sentence[], ReadonlySet<Sentence>>();

/** Sentences that stand in a heap of terms: they show what words somebody knows, and earn nothing. Kept: each check asks. */
export function heapsOf(sentences: readonly Sentence[]): ReadonlySet<Sentence> {
  const heaps = known.get(sentences) ?? findHeaps(sentences);
  known.set(sentences, heaps);
  return heaps;
}

function findHeaps(sentences: readonly Sentence[]): ReadonlySet<Sentence> {
  const heaps = new Set<Sentence>();
  let run: Sentence[] = [];
  const end = () => {
    if (run.reduce((sum, { tokens }) => sum + tokens.length, 0) >= HEAP)
      for (const sentence of run) heaps.add(sentence);
    run = [];
  };
  for (const sentence of sentences) {
    if (!isTerm(sentence) || run.at(-1)?.field !== sentence.field) end();
    if (isTerm(sentence)) run.push(sentence);
  }
  end();
  return heaps;
}
