import type { Given } from "~graders";

const FIGURES = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 6 });

/** A given with its unit, as people write it: $3.5, 600 /s, 24 GB. */
export function givenText({ value, unit }: Given): string {
  if (unit === "USD") return `$${FIGURES.format(value)}`;
  const figure = FIGURES.format(value);
  if (unit === "1" || unit === "") return figure;
  return unit.startsWith("1/") ? `${figure} /${unit.slice(2)}` : `${figure} ${unit}`;
}
