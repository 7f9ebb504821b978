import { type Token } from "./types.ts";

const SHINGLE = 5;
const COPY_SHINGLE = 8;
/** Shorter sentences are anybody's. */
const SHORTEST_COPY = 4;

function joined(tokens: readonly Token[], from: number, to: number): string {
  let line = tokens[from]?.stem ?? "";
  for (let at = from + 1; at < to; at++) line += ` ${tokens[at]?.stem ?? ""}`;
  return line;
}

/** Remembers sentences and tells whether one says again, almost word for word, what another one said. */
export function repeatDetector(): (tokens: readonly Token[]) => boolean {
  const seen = new Set<string>();
  const whole = new Set<string>();
  return (tokens) => {
    if (tokens.length < SHINGLE) return false;
    const key = joined(tokens, 0, tokens.length);
    if (whole.has(key)) return true;
    whole.add(key);
    /* Each run is a part of the whole, so that no run has to be put together. */
    const shingles: string[] = [];
    let start = 0;
    let end = -1;
    for (let at = 0; at < tokens.length; at++) {
      end += (tokens[at] as Token).stem.length + 1;
      if (at + 1 < SHINGLE) continue;
      shingles.push(key.slice(start, end));
      start += (tokens[at + 1 - SHINGLE] as Token).stem.length + 1;
    }
    const known = shingles.filter((shingle) => seen.has(shingle)).length;
    for (const shingle of shingles) seen.add(shingle);
    return shingles.length >= 4 && known / shingles.length >= 0.8;
  };
}

/** Tells which tokens stand in a run of eight or more that the prompt has too, or make up one of its short sentences. */
export function copyDetector(
  prompt: readonly Token[],
  sentences: readonly (readonly Token[])[] = [],
): (tokens: readonly Token[]) => ReadonlySet<number> {
  const short = new Set(
    sentences
      .filter(({ length }) => length >= SHORTEST_COPY && length < COPY_SHINGLE)
      .map((tokens) => joined(tokens, 0, tokens.length)),
  );
  const given = new Set<string>();
  /* Two words that open a run: hardly any other run has to be put together to be looked up. */
  const openings = new Map<string, Set<string>>();
  for (let at = 0; at + COPY_SHINGLE <= prompt.length; at++) {
    given.add(joined(prompt, at, at + COPY_SHINGLE));
    const [first, second] = [prompt[at] as Token, prompt[at + 1] as Token];
    openings.set(first.stem, (openings.get(first.stem) ?? new Set()).add(second.stem));
  }
  return (tokens) => {
    const copied = new Set<number>();
    if (tokens.length < COPY_SHINGLE && short.has(joined(tokens, 0, tokens.length)))
      return new Set(tokens.keys());
    if (given.size === 0) return copied;
    for (let at = 0; at + COPY_SHINGLE <= tokens.length; at++) {
      if (openings.get((tokens[at] as Token).stem)?.has((tokens[at + 1] as Token).stem) !== true) continue;
      if (given.has(joined(tokens, at, at + COPY_SHINGLE)))
        for (let offset = 0; offset < COPY_SHINGLE; offset++) copied.add(at + offset);
    }
    return copied;
  };
}
