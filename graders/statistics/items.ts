import { round9 } from "../scoring/round.ts";

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Pearson's correlation, -1 to 1. With shares of one item and marks it is the item's discrimination; where the shares are
 * only 0 and 1 it equals the point-biserial correlation. Null: fewer than three cases, or one side does not vary.
 *
 * Source: K. Pearson, Proceedings of the Royal Society 58 (1895), 240–242; as discrimination, F. M. Lord and
 * M. R. Novick, "Statistical theories of mental test scores" (1968), 15.3.
 */
export function correlation(pairs: readonly (readonly [number, number])[]): number | null {
  if (pairs.length < FEWEST_CASES) return null;
  const meanX = mean(pairs.map(([x]) => x));
  const meanY = mean(pairs.map(([, y]) => y));
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (const [x, y] of pairs) {
    xy += (x - meanX) * (y - meanY);
    xx += (x - meanX) ** 2;
    yy += (y - meanY) ** 2;
  }
  // A spread of rounding errors alone is no spread.
  if (round9(1 + xx) === 1 || round9(1 + yy) === 1) return null;
  return round9(xy / Math.sqrt(xx * yy));
}

/** Below this a correlation is chance. */
const FEWEST_CASES = 3;

/** One answer on one item. */
export interface ItemCase {
  /** Of the item's points, 0 to 1; null: not graded. */
  share: number | null;
  /** The answer's mark, 0 to 100; null: it has none. */
  mark: number | null;
}

export interface ItemStatistics {
  /** Answers that were graded on it. */
  cases: number;
  /** Mean share earned, 0 (nobody) to 1 (everybody); null: nobody was graded. */
  difficulty: number | null;
  /** Correlation of the item with the mark of the same answer; null: too few cases, or no spread. */
  discrimination: number | null;
}

/** Difficulty and discrimination of one item over a class. The mark holds the item itself, which raises it a little. */
export function itemStatistics(cases: readonly ItemCase[]): ItemStatistics {
  const shares = cases.flatMap(({ share }) => (share === null ? [] : [share]));
  const pairs = cases.flatMap(({ share, mark }) =>
    share === null || mark === null ? [] : [[share, mark] as const],
  );
  return {
    cases: shares.length,
    difficulty: shares.length === 0 ? null : round9(mean(shares)),
    discrimination: correlation(pairs),
  };
}

/** Counts of marks in ten equal bands of 0 to 100; 100 itself belongs to the last. */
export function histogram(marks: readonly number[]): number[] {
  const bands = Array.from({ length: 10 }, () => 0);
  for (const mark of marks) {
    const band = Math.min(9, Math.max(0, Math.floor(mark / 10)));
    bands[band] = (bands[band] ?? 0) + 1;
  }
  return bands;
}
