/** Fewer windows than this say nothing about spread. */
const LEAST_WINDOWS = 8;
/** Windows that follow each other more closely than this are one window. */
const MOST_CORRELATED = 0.9;

/** A window has to hold so many values beyond a percentile, on average, to say where it is. */
const LEAST_BEYOND = 1;

/** Whether `count` values, spread over `windows`, tell where the percentile `share` is. */
export const tellsPercentile = (count: number, windows: number, share: number): boolean =>
  count * (1 - share) >= LEAST_BEYOND * windows;

/**
 * Half-width of the 95% confidence interval around a run's mean or percentile, from the same figure in each of its windows
 * (batch means; Law 2015, Simulation Modeling and Analysis, 9.5.3): t · s/√n, widened by √((1 + r)/(1 − r)) where each
 * window resembles the one before it by r. Windows too short for the tail read it low; by how much, their mean against the figure of
 * the whole run shows, and that is added. NaN windows had nothing in them. Null when there are too few.
 */
export function halfWidth(windows: Float64Array, whole: number): number | null {
  let n = 0;
  let sum = 0;
  for (const value of windows)
    if (!Number.isNaN(value)) {
      n++;
      sum += value;
    }
  if (n < LEAST_WINDOWS) return null;
  const mean = sum / n;
  let squares = 0;
  let products = 0;
  let before = NaN;
  for (const value of windows) {
    if (Number.isNaN(value)) continue;
    const apart = value - mean;
    squares += apart * apart;
    if (!Number.isNaN(before)) products += apart * before;
    before = apart;
  }
  const r = squares === 0 ? 0 : Math.min(MOST_CORRELATED, Math.max(0, products / squares));
  const deviation = Math.sqrt(squares / (n - 1));
  const spread = studentT(n - 1) * (deviation / Math.sqrt(n)) * Math.sqrt((1 + r) / (1 - r));
  return spread + Math.abs(whole - mean);
}

/** The 0.975 quantile of Student's t (Abramowitz and Stegun 26.7.5): right to 0.1% from 7 degrees of freedom on. */
export function studentT(degrees: number): number {
  const z = 1.959963985;
  const [z3, z5, z7] = [z ** 3, z ** 5, z ** 7];
  return (
    z +
    (z3 + z) / (4 * degrees) +
    (5 * z5 + 16 * z3 + 3 * z) / (96 * degrees ** 2) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * degrees ** 3)
  );
}
