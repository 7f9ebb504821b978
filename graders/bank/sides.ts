import { evaluateExpression, formatQuantity } from "../ledger/index.ts";
import type { BankQuantity } from "./condition.ts";
import { plainNumber } from "./template.ts";

/**
 * What the comparisons of a condition come to, in words: `memory needed is 43.2 GB, against 24 GB of one card`.
 * @param label what a quantity is called
 */
export function resultOfSide(
  condition: string,
  scope: Readonly<Record<string, BankQuantity>>,
  label: (id: string) => string,
): string {
  const comparisons = condition.split(/\s+(?:and|or)\s+/);
  return comparisons
    .map((text) => {
      const [left = "", right = ""] = text.split(/<=|>=|==|!=|<|>/).map((side) => side.trim());
      return `${sideInWords(left, scope, label, " is ")}, against ${sideInWords(right, scope, label, " for ")}`;
    })
    .filter((said, index, all) => all.indexOf(said) === index)
    .join("; ");
}

function sideInWords(
  side: string,
  scope: Readonly<Record<string, BankQuantity>>,
  label: (id: string) => string,
  joined: " is " | " for ",
): string {
  const known = Object.hasOwn(scope, side) ? scope[side] : undefined;
  if (known) {
    const value =
      known.unit === "1" ? plainNumber(Number(known.raw.toPrecision(3))) : formatQuantity(known, known.unit);
    return joined === " is " ? `${label(side)} is ${value}` : `${value} for ${label(side)}`;
  }
  const result = evaluateExpression({ text: side, scope });
  if (!result.ok || /^[\d.]+$/.test(side)) return side;
  return formatQuantity(result.quantity);
}
