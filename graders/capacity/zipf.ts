/** A run of ranks with nearly equal popularity: how many, and the share of requests of one of them. */
export interface RankGroup {
  count: number;
  popularity: number;
}

const EXACT_RANKS = 5_000;
/** Beyond the exact ranks, groups span this factor: popularity inside one differs by less than 1%. */
const SPAN = 1.005;

/**
 * Zipf popularity p_i = i^−α / H of `items` ranks. The first ranks one by one, later ones in groups whose sums come from
 * the integral over [a − ½, b + ½], right to a few parts in a million there; so a trillion items cost as much as a
 * million.
 */
export function zipfGroups(items: number, alpha: number): RankGroup[] {
  const groups: RankGroup[] = [];
  for (let rank = 1; rank <= Math.min(items, EXACT_RANKS); rank++)
    groups.push({ count: 1, popularity: Math.pow(rank, -alpha) });
  for (let first = EXACT_RANKS + 1; first <= items;) {
    const last = Math.min(items, Math.ceil(first * SPAN));
    const count = last - first + 1;
    groups.push({ count, popularity: powerIntegral(first - 0.5, last + 0.5, alpha) / count });
    first = last + 1;
  }
  const total = groups.reduce((sum, { count, popularity }) => sum + count * popularity, 0);
  return groups.map(({ count, popularity }) => ({ count, popularity: popularity / total }));
}

/** ∫ x^−α dx from a to b. */
function powerIntegral(a: number, b: number, alpha: number): number {
  return Math.abs(alpha - 1) < 1e-9
    ? Math.log(b / a)
    : (Math.pow(b, 1 - alpha) - Math.pow(a, 1 - alpha)) / (1 - alpha);
}
