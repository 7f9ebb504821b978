import { type CheckOf } from "../model/index.ts";
import { type CheckContext } from "./context.ts";
import { met, notGraded, notMet, type Outcome, partlyMet } from "./outcome.ts";
import { onSimulation, readable, simulated } from "./simulated.ts";

/** Over the target by up to this factor earns half. */
const NEAR = 1.25;

/** The simulated latency of the whole path against the target. */
export function checkLatency(check: CheckOf<"latency">, context: CheckContext): Outcome {
  const target = context.amount(check.atMost, "ms");
  if (target === null) return notGraded("The target of this criterion cannot be computed.");
  return onSimulation(context, (simulation) => {
    const value = simulation[`${check.percentile}Ms`];
    const metric = `${check.percentile} of the whole path`;
    const aim = `${readable(target)} ms`;
    if (value === null)
      return notMet(`A component on the path is overloaded, so ${check.percentile} grows without bound.`, [
        simulated(metric, "unbounded", aim),
      ]);
    const evidence = [simulated(metric, `${readable(value)} ms`, aim)];
    const said = `The sketch answers within ${readable(value)} ms at ${check.percentile}; the target is ${aim}.`;
    if (value <= target) return met(said, evidence);
    return value <= NEAR * target ? partlyMet(said, evidence) : notMet(said, evidence);
  });
}
