import {
  type Criterion,
  DESIGN_WEIGHTS,
  type Dimension,
  DIMENSIONS,
  type Format,
  type Level,
  type Weights,
} from "../model/index.ts";

/**
 * Weights of the dimensions, whole and 100 together: half by what the references dwell on, half by the usual weights of
 * the level's design rounds; other formats have no usual ones. A dimension without a criterion has none.
 */
export function draftWeights(criteria: readonly Criterion[], level: Level, format: Format): Weights {
  const points = new Map<Dimension, number>();
  for (const { dimension, points: own } of criteria)
    points.set(dimension, (points.get(dimension) ?? 0) + own);
  const here = DIMENSIONS.filter((dimension) => (points.get(dimension) ?? 0) > 0);
  const all = sumOf(here.map((dimension) => points.get(dimension) ?? 0));
  const usual = sumOf(here.map((dimension) => DESIGN_WEIGHTS[level][dimension]));
  const shares = here.map((dimension) => {
    const dwelt = (points.get(dimension) ?? 0) / all;
    return format === "design" ? (dwelt + DESIGN_WEIGHTS[level][dimension] / usual) / 2 : dwelt;
  });
  return Object.fromEntries(here.map((dimension, at) => [dimension, whole(shares)[at] ?? 0]));
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** Shares of one as whole hundredths that sum to 100: what is left over goes to the largest remainders. */
function whole(shares: readonly number[]): number[] {
  const exact = shares.map((share) => Number((100 * share).toPrecision(9)));
  const floors = exact.map(Math.floor);
  const left = 100 - sumOf(floors);
  const byRemainder = exact
    .map((value, at) => ({ at, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.at - b.at);
  for (const { at } of byRemainder.slice(0, left)) floors[at] = (floors[at] ?? 0) + 1;
  return floors;
}
