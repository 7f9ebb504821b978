import { type Token } from "./types.ts";

const SHINGLE = 5;
const COPY_SHINGLE = 8;

const hash = (stems: readonly string[]): string => stems.join(" ");

/** Remembers sentences and tells whether one says again, almost word for word, what another one said. */
export function repeatDetector(): (tokens: readonly Token[]) => boolean {
  const seen = new Set<string>();
  const whole = new Set<string>();
  return (tokens) => {
    if (tokens.length < SHINGLE) return false;
    const stems = tokens.map((token) => token.stem);
    const key = hash(stems);
    if (whole.has(key)) return true;
    whole.add(key);
    const shingles: string[] = [];
    for (let at = 0; at + SHINGLE <= stems.length; at++) shingles.push(hash(stems.slice(at, at + SHINGLE)));
    const known = shingles.filter((shingle) => seen.has(shingle)).length;
    for (const shingle of shingles) seen.add(shingle);
    return shingles.length >= 4 && known / shingles.length >= 0.8;
  };
}

/** Tells which tokens stand in a run of eight or more that the prompt has too. */
export function copyDetector(prompt: readonly Token[]): (tokens: readonly Token[]) => ReadonlySet<number> {
  const given = new Set<string>();
  const stems = prompt.map((token) => token.stem);
  for (let at = 0; at + COPY_SHINGLE <= stems.length; at++)
    given.add(hash(stems.slice(at, at + COPY_SHINGLE)));
  return (tokens) => {
    const copied = new Set<number>();
    if (given.size === 0) return copied;
    for (let at = 0; at + COPY_SHINGLE <= tokens.length; at++) {
      const run = tokens.slice(at, at + COPY_SHINGLE);
      if (given.has(hash(run.map((token) => token.stem))))
        for (let offset = 0; offset < COPY_SHINGLE; offset++) copied.add(at + offset);
    }
    return copied;
  };
}
