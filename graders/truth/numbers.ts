import { classicFactor } from "../ledger/factors.ts";
import { type LedgerLine } from "../ledger/index.ts";
import { type Evidence } from "../model/index.ts";
import { type Sentence } from "../text/types.ts";
import { type Amount } from "./amount.ts";

/** A number that the answer states: a ledger row, an equation in prose, or a quantity in a sentence. */
export interface StatedNumber extends Amount {
  from: "row" | "equation" | "text";
  /** Stems of the words that say what it is. */
  about: readonly string[];
  /** The text it stands in, for quoting. */
  said: string;
  evidence: Evidence;
  /** Where it stands in the reading; null for a ledger row. */
  sentence: Sentence | null;
  /** Worked out (an expression or an equation) rather than only stated. */
  computed: boolean;
  /** Stated result over the recomputed one, as a factor of at least 1, where the two differ. */
  slip: { factor: number; words: string } | null;
  /** The stated result measures something else than the sum; in words. */
  unitMismatch: string | null;
}

export interface Numbers {
  stated: readonly StatedNumber[];
}

/** A result without a unit leaves it implied; only one with another unit is wrong. */
export const unitError = ({ stated, unitMismatch }: LedgerLine): string | null =>
  stated?.quantity.dimension.every((power) => power === 0) === true ? null : unitMismatch;

/** In prose, a larger slip by a factor that no mistake of units or zeros explains is more likely a sum read in part. */
const READ_IN_PART = 3;

/** The slip of a sum that was found in text; null also where the sum was likely not read as it was meant. */
export const slipInText = ({ slip }: LedgerLine): LedgerLine["slip"] =>
  slip !== null && slip.factor > READ_IN_PART && !isMisplaced(slip.factor) ? null : slip;

/** A factor of misplaced zeros, or one that mixed-up units explain. */
function isMisplaced(factor: number): boolean {
  const zeros = Math.round(Math.log10(factor));
  const off = zeros > 0 ? factor / 10 ** zeros : Infinity;
  return (off > 0.9 && off < 1.1) || classicFactor(factor) !== null;
}
