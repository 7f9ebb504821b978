import { evaluateExpression, formatQuantity } from "../ledger/index.ts";
import type { BankQuantity } from "./condition.ts";
import { plainNumber } from "./template.ts";

/**
 * What the comparisons of a condition come to, in words: `memory needed is 43.2 GB, against 24 GB for one card`. What is
 * compared several times is said once, with all that it is held against.
 * @param label what a quantity is called
 */
export function conditionInWords(
  condition: string,
  scope: Readonly<Record<string, BankQuantity>>,
  label: (id: string) => string,
): string {
  const against = new Map<string, string[]>();
  for (const comparison of condition.split(/(?<!\s)\s+(?:and|or)\s+/)) {
    const [left = "", right = ""] = comparison
      .replace(/^\s*not\s+/, "")
      .split(/<=|>=|==|!=|<|>/)
      .map((side) => side.trim());
    const subject = subjectInWords(left, scope, label);
    against.set(subject, [...(against.get(subject) ?? []), limitInWords(right, scope, label)]);
  }
  return [...against]
    .map(([subject, limits]) => {
      const all = [...new Set(limits)];
      const last = all.at(-1) ?? "";
      return `${subject}, against ${all.length < 2 ? last : `${all.slice(0, -1).join(", ")} and ${last}`}`;
    })
    .join("; ");
}

type Scope = Readonly<Record<string, BankQuantity>>;

function subjectInWords(side: string, scope: Scope, label: (id: string) => string): string {
  const known = Object.hasOwn(scope, side) ? scope[side] : undefined;
  return known ? `${label(side)} is ${valueOf(known)}` : anyValue(side, scope);
}

function limitInWords(side: string, scope: Scope, label: (id: string) => string): string {
  const known = Object.hasOwn(scope, side) ? scope[side] : undefined;
  return known ? `${valueOf(known)} (${label(side)})` : anyValue(side, scope);
}

const valueOf = (quantity: BankQuantity): string =>
  quantity.unit === "1"
    ? plainNumber(Number(quantity.raw.toPrecision(3)))
    : formatQuantity(quantity, quantity.unit);

function anyValue(side: string, scope: Scope): string {
  const result = evaluateExpression({ text: side, scope });
  return !result.ok || /^[\d.]+$/.test(side) ? side : formatQuantity(result.quantity);
}
