import { type CheckOf } from "../model/index.ts";
import { type CheckContext } from "./context.ts";
import { met, notGraded, notMet, type Outcome, partlyMet } from "./outcome.ts";
import { onSimulation, simulated } from "./simulated.ts";

/** Down for up to this many times the allowed time earns half. */
const NEAR = 3;

const percent = (share: number) => `${Number((100 * share).toPrecision(6))}%`;

/** The simulated availability of the drawn system against what is asked. */
export function checkAvailability(check: CheckOf<"availability">, context: CheckContext): Outcome {
  const target = context.amount(check.atLeast, "1");
  if (target === null) return notGraded("The target of this criterion cannot be computed.");
  return onSimulation(context, ({ availability }) => {
    if (availability === null) return notMet("The availability of this sketch cannot be computed.");
    const evidence = [simulated("availability", percent(availability), percent(target))];
    const said = `The components drawn give ${percent(availability)}; ${percent(target)} is asked.`;
    if (availability >= target) return met(said, evidence);
    return 1 - availability <= NEAR * (1 - target) ? partlyMet(said, evidence) : notMet(said, evidence);
  });
}
