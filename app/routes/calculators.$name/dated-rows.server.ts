import { HARDWARE, PRICES } from "~graders";

/** The dated tables that belong beside a calculator: hardware with its own, prices with those about cost. */
export function datedRows({ name, family }: { name: string; family: string }) {
  return { hardware: name === "hardware" ? HARDWARE : null, prices: family === "cost" ? PRICES : null };
}
