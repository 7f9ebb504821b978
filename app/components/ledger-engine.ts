import {
  type CostLine,
  type Estimate,
  evaluateExpression,
  evaluateLedger,
  formatCount,
  type Given,
  givenScope,
  type LedgerLine,
  normaliseName,
  type Scope,
} from "~graders";

/** The ledger's engine, kept apart so that pages load it only where a ledger stands: `import("./ledger-engine.ts")`. */
export { evaluateLedger, type LedgerLine };

const MONTH_SECONDS = 730 * 3600;

export interface PricedLine {
  /** US dollars a month; null when the line does not say. */
  usdMonth: number | null;
  /** `$71.5k`; empty when there is nothing to show. */
  text: string;
  /** One sentence: a sum that cannot be read, or a stated amount that the line's own figures contradict. */
  remark: string | null;
}

export interface Bill {
  lines: PricedLine[];
  totalUsdMonth: number;
  totalText: string;
}

const dollars = (usd: number) => `$${formatCount(usd)}`;

/** Prices each cost line; quantities and prices may use the ledger's names and the question's givens. */
export function priceCosts({
  costs,
  rows,
  givens,
}: {
  costs: readonly CostLine[];
  rows: readonly Pick<Estimate, "name" | "expression">[];
  givens: readonly Given[];
}): Bill {
  const scope = givenScope(givens);
  for (const line of evaluateLedger({ rows, givens }))
    if (line.key !== null && line.quantity !== null) scope.set(normaliseName(line.key), line.quantity);
  const lines = costs.map((cost) => priceLine(cost, scope));
  const total = lines.reduce((sum, line) => sum + (line.usdMonth ?? 0), 0);
  return { lines, totalUsdMonth: total, totalText: dollars(total) };
}

function priceLine({ quantity, unitPrice, perMonth }: CostLine, scope: Scope): PricedLine {
  const product =
    quantity.trim() !== "" && unitPrice.trim() !== ""
      ? monthly(`(${quantity}) * (${unitPrice})`, scope)
      : null;
  const stated = perMonth.trim() === "" ? null : monthly(perMonth, scope);
  const chosen = stated ?? product;
  if (chosen === null) return { usdMonth: null, text: "", remark: null };
  if (!chosen.ok) return { usdMonth: null, text: "", remark: chosen.problem };
  return {
    usdMonth: chosen.usd,
    text: dollars(chosen.usd),
    remark:
      stated?.ok && product?.ok && Math.abs(stated.usd - product.usd) > 0.03 * Math.abs(product.usd)
        ? `Quantity times price is ${dollars(product.usd)} a month.`
        : null,
  };
}

type Monthly = { ok: true; usd: number } | { ok: false; problem: string };

/** Dollars a month. A rate is taken over 730 hours; a bare number is dollars. */
function monthly(text: string, scope: Scope): Monthly {
  const result = evaluateExpression({ text, scope });
  if (!result.ok) return { ok: false, problem: result.message };
  const [time = 0, data = 0, money = 0] = result.quantity.dimension;
  const { value } = result.quantity;
  if (data === 0 && money <= 1 && money >= 0) {
    if (time === -1) return { ok: true, usd: value * MONTH_SECONDS };
    if (time === 0) return { ok: true, usd: value };
  }
  return { ok: false, problem: "This is no amount of money: check the units of quantity and price." };
}
