import { type LedgerLine } from "../ledger/index.ts";
import { amountOf } from "./amount.ts";
import { type Carried } from "./numbers.ts";

/** What a line comes to without the earlier mistake that it goes on with, and where that mistake stands. */
export function carriedIn({ carried }: LedgerLine, lines: readonly LedgerLine[]): Carried | null {
  if (carried === null) return null;
  const from = lines.find(({ row }) => row === carried.from);
  const unit = from?.stated?.text.trim() ?? "";
  const name = from === undefined || from.name === "" ? `“${unit}”` : `“${from.name}”`;
  return { ...amountOf(carried.quantity), from: name, row: carried.from };
}
