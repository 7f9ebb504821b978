import { readUnits } from "./literal.ts";
import type { FoundSum } from "./read-sum.ts";
import type { Token } from "./tokens.ts";

/** Tokens of the same paragraph that are looked back over. */
const BACK = 80;
const DATA = 1;

/**
 * The product with the unit that one of its factors had a moment before: in `at 3 MB each that is 1,735 × 3 = 5.2 GB/s`
 * the 3 is in MB. Null where none, or more than one, was said. `sure`: said of each of what is multiplied.
 */
export function withUnitBefore(
  sum: FoundSum,
  tokens: readonly Token[],
  at: number,
  source: string,
): { text: string; sure: boolean } | null {
  const factors = sum.text.split(" × ");
  if (factors.length < 2 || factors.some((factor) => /[+−/^(]/.test(factor))) return null;
  const said = new Map<number, Set<string>>();
  let sure = false;
  for (let back = at - 1; back >= Math.max(0, at - BACK); back -= 1) {
    const token = tokens[back];
    if (token?.kind === "symbol" && token.text === "\n") break;
    if (token?.kind !== "number") continue;
    const place = factors.indexOf(source.slice(token.start, token.end).trim());
    const [unit, ...others] = place < 0 ? [] : readUnits(tokens, back + 1, () => false).parts;
    if (unit === undefined || unit.power !== 1 || unit.unit.dimension[DATA] !== 1) continue;
    if (others.some(({ unit: other }) => other.dimension[0] !== 0)) continue;
    sure = [back - 1, back + 2].some((near) => isEach(tokens[near]));
    said.set(place, (said.get(place) ?? new Set()).add(unit.text));
  }
  const [found, ...more] = said;
  if (found === undefined || more.length > 0 || found[1].size > 1) return null;
  const [place, [unit = ""]] = found;
  const text = factors.map((factor, index) => (index === place ? `${factor} ${unit}` : factor)).join(" × ");
  return { text, sure };
}

const isEach = (token: Token | undefined) =>
  token?.kind === "word" && /^(?:each|apiece|per|every)$/i.test(token.text);
