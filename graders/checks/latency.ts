import { type CheckOf } from "../model/index.ts";
import { type CheckContext } from "./context.ts";
import { met, notGraded, notMet, type Outcome, partlyMet } from "./outcome.ts";
import { onSimulation, overloadOf, readable, simulated } from "./simulated.ts";
import { decidesLatency } from "./simulation-decides.ts";

/** Over the target by up to this factor earns half. */
const NEAR = 1.25;

/** The simulated latency of the whole path against the target. */
export function checkLatency(check: CheckOf<"latency">, context: CheckContext): Outcome {
  const target = context.amount(check.atMost, "ms");
  if (target === null) return notGraded("The target of this criterion cannot be computed.");
  return onSimulation(context, { own: check.own, result: "latency" }, (simulation) => {
    const by = decidesLatency(simulation, context.answer.sketch);
    const ids = by.map(({ id }) => id);
    const value = simulation[`${check.percentile}Ms`];
    const metric = `${check.percentile} of the whole path`;
    const aim = `${readable(target)} ms`;
    const [first] = by;
    if (value === null) {
      const which = first ? overloadOf(first) : "a component on the path is overloaded";
      const outcome = notMet(`${check.percentile} grows without bound: ${which}.`, [
        simulated(metric, "unbounded", aim, ids),
      ]);
      return { outcome, by };
    }
    const evidence = [simulated(metric, `${readable(value)} ms`, aim, ids)];
    const slowest = first?.p99Ms
      ? ` The slowest on the way is “${first.label}” with ${readable(first.p99Ms)} ms at p99.`
      : "";
    const said = `The sketch answers within ${readable(value)} ms at ${check.percentile}; the target is ${aim}.`;
    if (value <= target) return { outcome: met(said, evidence), by };
    const outcome =
      value <= NEAR * target ? partlyMet(said + slowest, evidence) : notMet(said + slowest, evidence);
    return { outcome, by };
  });
}
