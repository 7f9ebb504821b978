/** Factors by which people are wrong when they mix units up, with how to say it. */
const CLASSIC: readonly (readonly [number, string])[] = [
  [8, "8: bits and bytes are mixed up"],
  [1024 / 1000, "1.024: KB and KiB are mixed up"],
  [1e3, "1,000: check thousand against million, MB against GB, or ms against s"],
  [1e6, "1,000,000: check million against trillion, or MB against TB"],
  [1e9, "1,000,000,000: check B against GB"],
  [1e12, "a million million: check B against TB"],
  [60, "60: seconds and minutes, or minutes and hours, are mixed up"],
  [3600, "3,600: seconds and hours are mixed up"],
  [86_400, "86,400: per second and per day are mixed up"],
  [24, "24: hours and days are mixed up"],
  [30, "30: days and months are mixed up"],
  [365, "365: days and years are mixed up"],
];
const SLACK = 0.06;
/** Those that come of a unit taken for another; the others may as well be zeros lost or gained. */
const OF_UNITS = new Set([8, 60, 3600, 86_400, 24, 30, 365]);

/** The classic factor that a ratio (either way up) comes close to, in words; null when it is none. */
export function classicFactor(
  ratio: number,
  /** Whether bytes or bits are spoken of: an 8 among other things mixes up nothing. */
  data = true,
): { factor: number; words: string; ofUnits: boolean } | null {
  const size = ratio >= 1 ? ratio : 1 / ratio;
  for (const [factor, words] of CLASSIC) {
    if (factor > 2 && (data || factor !== 8) && Math.abs(size / factor - 1) <= SLACK)
      return { factor, words: `a factor of ${words}`, ofUnits: OF_UNITS.has(factor) };
  }
  return null;
}

const ZERO_SLACK = 0.05;

/** How many zeros a result has too many or too few, where that is all that is wrong with it; null otherwise. */
export function misplacedZeros(ratio: number): number | null {
  const size = ratio >= 1 ? ratio : 1 / ratio;
  const zeros = Math.round(Math.log10(size));
  return zeros > 0 && Math.abs(size / 10 ** zeros - 1) <= ZERO_SLACK ? zeros : null;
}
