import { type CheckOf } from "../model/index.ts";
import { type CheckContext } from "./context.ts";
import { met, notGraded, notMet, type Outcome, partlyMet } from "./outcome.ts";
import { onSimulation, readable, simulated } from "./simulated.ts";
import { decidesAvailability } from "./simulation-decides.ts";

/** Down for up to this many times the allowed time earns half. */
const NEAR = 3;

const percent = (share: number) => `${Number((100 * share).toPrecision(6))}%`;

/** The simulated availability of the drawn system against what is asked. */
export function checkAvailability(check: CheckOf<"availability">, context: CheckContext): Outcome {
  const target = context.amount(check.atLeast, "1");
  if (target === null) return notGraded("The target of this criterion cannot be computed.");
  return onSimulation(context, { own: check.own, result: "availability" }, (simulation) => {
    const { availability, losses } = simulation;
    if (availability === null)
      return { outcome: notMet("The availability of this sketch cannot be computed."), by: [] };
    const by = decidesAvailability(simulation, context.answer.sketch);
    const evidence = [
      simulated(
        "availability",
        percent(availability),
        percent(target),
        by.map(({ id }) => id),
      ),
    ];
    const said = `The components drawn give ${percent(availability)}; ${percent(target)} is asked.`;
    if (availability >= target) return { outcome: met(said, evidence), by };
    const [first] = by;
    const lost = losses.find(({ id }) => id === first?.id)?.lostShare ?? 0;
    const most = first
      ? ` “${first.label}” takes most of the rest: its loss cuts off ${readable(100 * lost)}% of requests.`
      : "";
    const isNear = 1 - availability <= NEAR * (1 - target);
    return { outcome: isNear ? partlyMet(said + most, evidence) : notMet(said + most, evidence), by };
  });
}
