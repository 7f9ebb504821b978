import { round9 } from "../scoring/round.ts";

/** How far two raters agree beyond chance. */
export interface Agreement {
  /** Cases that both rated. */
  cases: number;
  /** Share of them on which they agree, 0 to 1; null: there are none. */
  observed: number | null;
  /** Cohen's kappa, -1 to 1; null: it is not defined here, and `why` says so. */
  kappa: number | null;
  why: "no-cases" | "one-verdict" | null;
}

/**
 * Cohen's kappa for nominal categories: (po - pe) / (1 - pe), with po the share of cases on which both agree and pe the
 * share on which they would by chance, from each one's own frequencies. Where both gave one and the same verdict
 * throughout, pe is 1 and kappa is 0/0: they agree, and nothing tells whether by chance.
 *
 * Source: J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960),
 * 37–46.
 */
export function cohenKappa(pairs: readonly (readonly [string, string])[]): Agreement {
  const cases = pairs.length;
  if (cases === 0) return { cases, observed: null, kappa: null, why: "no-cases" };
  const first = new Map<string, number>();
  const second = new Map<string, number>();
  let same = 0;
  for (const [a, b] of pairs) {
    first.set(a, (first.get(a) ?? 0) + 1);
    second.set(b, (second.get(b) ?? 0) + 1);
    if (a === b) same += 1;
  }
  // In whole numbers, so that perfect agreement on one verdict is found exactly.
  let chance = 0;
  for (const [category, count] of first) chance += count * (second.get(category) ?? 0);
  const observed = round9(same / cases);
  const most = cases * cases;
  if (chance === most) return { cases, observed, kappa: null, why: "one-verdict" };
  return { cases, observed, kappa: round9((same * cases - chance) / (most - chance)), why: null };
}
