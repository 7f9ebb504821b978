import { cacheCurve } from "../capacity/cache.ts";

/** Popularity of what is looked up: Zipf's law with this exponent. Real traces have 0.6 to 1.2. */
export const ZIPF_ALPHA = 0.9;
/** Things that can be looked up. The stated hit share says how many of them the cache holds, so their number hardly matters. */
const ITEMS = 1_000_000;
const SIZES = Array.from({ length: 81 }, (_, i) => Math.pow(ITEMS, i / 80));

/**
 * Share of lookups that a least-recently-used cache answers at `factor` times its size, given the share that it answers
 * now (Che et al. 2002, with Zipf popularity): the share now says what part of the catalogue it holds.
 */
export function hitsBySize(): (hitRate: number, factor: number) => number {
  const { policyPoints } = cacheCurve({ items: ITEMS, alpha: ZIPF_ALPHA, policy: "lru", sizes: SIZES });
  const sizes = policyPoints.map(([size]) => Math.log(size));
  const hits = policyPoints.map(([, hit]) => hit);
  return (hitRate, factor) => {
    const most = hits.at(-1) ?? 1;
    if (hitRate <= 0 || hitRate >= most) return hitRate;
    const size = interpolate(hits, sizes, hitRate);
    return factor === 1 ? hitRate : Math.min(most, interpolate(sizes, hits, size + Math.log(factor)));
  };
}

/** Value of the line through rising `xs` and their `ys` at `x`, held at the ends. */
function interpolate(xs: readonly number[], ys: readonly number[], x: number): number {
  const after = xs.findIndex((one) => one >= x);
  if (after < 0) return ys.at(-1) ?? 0;
  if (after === 0) return ys[0] ?? 0;
  const [x0 = 0, x1 = 0] = [xs[after - 1], xs[after]];
  const [y0 = 0, y1 = 0] = [ys[after - 1], ys[after]];
  return x1 > x0 ? y0 + ((y1 - y0) * (x - x0)) / (x1 - x0) : y1;
}
