import { type CheckOf, type NodeLoad } from "../model/index.ts";
import { type CheckContext } from "./context.ts";
import { kindNames } from "./graph.ts";
import { met, notMet, type Outcome, partlyMet } from "./outcome.ts";
import { onSimulation, overloadOf, readable, simulated } from "./simulated.ts";
import { decidesLoad, drawnInside } from "./simulation-decides.ts";

/** No simulated node is busier than this under the workload; one that is, but still keeps up, leaves half. */
export function checkLoad(check: CheckOf<"load">, context: CheckContext): Outcome {
  return onSimulation(context, { own: check.own, result: "load" }, (simulation) => {
    const ids = new Set(
      context.answer.sketch.nodes
        .filter((node) => check.nodes.length === 0 || check.nodes.includes(node.kind))
        .map((node) => node.id),
    );
    const by = decidesLoad(drawnInside(simulation, context.answer.sketch).filter(({ id }) => ids.has(id)));
    const [busiest] = by;
    const outcome = busiest
      ? verdictOn(check, busiest, simulation.rps)
      : notMet(
          check.nodes.length > 0
            ? `No ${kindNames(check.nodes)} with work to do is drawn.`
            : "No drawn component has work to do.",
        );
    return { outcome, by };
  });
}

function verdictOn(check: CheckOf<"load">, busiest: NodeLoad, rps: number): Outcome {
  const { id, label } = busiest;
  const utilisation = busiest.utilisation ?? 0;
  const busy = `${readable(100 * utilisation)}%`;
  const evidence = [
    { kind: "node" as const, id, label },
    simulated(`busiest: ${label}`, busy, `${readable(100 * check.maxUtilisation)}%`, [id]),
  ];
  const at = `at ${readable(rps)} requests/s`;
  if (utilisation <= check.maxUtilisation)
    return met(`The busiest component, “${label}”, is ${busy} busy ${at}.`, evidence);
  if (utilisation < 1)
    return partlyMet(`“${label}” is ${busy} busy ${at}: it keeps up with nothing to spare.`, evidence);
  return notMet(`${overloadOf(busiest)}: as drawn it is overloaded.`, evidence);
}
