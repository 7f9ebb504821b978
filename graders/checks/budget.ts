import { type CheckOf } from "../model/index.ts";
import { type CheckContext } from "./context.ts";
import { met, notGraded, notMet, type Outcome, partlyMet } from "./outcome.ts";
import { onSimulation, readable, simulated } from "./simulated.ts";
import { decidesCost } from "./simulation-decides.ts";

/** Over the budget by up to this factor earns half. */
const NEAR = 1.5;

/** Simulated cost per month of the sketch against the budget. */
export function checkBudget(check: CheckOf<"budget">, context: CheckContext): Outcome {
  const target = context.amount(check.atMost, "USD");
  if (target === null) return notGraded("The budget of this criterion cannot be computed.");
  return onSimulation(context, { own: check.own, result: "cost" }, (simulation) => {
    const { usdPerMonth } = simulation;
    const by = decidesCost(simulation);
    if (usdPerMonth === null || usdPerMonth === 0)
      return { outcome: notMet("No component of the sketch has a price and a number of copies."), by };
    const evidence = [
      simulated(
        "cost per month",
        `$${readable(usdPerMonth)}`,
        `$${readable(target)}`,
        by.map(({ id }) => id),
      ),
    ];
    const [first] = by;
    const dearest = first
      ? ` The dearest is “${first.label}” with $${readable(first.usdPerMonth ?? 0)}.`
      : "";
    const said = `The sketch costs $${readable(usdPerMonth)} a month; the budget is $${readable(target)}.${dearest}`;
    if (usdPerMonth <= target) return { outcome: met(said, evidence), by };
    return { outcome: usdPerMonth <= NEAR * target ? partlyMet(said, evidence) : notMet(said, evidence), by };
  });
}
