import type { Scope } from "./quantity.ts";

const LONGEST = 40;

/** The name in scope that a misspelt one most likely means: at most two letters off, one in short names. */
export function nearestName(typed: string, scope: Scope): string | null {
  if (typed.length > LONGEST) return null;
  const names = scope instanceof Map ? [...scope.keys()] : Object.keys(scope);
  let best: string | null = null;
  let least = typed.length > 4 ? 2 : 1;
  for (const name of names) {
    if (name.length > LONGEST || Math.abs(name.length - typed.length) > least) continue;
    const off = distance(typed, name);
    if (off <= least && (best === null || off < least)) {
      best = name;
      least = off;
    }
  }
  return best;
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
