import type { Agreement, Stated } from "./stated.ts";

const MONEY = 2;
/** Zeros too many or too few. The header of a column may say thousands, millions or per cent instead. */
const ZEROS = [10, 1e4, 1e5, 1e7, 1e8];
/** … where the cell has a prefix of its own, it says them itself; and these come of one unit for another. */
const WITH_UNIT = [...ZEROS, 100, 1e3, 1e6, 1e9, 8, 60, 3600, 86_400];
const SLACK = 0.04;
const FEWEST_DIGITS = 10;

/**
 * Whether a differing number in the next cell of a table is the wrong result of this sum, and not another column: it has
 * a unit of the sum's kind, or the same digits with other zeros. A column of copies, hours or thousands in between
 * explains every other difference.
 */
export function tellsItsResult(outcome: Agreement, { literal }: Stated): boolean {
  if (outcome.kind !== "slip" || literal.number === null) return false;
  const measured = literal.parts.some(({ unit }) => unit.dimension.some((power) => power !== 0));
  const money = literal.number.money || literal.parts.some(({ unit }) => unit.dimension[MONEY] !== 0);
  const factors = measured && !money ? WITH_UNIT : money ? [...ZEROS, 100] : ZEROS;
  const digits = literal.number.value / (2 * literal.number.rounding);
  return (
    (measured || money || digits >= FEWEST_DIGITS) &&
    factors.some((factor) => Math.abs(outcome.factor / factor - 1) <= SLACK)
  );
}
