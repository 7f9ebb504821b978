/** What two designs are compared by; both the lower the better. */
export interface Objectives {
  usdPerMonth: number;
  p99Ms: number;
}

/**
 * Differences of less than this share are not told apart: percentiles are read off a grid to within half a percent each,
 * and prices are seldom known better than to a percent.
 */
export const NOISE = 0.01;

/**
 * No dearer and, within the noise, no slower, and better in one of them by more than the noise. No two designs dominate
 * each other, also not in a ring: cost never rises along it, and where cost stays, p99 falls.
 */
export function dominates(a: Objectives, b: Objectives): boolean {
  if (a.usdPerMonth > b.usdPerMonth || a.p99Ms > b.p99Ms * (1 + NOISE)) return false;
  return a.usdPerMonth < b.usdPerMonth * (1 - NOISE) || a.p99Ms < b.p99Ms * (1 - NOISE);
}

/**
 * The staircase of best designs, the cheapest first: each next one is the cheapest that is faster by more than the noise.
 * No point of it dominates another, and for every design there is one on it that is no dearer and, within the noise, no
 * slower. Of equals the first one given is kept.
 */
export function frontOf<T extends Objectives>(designs: readonly T[]): T[] {
  const rising = [...designs].sort((a, b) => a.usdPerMonth - b.usdPerMonth || a.p99Ms - b.p99Ms);
  const front: T[] = [];
  for (const design of rising) {
    const last = front.at(-1);
    if (last === undefined || design.p99Ms < last.p99Ms * (1 - NOISE)) front.push(design);
  }
  return front;
}
