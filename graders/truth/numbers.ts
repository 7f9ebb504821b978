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
  /** Its stated result is not what the sum gives. */
  slip: Slip | null;
  /** What it comes to without an earlier mistake that it goes on with; null where it goes on with none. */
  carried: Carried | null;
  /** The stated result measures something else than the sum; in words. */
  unitMismatch: string | null;
  /** One end of a range; its middle is stated too. */
  bound?: boolean;
}

/** A result that a sum does not give. */
export interface Slip {
  /** A unit taken for another, or a mistake in the arithmetic. */
  kind: "slip" | "unit";
  /** Stated over right, or the other way round: at least 1. */
  factor: number;
  stated: string;
  right: string;
  /** Both values and what the factor looks like, in one sentence. */
  words: string;
}

/** A right sum over a wrong number of an earlier row. */
export interface Carried extends Amount {
  /** The earlier row, as it is called. */
  from: string;
  row: number;
}

export interface Numbers {
  stated: readonly StatedNumber[];
}

/** A result without a unit leaves it implied; only one with another unit is wrong. */
export const unitError = ({ stated, unitMismatch }: LedgerLine): string | null =>
  stated?.quantity.dimension.every((power) => power === 0) === true ? null : unitMismatch;

/** In prose, a larger slip by a factor that no mistake of units or zeros explains is more likely a sum read in part. */
const READ_IN_PART = 3;

/** Advice on prefixes, of no use where nothing is measured in bytes or seconds. */
const OF_BYTES = /, MB against GB, or ms against s|, or MB against TB/;

/** The slip of a sum; null in text also where the sum was likely not read as it was meant. */
export function slipOf({ slip, stated, text }: LedgerLine, inText: boolean): Slip | null {
  if (slip === null) return null;
  const { factor } = slip;
  if (inText && factor > READ_IN_PART && !isMisplaced(factor)) return null;
  const classic = classicFactor(factor);
  /* In bytes, three zeros too many or too few are one prefix for another. */
  const prefix = classic !== null && stated !== null && stated.quantity.dimension[1] !== 0;
  const said = stated?.text.trim() ?? "";
  const how = slip.words.replace(/^the result is /, "").replace(": ", ", ");
  return {
    kind: classic?.ofUnits === true || prefix ? "unit" : "slip",
    factor,
    stated: said,
    right: text,
    words: `The sum gives ${text}, not ${said}: ${prefix ? how : how.replace(OF_BYTES, "")}.`,
  };
}

/** A factor of misplaced zeros, or one that mixed-up units explain. */
function isMisplaced(factor: number): boolean {
  const zeros = Math.round(Math.log10(factor));
  const off = zeros > 0 ? factor / 10 ** zeros : Infinity;
  return (off > 0.9 && off < 1.1) || classicFactor(factor) !== null;
}
